"""Addresses under /<org>/: plans, their versions, the planners' sheet, projects."""

from django.urls import path

from ruamphaen.plan.views import (
    carrying,
    changes,
    check,
    drafting,
    grid,
    imports,
    lineage,
    project,
    public,
    rounds,
    row,
    taking_up,
)

app_name = "plan"
_VERSION = "plan/<slug:period>/versions/<int:number>/"
urlpatterns = [
    path("plan/", public.plans, name="plans"),
    path("plan/new/", drafting.new_plan, name="new_plan"),
    path("plan/<slug:period>/", public.plan, name="plan"),
    path("plan/<slug:period>/versions/new/", drafting.new_version, name="new_version"),
    path(_VERSION, public.version, name="version"),
    path(f"{_VERSION}announce/", drafting.announce, name="announce"),
    path(f"{_VERSION}take-up/", taking_up.take_up, name="take_up"),
    path(f"{_VERSION}open/", rounds.open_round, name="open_round"),
    path(f"{_VERSION}drop/", rounds.drop, name="drop"),
    path(f"{_VERSION}reverse/", rounds.reverse_version, name="reverse"),
    path(f"{_VERSION}changes/", changes.changes, name="changes"),
    path(f"{_VERSION}carry-over/", carrying.carry_over, name="carry_over"),
    path(f"{_VERSION}carry-over/projects/", carrying.carry_projects, name="carry_projects"),
    path(f"{_VERSION}edit/", grid.edit_version, name="edit_version"),
    path(f"{_VERSION}edit/cells/", grid.cells, name="cells"),
    path(f"{_VERSION}edit/rows/", grid.rows, name="rows"),
    path(f"{_VERSION}rows/add/", row.add_row, name="add_row"),
    path(f"{_VERSION}rows/<int:pk>/", row.edit_row, name="edit_row"),
    path(f"{_VERSION}rows/<int:pk>/align/", row.align_row, name="align_row"),
    path(f"{_VERSION}rows/<int:pk>/align/<int:link>/remove/", row.unalign_row, name="unalign_row"),
    path(f"{_VERSION}rows/<int:pk>/kind/", rounds.set_row_kind, name="set_row_kind"),
    path(f"{_VERSION}rows/<int:pk>/withdraw/", rounds.withdraw_row, name="withdraw_row"),
    path(f"{_VERSION}rows/<int:pk>/origins/", row.add_origin, name="add_origin"),
    path(
        f"{_VERSION}rows/<int:pk>/origins/<int:origin>/remove/",
        row.remove_origin,
        name="remove_origin",
    ),
    path(f"{_VERSION}rows/<int:pk>/links/", lineage.lineage, name="lineage"),
    path(f"{_VERSION}rows/<int:pk>/links/<int:link>/remove/", lineage.unlink, name="unlink"),
    path(f"{_VERSION}rows/<int:pk>/remove/", row.remove_row, name="remove_row"),
    path(f"{_VERSION}rows/<int:pk>/move/", row.move_row, name="move_row"),
    path(f"{_VERSION}rows/restore/<int:removal>/", row.restore_row, name="restore_row"),
    path(f"{_VERSION}check/", check.check, name="check"),
    path(f"{_VERSION}check/waive/", check.waive, name="waive"),
    path(f"{_VERSION}check/waivers/<int:pk>/withdraw/", check.withdraw, name="withdraw_waiver"),
    path(f"{_VERSION}import/", imports.upload, name="import"),
    path(f"{_VERSION}import/<int:pk>/", imports.report, name="import_report"),
    path(f"{_VERSION}import/<int:pk>/accept/", imports.accept, name="import_accept"),
    path(f"{_VERSION}import/<int:pk>/undo/", imports.undo, name="import_undo"),
    path("projects/<int:pk>/", project.project, name="project"),
]
