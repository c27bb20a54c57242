"""The calendar of the cycle: what must be done by when, who acts next, how surely it is known."""

from datetime import date

import icalendar
import pytest
from django.test import Client
from django.urls import reverse

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.cycle import Actor
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.law.regulation import value_at
from ruamphaen.law.routes import RouteKind
from ruamphaen.organisation.models import Holiday, LocalRule
from ruamphaen.plan.models import PostedNotice, StepTaken
from ruamphaen.plan.queries.calendar import cycle_page, whose_turn
from ruamphaen.plan.rules.duties import (
    Cycle,
    DutyKind,
    PlanFacts,
    VersionFacts,
    clocks_of,
    duties_between,
    next_steps,
    weakest,
    with_the_next,
)
from ruamphaen.plan.rules.routes import Taken
from ruamphaen.plan.rules.versions import State, VersionKind
from ruamphaen.thai.dates import FiscalYear, PlanPeriod
from tests import make
from tests.plan.round_day import begin
from tests.plan.test_pages import words
from tests.plan.test_views import as_

TODAY = date(2026, 11, 20)
TOWN, SAO, PAO = OrganisationKind.TOWN, OrganisationKind.SAO, OrganisationKind.PAO
OLD, NEXT = PlanPeriod.parse("2566-2570"), PlanPeriod.parse("2571-2575")


def cycle(nature=TOWN, *, plans=(), versions=()):
    return Cycle(nature, value_at, TODAY, (), tuple(plans), tuple(versions))


def version(*kinds, making=True, announced_on=None, special="", taken=(), posted_since=None):
    return VersionFacts(
        pk=7,
        name="เพิ่มเติม ครั้งที่ 1/2569",
        kinds=kinds,
        special_class=special,
        making=making,
        announced_on=announced_on,
        taken=[Taken(RouteKind(route), code, TODAY) for route, code in taken],
        posted_since=posted_since,
    )


# ------------------------------------------------------------------ rules


def test_the_plan_of_a_period_takes_the_line_of_the_yearly_duty():
    year = FiscalYear(2570)
    without = duties_between(cycle(), year.first_day, year.last_day)
    assert "plan-ready-2570" in {one.code for one in without}
    facts = cycle(plans=[PlanFacts(1, NEXT, announced=False)])
    found = {one.code: one for one in duties_between(facts, year.first_day, year.last_day)}
    assert "plan-ready-2570" not in found
    ready = found["plan-2571-2575"]
    assert (ready.due_on, ready.deadline, ready.done) == (date(2026, 10, 31), True, False)
    assert ready.actor == Actor.HEAD


def test_a_pao_is_told_that_its_month_is_doubtful():
    facts = cycle(PAO, plans=[PlanFacts(1, NEXT, announced=False)])
    [ready] = [
        one
        for one in duties_between(facts, date(2026, 10, 1), date(2026, 12, 31))
        if one.kind == DutyKind.PLAN
    ]
    assert (ready.due_on, ready.confidence) == (date(2026, 11, 30), Confidence.DOUBTFUL)


def test_the_period_that_nobody_has_begun_is_there_too():
    known = [PlanFacts(1, OLD, announced=True)]
    assert with_the_next(known, TODAY, value_at)[1:] == [PlanFacts(None, NEXT, announced=False)]
    assert with_the_next([], TODAY, value_at) == []


def test_everything_is_in_the_order_of_its_days():
    year = FiscalYear(2570)
    found = duties_between(
        cycle(plans=[PlanFacts(1, NEXT, announced=True)]), year.first_day, year.last_day
    )
    days = [one.due_on for one in found]
    assert days == sorted(days)
    assert all(one.cite.text for one in found)


@pytest.mark.parametrize(
    ("kinds", "special", "inform", "posted"),
    [
        ([VersionKind.FIRST], "", date(2026, 11, 16), date(2026, 12, 1)),
        ([VersionKind.ADDITION], "", None, date(2026, 12, 1)),
        ([VersionKind.ADDITION, VersionKind.CORRECTION], "", None, date(2026, 12, 1)),
        ([VersionKind.CHANGE], "งานรัฐพิธี", None, date(2026, 12, 1)),
    ],
)
def test_an_announcement_starts_its_clocks(kinds, special, inform, posted):
    announced = version(*kinds, making=False, announced_on=date(2026, 11, 1), special=special)
    due = {one.kind: one.due_on for one in clocks_of(announced, cycle())}
    assert due.get(DutyKind.INFORM) == inform
    assert due.get(DutyKind.POSTED) == posted


def test_the_posting_counts_from_the_day_it_was_put_up():
    announced = version(
        VersionKind.CHANGE,
        making=False,
        announced_on=date(2026, 11, 1),
        posted_since=date(2026, 11, 5),
    )
    [posted] = clocks_of(announced, cycle())
    assert (posted.starts_on, posted.due_on) == (date(2026, 11, 5), date(2026, 12, 5))
    assert posted.confidence == Confidence.BELIEVED


def test_what_was_announced_before_the_files_begin_has_no_clock():
    old = version(VersionKind.ADDITION, making=False, announced_on=date(2010, 1, 1))
    assert clocks_of(old, cycle()) == []
    assert clocks_of(version(VersionKind.ADDITION, making=False), cycle()) == []


@pytest.mark.parametrize(
    ("nature", "kinds", "taken", "actor"),
    [
        (TOWN, [VersionKind.CORRECTION], [], Actor.HEAD),
        (TOWN, [VersionKind.ADDITION], [], Actor.SUPPORT_COMMITTEE),
        (TOWN, [VersionKind.ADDITION], [("addition", "draft")], Actor.DEVELOPMENT_COMMITTEE),
        (TOWN, [VersionKind.CHANGE], [("change", "draft"), ("change", "committee")], Actor.HEAD),
        (SAO, [VersionKind.CHANGE], [("change", "draft"), ("change", "committee")], Actor.COUNCIL),
    ],
)
def test_whose_turn_it_is_follows_the_steps_taken(nature, kinds, taken, actor):
    [one] = next_steps(cycle(nature, versions=[version(*kinds, taken=taken)]))
    assert (one.kind, one.actor) == (DutyKind.STEP, actor)


def test_an_announced_version_waits_for_nobody():
    done = version(VersionKind.CHANGE, making=False, announced_on=TODAY)
    assert next_steps(cycle(versions=[done])) == []


def test_a_chain_is_as_sure_as_its_weakest_link():
    assert weakest(Confidence.VERBATIM, Confidence.BELIEVED) == Confidence.BELIEVED
    assert weakest(Confidence.DOUBTFUL, Confidence.SECONDHAND) == Confidence.DOUBTFUL


# ------------------------------------------------------------------ pages


def announce(version, on):
    version.state, version.announced_on = State.ANNOUNCED, on
    version.save()
    return version


def calendar(cast, **asked):
    return reverse("plan:calendar", args=[cast.ban_nong.slug]), asked


@pytest.mark.django_db
def test_anybody_reads_the_calendar_with_ground_and_sureness(client: Client, cast, desk):
    announce(desk.draft, date(2021, 10, 29))
    text = words(client.get(*calendar(cast, year="2570")))
    assert "ปฏิทินวงรอบแผน ปีงบประมาณ 2570" in text
    assert "จัดทำแผนพัฒนาท้องถิ่น พ.ศ. 2571–2575 ให้แล้วเสร็จ" in text
    assert "ข้อ 29 (3) พบข้อความต้นฉบับ" in text
    assert "เชื่อว่าถูกต้อง ยังไม่ยืนยัน" in text
    assert "วันทำการก่อนหน้า 30 ต.ค. 2569" in text  # 31 October 2026 is a Saturday


@pytest.mark.django_db
def test_a_day_off_says_the_working_day_before_it(client: Client, cast, desk):
    Holiday.objects.create(organisation=cast.ban_nong, on=date(2026, 12, 31), name="วันสิ้นปี")
    text = words(client.get(*calendar(cast, year="2570")))
    assert "ตรงวันหยุด วันสิ้นปี วันทำการก่อนหน้า 30 ธ.ค. 2569" in text


@pytest.mark.django_db
def test_a_local_choice_moves_a_day(cast):
    LocalRule.objects.create(organisation=cast.ban_nong, name="plan.due_years_ahead", value=1)
    make.version(plan=make.plan(organisation=cast.ban_nong, period="2571-2575"))
    page = cycle_page(cast.ban_nong, FiscalYear(2571), TODAY, drafts=True)
    due = [one.duty.code for month in page.months for one in month.duties]
    assert "plan-2571-2575" in due


@pytest.mark.django_db
@pytest.mark.parametrize("year", ["", "ปีหน้า", "1999", "9999", "2549", "๒๕๗๐"])
def test_any_year_asked_for_gives_a_page(client: Client, cast, year):
    assert client.get(*calendar(cast, year=year)).status_code == 200


@pytest.mark.django_db
def test_drafts_and_their_turn_are_for_members(client: Client, cast, desk):
    draft = make.version(plan=desk.plan, kind=VersionKind.ADDITION, round_number=3)
    announce(desk.draft, date(2021, 10, 29))
    assert "เพิ่มเติม ครั้งที่ 3" not in words(client.get(*calendar(cast)))
    inside = words(as_(client, cast.malee).get(*calendar(cast)))
    assert "ร่างที่กำลังทำ ถึงคิวใคร" in inside
    assert "คณะกรรมการสนับสนุนฯ จัดทำร่างแผนเพิ่มเติม" in inside
    StepTaken.objects.create(version=draft, route="addition", code="draft", on=TODAY, by_tag="x")
    [turn] = [one for one in whose_turn(cast.ban_nong, TODAY) if one.duty.kind == DutyKind.STEP]
    assert turn.duty.actor == Actor.DEVELOPMENT_COMMITTEE
    assert turn.duty.starts_on == TODAY


@pytest.mark.django_db
def test_what_was_edited_after_its_decision_waits_for_it_again(client: Client, cast):
    day = begin(cast, kinds=[VersionKind.ADDITION, VersionKind.CHANGE])
    day.take("draft")
    day.take("committee")

    def turn() -> tuple[str, bool]:
        [one] = [
            one for one in whose_turn(day.organisation, TODAY) if one.duty.kind == DutyKind.STEP
        ]
        return one.duty.code.removeprefix(f"step-{day.draft.pk}-"), one.duty.again

    assert turn()[1] is False
    day.edit(day.added, "ทางระบายน้ำ หมู่ที่ 9")
    assert turn() == ("committee", True)
    address = reverse("plan:calendar", args=[day.organisation.slug])
    assert "แก้หลังมติ" in words(as_(client, day.planner).get(address))


@pytest.mark.django_db
def test_the_calendar_asks_equally_often_for_decided_drafts(client: Client, cast, same_queries):
    day = begin(cast, kinds=[VersionKind.CORRECTION])
    as_(client, day.planner)
    address = reverse("plan:calendar", args=[day.organisation.slug])

    def add():
        one = make.version(plan=day.plan, kind=VersionKind.CHANGE)
        make.listing(version=one, kind="change")
        StepTaken.objects.create(
            version=one, route="change", code="committee", on=TODAY, by_tag="x", content_hash="0" * 64
        )  # fmt: skip

    assert same_queries(lambda: client.get(address), add) < 25


@pytest.mark.django_db
def test_what_hangs_on_the_board_is_in_the_calendar(client: Client, cast, desk):
    version = announce(desk.draft, date(2026, 11, 1))
    PostedNotice.objects.create(
        version=version, since=date(2026, 11, 3), place="หน้าสำนักงาน", by_tag="x"
    )
    page = cycle_page(cast.ban_nong, FiscalYear(2570), TODAY, drafts=False)
    found = {one.duty.kind: one for month in page.months for one in month.duties}
    assert found[DutyKind.POSTED].duty.due_on == date(2026, 12, 3)
    # published before it was entered here: nobody knows whether it was told in time
    assert found[DutyKind.INFORM].standing == "past"


@pytest.mark.django_db
def test_the_calendar_asks_equally_often_for_few_and_many(client: Client, cast, desk, same_queries):
    announce(desk.draft, date(2021, 10, 29))

    def add():
        number = desk.plan.versions.count()
        one = make.version(plan=desk.plan, kind=VersionKind.ADDITION, round_number=number)
        announce(one, date(2026, 11, number))
        make.meeting(organisation=cast.ban_nong)

    assert same_queries(lambda: client.get(*calendar(cast)), add) < 20


@pytest.mark.django_db
def test_the_desk_says_whose_turn_it_is(client: Client, cast, desk):
    make.version(plan=desk.plan, kind=VersionKind.CORRECTION, round_number=1)
    address = reverse("organisation:desk")
    mine = words(as_(client, cast.somsri).get(address))
    assert "แผน: ถึงคิวใคร" in mine
    assert "ผู้บริหารท้องถิ่นเห็นชอบการแก้ไข · แก้ไข ครั้งที่ 1" in mine
    assert "แก้ไข ครั้งที่ 1" not in words(as_(client, cast.kamon).get(address))


@pytest.mark.django_db
def test_telephones_subscribe_to_the_calendar(client: Client, cast, desk):
    announce(desk.draft, date(2021, 10, 29))
    make.version(plan=desk.plan, kind=VersionKind.ADDITION, round_number=3)
    answer = client.get(reverse("portal:plan_calendar", args=[cast.ban_nong.slug]))
    assert answer["Content-Type"].startswith("text/calendar")
    events = list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT"))
    by_uid = {str(event["uid"]): event for event in events}
    assert len(by_uid) == len(events)
    places = {uid.split("@")[0].rsplit(".", 1)[1] for uid in by_uid}
    assert places == {cast.ban_nong.slug}
    unsure = [event for event in events if "ยังไม่ยืนยัน" in str(event["description"])]
    assert unsure
    assert all("ยังไม่ยืนยัน" in str(event["summary"]) for event in unsure)
    assert not any("เพิ่มเติม ครั้งที่ 3" in str(event["summary"]) for event in events)
