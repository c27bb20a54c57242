"""Pieces of the pages of meetings: the quorum's bar, codes, QR."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ruamphaen.base import qr as codes
from ruamphaen.meetings.rules.quorum import Quorum
from ruamphaen.meetings.rules.receipts import spaced

register = template.Library()

WIDTH = 400


@register.simple_tag
def quorum_bar(quorum: Quorum) -> SafeString:
    """Who is there as a bar, the threshold as a line."""
    whole = max(quorum.members, quorum.present, quorum.needed or 0, 1)
    label = _("อยู่ในห้อง %(present)s จาก %(members)s คน") % {
        "present": quorum.present,
        "members": quorum.members,
    }
    inside = format_html(
        '<rect class="q-bg" x=".5" y="8" width="399" height="18" rx="3"/>'
        '<rect class="q-in" x=".5" y="8" width="{}" height="18" rx="3"/>',
        f"{(WIDTH - 1) * quorum.present / whole:.1f}",
    )
    if quorum.needed is not None:
        at = f"{WIDTH * quorum.needed / whole:.1f}"
        inside += format_html('<path class="q-line" d="M{} 2v30"/>', at)
    return format_html(
        '<svg viewBox="0 0 {} 34" role="img" aria-label="{}">{}</svg>', WIDTH, label, inside
    )


@register.simple_tag
def qr(text: str) -> SafeString:
    """A QR code of a text."""
    return codes.svg(text, _("คิวอาร์โค้ด"))


@register.filter
def receipt(code: str) -> str:
    """A receipt as it is printed: 7K2MX 4RTB9."""
    return spaced(code)
