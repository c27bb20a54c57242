"""Every list of this room asks the database as often for a few things as for many."""

from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ruamphaen.base.moderation import Decision, Reason
from ruamphaen.proposals.actions import appealing, judging, reporting, screening
from ruamphaen.proposals.actions.intake import keep_batch
from ruamphaen.proposals.actions.judging import Verdict
from ruamphaen.proposals.importing.sheets import batch_of_cards
from ruamphaen.proposals.models import AlikePair, Judgement, ProposalContact
from ruamphaen.proposals.rules.alike import PairStanding
from ruamphaen.proposals.rules.intake import Source
from ruamphaen.proposals.rules.kinds import Standing
from tests import make
from tests.cast import TODAY, Cast
from tests.proposals.officers import ACCEPT
from tests.proposals.voices import moderator, say

pytestmark = pytest.mark.django_db

DESK = [
    "desk",
    "calls",
    "groups",
    "alike",
    "sayings",
    "cards",
    "import",
    "moderation",
    "appeals",
    "judged",
    "area",
]
OPEN = ("proposals", "propose", "mine", "moderation_log")


def _more_of_all(cast: Cast, duang, numbers) -> None:
    """One more of everything that a list can hold."""
    at = next(numbers)
    here = cast.ban_nong
    first, second, third, hidden = (
        make.proposal(organisation=here, title=f"ขอไฟทางซอย {at} จุดที่ {place}", author=cast.stranger)
        for place in range(4)
    )
    make.proposal(organisation=here, title=f"รออ่าน {at}", standing=Standing.WAITING)
    make.cluster(first, second)
    AlikePair.objects.create(
        organisation=here, first=first, second=third, head=first, likeness=80,
        standing=PairStanding.WAITING, made_at=make.NOW,
    )  # fmt: skip
    talk = say(first, f"เห็นด้วย {at}", key=f"k{at}")
    say(first, f"รออ่าน {at}", key=f"w{at}", known=False)
    for thing in (second, talk):
        reporting.report(thing, by=None, key=f"r{at}", why=Reason.ABUSE, note="ดูด้วย")
    hide = [Verdict("proposal", hidden.pk, Decision.HIDE, Reason.ABUSE)]
    judging.judge(here, hide, by=duang)
    appealing.appeal(Judgement.objects.latest("pk"), by=None, text="ขอให้ดูใหม่")
    ProposalContact.objects.create(proposal=third, name="ผู้เสนอ", phone="0812345678")
    screening.answer([third], by=cast.somsri, reply=ACCEPT, at=make.NOW, today=TODAY)
    rows = [["", "", f"ขอถังขยะ {at}-{place}", "", ""] for place in range(at * 3)]
    batch = batch_of_cards(here, rows)
    keep_batch(here, by=cast.somsri, source=Source.CARDS, batch=batch, at=make.NOW)


def test_no_list_asks_more_often_for_more(client, cast):
    duang, numbers = moderator(cast.ban_nong), count(1)
    client.force_login(cast.anan)
    pages = [reverse(f"proposals:{name}", args=["ban-nong"]) for name in (*OPEN, *DESK)]
    pages += [
        f"{pages[0]}?view=map",
        f"{pages[0]}?order=supported&q=ไฟ",
        f"{pages[4]}?stage=answered",
    ]
    pages += [reverse("proposals:export", args=["ban-nong", kind]) for kind in ("csv", "xlsx")]
    pages += [
        f"{reverse('proposals:moderation', args=['ban-nong'])}?only={only}"
        for only in ("reported", "hidden", "shown")
    ]

    def asked() -> dict[str, int]:
        found = {}
        for path in pages:
            client.get(path)  # what is remembered for a whole process is not the page's cost
            with CaptureQueriesContext(connection) as questions:
                assert client.get(path).status_code == 200
            found[path] = len(questions)
        return found

    _more_of_all(cast, duang, numbers)
    few = asked()
    for _each in range(4):
        _more_of_all(cast, duang, numbers)
    assert asked() == few
    assert max(few.values()) <= 30
