"""In the hall: the desk, the console, catching what is said. Under /desk/<org>/meetings/."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
