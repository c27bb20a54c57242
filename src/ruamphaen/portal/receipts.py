"""Where is my sentence? From the code on a receipt to where it stands, without any account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from ruamphaen.meetings.models import Card, Meeting, Saying
from ruamphaen.organisation.models import Organisation


@dataclass(frozen=True)
class Step:
    """ก้าวหนึ่งของเรื่อง — one step of a sentence's way: what happened, and when (None: not yet)."""

    title: Any
    at: datetime | None
    detail: str = ""


@dataclass(frozen=True)
class Found:
    """เรื่องที่ตามรอยได้ — a sentence, where it was said, and how far it has come.

    `text` is empty where the office keeps it from the public; whoever holds the receipt wrote it.
    """

    code: str
    organisation: Organisation
    meeting: Meeting
    text: str
    steps: Sequence[Step]


def find(code: str) -> Found | None:
    """What a receipt is for, or None."""
    saying = (
        Saying.objects.filter(receipt=code)
        .select_related("meeting__organisation", "item", "same_as")
        .first()
    )
    if saying is not None:
        return _of_saying(code, saying)
    card = Card.objects.filter(receipt=code).select_related("meeting__organisation").first()
    return _of_card(code, card) if card is not None else None


def _of_saying(code: str, saying: Saying) -> Found:
    answered = saying.answered_at if saying.answer else None
    return Found(
        code=code,
        organisation=saying.meeting.organisation,
        meeting=saying.meeting,
        text="" if saying.hidden_because else saying.text,
        steps=[
            Step(_("เจ้าหน้าที่บันทึกแล้ว"), saying.said_at),
            Step(_("ตอบในที่ประชุม"), answered, saying.answer),
        ],
    )


def _of_card(code: str, card: Card) -> Found:
    """A card that was printed and not typed in yet."""
    return Found(
        code=code,
        organisation=card.meeting.organisation,
        meeting=card.meeting,
        text="",
        steps=[Step(_("เจ้าหน้าที่บันทึกแล้ว"), None)],
    )
