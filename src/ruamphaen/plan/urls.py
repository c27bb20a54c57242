"""Addresses under /<org>/: plans, their versions, the planners' sheet, projects."""

from django.urls import path

from ruamphaen.plan.views import check, consultation, drafting, grid, imports, project, public, row

app_name = "plan"
_VERSION = "plan/<slug:period>/versions/<int:number>/"
_CONSULTATION = f"{_VERSION}consultation/"
urlpatterns = [
    path("plan/", public.plans, name="plans"),
    path("plan/new/", drafting.new_plan, name="new_plan"),
    path("plan/<slug:period>/", public.plan, name="plan"),
    path("plan/<slug:period>/versions/new/", drafting.new_version, name="new_version"),
    path(_VERSION, public.version, name="version"),
    path(f"{_VERSION}announce/", drafting.announce, name="announce"),
    path(f"{_VERSION}take-up/", drafting.take_up, name="take_up"),
    path(f"{_VERSION}edit/", grid.edit_version, name="edit_version"),
    path(f"{_VERSION}edit/cells/", grid.cells, name="cells"),
    path(f"{_VERSION}edit/rows/", grid.rows, name="rows"),
    path(f"{_VERSION}rows/add/", row.add_row, name="add_row"),
    path(f"{_VERSION}rows/<int:pk>/", row.edit_row, name="edit_row"),
    path(f"{_VERSION}rows/<int:pk>/align/", row.align_row, name="align_row"),
    path(f"{_VERSION}rows/<int:pk>/align/<int:link>/remove/", row.unalign_row, name="unalign_row"),
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
    path(_CONSULTATION, consultation.consultation, name="consultation"),
    path(f"{_CONSULTATION}edit/", consultation.put_out, name="put_out"),
    path(f"{_CONSULTATION}summary/", consultation.summary, name="consultation_summary"),
    path(f"{_CONSULTATION}projects/<int:pk>/", consultation.project, name="consulted_project"),
    path(
        f"{_CONSULTATION}projects/<int:pk>/say/", consultation.say_on_project, name="say_on_project"
    ),
    path(f"{_CONSULTATION}reason/<int:place>/", consultation.paragraph, name="consulted_paragraph"),
    path(
        f"{_CONSULTATION}reason/<int:place>/say/",
        consultation.say_on_paragraph,
        name="say_on_paragraph",
    ),
    path("projects/<int:pk>/", project.project, name="project"),
]
