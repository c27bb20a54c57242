"""The table of contents of the site."""

from django.urls import include, path

from ruamphaen.base import errors

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("ruamphaen.base.urls")),
    path("", include("ruamphaen.organisation.urls")),
    path("", include("ruamphaen.meetings.urls")),
    path("", include("ruamphaen.proposals.urls")),
    path("<slug:org>/strategy/", include("ruamphaen.strategy.urls")),
    path("", include("ruamphaen.opinions.urls")),
    path("<slug:org>/", include("ruamphaen.plan.urls")),
    path("<slug:org>/", include("ruamphaen.documents.urls")),
    path("", include("ruamphaen.portal.urls")),
]
