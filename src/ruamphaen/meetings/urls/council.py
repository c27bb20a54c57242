"""The council: /<org>/council/, and its desk under /desk/<org>/council/."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
