"""Addresses of meetings: public under /<org>/meetings/ and /<org>/council/, staff under /desk/."""

from django.urls import include, path

from ruamphaen.meetings.urls import after, boxes, calling, council, hall, public

app_name = "meetings"
urlpatterns = [
    path("desk/<slug:org>/meetings/", include(calling.urlpatterns)),
    path("desk/<slug:org>/meetings/", include(hall.urlpatterns)),
    path("desk/<slug:org>/meetings/", include(after.urlpatterns)),
    path("desk/<slug:org>/meetings/", include(boxes.urlpatterns)),
    path("<slug:org>/meetings/", include(public.urlpatterns)),
    path("<slug:org>/meetings/", include(hall.public_urlpatterns)),
    path("", include(council.urlpatterns)),
]
