"""Django's name for this app."""

from django.apps import AppConfig


class OpinionsConfig(AppConfig):
    name = "ruamphaen.opinions"
