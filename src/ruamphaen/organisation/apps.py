"""Django's name for this app."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "ruamphaen.organisation"
