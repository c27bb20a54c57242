"""Village boxes: handing out and merging. Under /desk/<org>/meetings/."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
