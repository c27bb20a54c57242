"""Addresses of proposals: public under /<org>/proposals/, staff under /desk/<org>/proposals/."""

from django.urls import include, path

from ruamphaen.proposals.urls import area, comments, desk, moderation, public

app_name = "proposals"
urlpatterns = [
    path("desk/<slug:org>/proposals/", include(area.urlpatterns)),
    path("desk/<slug:org>/proposals/moderation/", include(moderation.urlpatterns)),
    # After the other pages of the desk: its last address takes a receipt.
    path("desk/<slug:org>/proposals/", include(desk.urlpatterns)),
    path("<slug:org>/proposals/", include(comments.urlpatterns)),
    path("<slug:org>/proposals/", include(public.urlpatterns)),
]
