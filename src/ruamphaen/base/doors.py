"""Who may enter. Every view declares its door; a view without one is refused before it runs.

    @door(everyone)
    def tree(request: Request) -> HttpResponse: ...

    @door(access.may_edit_strategy)
    def edit(request: Request, pk: int) -> HttpResponse: ...

A door is a predicate of the visitor alone. What depends on the thing (is it a draft? is it hidden?)
is decided by the `…_for(visitor)` fetchers in each app's access.py.
"""

from collections.abc import Callable
from typing import Any, Protocol


class Entering(Protocol):
    """What a door may look at: the visitor, as organisation.access knows them."""

    user: Any


type Door = Callable[[Any], bool]

# Views of libraries that keep their own doors (sign-in pages).
FOREIGN_VIEWS = ("allauth.", "django.contrib.staticfiles.")


def door[View: Callable[..., Any]](may: Door) -> Callable[[View], View]:
    """Declare who may enter a view. `may(visitor) -> bool`."""

    def mark(view: View) -> View:
        view.door = may  # type: ignore[attr-defined]
        return view

    return mark


def everyone(_visitor: Entering) -> bool:
    """Public: no account needed."""
    return True


def signed_in(visitor: Entering) -> bool:
    """Anyone who has signed in, whatever their post."""
    return bool(visitor.user.is_authenticated)
