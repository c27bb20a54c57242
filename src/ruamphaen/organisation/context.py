"""What templates know about the visitor."""

from typing import Any

from django.http import HttpRequest

from ruamphaen.organisation import access


def visitor(request: HttpRequest) -> dict[str, Any]:
    """The organisation of the page, the visitor, and whether the staff desk is theirs."""
    who = getattr(request, "visitor", None)
    return {
        "organisation": getattr(request, "organisation", None),
        "visitor": who,
        "is_staff_here": who is not None and access.is_staff(who),
    }
