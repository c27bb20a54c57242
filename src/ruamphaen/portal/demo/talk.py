"""What people of the fictional town say to each other, and how the town looks after it, from a seed."""

import random
from datetime import datetime, timedelta

from ruamphaen.base.moderation import Decision, Outcome, Reason, signs_in
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.plan.actions import consulting
from ruamphaen.plan.models import Version
from ruamphaen.portal.demo.talk_words import (
    ANSWERS,
    ASKS,
    BECAUSE,
    NAMES,
    ON_DRAFT,
    REPLIES,
    SAID,
    SUGGESTED,
    TO_READ,
    UNFIT,
)
from ruamphaen.proposals.actions import appealing, commenting, judging, reporting
from ruamphaen.proposals.actions.commenting import Said, Speaker
from ruamphaen.proposals.actions.judging import Verdict
from ruamphaen.proposals.models import Comment, Proposal
from ruamphaen.proposals.queries.fates import fate_of
from ruamphaen.proposals.queries.public import shown
from ruamphaen.proposals.rules.talking import paragraphs
from ruamphaen.thai.dates import bangkok_day

TALKED_ABOUT = 14  # of the proposals, those that most people stand behind
OPEN_SINCE_DAYS, OPEN_FOR_DAYS = 6, 15


def load_town(
    organisation: Organisation, people: dict[str, User], draft: Version, seed: int, now: datetime
) -> None:
    """Comments with replies and answers, a queue to read, judgements, an appeal, a consultation."""
    dice = random.Random(seed)  # noqa: S311 -- a demo, not a secret
    most = shown(organisation).order_by("-supports", "pk")[:TALKED_ABOUT]
    said = [made for proposal in most for made in _talk(proposal, dice, now)]
    _read_first(said[0].thread.proposal, now)
    _look_after(organisation, people["moderator"], people["admin"], said)
    _consult(draft, people["planner"], dice, now)


def _say(proposal: Proposal, text: str, key: str, now: datetime, **more: object) -> Comment:
    known = not more.pop("waits", False)
    under = more.pop("under", None)
    by = Speaker(key=f"demo-{key}", known=known, **more)  # type: ignore[arg-type]
    thread = commenting.thread_of(proposal)
    name = NAMES.get(key, "")
    said = Said(text=text, shown_name=name)
    return commenting.comment(thread, said, by=by, today=bangkok_day(now), under=under)  # type: ignore[arg-type]


def _talk(proposal: Proposal, dice: random.Random, now: datetime) -> list[Comment]:
    """Two to five comments under a proposal, some with a reply, one in three answered by the office."""
    made = []
    for number in range(dice.randint(2, 5)):
        top = _say(proposal, dice.choice(SAID), f"{proposal.pk}-{number % 3}", now)
        made.append(top)
        if dice.random() < 0.4:
            made.append(_say(proposal, dice.choice(REPLIES), "neighbour", now, under=top))
        if dice.random() < 0.3:
            office = "นายช่างโยธา"
            _say(proposal, dice.choice(ANSWERS), "office", now, under=top, office=office)
    for place, each in enumerate(made):
        at = now - timedelta(days=20 - 19 * place / len(made), hours=dice.randint(0, 5))
        Comment.objects.filter(pk=each.pk).update(said_at=at)
    return made


def _read_first(proposal: Proposal | None, now: datetime) -> None:
    """What strangers sent and nobody read yet: some of it with signs."""
    assert proposal is not None  # noqa: S101 -- all of it is under proposals
    for number, text in enumerate(TO_READ):
        _say(proposal, text, f"stranger-{number}", now, waits=True, signs=signs_in(text))


def _look_after(
    organisation: Organisation, moderator: User, admin: User, said: list[Comment]
) -> None:
    """A report, two judgements with reasons, an appeal that was answered and one that waits."""
    reporting.report(said[3], by=None, key="demo-reader", why=Reason.OTHER_MATTER)
    for number, (text, reason) in enumerate(UNFIT):
        comment = said[-1 - number]
        Comment.objects.filter(pk=comment.pk).update(text=text)
        verdict = Verdict("comment", comment.pk, Decision.HIDE, reason.value)
        judging.judge(organisation, [verdict], by=moderator)
    first = fate_of(said[-1]).judgement
    second = fate_of(said[-2]).judgement
    assert first and second  # noqa: S101, PT018 -- they were just judged
    made = appealing.appeal(first, by=None, text="เป็นสำนวนของคนแถวนี้ ไม่ได้ตั้งใจว่าร้ายใคร")
    appealing.answer_appeal(
        made,
        by=admin,
        outcome=Outcome.UPHELD,
        answer="อ่านแล้วเข้าใจว่าเป็นสำนวน แต่คำนี้ว่าถึงตัวบุคคล ขอให้เขียนถึงเรื่องแล้วส่งใหม่",
    )
    appealing.appeal(second, by=None, text="ร้านนี้เป็นของกลุ่มแม่บ้าน ไม่ใช่โฆษณา")


def _consult(draft: Version, planner: User, dice: random.Random, now: datetime) -> None:
    """The draft round before everyone, with comments, a suggestion and an answer."""
    draft.because = BECAUSE
    draft.save(update_fields=["because"])
    begun = bangkok_day(now) - timedelta(days=OPEN_SINCE_DAYS)
    out = consulting.put_out(
        draft,
        by=planner,
        opens=begun,
        closes=begun + timedelta(days=OPEN_FOR_DAYS),
        asks=ASKS,
        today=begun,
    )
    reason = paragraphs(BECAUSE)
    said = [(1, Said(text=ON_DRAFT[0])), (2, Said(ON_DRAFT[1], reason[1], SUGGESTED))]
    threads = [
        (consulting.thread_for(out, paragraph=place, said=reason[place - 1]), each)
        for place, each in said
    ]
    for listing, text in zip(draft.listings.order_by("pk")[:3], ON_DRAFT[2:], strict=True):
        thread = consulting.thread_for(out, listing=listing, said=listing.title)
        threads.append((thread, Said(text=text)))
    for number, (thread, each) in enumerate(threads):
        by = Speaker(key=f"demo-draft-{number}", known=True)
        made = commenting.comment(thread.thread, each, by=by, today=begun)
        if dice.random() < 0.7:
            office = Speaker(key="demo-office", user=planner, office="นักวิเคราะห์นโยบายและแผน")
            said_back = Said(text=dice.choice(ANSWERS))
            commenting.comment(thread.thread, said_back, by=office, today=begun, under=made)
