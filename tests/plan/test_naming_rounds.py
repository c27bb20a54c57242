"""What a round is called, and which way it goes: put right until its first step was taken."""

import pytest

from ruamphaen.base.errors import Refused
from ruamphaen.plan import actions
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.thai.dates import FiscalYear
from tests import make
from tests.plan.round_day import begin

ADDITION, CHANGE, CORRECTION = (
    VersionKind.ADDITION,
    VersionKind.CHANGE,
    VersionKind.CORRECTION,
)


def acts(recorded) -> list[str]:
    return [line.act for line in recorded()]


def test_a_round_turns_to_the_special_way_only_before_its_first_step(cast):
    day = begin(cast, kinds=[CHANGE])
    turned = actions.explain_round(
        day.draft, by=cast.somsri, because="รับเสด็จ", special_class="รัฐพิธี"
    )
    assert turned.special_class == "รัฐพิธี"
    actions.explain_round(day.draft, by=cast.somsri, because="รับเสด็จ")
    day.take("draft")
    with pytest.raises(Refused, match="ถอนขั้นตอนเหล่านั้นก่อน"):
        actions.explain_round(day.draft, by=cast.somsri, because="รับเสด็จ", special_class="รัฐพิธี")
    mixed = begin(cast, organisation=make.organisation(), kinds=[ADDITION, CORRECTION])
    with pytest.raises(Refused, match="22/2"):
        actions.explain_round(mixed.draft, by=cast.somsri, because="ก", special_class="รัฐพิธี")


def test_the_name_of_a_round_is_put_right_before_its_first_step(cast, recorded):
    day = begin(cast, kinds=[CHANGE])
    recorded()
    named = actions.name_round(
        day.draft, by=cast.somsri, noun="ฉบับที่", round_number=4, year=FiscalYear(2569)
    )
    assert str(named) == "เปลี่ยนแปลง ฉบับที่ 4/2569"
    same = {"noun": "ฉบับที่", "round_number": 4, "year": FiscalYear(2569)}
    actions.name_round(day.draft, by=cast.somsri, **same)
    assert acts(recorded) == ["plan.name_round"]
    for wrong in ({"noun": "เล่มที่"}, {"round_number": None}):
        with pytest.raises(Refused) as refusal:
            actions.name_round(day.draft, by=cast.somsri, **(same | wrong))
        assert refusal.value.status == 422
    day.take("draft")
    with pytest.raises(Refused, match="ถอนขั้นตอนเหล่านั้นก่อน"):
        actions.name_round(day.draft, by=cast.somsri, **(same | {"round_number": 5}))
    day.draft.refresh_from_db()
    assert day.draft.round_number == 4


def test_the_first_issue_bears_no_number(cast, desk):
    with pytest.raises(Refused, match="ไม่มีเลขที่"):
        actions.name_round(desk.draft, by=cast.somsri, noun="ครั้งที่", round_number=1, year=None)


def test_a_name_that_was_asked_to_be_approved_stays(cast):
    day = begin(cast, kinds=[CORRECTION])
    day.draft.approvals.create(asked_by_tag=cast.somsri.tag, content_hash=day.hash())
    with pytest.raises(Refused, match="ถอนคำขอก่อน"):
        actions.name_round(
            day.draft, by=cast.somsri, noun="ครั้งที่", round_number=9, year=FiscalYear(2569)
        )
