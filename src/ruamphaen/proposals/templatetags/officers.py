"""Small words of the officers' desk."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from ruamphaen.base.spoken import said as said_words
from ruamphaen.law.screening import Verdict
from ruamphaen.proposals.models import Proposal, ReviewRequest
from ruamphaen.proposals.queries.answers import answers_of

register = template.Library()


@register.filter
def said(thing: object) -> str:
    """A verdict by its name, or words in two languages, in the language of the page."""
    return said_words(thing.name if isinstance(thing, Verdict) else thing)


@register.filter
def verdict_key(place: int) -> str:
    """The key of the nth verdict: 1 to 9, then 0; further ones have none."""
    return str(place % 10) if place <= 10 else ""


@register.filter
def asked_whom(request: ReviewRequest) -> str:
    """The department or post that was asked."""
    return str(request.department or request.post or "")


@register.filter
def others_of(more: Mapping[int, int], proposal: int) -> int:
    """How many others stand in the group of a proposal; 0 where it stands alone."""
    return more.get(proposal, 0)


@register.inclusion_tag("proposals/answers.html")
def office_answers(proposal: Proposal) -> dict[str, object]:
    """What the office answered, the answer that counts first; earlier ones stay readable."""
    return {"answers": answers_of(proposal)}


@register.simple_tag
def lookup(names: Mapping[str, str], code: str) -> str:
    """A code in words; one that is no longer used is shown as it is."""
    return names.get(code, code)


@register.simple_tag
def kept_fields(kept: str) -> SafeString:
    """The filters of the queue as hidden fields of a form."""
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', parse_qsl(kept))
