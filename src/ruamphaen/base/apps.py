"""Django's name for this app."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "ruamphaen.base"

    def ready(self) -> None:
        from ruamphaen.base import checks  # noqa: F401, PLC0415 -- registering needs the apps ready
