"""The organisation's own map. Under /desk/<org>/proposals/."""

from django.urls import path

from ruamphaen.proposals.views import area

urlpatterns = [
    path("map/", area.area, name="area"),
    path("map/drop/", area.drop, name="drop_area"),
]
