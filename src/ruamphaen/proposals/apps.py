"""Django's name for this app."""

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "ruamphaen.proposals"
