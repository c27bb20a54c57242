"""Addresses of the papers of a version."""

from django.urls import path

from ruamphaen.documents import views

app_name = "documents"
_PAPER = "plan/<str:period>/versions/<int:number>/papers/<slug:code>.<slug:kind>"
urlpatterns = [
    path(_PAPER, views.paper, name="paper"),
    path(f"{_PAPER}/ask", views.ask, name="ask"),
]
