"""Where is my sentence? From the code on a receipt to where it stands, without any account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from ruamphaen.meetings.models import Card, Meeting, Saying
from ruamphaen.organisation.models import Organisation
from ruamphaen.portal.journey import Step, steps_of
from ruamphaen.proposals.models import Proposal
from ruamphaen.proposals.rules.kinds import Standing


@dataclass(frozen=True)
class Found:
    """เรื่องที่ตามรอยได้ — a sentence, where it was said, and how far it has come.

    `text` is empty where the office keeps it from the public; whoever holds the receipt wrote it.
    `meeting` is where it was said, None where it came by another way; `proposal` what became of it.
    """

    code: str
    organisation: Organisation
    text: str
    steps: Sequence[Step]
    meeting: Meeting | None = None
    proposal: Proposal | None = None
    said_at: datetime | None = None

    @property
    def is_public(self) -> bool:
        """Whether everyone can read the proposal on a page of its own."""
        return self.proposal is not None and self.proposal.standing == Standing.SHOWN


def find(code: str, today: date) -> Found | None:
    """What a receipt is for, or None. What was said in a forum and taken up is a proposal by now."""
    proposal = (
        Proposal.objects.filter(receipt=code)
        .select_related("organisation", "community", "saying__meeting")
        .first()
    )
    if proposal is not None:
        return _of_proposal(code, proposal, today)
    saying = (
        Saying.objects.filter(receipt=code)
        .select_related("meeting__organisation", "item", "same_as")
        .first()
    )
    if saying is not None:
        return _of_saying(code, saying)
    card = Card.objects.filter(receipt=code).select_related("meeting__organisation").first()
    return _of_card(code, card) if card is not None else None


def _of_proposal(code: str, proposal: Proposal, today: date) -> Found:
    return Found(
        code=code,
        organisation=proposal.organisation,
        text=proposal.title if proposal.standing == Standing.SHOWN else "",
        steps=steps_of(proposal, today),
        meeting=proposal.saying.meeting if proposal.saying else None,
        proposal=proposal,
        said_at=proposal.made_at,
    )


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
