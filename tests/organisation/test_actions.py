"""Each act: granted, refused in a sentence, and told in exactly one line of the ledger."""

from datetime import date
from decimal import Decimal

import pytest

from ruamphaen.base.errors import Refused
from ruamphaen.base.models import Entry
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.organisation import actions, queries
from ruamphaen.organisation.models import (
    AreaFigure,
    Community,
    Department,
    Holding,
    LocalRule,
    Organisation,
    Post,
    Seat,
    User,
)
from ruamphaen.organisation.rules import FigureTyped, Role
from tests import make
from tests.cast import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def chair(cast):
    """A post of Ban Nong that nobody ever held."""
    return Post.objects.create(organisation=cast.ban_nong, title="ปลัดเทศบาล", role=Role.EXECUTIVE)


def post_of(user: User) -> Post:
    return Post.objects.get(holdings__user=user, holdings__until=None)


def last_act() -> tuple[str, dict]:
    entry = Entry.objects.latest("pk")
    return entry.act, entry.detail


# ------------------------------------------------------------------ one line each


def _committee(cast):
    return actions.form_committee(cast.ban_nong, by=cast.anan, body="development-committee")


def _seat(cast):
    return actions.seat_member(
        _committee(cast), by=cast.anan, group="experts", name="ดร.วิภา", since=date(2026, 1, 1)
    )


def _community(cast):
    return actions.add_community(cast.ban_nong, by=cast.anan, name="บ้านดอน", number=1)


def _holiday(cast):
    return actions.add_holiday(cast.ban_nong, by=cast.anan, on=TODAY, name="วันหยุดพิเศษ")


def _kept(cast):
    typed = FigureTyped("population", "", "โฮมสเตย์", "แห่ง", 2025, Decimal(3), "สำรวจเอง")
    return actions.keep_figures(cast.ban_nong, by=cast.anan, figures=[typed], today=TODAY)


def _chosen(cast):
    return actions.choose_local_rule(
        cast.ban_nong, by=cast.anan, name="plan.post_days", value=45, because="ประกาศ", on=TODAY
    )


# What has to be there first, and the act itself.
ACTS = {
    "organisation.create": (
        None,
        lambda cast, _: actions.create_organisation(
            by=cast.anan, slug="new-town", kind=OrganisationKind.TOWN, name_th="เทศบาลเมืองใหม่"
        ),
    ),
    "organisation.describe": (
        None,
        lambda cast, _: actions.describe_organisation(
            cast.ban_nong, by=cast.anan, name_th="เทศบาลตำบลบ้านหนองใหม่", digits="thai"
        ),
    ),
    "organisation.add_department": (
        None,
        lambda cast, _: actions.add_department(cast.ban_nong, by=cast.anan, name="กองคลัง"),
    ),
    "organisation.rename_department": (
        None,
        lambda cast, _: actions.rename_department(cast.works, by=cast.anan, name="กองโยธา"),
    ),
    "organisation.remove_department": (
        lambda cast: make.department(organisation=cast.ban_nong, name="กองว่าง"),
        lambda cast, part: actions.remove_department(part, by=cast.anan),
    ),
    "organisation.add_community": (None, lambda cast, _: _community(cast)),
    "organisation.add_communities": (
        None,
        lambda cast, _: actions.add_communities(
            cast.ban_nong, by=cast.anan, rows=[(1, "บ้านดอน"), (2, "บ้านทุ่ง")]
        ),
    ),
    "organisation.edit_community": (
        _community,
        lambda cast, part: actions.edit_community(part, by=cast.anan, name="บ้านดอนใต้", number=1),
    ),
    "organisation.remove_community": (
        _community,
        lambda cast, part: actions.remove_community(part, by=cast.anan),
    ),
    "organisation.create_post": (
        None,
        lambda cast, _: actions.create_post(
            cast.ban_nong, by=cast.anan, title="เจ้าหน้าที่การคลัง", role=Role.FINANCE
        ),
    ),
    "organisation.edit_post": (
        lambda cast: post_of(cast.wichai),
        lambda cast, post: actions.edit_post(
            post, by=cast.anan, title="นายช่างโยธา", role=Role.DEPARTMENT, department=None
        ),
    ),
    "organisation.remove_post": (
        lambda cast: Post.objects.create(
            organisation=cast.ban_nong, title="ไม่มีใคร", role=Role.FINANCE
        ),
        lambda cast, post: actions.remove_post(post, by=cast.anan),
    ),
    "organisation.hand_over": (
        lambda cast: post_of(cast.somsri),
        lambda cast, post: actions.hand_over(post, by=cast.anan, to=cast.wichai, on=TODAY),
    ),
    "organisation.take_in": (
        lambda cast: post_of(cast.somsri),
        lambda cast, post: actions.take_in(
            post, by=cast.anan, on=TODAY, username="newcomer", full_name="คนใหม่"
        ),
    ),
    "organisation.create_user": (
        None,
        lambda cast, _: actions.create_user(
            by=None, username="someone", password="ปลูกข้าวกลางนา", full_name="ใครสักคน"
        ),
    ),
    "organisation.give_new_password": (
        None,
        lambda cast, _: actions.give_new_password(
            cast.somsri, by=cast.anan, organisation=cast.ban_nong
        ),
    ),
    "organisation.form_committee": (None, lambda cast, _: _committee(cast)),
    "organisation.amend_committee": (
        _committee,
        lambda cast, committee: actions.amend_committee(
            committee, by=cast.anan, order_number="12/2569", appointed_on=TODAY
        ),
    ),
    "organisation.seat_member": (
        _committee,
        lambda cast, committee: actions.seat_member(
            committee, by=cast.anan, group="experts", name="ดร.วิภา"
        ),
    ),
    "organisation.end_seat": (
        _seat,
        lambda cast, seat: actions.end_seat(seat, by=cast.anan, on=TODAY),
    ),
    "organisation.remove_seat": (_seat, lambda cast, seat: actions.remove_seat(seat, by=cast.anan)),
    "organisation.add_holiday": (None, lambda cast, _: _holiday(cast)),
    "organisation.add_fixed_holidays": (
        None,
        lambda cast, _: actions.add_fixed_holidays(cast.ban_nong, by=cast.anan, year=2027),
    ),
    "organisation.remove_holiday": (
        _holiday,
        lambda cast, day: actions.remove_holiday(day, by=cast.anan),
    ),
    "organisation.keep_figures": (None, lambda cast, _: _kept(cast)),
    "organisation.remove_figure": (
        lambda cast: _kept(cast) and AreaFigure.objects.get(),
        lambda cast, one: actions.remove_figure(one, by=cast.anan, today=TODAY),
    ),
    "organisation.choose_mail": (
        None,
        lambda cast, _: actions.choose_mail(cast.wichai, by=cast.wichai, wanted=False),
    ),
    "organisation.choose_local_rule": (None, lambda cast, _: _chosen(cast)),
    "organisation.forget_local_rule": (
        _chosen,
        lambda cast, rule: actions.forget_local_rule(rule, by=cast.anan),
    ),
}


PEOPLE = {"ดร.วิภา", "คนใหม่", "ใครสักคน", "วิชัย", "สมศรี", "อนันต์", "newcomer", "someone", "somsri"}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_leaves_exactly_one_line_without_the_name_of_a_person(cast, name):
    before, act = ACTS[name]
    there = before(cast) if before else None
    lines = Entry.objects.count()
    act(cast, there)
    assert Entry.objects.count() == lines + 1
    written, facts = last_act()
    assert written == name
    assert PEOPLE & {str(fact) for fact in facts.values()} == set()


def test_no_act_of_this_room_was_forgotten_above():
    assert {f"organisation.{name}" for name in actions.__all__} - set(ACTS) == {
        "organisation.create_organisation",  # recorded as organisation.create
        "organisation.describe_organisation",  # recorded as organisation.describe
    }


def test_a_refused_act_leaves_no_line(cast):
    lines = Entry.objects.count()
    with pytest.raises(Refused):
        actions.add_department(cast.ban_nong, by=cast.anan, name=cast.works.name)
    assert Entry.objects.count() == lines


# ------------------------------------------------------------------ the organisation and its parts


@pytest.mark.parametrize("slug", ["desk", "accounts", "static", "ban-nong"])
def test_an_address_of_the_site_or_of_another_organisation_is_refused(cast, slug):
    with pytest.raises(Refused, match=slug):
        actions.create_organisation(
            by=None, slug=slug, kind=OrganisationKind.TOWN, name_th="เทศบาลเมืองใหม่"
        )
    assert Organisation.objects.count() == 2


def test_two_organisations_cannot_share_a_host_name(cast):
    cast.nong_sung.host = "plan.example.go.th"
    cast.nong_sung.save()
    with pytest.raises(Refused, match=r"plan\.example\.go\.th"):
        actions.describe_organisation(
            cast.ban_nong, by=cast.anan, name_th="บ้านหนอง", host="plan.example.go.th"
        )


def test_two_organisations_without_a_host_name_do_not_meet(cast):
    for organisation in (cast.ban_nong, cast.nong_sung):
        actions.describe_organisation(organisation, by=None, name_th=organisation.name_th, host="")
    assert list(Organisation.objects.values_list("host", flat=True)) == [None, None]


def test_the_digits_of_papers_are_a_choice_of_the_organisation(cast):
    actions.describe_organisation(cast.ban_nong, by=cast.anan, name_th="บ้านหนอง", digits="thai")
    assert queries.rule_value(cast.ban_nong, "paper.digits", TODAY) == "thai"
    assert queries.rule_value(cast.nong_sung, "paper.digits", TODAY) == "arabic"


def test_settings_tell_only_what_changed(cast):
    actions.describe_organisation(cast.ban_nong, by=cast.anan, name_th=cast.ban_nong.name_th)
    assert last_act() == ("organisation.describe", {})


def test_a_department_with_a_post_cannot_be_removed(cast):
    with pytest.raises(Refused, match="1 รายการ"):
        actions.remove_department(cast.works, by=cast.anan)
    assert Department.objects.filter(pk=cast.works.pk).exists()


def test_a_community_that_a_project_names_cannot_be_removed(cast):
    community = actions.add_community(cast.ban_nong, by=cast.anan, name="ชุมชนวัดใน")
    version = make.version(plan=make.plan(organisation=cast.ban_nong))
    make.listing(version=version, community=community)
    with pytest.raises(Refused, match="ชุมชนวัดใน"):
        actions.remove_community(community, by=cast.anan)
    assert Community.objects.filter(pk=community.pk).exists()


def test_a_department_cannot_take_the_name_of_another(cast):
    other = make.department(organisation=cast.ban_nong, name="กองคลัง")
    with pytest.raises(Refused, match="กองช่าง"):
        actions.rename_department(other, by=cast.anan, name="กองช่าง")
    other.refresh_from_db()
    assert other.name == "กองคลัง"


def test_the_neighbour_may_have_a_department_of_the_same_name(cast):
    made = actions.add_department(cast.nong_sung, by=None, name="กองช่าง")
    assert made.organisation == cast.nong_sung


def test_one_bad_row_keeps_all_communities_out(cast):
    actions.add_community(cast.ban_nong, by=cast.anan, name="บ้านดอน", number=1)
    with pytest.raises(Refused):
        actions.add_communities(cast.ban_nong, by=cast.anan, rows=[(2, "บ้านทุ่ง"), (1, "บ้านดอน")])
    assert list(cast.ban_nong.communities.values_list("name", flat=True)) == ["บ้านดอน"]


# ------------------------------------------------------------------ handing over


def test_the_giver_ends_the_day_before_the_taker_begins(cast):
    post = post_of(cast.somsri)
    actions.hand_over(post, by=cast.anan, to=cast.wichai, on=TODAY)
    held = post.holdings.order_by("since").values_list("user__username", "since", "until")
    assert list(held) == [
        ("somsri", date(2024, 10, 1), date(2026, 11, 19)),
        ("wichai", TODAY, None),
    ]


def test_a_hand_over_on_the_first_day_leaves_no_trace_of_the_slip(cast, chair):
    actions.hand_over(chair, by=cast.anan, to=cast.wichai, on=TODAY)
    actions.hand_over(chair, by=cast.anan, to=cast.malee, on=TODAY)
    assert [holding.user for holding in chair.holdings.all()] == [cast.malee]


@pytest.mark.parametrize(
    ("to", "on", "says"),
    [
        ("wichai", date(2024, 9, 30), "1 ตุลาคม 2567"),
        ("somsri", TODAY, "ดำรงตำแหน่งนี้อยู่แล้ว"),
    ],
)
def test_an_impossible_hand_over_says_why(cast, to, on, says):
    with pytest.raises(Refused, match=says):
        actions.hand_over(post_of(cast.somsri), by=cast.anan, to=getattr(cast, to), on=on)
    assert Holding.objects.filter(user=cast.somsri, until=None).exists()


def test_a_vacant_post_cannot_be_taken_in_the_days_of_the_last_holder(cast):
    post = post_of(cast.somsri)
    actions.hand_over(post, by=cast.anan, to=None, on=TODAY)
    with pytest.raises(Refused, match="19 พฤศจิกายน 2569"):
        actions.hand_over(post, by=cast.anan, to=cast.wichai, on=date(2026, 11, 19))
    assert actions.hand_over(post, by=cast.anan, to=cast.wichai, on=TODAY).user == cast.wichai


def test_a_vacant_post_cannot_fall_vacant_again(cast, chair):
    with pytest.raises(Refused, match="ว่างอยู่แล้ว"):
        actions.hand_over(chair, by=cast.anan, to=None, on=TODAY)


def test_the_last_administrator_cannot_leave_without_a_successor(cast):
    post = post_of(cast.anan)
    with pytest.raises(Refused, match="คนสุดท้าย"):
        actions.hand_over(post, by=cast.anan, to=None, on=TODAY)
    with pytest.raises(Refused, match="คนสุดท้าย"):
        actions.edit_post(post, by=cast.anan, title=post.title, role=Role.PLANNER, department=None)
    actions.hand_over(post, by=cast.anan, to=cast.somsri, on=TODAY)
    assert cast.visitor(cast.somsri).roles == {Role.PLANNER, Role.ADMINISTRATOR}


def test_rights_move_with_the_post_on_the_day(cast):
    actions.hand_over(post_of(cast.somsri), by=cast.anan, to=cast.wichai, on=TODAY)
    assert cast.visitor(cast.somsri).roles == set()
    assert cast.visitor(cast.wichai).roles == {Role.DEPARTMENT, Role.PLANNER}


def test_a_post_with_a_history_is_not_removed(cast):
    with pytest.raises(Refused, match="เคยครองตำแหน่ง"):
        actions.remove_post(post_of(cast.somsri), by=cast.anan)


# ------------------------------------------------------------------ sign-ins


def test_a_new_person_gets_the_post_and_a_password_that_is_kept_nowhere(cast, chair):
    person, password = actions.take_in(
        chair, by=cast.anan, on=TODAY, username="newcomer", full_name="คนใหม่"
    )
    assert person.check_password(password)
    assert person.password_is_given
    assert [holding.post for holding in person.holdings.all()] == [chair]
    assert password not in "".join(Entry.objects.values_list("facts", flat=True))


def test_one_time_passwords_differ_and_read_well_on_paper(cast, chair):
    from ruamphaen.organisation.actions.people import one_time_password

    made = {one_time_password() for _ in range(200)}
    assert len(made) == 200
    assert not set("".join(made)) & set("0o1liIO")


def test_a_user_name_in_other_letters_is_still_taken(cast, chair):
    with pytest.raises(Refused, match="SOMSRI"):
        actions.take_in(chair, by=cast.anan, on=TODAY, username="SOMSRI", full_name="อีกคน")
    assert not chair.holdings.exists()


def test_a_lost_password_is_replaced_and_the_old_one_ends(cast):
    password = actions.give_new_password(cast.somsri, by=cast.anan, organisation=cast.ban_nong)
    cast.somsri.refresh_from_db()
    assert cast.somsri.check_password(password)
    assert not cast.somsri.check_password(make.PASSWORD)


def test_nobody_takes_over_the_account_of_another_organisations_staff(cast, chair):
    actions.hand_over(chair, by=cast.anan, to=cast.kamon, on=TODAY)
    with pytest.raises(Refused) as refusal:
        actions.give_new_password(cast.kamon, by=cast.anan, organisation=cast.ban_nong)
    assert refusal.value.status == 403
    assert cast.kamon.check_password(make.PASSWORD)


def test_an_account_without_posts_or_of_the_operator_is_not_the_administrators(cast):
    operator = User.objects.create_superuser(username="root", password=make.PASSWORD)
    for person in (operator, cast.stranger):
        with pytest.raises(Refused):
            actions.give_new_password(person, by=cast.anan, organisation=cast.ban_nong)


# ------------------------------------------------------------------ bodies and rules


def test_a_member_cannot_leave_before_coming(cast):
    seat = _seat(cast)
    with pytest.raises(Refused):
        actions.end_seat(seat, by=cast.anan, on=date(2025, 12, 31))
    assert Seat.objects.get().until is None


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [("plan.period_years", 4, 403), ("plan.post_days", "สามสิบ", 422), ("plan.post_days", 0, 422)],
)
def test_confirmed_law_and_nonsense_cannot_be_chosen(cast, name, value, status):
    with pytest.raises(Refused) as refusal:
        actions.choose_local_rule(
            cast.ban_nong, by=cast.anan, name=name, value=value, because="อยาก", on=TODAY
        )
    assert refusal.value.status == status
    assert not LocalRule.objects.exists()


def test_a_choice_counts_here_and_nowhere_else_until_it_is_forgotten(cast):
    rule = _chosen(cast)
    assert queries.rule_value(cast.ban_nong, "plan.post_days", TODAY) == 45
    assert queries.rule_value(cast.nong_sung, "plan.post_days", TODAY) == 30
    actions.forget_local_rule(rule, by=cast.anan)
    assert queries.rule_value(cast.ban_nong, "plan.post_days", TODAY) == 30
