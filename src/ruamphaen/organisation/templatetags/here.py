"""Addresses inside the organisation of the page."""

from typing import Any

from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag(takes_context=True)
def here(context: dict[str, Any], name: str, *args: Any) -> str:
    """The address of a page of this organisation: {% here "strategy:tree" %}."""
    return reverse(name, args=[context["organisation"].slug, *args])
