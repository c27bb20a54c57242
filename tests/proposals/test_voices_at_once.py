"""Several people at the same moment, each on a connection of their own."""

from random import Random
from uuid import uuid4

import pytest

from ruamphaen.base.ledger import verify
from ruamphaen.base.moderation import Decision, Outcome, Reason
from ruamphaen.proposals.actions import appealing, clustering, commenting, judging, screening
from ruamphaen.proposals.actions.commenting import Said, Speaker
from ruamphaen.proposals.actions.judging import Verdict
from ruamphaen.proposals.actions.submitting import submit
from ruamphaen.proposals.actions.supporting import support, take_back_support
from ruamphaen.proposals.actions.withdrawing import forget_author, withdraw
from ruamphaen.proposals.models import (
    Answer,
    Cluster,
    ClusterMember,
    Comment,
    Judgement,
    Proposal,
    Support,
)
from ruamphaen.proposals.rules.kinds import ProposalKind, Standing
from ruamphaen.proposals.rules.told import Told
from tests import make
from tests.at_once import ON_A_SERVER, at_once
from tests.cast import TODAY
from tests.proposals.officers import ACCEPT, some
from tests.proposals.voices import moderator, say

pytestmark = ON_A_SERVER


def test_one_form_sent_five_times_at_once_is_one(cast):
    uid, lamp = uuid4(), make.proposal(organisation=cast.ban_nong)
    told = Told(kind=ProposalKind.NEED, title="ขอทางเท้าหน้าโรงเรียน")

    def send():
        given = {"by": None, "uid": uid, "told": told, "at": make.NOW, "said_on": TODAY}
        return submit(cast.ban_nong, **given).receipt

    def talk():
        thread, speaker = commenting.thread_of(lamp), Speaker(key="someone", known=True)
        return commenting.comment(thread, Said("เห็นด้วย"), by=speaker, today=TODAY, uid=uid).pk

    assert len(set(at_once(*[send] * 5))) == 1
    assert len(set(at_once(*[talk] * 5))) == 1
    assert (Proposal.objects.count(), Comment.objects.count()) == (2, 1)


def test_standing_behind_counts_everyone_once_while_groups_come_and_go(cast):
    proposals, chance = some(cast, 5), Random(2569)

    def stand(number):
        one = Proposal.objects.get(pk=chance.choice(proposals).pk)
        return lambda: support(one, supporter=f"person-{number % 12}", at=make.NOW)

    def leave(number):
        one = Proposal.objects.get(pk=chance.choice(proposals).pk)
        return lambda: take_back_support(one, supporter=f"person-{number % 12}")

    def gather(_number):
        head, *others = chance.sample(proposals, 3)
        return lambda: clustering.group(head, others, by=cast.somsri, at=make.NOW)

    def part(number):
        cluster = Cluster.objects.filter(dissolved_at=None).first()
        if cluster is None:
            return gather(number)
        return lambda: clustering.dissolve(cluster, by=cast.somsri, at=make.NOW)

    for number in range(0, 60, 6):
        at_once(
            *(act(number + i) for i, act in enumerate((stand, gather, stand, part, leave, stand)))
        )

    for each in Proposal.objects.all():
        here = ClusterMember.objects.filter(proposal=each, left_at=None).values("cluster")
        together = ClusterMember.objects.filter(cluster__in=here, left_at=None).values("proposal")
        behind = Support.objects.filter(
            proposal__in=[each.pk, *together.values_list("proposal", flat=True)]
        )
        assert each.supports == behind.values("supporter").distinct().count()
    assert verify() == []


@pytest.mark.parametrize("turn", range(5))
def test_what_its_author_takes_back_no_moderator_brings_back(cast, turn):
    first, second = moderator(cast.ban_nong), moderator(cast.ban_nong, "second")
    lamp, road = some(cast, 2)
    talk = say(lamp)
    hide = [
        Verdict(kind, pk, Decision.HIDE, Reason.OTHER_MATTER)
        for kind, pk in (("proposal", lamp.pk), ("comment", talk.pk))
    ]
    batch = judging.judge(cast.ban_nong, hide, by=first)
    judging.judge(
        cast.ban_nong,
        [Verdict("proposal", road.pk, Decision.HIDE, Reason.OTHER_MATTER)],
        by=first,
    )
    asked = appealing.appeal(Judgement.objects.get(proposal=road), by=None, text="ขอให้ดูใหม่")
    shown = {"outcome": Outcome.OVERTURNED, "answer": "แสดงได้"}
    at_once(
        lambda: judging.undo_batch(cast.ban_nong, batch.uid, by=first),
        lambda: withdraw(lamp, by=None),
        lambda: commenting.withdraw_comment(talk, by=None),
        lambda: withdraw(road, by=None),
        lambda: appealing.answer_appeal(asked, by=second, **shown),
    )
    for each in (lamp, talk, road):
        each.refresh_from_db()
        assert each.standing == Standing.WITHDRAWN


def test_two_officers_who_answer_at_once_leave_one_answer(cast):
    [lamp] = some(cast, 1)

    def answer(by):
        given = {"reply": ACCEPT, "at": make.NOW, "today": TODAY}
        return lambda: len(screening.answer([lamp], by=by, **given))

    at_once(answer(cast.somsri), answer(cast.anan), answer(cast.somsri))
    assert Answer.objects.filter(proposal=lamp, replaced_at=None).count() == 1


def test_somebody_who_is_forgotten_while_they_act_is_counted_once(cast):
    lamp = make.proposal(organisation=cast.ban_nong, author_key="theirs")
    road = make.proposal(organisation=cast.ban_nong, author_key="theirs")
    at_once(
        lambda: forget_author(lamp, by=None, keep_photos=False),
        lambda: support(lamp, supporter="theirs", at=make.NOW),
        lambda: withdraw(road, by=None),
        lambda: clustering.group(lamp, [road], by=cast.somsri, at=make.NOW),
    )
    assert not Proposal.objects.filter(author_key="theirs").exists()
    assert verify() == []
