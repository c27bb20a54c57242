"""How nodes that are not saved yet, and links to the levels above, are read out."""

from django import template
from django.utils.translation import get_language

from ruamphaen.law import lists
from ruamphaen.strategy.models import Alignment, label_of
from ruamphaen.strategy.queries import alignment_title
from ruamphaen.strategy.rules import NodeDraft

register = template.Library()


@register.filter
def alignment(link: Alignment) -> str:
    """A link to a level above in words: "ยุทธศาสตร์ชาติ 20 ปี ข้อ 4 ด้านการสร้างโอกาส…"."""
    language = "en" if get_language() == "en" else "th"
    upper = lists.upper_lists()[link.list_code]
    name = upper.name_en if language == "en" and upper.name_en else upper.name_th
    return f"{name} {link.number} {alignment_title(link, language)}"


@register.filter
def draft_label(draft: NodeDraft) -> str:
    """How a node that is only read so far is referred to: "ยุทธศาสตร์ที่ 1"."""
    return label_of(draft.kind, draft.number, draft.kind_name)
