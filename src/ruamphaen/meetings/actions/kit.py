"""The kit that is printed before a meeting: need cards with numbers and receipts."""

from secrets import SystemRandom

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.meetings.actions.journal import in_the_hall
from ruamphaen.meetings.models import Card, Meeting, Saying
from ruamphaen.meetings.rules.kinds import State
from ruamphaen.meetings.rules.receipts import new_receipt
from ruamphaen.organisation.models import User

MOST_CARDS = 2000
"""Cards of one meeting: more than any hall writes, and a slip of the finger is caught."""


@transaction.atomic
def print_cards(meeting: Meeting, *, by: User | None, count: int) -> list[Card]:
    """Give out the next `count` numbers with a receipt each; what was given out stays as printed.

    Receipts are not told to the ledger: whoever holds a card may look up what became of it.
    """
    meeting = in_the_hall(meeting)
    if meeting.box:
        raise Refused(_("เครื่องหมู่บ้านออกเลขบัตรเองไม่ได้ เลขจะซ้ำกับเครื่องอื่น พิมพ์บัตรจากเว็บหลักก่อนออกไปประชุม"))
    if meeting.state in {State.CLOSED, State.CANCELLED}:
        raise Refused(
            _("การประชุมนี้ “%(state)s” จึงพิมพ์บัตรเพิ่มไม่ได้") % {"state": meeting.get_state_display()}
        )
    cards = Card.objects.filter(meeting=meeting)
    last = cards.aggregate(last=Max("number"))["last"] or 0
    if count < 1 or last + count > MOST_CARDS:
        raise Refused(
            _("พิมพ์บัตรได้ 1 ถึง %(left)s ใบ (การประชุมหนึ่งมีบัตรได้ไม่เกิน %(most)s ใบ)")
            % {"left": MOST_CARDS - last, "most": MOST_CARDS},
            status=422,
        )
    made = Card.objects.bulk_create(
        Card(meeting=meeting, number=number, receipt=receipt)
        for number, receipt in enumerate(_receipts(count), start=last + 1)
    )
    record(by, "meetings.print_cards", meeting, first=last + 1, last=last + count)
    return made


def _receipts(count: int) -> list[str]:
    """So many receipts that nobody has, in no order: a card tells nothing of the card beside it."""
    found = list[str]()
    while len(found) < count:
        fresh = {new_receipt() for _number in range(count - len(found))}.difference(found)
        fresh -= set(Card.objects.filter(receipt__in=fresh).values_list("receipt", flat=True))
        fresh -= set(Saying.objects.filter(receipt__in=fresh).values_list("receipt", flat=True))
        found += fresh
    SystemRandom().shuffle(found)
    return found
