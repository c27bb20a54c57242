"""Addresses of the papers of a version, of a meeting, of a conversation."""

from django.urls import path

from ruamphaen.documents import consultation_views, meeting_views, opinion_views, views

app_name = "documents"
_PAPERS = "plan/<str:period>/versions/<int:number>/papers/"
_PAPER = f"{_PAPERS}<slug:code>.<slug:kind>"
urlpatterns = [
    path(_PAPERS, views.plan_papers, name="plan_papers"),
    path(_PAPER, views.paper, name="paper"),
    path(f"{_PAPER}/ask", views.ask, name="ask"),
    path(
        "plan/<str:period>/versions/<int:number>/consultation/summary.<slug:kind>",
        consultation_views.summary,
        name="consultation",
    ),
    path("papers/meetings/<int:pk>/", meeting_views.meeting_papers, name="meeting_papers"),
    path(
        "papers/meetings/<int:pk>/<slug:code>.<slug:kind>",
        meeting_views.meeting_paper,
        name="meeting_paper",
    ),
    path("papers/meetings/<int:pk>/cards/", meeting_views.print_cards, name="print_cards"),
    path(
        "papers/opinions/<int:pk>/results.<slug:kind>",
        opinion_views.results,
        name="opinion_results",
    ),
]
