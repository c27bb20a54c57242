"""What everyone may see of meetings, and registering. Under /<org>/meetings/."""

from django.urls import path

from ruamphaen.meetings.views import public

urlpatterns = [
    path("", public.meetings, name="meetings"),
    path("<int:pk>/", public.meeting, name="meeting"),
    path("<int:pk>/register/", public.register, name="register"),
    path("<int:pk>/ticket/<uuid:uid>/", public.ticket, name="ticket"),
    path("<int:pk>/check-in/", public.check_in, name="check_in"),
    path("<int:pk>/files/<int:file>/", public.attachment, name="attachment"),
]
