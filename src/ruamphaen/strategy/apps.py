"""Django's name for this app."""

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    name = "ruamphaen.strategy"
