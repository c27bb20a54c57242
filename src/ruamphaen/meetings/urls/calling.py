"""Calling a meeting: agenda, roster, notices, proportions. Under /desk/<org>/meetings/."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
