"""Addresses of proposals: public under /<org>/proposals/, staff under /desk/<org>/proposals/."""

from django.urls import include, path

from ruamphaen.proposals.urls import area, comments, moderation, public

app_name = "proposals"
urlpatterns = [
    path("desk/<slug:org>/proposals/", include(area.urlpatterns)),
    path("desk/<slug:org>/proposals/moderation/", include(moderation.urlpatterns)),
    path("<slug:org>/proposals/", include(comments.urlpatterns)),
    path("<slug:org>/proposals/", include(public.urlpatterns)),
]
