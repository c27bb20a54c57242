"""The demo: the real ones as their sources have them, the fictional town the same from the same seed."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db.models import Sum
from django.utils import timezone

from ruamphaen.base import ledger
from ruamphaen.meetings.models import Meeting, PolicyStatement
from ruamphaen.meetings.queries.council import council_page
from ruamphaen.meetings.queries.policy import statement_page
from ruamphaen.meetings.rules.council import Timeliness
from ruamphaen.organisation.models import Community, Department, Organisation, Seat, User
from ruamphaen.plan.models import Listing, Version, YearBudget
from ruamphaen.plan.rules.versions import State
from ruamphaen.portal import policies
from ruamphaen.portal.demo import load, real, sign_ins, town
from ruamphaen.portal.demo.loading import TOWN_SLUG
from ruamphaen.portal.demo.people import PASSWORD, PEOPLE
from ruamphaen.proposals.models import Milestone
from ruamphaen.strategy.models import Fulfilment, Node, Tree
from ruamphaen.strategy.rules import NodeKind
from ruamphaen.thai.dates import bangkok_day


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo, loaded once for this file and taken away afterwards."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        load(announce=lambda _text: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _in_the_demo(demo, db):
    """Every test here reads the demo."""


def titles(slug: str, kind: NodeKind) -> list[str]:
    """The titles of one kind in an organisation's newest tree, in reading order."""
    tree = Tree.objects.filter(organisation__slug=slug).order_by("pk").first()
    nodes = Node.objects.filter(tree=tree, kind=kind)
    return [node.title for node in nodes.order_by("parent__position", "position")]


def test_lamphun_pao_has_its_vision_missions_strategies_and_guidelines_exactly():
    record = real.ORGANISATIONS[1].strategy
    assert titles("lamphun-pao", NodeKind.VISION) == [record["vision"]]
    assert titles("lamphun-pao", NodeKind.MISSION) == [m["text"] for m in record["missions"]]
    assert titles("lamphun-pao", NodeKind.STRATEGY) == [s["name"] for s in record["strategies"]]
    guidelines = [g["text"] for s in record["strategies"] for g in s["guidelines"]]
    assert titles("lamphun-pao", NodeKind.GUIDELINE) == guidelines
    assert (len(record["missions"]), len(record["strategies"]), len(guidelines)) == (8, 8, 30)


def test_khon_kaen_has_its_five_strategies_with_their_guidelines_exactly():
    record = real.ORGANISATIONS[2].strategy
    assert titles("khon-kaen-city", NodeKind.STRATEGY) == [s["name"] for s in record["strategies"]]
    guidelines = [g["text"] for s in record["strategies"] for g in s["guidelines"]]
    assert titles("khon-kaen-city", NodeKind.GUIDELINE) == guidelines
    assert (len(record["strategies"]), len(guidelines)) == (5, 16)


def test_lamphun_town_has_its_vision_and_six_policy_areas_with_their_examples_exactly():
    record = real.ORGANISATIONS[0].strategy
    assert titles("lamphun-town", NodeKind.VISION) == [record["vision"]]
    assert titles("lamphun-town", NodeKind.POLICY) == [a["name"] for a in record["policy_areas"]]
    examples = [example for area in record["policy_areas"] for example in area["examples"]]
    assert titles("lamphun-town", NodeKind.EXAMPLE) == examples
    assert len(record["policy_areas"]) == 6


def test_the_plan_of_mae_sai_is_the_published_one_row_for_row():
    source, rows = real.mae_sai_plan()
    version = Version.objects.get(plan__organisation__slug="mae-sai")
    listed = Listing.objects.filter(version=version).prefetch_related("budgets")
    found = [
        (
            one.number,
            one.title,
            one.objective,
            one.target,
            one.department.name,
            {b.year.be: b.amount_baht for b in one.budgets.all()},
        )
        for one in listed.order_by("position")
    ]
    assert found == [
        (r.number, r.title, r.objective, r.target, r.department, r.money) for r in rows
    ]
    assert (version.change, version.state, version.source) == (
        "เพิ่มเติม ฉบับที่ 3",
        State.ANNOUNCED,
        source,
    )


def test_what_the_source_of_mae_sai_lacks_stays_empty():
    version = Version.objects.get(plan__organisation__slug="mae-sai")
    empty = Listing.objects.filter(version=version, indicator="", outcome="", place="", reason="")
    assert empty.count() == version.listings.count() == 8
    assert version.announced_on is None


def test_the_forums_of_mae_sai_say_what_each_village_asked_for():
    forum = Meeting.objects.get(organisation__slug="mae-sai")
    assert forum.sayings.count() == 55
    assert forum.sayings.filter(community__number=1).first().text == (
        "ก่อสร้างท่าเรือหลวงหมู่ที่ 1 บ้านร่องไฮ"
    )
    assert not forum.time_is_known


def test_nothing_invented_stands_beside_a_real_organisation():
    really = Organisation.objects.filter(is_example=False)
    assert really.count() == 4
    villages = Community.objects.filter(organisation__in=really)
    assert {
        (one.organisation.slug, one.number) for one in villages.select_related("organisation")
    } == {("mae-sai", number) for number in range(1, 13)}
    assert not Seat.objects.filter(committee__organisation__in=really).exists()
    assert set(
        Department.objects.filter(organisation__in=really).values_list("name", flat=True)
    ) == {
        "กองช่าง",
        "สำนักปลัด",
        "กองสาธารณสุข",
    }
    assert all(organisation.source for organisation in really)


def test_lamphuns_policy_is_kept_as_it_was_published_letter_by_letter():
    record, published = real.ORGANISATIONS[0].strategy, real.lamphun_policy()
    statement = PolicyStatement.objects.get(organisation__slug="lamphun-town")
    kept = [
        (area.number, area.title, [one.text for one in area.commitments.all()])
        for area in statement.areas.all()
    ]
    assert kept == [(a["no"], a["name"], a["examples"]) for a in record["policy_areas"]]
    assert (len(kept), sum(len(ones) for *_rest, ones in kept)) == (6, 14)
    lines = [line for line in published.splitlines() if line[:1].isdigit()]
    for line, (number, title, ones) in zip(lines, kept, strict=True):
        assert line.removesuffix(" เป็นต้น") == f"{number}. {title} เช่น {', '.join(ones)}"
    assert statement.vision == record["vision"]
    assert (statement.stated_on, statement.election_announced_on) == (date(2021, 5, 11), None)
    assert statement.meeting is not None
    assert str(statement.meeting.session) == "สมัยสามัญ สมัยแรก ประจำปี 2564"


def test_every_commitment_of_lamphun_is_linked_to_its_place_in_the_tree():
    links = Fulfilment.objects.filter(node__tree__organisation__slug="lamphun-town")
    pairs = [(link.node.title, link.commitment.text) for link in links]
    assert len(pairs) == 14
    assert all(title == text for title, text in pairs)


def test_the_fictional_council_has_sat_and_voted_by_name():
    town = Organisation.objects.get(slug="sai-than")
    view = council_page(town, bangkok_day(timezone.now()))
    assert len(view.members) == 12
    assert [seen.is_now for seen in view.sessions] == [True, False]
    [sitting] = view.sessions[0].sittings
    [motion] = sitting.motions
    assert motion.tally is not None
    assert (motion.tally.votes, motion.absent, len(motion.voices)) == ((8, 2, 1), 1, 11)
    assert [one.number for one in motion.resolutions] == [2]
    assert (sitting.came, sitting.members) == (11, 12)
    assert Seat.objects.filter(committee__body="council", user__username="council").exists()


def test_the_fictional_policy_was_stated_in_time_and_is_followed_to_projects():
    statement = PolicyStatement.objects.get(organisation__slug="sai-than")
    view = statement_page(statement, bangkok_day(timezone.now()))
    assert view.timing is not None
    assert view.timing.state == Timeliness.IN_TIME
    whole = policies.followed(view)
    assert (len(view.commitments), whole.taken_up, whole.with_projects) == (6, 5, 5)


def test_the_same_seed_makes_the_same_town():
    years = range(2566, 2571)
    assert town.rows(2569, years) == town.rows(2569, years)
    assert town.rows(2569, years) != town.rows(2570, years)


def test_the_town_says_that_it_is_an_example_and_holds_every_list_of_a_plan():
    organisation = Organisation.objects.get(is_example=True)
    first = Version.objects.get(
        plan__organisation=organisation, state=State.ANNOUNCED, plan__first_year=2566
    )
    lists = dict(
        first.listings.order_by()
        .values_list("list_kind")
        .distinct()
        .values_list("list_kind", "list_kind")
    )
    assert set(lists) == {"p02", "p02-1", "p02-2", "p03"}
    money = YearBudget.objects.filter(listing__version=first).aggregate(all=Sum("amount_baht"))[
        "all"
    ]
    assert money > Decimal(10_000_000)


def test_loading_again_changes_nothing():
    before = (Organisation.objects.count(), Listing.objects.count(), User.objects.count())
    load(announce=lambda _text: None)
    assert (Organisation.objects.count(), Listing.objects.count(), User.objects.count()) == before


def test_every_role_has_a_sign_in_that_works(client):
    assert {person.username for person in PEOPLE} <= {
        line.split()[0] for line in sign_ins().splitlines() if line.strip()
    }
    for person in PEOPLE:
        user = User.objects.get(username=person.username)
        assert user.check_password(PASSWORD), person.username


def test_the_ledger_of_the_demo_holds():
    assert ledger.verify() == []


def test_the_real_files_name_no_private_person_and_no_machine():
    folder = Path(real.FOLDER)
    for path in folder.glob("*.json"):
        text = path.read_text(encoding="utf-8")
        assert "seed" not in text
        assert json.loads(text)


def test_the_town_tells_what_came_of_three_needs():
    told = Milestone.objects.filter(proposal__organisation__slug=TOWN_SLUG)
    kinds = told.order_by("kind").values_list("kind", flat=True)
    assert list(kinds) == ["budgeted", "chosen", "done", "stopped"]
    assert told.get(kind="budgeted").fiscal_year is not None
    assert Milestone.objects.count() == 4
