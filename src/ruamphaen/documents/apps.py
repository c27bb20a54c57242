"""Django's name for this app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "ruamphaen.documents"
