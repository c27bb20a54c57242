"""Who may enter the pages of rounds; a round is named, explained and started."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from ruamphaen.organisation.models import LocalRule
from ruamphaen.plan.models import Listing, StepTaken, Version
from ruamphaen.plan.rules.versions import State, VersionKind
from ruamphaen.thai.dates import FiscalYear
from tests import make
from tests.cast import Cast
from tests.plan.conftest import Desk
from tests.plan.test_views import as_, at

pytestmark = pytest.mark.django_db


ADDITION = VersionKind.ADDITION
PEOPLE = [None, "stranger", "kamon", "malee", "wichai", "pranee", "somsri", "anan"]


def new_version(desk: Desk) -> str:
    return reverse("plan:new_version", args=[desk.plan.organisation.slug, desk.plan.period.slug])


# ------------------------------------------------------------------ who may enter


CLOSED = {None: 302, "stranger": 403, "kamon": 403, "malee": 403, "wichai": 403, "pranee": 403}


OPEN = {"somsri": 200, "anan": 200}


MEMBERS = {None: 404, "stranger": 404, "kamon": 404, "malee": 200, "wichai": 200, "pranee": 200}


DESK = ["take_up", "explain_round", "name_round", "drop", "carry_over"]


@pytest.mark.parametrize("person", PEOPLE)
def test_the_pages_of_a_draft_open_to_those_they_are_for(
    client: Client, cast: Cast, draft: Version, road: Listing, person: str | None
):
    as_(client, getattr(cast, person) if person else None)
    for name in DESK:
        assert client.get(at(draft, name)).status_code == (CLOSED | OPEN)[person], name
    for name in ("edit_row", "lineage"):
        assert client.get(at(draft, name, road.pk)).status_code == (CLOSED | OPEN)[person], name
    assert client.get(at(draft, "changes")).status_code == (MEMBERS | OPEN)[person]


POSTS = [
    "explain_round",
    "name_round",
    "open_round",
    "set_row_kind",
    "withdraw_row",
    "add_origin",
    "drop",
    "carry_over",
]


@pytest.mark.parametrize("person", ["stranger", "kamon", "malee", "wichai", "pranee"])
def test_only_planners_act(client: Client, cast: Cast, draft: Version, road: Listing, person: str):
    as_(client, getattr(cast, person))
    for name in POSTS:
        more = [road.pk] if name in {"set_row_kind", "withdraw_row", "add_origin"} else []
        sent = {"kind": "correction", "reason": "เหตุผลยาวพอจะยุติร่างนี้"}
        assert client.post(at(draft, name, *more), sent).status_code == 403, name
    draft.refresh_from_db()
    assert (draft.state, draft.listings.get().kind) == (State.DRAFT, "change")


def test_dropped_and_approved_versions_are_not_public(client: Client, cast: Cast, draft: Version):
    for state in (State.DROPPED, State.APPROVED):
        Version.objects.filter(pk=draft.pk).update(state=state.value)
        for name in ("version", "changes"):
            client.logout()
            assert client.get(at(draft, name)).status_code == 404
            assert as_(client, cast.malee).get(at(draft, name)).status_code == 200
        assert as_(client, cast.somsri).get(at(draft, "edit_version")).status_code == 403


def test_a_planner_puts_the_reason_of_a_round_right(client: Client, cast: Cast, draft: Version):
    as_(client, cast.somsri)
    page = client.get(at(draft, "version")).content.decode()
    assert at(draft, "explain_round") in page
    assert "22/2" not in client.get(at(draft, "explain_round")).content.decode()
    client.post(at(draft, "explain_round"), {"because": "น้ำท่วมถนนขาดสามสาย"})
    draft.refresh_from_db()
    assert draft.because == "น้ำท่วมถนนขาดสามสาย"
    Version.objects.filter(pk=draft.pk).update(kinds="change")  # no correction: it may go that way
    assert "ข้อ 22/2" in client.get(at(draft, "explain_round")).content.decode()
    unknown = {"because": "ก", "special_class": "ไม่มีในระเบียบ"}
    assert client.post(at(draft, "explain_round"), unknown).status_code == 422


def test_a_planner_puts_the_name_of_a_round_right(client: Client, cast: Cast, draft: Version):
    as_(client, cast.somsri)
    assert at(draft, "name_round") in client.get(at(draft, "version")).content.decode()
    sent = {"noun": "ฉบับที่", "round_number": "", "year": "2569"}
    answer = client.post(at(draft, "name_round"), sent)
    assert answer.status_code == 422
    assert answer.context["form"]["year"].value() == "2569"  # nothing is lost
    client.post(at(draft, "name_round"), {**sent, "round_number": "2"})
    draft.refresh_from_db()
    assert str(draft) == "เปลี่ยนแปลง แก้ไข ฉบับที่ 2/2569"
    StepTaken.objects.create(
        version=draft, route="change", code="draft", on=date(2026, 11, 20), by_tag="x"
    )
    assert "ถอนขั้นตอนเหล่านั้นก่อน" in client.get(at(draft, "name_round")).content.decode()


def test_the_first_issue_has_no_name_to_put_right(client: Client, cast: Cast, desk: Desk):
    as_(client, cast.somsri)
    assert client.get(at(desk.draft, "name_round")).status_code == 404
    assert (
        at(desk.draft, "name_round") not in client.get(at(desk.draft, "version")).content.decode()
    )


# ------------------------------------------------------------------ starting


def test_each_kind_says_what_it_means_and_who_decides_it_here(
    client: Client, cast: Cast, desk: Desk
):
    html = as_(client, cast.somsri).get(new_version(desk)).content.decode()
    assert "เพิ่มโครงการที่ยังไม่มีในแผน" in html
    assert "ข้อ 22/1" in html
    assert "สภา อบต." not in html  # this town is no SAO
    assert 'value="first"' not in html


def test_an_sao_is_told_of_its_council(client: Client, cast: Cast):
    plan = make.plan(organisation=cast.nong_sung)
    address = reverse("plan:new_version", args=["nong-sung", plan.period.slug])
    html = as_(client, cast.kamon).get(address).content.decode()
    assert "สภา อบต." in html


def test_a_round_takes_the_next_number_by_the_habit_of_the_office(
    client: Client, cast: Cast, desk: Desk
):
    as_(client, cast.somsri)
    make.version(plan=desk.plan, kind=ADDITION, round_number=4)
    Version.objects.filter(round_number=4).update(year=FiscalYear(2568))
    sent = {"kinds": ["addition", "change"], "noun": "ครั้งที่", "year": "2569", "because": "น้ำท่วม"}
    client.post(new_version(desk), sent)
    newest = Version.objects.get(number=3)
    assert (newest.change, newest.because) == ("เพิ่มเติม เปลี่ยนแปลง ครั้งที่ 1/2569", "น้ำท่วม")
    LocalRule.objects.create(
        organisation=cast.ban_nong, name="plan.issue_number_restarts_yearly", value=False
    )
    client.post(new_version(desk), {**sent, "kinds": ["addition"]})
    assert Version.objects.get(number=4).change == "เพิ่มเติม ครั้งที่ 5/2569"


def test_what_cannot_be_started_says_why_and_keeps_what_was_typed(
    client: Client, cast: Cast, desk: Desk
):
    as_(client, cast.somsri)
    answer = client.post(new_version(desk), {"noun": "ครั้งที่", "because": "เหตุที่พิมพ์ไว้"})
    assert "เหตุที่พิมพ์ไว้" in answer.content.decode()
    both = {"kinds": ["review", "change"], "noun": "ครั้งที่"}
    answer = client.post(new_version(desk), {**both, "because": "เหตุที่พิมพ์ไว้"})
    assert answer.status_code == 422
    assert "เหตุที่พิมพ์ไว้" in answer.content.decode()
    special = {"kinds": ["correction"], "noun": "ครั้งที่", "special_class": "รัฐพิธี"}
    assert client.post(new_version(desk), special).status_code == 422
    unknown = {"kinds": ["change"], "noun": "ครั้งที่", "special_class": "ถนน"}
    assert client.post(new_version(desk), unknown).status_code == 422
    assert Version.objects.count() == 1
