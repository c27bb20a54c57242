"""Addresses of opinions: public under /<org>/opinions/, staff under /desk/<org>/opinions/."""

from django.urls import include, path

from ruamphaen.opinions.urls import desk, public

app_name = "opinions"
urlpatterns = [
    path("desk/<slug:org>/opinions/", include(desk.urlpatterns)),
    path("<slug:org>/opinions/", include(public.urlpatterns)),
]
