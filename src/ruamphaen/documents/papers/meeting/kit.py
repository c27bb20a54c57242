"""The printed kit: need cards with number and receipt, ballots, tally sheets."""

from itertools import batched

from django.urls import reverse
from django.utils.translation import gettext as _

from ruamphaen.base.addresses import absolute
from ruamphaen.base.errors import Refused
from ruamphaen.documents.papers.meeting.style import Style, script_of
from ruamphaen.documents.script import (
    CARDS_ACROSS,
    CARDS_DOWN,
    Block,
    Card,
    Cards,
    Heading,
    Paragraph,
    Script,
    Signatures,
    Table,
)
from ruamphaen.documents.sheet import Cell, Column, Signature
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.queries.papers import CardPrinted, MinutesText, cards_from, minutes_text
from ruamphaen.meetings.rules.kinds import ItemKind

MOST_CARDS_AT_ONCE = 200
"""25 pages, three seconds; the next are printed from the number after."""
EMPTY_TALLY_LINES, TALLY_LINE_MM = 3, 16.0
DECIDED_ITEMS = frozenset({ItemKind.CONSIDER, ItemKind.MINUTES, ItemKind.REPORT})


def cards(meeting: Meeting, style: Style, *, first: int = 1) -> Script:
    """Need cards from a number on, each with a stub to keep: number, receipt and its QR code.

    Refused where no number was given out yet.
    """
    found = cards_from(meeting, first, MOST_CARDS_AT_ONCE)
    if not found:
        raise Refused(_("ยังไม่ได้ออกเลขบัตรของการประชุมนี้ กดออกเลขบัตรก่อนแล้วพิมพ์"))
    block = Cards(tuple(_card(meeting, card, style) for card in found))
    title = style("บัตรความต้องการ", "Need cards")
    return script_of(meeting, style, title, [block], numbered=False)


def _card(meeting: Meeting, card: CardPrinted, style: Style) -> Card:
    organisation = meeting.organisation
    path = reverse("portal:receipt", args=[card.receipt])
    return Card(
        head=f"{organisation.name} {meeting.title}",
        title=style(f"บัตรความต้องการ เลขที่ {card.number}", f"Need card no. {card.number}"),
        lines=(style("เขียนหนึ่งเรื่องต่อหนึ่งบัตร ไม่ต้องใส่ชื่อ", "One matter to a card. No name needed."),),
        blanks=(
            style("เรื่อง", "What"),
            "",
            style("ที่ไหน", "Where"),
            style("เพื่อใคร", "For whom"),
        ),
        code=card.spaced,
        address=absolute(path, organisation.host),
        stub=(
            style(f"เลขที่ {card.number}", f"No. {card.number}"),
            style(
                "ฉีกส่วนนี้เก็บไว้ สแกนดูว่าเรื่องของท่านไปถึงไหน",
                "Tear off and keep: scan to see where it got to.",
            ),
        ),
    )


# ------------------------------------------------------------------ ballots and tallies


def ballots(meeting: Meeting, style: Style) -> Script:
    """A page of ballots for each motion that is voted on in secret; without one, with room to write.

    Eight alike to a page, to be copied as many times as there are voters.
    """
    page = CARDS_ACROSS * CARDS_DOWN
    secret = list(
        meeting.motions.filter(method="secret")
        .exclude(state="withdrawn")
        .order_by("item__position", "position", "pk")
        .values_list("text", flat=True)
    )
    made = [_ballot(meeting, text, style) for text in secret or [""] for _copy in range(page)]
    title = style("บัตรลงคะแนน", "Ballots")
    blocks: list[Block] = [Cards(tuple(some)) for some in batched(made, page)]
    return script_of(meeting, style, title, blocks, numbered=False)


def _ballot(meeting: Meeting, text: str, style: Style) -> Card:
    return Card(
        head=f"{meeting.organisation.name} {meeting.title}",
        title=style("บัตรลงคะแนน", "Ballot"),
        lines=(f"{style('เรื่อง', 'On')} {text}",) if text else (),
        blanks=() if text else (style("เรื่อง", "On"), ""),
        boxes=(style("เห็นชอบ", "For"), style("ไม่เห็นชอบ", "Against"), style("งดออกเสียง", "Abstain")),
        foot=style("กากบาทในช่องเดียว", "Mark one box with a cross."),
    )


def tally(meeting: Meeting, style: Style) -> Script:
    """The sheet on which votes are counted: motions, else items to decide; counts where known."""
    text = minutes_text(meeting)
    columns = (
        Column("no", style("ที่", "No."), "number", 10),
        Column("motion", style("เรื่องที่ลงมติ", "Motion"), "text", 56),
        Column("present", style("ผู้มีสิทธิในห้อง", "Entitled"), "count", 20),
        Column("yes", style("เห็นชอบ", "For"), "count", 19),
        Column("no_votes", style("ไม่เห็นชอบ", "Against"), "count", 20),
        Column("abstain", style("งดออกเสียง", "Abstained"), "count", 20),
        Column("spoiled", style("บัตรเสีย", "Spoiled"), "count", 16),
    )
    rows = _tally_rows(text)
    title = style("ใบนับคะแนน", "Tally sheet")
    blocks: list[Block] = [
        Heading(title, 0),
        Heading(meeting.title, 0),
        Paragraph(
            f"{style.when(meeting.starts_at, with_time=meeting.time_is_known)}"
            f" {style('ณ', 'at')} {meeting.place}",
            align="center",
        ),
        Table(columns, rows, row_mm=TALLY_LINE_MM),
        Signatures(
            (
                Signature(style("ลงชื่อ", "Signed"), "", (style("ผู้นับคะแนน คนที่ 1", "First teller"),)),
                Signature(style("ลงชื่อ", "Signed"), "", (style("ผู้นับคะแนน คนที่ 2", "Second teller"),)),
            )
        ),
    ]
    return script_of(meeting, style, title, blocks, numbered=False)


def _tally_rows(text: MinutesText) -> tuple[tuple[Cell, ...], ...]:
    rows: list[tuple[Cell, ...]] = []
    for item in text.items:
        for motion in item.motions:
            vote = motion.vote
            counts = (
                (vote.present, vote.yes, vote.no, vote.abstain, vote.spoiled) if vote else ("",) * 5
            )
            rows.append((len(rows) + 1, motion.text, *counts))
    if not rows:
        rows = [
            (place, f"{item.number} {item.title}", "", "", "", "", "")
            for place, item in enumerate(
                (item for item in text.items if ItemKind(item.kind) in DECIDED_ITEMS), start=1
            )
        ]
    empty = range(len(rows) + 1, len(rows) + 1 + EMPTY_TALLY_LINES)
    return (*rows, *((place, "", "", "", "", "", "") for place in empty))
