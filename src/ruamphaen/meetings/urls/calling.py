"""Calling a meeting: agenda, roster, notices, proportions. Under /desk/<org>/meetings/."""

from django.urls import URLPattern, URLResolver, path

from ruamphaen.meetings.views import agenda, calling, invitations, proportions

urlpatterns: list[URLPattern | URLResolver] = [
    path("", calling.meetings, name="desk_meetings"),
    path("new/", calling.new_meeting, name="new_meeting"),
    path("new/when/", calling.new_meeting_when, name="new_meeting_when"),
    path("<int:pk>/", calling.prepare, name="prepare"),
    path("<int:pk>/edit/", calling.edit_meeting, name="edit_meeting"),
    path("<int:pk>/discard/", calling.discard_meeting, name="discard_meeting"),
    path("<int:pk>/call/", calling.call_meeting, name="call_meeting"),
    path("<int:pk>/move/", calling.move_meeting, name="move_meeting"),
    path("<int:pk>/cancel/", calling.cancel_meeting, name="cancel_meeting"),
    path("<int:pk>/tell-rest/", calling.tell_rest, name="tell_rest"),
    path("<int:pk>/agenda/", agenda.agenda, name="agenda"),
    path("<int:pk>/agenda/lay/", agenda.lay_agenda, name="lay_agenda"),
    path("items/<int:pk>/", agenda.edit_item, name="edit_item"),
    path("items/<int:pk>/move/", agenda.move_item, name="move_item"),
    path("items/<int:pk>/remove/", agenda.remove_item, name="remove_item"),
    path("<int:pk>/groups/", invitations.groups, name="groups"),
    path("<int:pk>/groups/take/<int:proportion>/", invitations.take_groups, name="take_groups"),
    path("<int:pk>/invitations/", invitations.invitations, name="invitations"),
    path("<int:pk>/invitations/members/", invitations.invite_members, name="invite_members"),
    path(
        "<int:pk>/invitations/from/<int:proportion>/",
        invitations.invite_delegates,
        name="invite_delegates",
    ),
    path("<int:pk>/invitations/import/", invitations.import_names, name="import_names"),
    path("invited/<int:pk>/remove/", invitations.uninvite, name="uninvite"),
    path("invited/<int:pk>/double/<int:other>/", invitations.settle_double, name="settle_double"),
    path("proportions/", proportions.proportions, name="proportions"),
    path("proportions/<int:pk>/", proportions.proportion, name="proportion"),
    path("proportions/<int:pk>/announce/", proportions.announce, name="announce_proportion"),
    path("proportions/<int:pk>/reopen/", proportions.reopen, name="reopen_proportion"),
    path("proportions/<int:pk>/remove/", proportions.remove, name="remove_proportion"),
    path("proportions/<int:pk>/names/", proportions.add_delegate, name="add_delegate"),
    path("proportions/<int:pk>/import/", proportions.import_delegates, name="import_delegates"),
    path("delegates/<int:pk>/remove/", proportions.remove_delegate, name="remove_delegate"),
]
