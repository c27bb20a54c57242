"""Pieces of the pages of meetings: the bars of a quorum and of votes, QR codes, receipts."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ruamphaen.base.qr import qr_path
from ruamphaen.meetings.models import Tally
from ruamphaen.meetings.rules.quorum import Quorum
from ruamphaen.meetings.rules.receipts import spaced

register = template.Library()

WIDTH = 399
"""The bar's width in the units of its picture."""


@register.simple_tag
def quorum_bar(quorum: Quorum) -> SafeString:
    """Who is there as a bar, with a line where the quorum is reached; said in words for who cannot see."""
    whole = max(quorum.members, quorum.present, quorum.needed or 0, 1)
    line = ""
    if quorum.needed is not None:
        at = WIDTH * quorum.needed / whole
        line = format_html('<path class="q-line" d="M{} 2v30"/>', f"{at:.1f}")
    return format_html(
        '<svg viewBox="0 0 400 34" role="img" aria-label="{}">'
        '<rect class="q-bg" x=".5" y="8" width="399" height="18" rx="3"/>'
        '<rect class="q-in" x=".5" y="8" width="{}" height="18" rx="3"/>{}</svg>',
        _in_words(quorum),
        f"{WIDTH * quorum.present / whole:.1f}",
        line,
    )


def _in_words(quorum: Quorum) -> str:
    told = {"present": quorum.present, "needed": quorum.needed, "members": quorum.members}
    if quorum.needed is None:
        return _("มาแล้ว %(present)s จาก %(members)s คน") % told
    return _("มาแล้ว %(present)s คน ต้องมี %(needed)s จาก %(members)s คน") % told


@register.simple_tag
def votes_bar(tally: Tally) -> SafeString:
    """Yes, no and abstentions as one bar."""
    whole = max(sum(tally.votes), 1)
    shares = [100 * votes / whole for votes in tally.votes]
    starts = [0.0, shares[0], shares[0] + shares[1]]
    parts = [
        format_html(
            '<rect class="{}" x="{}" width="{}" height="10"/>',
            colour,
            f"{start:.2f}",
            f"{share:.2f}",
        )
        for colour, start, share in zip(("c2", "c5", "c8"), starts, shares, strict=True)
    ]
    yes, no, abstain = tally.votes
    said = _("เห็นชอบ %(yes)s ไม่เห็นชอบ %(no)s งดออกเสียง %(abstain)s") % {
        "yes": yes,
        "no": no,
        "abstain": abstain,
    }
    return format_html(
        '<svg class="bar bar-lg chart" viewBox="0 0 100 10" preserveAspectRatio="none" role="img"'
        ' aria-label="{}">{}{}{}</svg>',
        said,
        *parts,
    )


@register.simple_tag
def qr(address: str, label: str, size: str = "") -> SafeString:
    """An address as a QR code."""
    side, path = qr_path(address)
    return format_html(
        '<svg class="qr{}" viewBox="0 0 {} {}" role="img" aria-label="{}" shape-rendering="crispEdges">'
        '<path d="{}"/></svg>',
        f" qr-{size}" if size else "",
        side,
        side,
        label,
        path,
    )


@register.filter
def receipt(code: str) -> str:
    """A receipt as it is printed: 7K2MX 4RTB9."""
    return spaced(code)
