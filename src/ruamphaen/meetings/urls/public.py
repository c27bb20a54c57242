"""What everyone may see of meetings, and registering. Under /<org>/meetings/."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
