"""The matrix: every page of this room, every person, in their own organisation and in the neighbour's."""

from datetime import date

import pytest
from django.urls import reverse

from ruamphaen.organisation import actions, urls
from ruamphaen.organisation.models import AreaFigure, Holding, Organisation, Post
from ruamphaen.organisation.rules import Role
from tests import make

pytestmark = pytest.mark.django_db

EVERYONE = (
    "nobody",
    "stranger",
    "kamon",
    "wichai",
    "pranee",
    "malee",
    "councillor",
    "somsri",
    "anan",
)
MEMBERS = {"wichai", "pranee", "malee", "councillor", "somsri", "anan"}
KEEPERS = {"somsri", "anan"}
RUNS = {"anan"}

# Who gets in; None = everyone, also without an account.
DOORS = {
    "desk": set(EVERYONE) - {"nobody"},
    "tell_by_mail": set(EVERYONE) - {"nobody"},
    "about": None,
    "parts": RUNS,
    "add_department": RUNS,
    "department": RUNS,
    "remove_department": RUNS,
    "add_community": RUNS,
    "import_communities": RUNS,
    "community": RUNS,
    "remove_community": RUNS,
    "people": RUNS,
    "post": RUNS,
    "edit_post": RUNS,
    "remove_post": RUNS,
    "hand_over": RUNS,
    "vacate": RUNS,
    "take_in": RUNS,
    "new_password": RUNS,
    "bodies": KEEPERS,
    "form_committee": KEEPERS,
    "committee": KEEPERS,
    "amend_committee": KEEPERS,
    "seat_member": KEEPERS,
    "end_seat": KEEPERS,
    "remove_seat": KEEPERS,
    "figures": KEEPERS,
    "import_figures": KEEPERS,
    "remove_figure": KEEPERS,
    "holidays": KEEPERS,
    "add_fixed_holidays": KEEPERS,
    "remove_holiday": KEEPERS,
    "rules": MEMBERS,
    "rule": RUNS,
    "forget_rule": RUNS,
    "settings": RUNS,
}

# Pages that only take what a form sends: asked with GET they say so to those who may.
ONLY_POST = {
    "tell_by_mail",
    "add_department",
    "remove_department",
    "add_community",
    "remove_community",
    "remove_post",
    "hand_over",
    "vacate",
    "new_password",
    "seat_member",
    "end_seat",
    "remove_seat",
    "remove_figure",
    "add_fixed_holidays",
    "remove_holiday",
    "forget_rule",
}


def furnish(organisation: Organisation) -> dict[str, list]:
    """One of everything in an organisation; the arguments of each page's address."""
    slug = organisation.slug
    department = make.department(organisation=organisation, name="กองว่าง")
    community = actions.add_community(organisation, by=None, name="บ้านดอน", number=1)
    post = Post.objects.create(organisation=organisation, title="ปลัด", role=Role.EXECUTIVE)
    holder = make.user()
    Holding.objects.create(post=post, user=holder, since=date(2025, 1, 1))
    committee = actions.form_committee(organisation, by=None, body="development-committee")
    seat = actions.seat_member(committee, by=None, group="experts", name="ดร.วิภา")
    organisation.local_rules.create(name="plan.post_days", value=45)
    holiday = actions.add_holiday(organisation, by=None, on=date(2027, 1, 1), name="ปีใหม่")
    figure = AreaFigure.objects.create(
        organisation=organisation,
        topic="other",
        title="โฮมสเตย์",
        unit="แห่ง",
        year=2025,
        value=3,
        source="สำรวจเอง",
        entered_on=date(2026, 1, 5),
    )
    own = {
        "desk": [],
        "tell_by_mail": [],
        "department": [slug, department.pk],
        "remove_department": [slug, department.pk],
        "community": [slug, community.pk],
        "remove_community": [slug, community.pk],
        "new_password": [slug, post.pk, holder.pk],
        "form_committee": [slug, "support-committee"],
        "end_seat": [slug, seat.pk],
        "remove_seat": [slug, seat.pk],
        "remove_figure": [slug, figure.pk],
        "remove_holiday": [slug, holiday.pk],
        "rule": [slug, "plan.post_days"],
        "forget_rule": [slug, "plan.post_days"],
    }
    own |= {
        name: [slug, post.pk]
        for name in ("post", "edit_post", "remove_post", "hand_over", "vacate", "take_in")
    }
    own |= {name: [slug, committee.pk] for name in ("committee", "amend_committee", "seat_member")}
    return {name: own.get(name, [slug]) for name in DOORS}


@pytest.fixture
def town(cast):
    """Ban Nong with one of everything, and a councillor."""
    return furnish(cast.ban_nong)


def sign_in(client, cast, person: str) -> None:
    if person == "nobody":
        return
    if person == "councillor":
        user = make.user(username="councillor")
        post = Post.objects.create(organisation=cast.ban_nong, title="สมาชิกสภา", role=Role.COUNCIL)
        Holding.objects.create(post=post, user=user, since=date(2025, 1, 1))
    else:
        user = getattr(cast, person)
    client.force_login(user)


def expected(name: str, person: str) -> int:
    may = DOORS[name]
    if may is None or person in may:
        return 405 if name in ONLY_POST else 200
    return 302 if person == "nobody" else 403


def names_of(patterns) -> set[str]:
    return {
        name
        for pattern in patterns
        for name in (
            names_of(pattern.url_patterns) if hasattr(pattern, "url_patterns") else {pattern.name}
        )
    }


def test_the_table_knows_every_page_of_the_room():
    assert names_of(urls.urlpatterns) == set(DOORS)


@pytest.mark.parametrize("person", EVERYONE)
def test_each_page_opens_to_those_it_is_for_and_to_nobody_else(client, cast, town, person):
    sign_in(client, cast, person)
    answers = {
        name: client.get(reverse(f"organisation:{name}", args=args)).status_code
        for name, args in town.items()
    }
    assert answers == {name: expected(name, person) for name in DOORS}


@pytest.mark.parametrize("person", ["nobody", "stranger", "kamon", "wichai", "malee", "somsri"])
def test_a_closed_door_stops_writing_before_anything_is_written(client, cast, town, person):
    sign_in(client, cast, person)
    closed = {name for name in ONLY_POST if person not in DOORS[name]}
    answers = {
        name: client.post(reverse(f"organisation:{name}", args=town[name])).status_code
        for name in closed
    }
    assert answers == dict.fromkeys(closed, 302 if person == "nobody" else 403)


def test_a_closed_door_leads_to_sign_in_and_back(client, cast):
    answer = client.get("/desk/ban-nong/people/")
    assert answer["Location"] == "/accounts/login/?next=/desk/ban-nong/people/"


def test_a_closed_door_says_which_organisation_has_to_give_a_post(client, cast):
    client.force_login(cast.kamon)
    page = client.get("/desk/ban-nong/people/").content.decode()
    assert "ท่านไม่มีตำแหน่งในเทศบาลตำบลบ้านหนอง" in page


def test_the_things_of_the_neighbour_are_not_found_under_our_own_address(client, cast, town):
    theirs = furnish(cast.nong_sung)
    client.force_login(cast.anan)
    with_a_key = {
        name: args for name, args in theirs.items() if len(args) > 1 and type(args[1]) is int
    }
    send = {True: client.post, False: client.get}
    answers = {
        name: send[name in ONLY_POST](
            reverse(f"organisation:{name}", args=["ban-nong", *args[1:]])
        ).status_code
        for name, args in with_a_key.items()
    }
    assert answers == dict.fromkeys(with_a_key, 404)
    assert len(with_a_key) == 18


def test_our_post_does_not_open_the_password_of_the_neighbours_staff(client, cast, town):
    client.force_login(cast.anan)
    post = town["post"][1]
    answer = client.post(f"/desk/ban-nong/people/{post}/new-password/{cast.kamon.pk}/")
    assert answer.status_code == 404
    assert cast.kamon.check_password(make.PASSWORD)


@pytest.mark.parametrize("address", ["/desk/no-town/people/", "/no-town/about/"])
def test_an_organisation_that_is_not_here_is_not_found(client, cast, address):
    client.force_login(cast.anan)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/desk/ban-nong/rules/no.such.value/",
        "/desk/ban-nong/rules/council.sessions_least.sao/",
        "/desk/ban-nong/bodies/new/forum-village/",
        "/desk/ban-nong/bodies/new/no-such-body/",
    ],
)
def test_what_the_law_does_not_know_here_is_not_found(client, cast, address):
    client.force_login(cast.anan)
    assert client.get(address).status_code == 404


def test_an_administrator_of_two_towns_acts_in_the_one_of_the_address(client, cast):
    post = Post.objects.create(organisation=cast.nong_sung, title="ผู้ดูแล", role=Role.ADMINISTRATOR)
    Holding.objects.create(post=post, user=cast.anan, since=date(2025, 1, 1))
    client.force_login(cast.anan)
    client.post("/desk/nong-sung/parts/departments/add/", {"department-name": "กองของเพื่อนบ้าน"})
    assert [part.name for part in cast.nong_sung.departments.all()] == ["กองของเพื่อนบ้าน"]
    assert [part.name for part in cast.ban_nong.departments.all()] == ["กองช่าง"]
