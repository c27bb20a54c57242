"""Django's name for this app."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "ruamphaen.plan"
