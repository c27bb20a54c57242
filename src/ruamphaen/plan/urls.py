"""Addresses under /<org>/: plans, their versions, the planners' sheet, projects."""

from django.urls import path

from ruamphaen.plan.views import (
    approving,
    check,
    drafting,
    grid,
    imports,
    project,
    public,
    route,
    row,
)

app_name = "plan"
_VERSION = "plan/<slug:period>/versions/<int:number>/"
urlpatterns = [
    path("plan/", public.plans, name="plans"),
    path("plan/new/", drafting.new_plan, name="new_plan"),
    path("plan/<slug:period>/", public.plan, name="plan"),
    path("plan/<slug:period>/versions/new/", drafting.new_version, name="new_version"),
    path(_VERSION, public.version, name="version"),
    path(f"{_VERSION}route/", route.route, name="route"),
    path(f"{_VERSION}route/steps/<slug:code>/", route.step, name="route_step"),
    path(f"{_VERSION}route/taken/<int:pk>/undo/", route.undo_step, name="undo_step"),
    path(f"{_VERSION}route/taken/<int:pk>/paper/", route.evidence, name="step_paper"),
    path(f"{_VERSION}route/ask/", approving.ask_approval, name="ask_approval"),
    path(f"{_VERSION}route/withdraw/", route.withdraw_request, name="withdraw_request"),
    path(f"{_VERSION}route/approve/", approving.approve, name="approve"),
    path(f"{_VERSION}route/notices/", route.post_notice, name="post_notice"),
    path(f"{_VERSION}route/notices/<int:pk>/", route.take_down_notice, name="take_down_notice"),
    path(f"{_VERSION}route/notices/<int:pk>/photo/", route.notice_photo, name="notice_photo"),
    path(f"{_VERSION}announce/", approving.announce, name="announce"),
    path(f"{_VERSION}published/", approving.record_published, name="record_published"),
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
    path("projects/<int:pk>/", project.project, name="project"),
]
