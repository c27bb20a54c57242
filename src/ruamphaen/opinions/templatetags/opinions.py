"""Pieces of the pages of opinions: the picture of the map, one cell of its table, bars."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ruamphaen.base.spoken import said
from ruamphaen.opinions.rules.picture import Dot, Picture
from ruamphaen.opinions.rules.published import Cell, Said
from ruamphaen.opinions.rules.stability import Level

register = template.Library()

# Each group has its own shape besides its colour: a picture printed in black says the same.
SHAPES = {
    0: "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z",
    1: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    2: "M-4.5-4.5h9v9h-9z",
    3: "M0-6l5.5 10h-11z",
    4: "M0-6l6 6l-6 6l-6-6z",
    5: "M-6-2h4v-4h4v4h4v4h-4v4h-4v-4h-4z",
}


@register.simple_tag
def opinion_picture(picture: Picture) -> SafeString:
    """The picture: a shape for each person, the name of each group, a ring where the reader stands."""
    dots = format_html_join("", "{}", ((_shape(dot),) for dot in picture.dots))
    labels = format_html_join(
        "",
        '<g class="op-label" transform="translate({} {})"><circle r="17"/><text dy="7">{}</text></g>',
        ((one.x, one.y, said(one.group.name)) for one in picture.labels),
    )
    me = picture.me
    ring = format_html('<circle class="op-me" cx="{}" cy="{}" r="13"/>', me.x, me.y) if me else ""
    return format_html(
        '<svg class="op-map" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        '<path class="op-cross" d="M{} 12v{}M12 {}h{}"/>{}{}{}</svg>',
        picture.width,
        picture.height,
        _in_words(picture),
        picture.width // 2,
        picture.height - 24,
        picture.height // 2,
        picture.width - 24,
        dots,
        labels,
        ring,
    )


def _shape(dot: Dot) -> SafeString:
    return format_html(
        '<path class="op-{}" transform="translate({} {})" d="{}"/>',
        dot.colour,
        dot.x,
        dot.y,
        SHAPES[dot.colour],
    )


def _in_words(picture: Picture) -> str:
    names = ", ".join(said(one.group.name) for one in picture.labels)
    people = len(picture.dots) + picture.left_out
    if not names:
        return _("ภาพจุดของผู้ตอบ %(people)s คน ไม่แบ่งกลุ่ม ตัวเลขทั้งหมดอยู่ในตารางด้านล่าง") % {
            "people": people
        }
    return _("ภาพจุดของผู้ตอบ %(people)s คน เป็นกลุ่ม %(names)s ตัวเลขทั้งหมดอยู่ในตารางด้านล่าง") % {
        "people": people,
        "names": names,
    }


@register.simple_tag
def group_mark(at: int) -> SafeString:
    """The shape and colour of a group, beside its name."""
    return format_html(
        '<svg class="op-mark" viewBox="-8 -8 16 16" aria-hidden="true"><path class="op-{}" d="{}"/></svg>',
        at + 1,
        SHAPES[at + 1],
    )


@register.simple_tag
def answers_bar(cell: Cell) -> SafeString:
    """Agree, pass, disagree as one bar; the figures stand beside it, so it is not read aloud."""
    agree, passed = 100 * cell.agree / cell.seen, 100 * cell.passed / cell.seen
    return format_html(
        '<svg class="bar op-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="op-yes" width="{}" height="10"/><rect class="op-pass" x="{}" width="{}" height="10"/>'
        '<rect class="op-no" x="{}" width="{}" height="10"/></svg>',
        f"{agree:.2f}",
        f"{agree:.2f}",
        f"{passed:.2f}",
        f"{agree + passed:.2f}",
        f"{100 - agree - passed:.2f}",
    )


@register.filter
def percent(share: float) -> str:
    """0.734 as 73%."""
    return f"{100 * share:.0f}%"


@register.filter
def side_word(one: Said) -> Any:
    """Which side people took, in a word; divided where there is none."""
    return {"agree": _("เห็นด้วย"), "disagree": _("ไม่เห็นด้วย")}.get(one.side, _("แบ่งกัน"))


@register.filter
def level_word(level: str) -> str:
    """How firm a group is, in a word."""
    return {Level.FIRM: _("มั่นคง"), Level.FAIR: _("พอใช้"), Level.WEAK: _("ไม่มั่นคง")}[Level(level)]
