"""Django's name for this app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "ruamphaen.meetings"
