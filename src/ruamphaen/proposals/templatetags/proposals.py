"""Pieces of the pages of proposals: addresses with one part changed, facts of the map for the browser."""

from typing import Any

from django import template
from django.conf import settings
from django.forms.utils import flatatt
from django.utils.safestring import SafeString

from ruamphaen.proposals.rules.areas import Area

register = template.Library()


@register.simple_tag(takes_context=True)
def asked(context: dict[str, Any], **changed: Any) -> str:
    """The address of this page with some of what it was asked changed; blank takes a part out."""
    parts = context["request"].GET.copy()
    for name, value in changed.items():
        parts.pop(name, None)
        if value:
            parts[name] = str(value)
    return f"?{parts.urlencode()}"


@register.simple_tag
def map_facts(area: Area) -> SafeString:
    """What the browser needs to turn a tap into degrees: where the picture lies in the Mercator square."""
    facts = {
        "data-left": repr(area.left),
        "data-top": repr(area.top),
        "data-scale": repr(area.scale),
        "data-tiles": settings.TILES,
    }
    return flatatt({name: value for name, value in facts.items() if value})


@register.simple_tag
def tiles() -> dict[str, str]:
    """The map server of the installation, if it names one, and whom to thank for its pictures."""
    return {"address": settings.TILES, "credit": settings.TILES_CREDIT}
