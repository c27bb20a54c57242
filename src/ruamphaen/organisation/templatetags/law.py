"""The law on the page: words in two languages, and how surely a value is known."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ruamphaen.base.spoken import said
from ruamphaen.law.confidence import Confidence
from ruamphaen.law.sources import Source

register = template.Library()

_COUNT = re.compile(r"(\d) (คน|ปี|วัน|ครั้ง)")

# Shape and colour beside the words: seen, seen elsewhere, believed, doubtful.
MARKS = {
    Confidence.VERBATIM: "s-done",
    Confidence.SECONDHAND: "s-active",
    Confidence.BELIEVED: "s-warn",
    Confidence.DOUBTFUL: "s-missing",
}


@register.filter
def tied(text: str) -> str:
    """A number stays on the line of what it counts: "3 คน" is never parted."""
    return _COUNT.sub("\\1\u00a0\\2", str(text))


@register.filter
def sureness(confidence: Confidence) -> SafeString:
    """How surely something is known, as a badge with its words."""
    return format_html(
        '<span class="status {}">{}</span>', MARKS[confidence], said(confidence.label)
    )


@register.filter
def seen_at(source: Source) -> SafeString:
    """Where something was seen: a link where the source is one plain address, else its words."""
    words = source.about or source.address
    if source.address.startswith(("http://", "https://")) and " " not in source.address:
        return format_html('<a href="{}" rel="noreferrer">{}</a>', source.address, words)
    if words == source.address:
        return format_html('<span lang="en">{}</span>', words)
    return format_html('{} (<span lang="en">{}</span>)', words, source.address)
