"""After a meeting: minutes, documents, photographs. Under /desk/<org>/meetings/."""

from django.urls import path

from ruamphaen.meetings.views import after

urlpatterns = [
    path("<int:pk>/minutes/", after.minutes, name="minutes"),
    path("<int:pk>/minutes/write/", after.write_minutes, name="write_minutes"),
    path("<int:pk>/minutes/items/<int:item>/", after.account, name="write_account"),
    path("<int:pk>/minutes/check/", after.check_minutes, name="check_minutes"),
    path("<int:pk>/minutes/send-back/", after.reopen_minutes, name="reopen_minutes"),
    path("<int:pk>/minutes/approve/", after.approve_minutes, name="approve_minutes"),
    path("<int:pk>/files/", after.attach, name="attach"),
    path("<int:pk>/files/<int:file>/", after.edit_attachment, name="edit_attachment"),
]
