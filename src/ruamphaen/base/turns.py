"""Doing an act from a form: a refusal comes back as a sentence above the form, nothing typed is lost."""

from collections.abc import Callable

from django import forms

from ruamphaen.base.errors import Refused


def done[Result](form: forms.Form, act: Callable[[], Result]) -> Result | None:
    """The result of the act, or None where it was refused and the form now says why."""
    try:
        return act()
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return None
