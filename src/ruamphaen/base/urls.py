"""Addresses of the ground floor: is the site well?"""

from django.urls import path

from ruamphaen.base import views

app_name = "base"
urlpatterns = [
    path("health/live", views.live, name="live"),
    path("health/ready", views.ready, name="ready"),
]
