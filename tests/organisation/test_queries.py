"""What can be seen: the desk, bodies held against the law, values as they count here."""

from datetime import date

import pytest

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.organisation import actions, queries
from ruamphaen.organisation.models import Post
from ruamphaen.organisation.rules import Role
from tests import make
from tests.cast import TODAY

pytestmark = pytest.mark.django_db


def committee_of(organisation, *, members=(), appointed_on=date(2023, 1, 16), number="1/2566"):
    """The development committee; members as (group, name, until)."""
    committee = actions.form_committee(
        organisation,
        by=None,
        body="development-committee",
        order_number=number,
        appointed_on=appointed_on,
    )
    for group, name, until in members:
        actions.seat_member(
            committee, by=None, group=group, name=name, since=appointed_on, until=until
        )
    return committee


# ------------------------------------------------------------------ bodies


def test_a_body_without_an_order_is_there_and_empty(cast):
    found = {body.body.code: body for body in queries.bodies_on(cast.ban_nong, TODAY)}
    assert list(found) == [
        "development-committee",
        "support-committee",
        "evaluation-committee",
        "council",
        "minutes-committee",
    ]
    assert [body.committee for body in found.values()] == [None] * 5
    assert [body.missing for body in found.values()] == [[]] * 5


def test_a_body_bears_the_name_of_its_organisation(cast):
    body = queries.bodies_on(cast.ban_nong, TODAY)[0]
    assert body.name == "คณะกรรมการพัฒนาเทศบาลตำบลบ้านหนอง"


def test_members_stand_in_the_groups_of_the_law_and_what_lacks_is_said(cast):
    committee_of(
        cast.ban_nong,
        members=[
            ("head", "นายก", None),
            ("councillors", "ส.ท. หนึ่ง", None),
            ("councillors", "ส.ท. สอง", None),
            ("clerk", "ปลัด", date(2026, 11, 19)),
        ],
    )
    body = queries.bodies_on(cast.ban_nong, TODAY)[0]
    seated = {group.rule.group: [seat.name for seat in group.members] for group in body.groups}
    assert seated["councillors"] == ["ส.ท. หนึ่ง", "ส.ท. สอง"]
    assert seated["clerk"] == []  # left yesterday
    assert body.missing[0] == ("สมาชิกสภาท้องถิ่นที่สภาท้องถิ่นคัดเลือก ต้องมีอย่างน้อย 3 คน มีแล้ว 2 คน ขาดอีก 1 คน")
    assert len(body.missing) == 6


def test_too_many_members_are_told_as_well(cast):
    committee_of(cast.ban_nong, members=[("head", "นายกหนึ่ง", None), ("head", "นายกสอง", None)])
    body = queries.bodies_on(cast.ban_nong, TODAY)[0]
    assert body.surplus == ["ผู้บริหารท้องถิ่น มีได้ไม่เกิน 1 คน มีอยู่ 2 คน"]


def test_a_member_of_a_group_the_law_does_not_name_is_not_lost(cast):
    committee_of(cast.ban_nong, members=[("advisers", "ที่ปรึกษา", None)])
    body = queries.bodies_on(cast.ban_nong, TODAY)[0]
    assert [seat.name for seat in body.others] == ["ที่ปรึกษา"]


@pytest.mark.parametrize(
    ("days", "in_force"),
    [
        ([date(2019, 1, 1), date(2023, 1, 1)], 1),
        ([date(2023, 1, 1), date(2027, 1, 1)], 0),  # the newer one has not begun
        ([None, date(2019, 1, 1)], 1),
        ([None], 0),
        ([date(2027, 1, 1)], None),
    ],
)
def test_the_newest_order_that_has_begun_is_in_force(cast, days, in_force):
    orders = [committee_of(cast.ban_nong, appointed_on=day) for day in days]
    body = queries.bodies_on(cast.ban_nong, TODAY)[0]
    expected = None if in_force is None else orders[in_force]
    assert body.committee == expected
    assert set(body.earlier) == set(orders) - {expected}


def test_a_term_comes_from_the_law_or_from_what_the_organisation_chose(cast):
    committee = committee_of(cast.ban_nong)
    since = date(2026, 1, 16)
    term = queries.term_of(committee, "experts", since)
    assert (term.years, term.until, term.confidence) == (
        4,
        date(2030, 1, 15),
        Confidence.BELIEVED,
    )
    actions.choose_local_rule(
        cast.ban_nong,
        by=None,
        name="committee.development.term_years",
        value=2,
        because="จังหวัดยืนยัน",
        on=TODAY,
    )
    assert queries.term_of(committee, "experts", since).until == date(2028, 1, 15)
    assert queries.term_of(committee, "head", since) is None


def test_a_page_of_bodies_asks_as_often_for_three_members_as_for_one(cast, same_queries):
    committee = committee_of(cast.ban_nong)
    asked = same_queries(
        lambda: queries.bodies_on(cast.ban_nong, TODAY),
        lambda: actions.seat_member(committee, by=None, group="experts", name="ดร.วิภา"),
    )
    assert asked == 2


# ------------------------------------------------------------------ rules


def test_a_value_of_another_kind_of_organisation_is_not_shown(cast):
    here = {rule.lawful.name for rule in queries.rules_here(cast.nong_sung, TODAY)}
    assert "council.sessions_least.sao" in here
    assert not {name for name in here if name.endswith((".municipality", ".pao"))}


def test_every_value_stands_under_exactly_one_topic(cast):
    by_topic = [
        rule.lawful.name
        for topic in queries.rules_by_topic(cast.ban_nong, TODAY)
        for rule in topic.rules
    ]
    assert sorted(by_topic) == [
        rule.lawful.name for rule in queries.rules_here(cast.ban_nong, TODAY)
    ]
    assert len(set(by_topic)) == len(by_topic)


def test_the_law_asked_here_answers_with_the_choice_of_the_organisation(cast):
    actions.choose_local_rule(
        cast.ban_nong, by=None, name="budget.submit_by", value={"month": 9, "day": 1},
        because="ประกาศ", on=TODAY,
    )  # fmt: skip
    ask = queries.ask_here(cast.ban_nong)
    assert tuple(ask("budget.submit_by", TODAY).value) == (9, 1)
    assert ask("plan.period_years", TODAY).value == 5


def test_a_choice_that_has_become_fixed_by_law_no_longer_counts(cast):
    cast.ban_nong.local_rules.create(name="plan.period_years", value=4)
    assert queries.rule_value(cast.ban_nong, "plan.period_years", TODAY) == 5


# ------------------------------------------------------------------ posts


def test_a_post_shows_who_holds_it_on_the_day_and_who_comes(cast):
    post = Post.objects.get(holdings__user=cast.somsri)
    actions.hand_over(post, by=cast.anan, to=cast.wichai, on=date(2026, 12, 1))
    seen = queries.posts_with_holders(cast.ban_nong, TODAY).get(pk=post.pk)
    assert [holding.user for holding in seen.holder_now] == [cast.somsri]
    assert [holding.user for holding in seen.coming] == [cast.wichai]


def test_the_history_of_a_post_says_who_entered_each_change(cast):
    post = Post.objects.get(holdings__user=cast.somsri)
    actions.hand_over(post, by=cast.anan, to=cast.wichai, on=TODAY)
    told = [(str(seen.holding.user), seen.entered_by) for seen in queries.history_of_post(post)]
    assert told == [("วิชัย", "อนันต์"), ("สมศรี", "")]


def test_people_are_those_who_hold_or_held_a_post_here(cast):
    assert set(queries.people_of(cast.nong_sung)) == {cast.kamon}


# ------------------------------------------------------------------ the desk


def test_the_desk_has_a_place_for_each_organisation_where_i_hold_a_post(cast):
    post = Post.objects.create(organisation=cast.nong_sung, title="กรรมการ", role=Role.COMMITTEE)
    actions.hand_over(post, by=None, to=cast.somsri, on=date(2026, 1, 1))
    desk = queries.desk_of(cast.somsri, TODAY)
    assert {place.organisation: place.posts for place in desk.places} == {
        cast.ban_nong: ["ตำแหน่งของสมศรี"],
        cast.nong_sung: ["กรรมการ"],
    }


def test_a_desk_without_a_post_shows_nothing_of_anybody(cast):
    desk = queries.desk_of(cast.stranger, TODAY)
    assert (list(desk.places), desk.waiting, desk.works_here) == ([], [], False)


def test_a_post_that_was_left_or_not_yet_taken_opens_no_desk(cast):
    post = Post.objects.get(holdings__user=cast.kamon)
    actions.hand_over(post, by=None, to=cast.stranger, on=date(2026, 11, 21))
    assert queries.desk_of(cast.stranger, TODAY).places == []
    assert len(queries.desk_of(cast.kamon, TODAY).places) == 1
    assert queries.desk_of(cast.kamon, date(2026, 11, 21)).places == []


def test_the_desk_tells_what_falls_vacant_and_which_terms_run_out(cast):
    empty = Post.objects.create(organisation=cast.ban_nong, title="ปลัด", role=Role.EXECUTIVE)
    leaving = Post.objects.get(holdings__user=cast.wichai)
    actions.hand_over(leaving, by=cast.anan, to=None, on=date(2026, 12, 1))
    soon, later = date(2027, 1, 15), date(2028, 1, 15)
    committee = committee_of(
        cast.ban_nong,
        members=[
            ("experts", "ก", soon),
            ("experts", "ข", soon),
            ("experts", "ค", later),
            ("clerk", "ปลัด", None),
        ],
    )
    told = [(due.kind, due.on, due.days, due.pk, due.count) for _place, due in
            queries.desk_of(cast.anan, TODAY).waiting]  # fmt: skip
    assert told == [
        ("vacant", None, None, empty.pk, 1),
        ("leaving", date(2026, 11, 30), 10, leaving.pk, 1),
        ("seats", soon, 56, committee.pk, 2),
    ]


def test_a_post_with_a_successor_is_not_told_as_vacant(cast):
    post = Post.objects.get(holdings__user=cast.wichai)
    actions.hand_over(post, by=cast.anan, to=cast.malee, on=date(2026, 12, 1))
    assert queries.desk_of(cast.anan, TODAY).waiting == []


def test_terms_of_a_committee_that_was_replaced_are_no_news(cast):
    committee_of(cast.ban_nong, members=[("experts", "ก", date(2027, 1, 15))])
    committee_of(cast.ban_nong, appointed_on=date(2026, 6, 1))
    assert queries.desk_of(cast.anan, TODAY).waiting == []


def test_the_desk_tells_of_a_body_that_lacks_members_since_their_terms_ran_out(cast):
    committee = make.committee(organisation=cast.ban_nong)
    seat = committee.seats.first()
    assert queries.desk_of(cast.anan, TODAY).waiting == []
    actions.end_seat(seat, by=cast.anan, on=date(2026, 11, 19))
    (due,) = (due for _place, due in queries.desk_of(cast.anan, TODAY).waiting)
    assert (due.kind, due.pk, due.count, due.on) == ("ended", committee.pk, 1, None)


def test_the_desk_tells_the_acts_of_this_organisation_alone(cast):
    actions.add_department(cast.ban_nong, by=cast.anan, name="กองคลัง")
    actions.add_department(cast.nong_sung, by=cast.kamon, name="กองลับ")
    [place] = queries.desk_of(cast.somsri, TODAY).places
    assert [(act.what, act.thing, act.who) for act in place.acts] == [
        ("เพิ่มส่วนราชการ", "กองคลัง", "อนันต์")
    ]


def test_the_same_act_again_and_again_is_told_once(cast):
    committee = committee_of(cast.ban_nong)
    for name in ("ก", "ข", "ค"):
        actions.seat_member(committee, by=cast.anan, group="experts", name=name)
    [place] = queries.desk_of(cast.somsri, TODAY).places
    assert [(act.what, act.times) for act in place.acts] == [
        ("ลงชื่อกรรมการ", 3),
        ("ลงคำสั่งแต่งตั้งคณะกรรมการ", 1),
    ]


@pytest.mark.parametrize(
    ("person", "sees"), [("anan", True), ("somsri", True), ("pranee", True), ("malee", True)]
)
def test_staff_and_the_auditor_read_the_ledger(cast, person, sees):
    actions.add_department(cast.ban_nong, by=cast.anan, name="กองคลัง")
    [place] = queries.desk_of(getattr(cast, person), TODAY).places
    assert bool(place.acts) is sees


def test_a_committee_member_sees_neither_acts_nor_vacancies(cast):
    actions.add_department(cast.ban_nong, by=cast.anan, name="กองคลัง")
    Post.objects.create(organisation=cast.ban_nong, title="ว่าง", role=Role.FINANCE)
    post = Post.objects.create(organisation=cast.ban_nong, title="กรรมการ", role=Role.COMMITTEE)
    actions.hand_over(post, by=None, to=cast.stranger, on=TODAY)
    [place] = queries.desk_of(cast.stranger, TODAY).places
    assert (place.acts, place.due) == ([], [])


def test_the_desk_asks_as_often_for_three_members_as_for_one(cast, same_queries):
    committee = committee_of(cast.ban_nong)
    asked = same_queries(
        lambda: queries.desk_of(cast.anan, TODAY),
        lambda: actions.seat_member(
            committee, by=cast.anan, group="experts", name="ก", until=date(2027, 1, 15)
        ),
    )
    assert asked <= 10


def test_organisations_stand_in_thai_order_and_the_fictional_one_last(cast):
    example = make.organisation(name_th="กกกก", slug="example", kind=OrganisationKind.TOWN)
    example.is_example = True
    example.save()
    # "ท" of เทศบาล stands before "อ" of องค์การ
    assert list(queries.organisations_here()) == [cast.ban_nong, cast.nong_sung, example]
