"""Addresses of proposals: public under /<org>/proposals/, staff under /desk/<org>/proposals/."""

from django.urls import include, path

from ruamphaen.proposals.urls import desk

app_name = "proposals"
urlpatterns = [
    # After other pages of the desk: its last address takes a receipt.
    path("desk/<slug:org>/proposals/", include(desk.urlpatterns)),
]
