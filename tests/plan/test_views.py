"""The doors of the plan's pages, and what the sheet is told: grants beside refusals."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from ruamphaen.organisation.models import User
from ruamphaen.plan.models import Listing, Version
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import State
from ruamphaen.thai.dates import FiscalYear
from tests import make
from tests.cast import Cast
from tests.plan.conftest import Desk

pytestmark = pytest.mark.django_db


def at(version: Version, name: str, *more: Any) -> str:
    """The address of a page of a version."""
    plan = version.plan
    return reverse(
        f"plan:{name}", args=[plan.organisation.slug, plan.period.slug, version.number, *more]
    )


def as_(client: Client, user: User | None) -> Client:
    if user is not None:
        client.force_login(user)
    return client


def tell(client: Client, address: str, body: object) -> HttpResponse:
    return client.post(address, json.dumps(body), content_type="application/json")


def change(listing: Listing, field: str, typed: str, seen: int | None = None) -> dict[str, Any]:
    seen = listing.edit if seen is None else seen
    return {"listing": listing.pk, "seen": seen, "field": field, "typed": typed}


# ------------------------------------------------------------------ who may enter

PEOPLE = [None, "stranger", "kamon", "malee", "wichai", "pranee", "somsri", "anan"]
DRAFT_PAGES = {
    # page: who is let in; a redirect is the way to sign in
    "version": {None: 404, "stranger": 404, "kamon": 404, "malee": 200, "wichai": 200, "pranee": 200, "somsri": 200, "anan": 200},
    "edit_version": {None: 302, "stranger": 403, "kamon": 403, "malee": 403, "wichai": 403, "pranee": 403, "somsri": 200, "anan": 200},
    "import": {None: 302, "stranger": 403, "kamon": 403, "malee": 403, "wichai": 403, "pranee": 403, "somsri": 200, "anan": 200},
    "add_row": {None: 302, "stranger": 403, "kamon": 403, "malee": 403, "wichai": 403, "pranee": 403, "somsri": 200, "anan": 200},
    "take_up": {None: 302, "stranger": 403, "kamon": 403, "malee": 403, "wichai": 403, "pranee": 403, "somsri": 200, "anan": 200},
    "route": {None: 404, "stranger": 404, "kamon": 404, "malee": 200, "wichai": 200, "pranee": 200, "somsri": 200, "anan": 200},
    "ask_approval": {None: 302, "stranger": 403, "kamon": 403, "malee": 403, "wichai": 403, "pranee": 403, "somsri": 200, "anan": 200},
    "approve": {None: 302, "stranger": 403, "kamon": 403, "malee": 403, "wichai": 403, "pranee": 200, "somsri": 403, "anan": 200},
    "record_published": {None: 302, "stranger": 403, "kamon": 403, "malee": 403, "wichai": 403, "pranee": 200, "somsri": 403, "anan": 200},
    "announce": {None: 302, "stranger": 403, "kamon": 403, "malee": 403, "wichai": 403, "pranee": 403, "somsri": 403, "anan": 403},
}  # fmt: skip


@pytest.mark.parametrize("page", DRAFT_PAGES)
@pytest.mark.parametrize("person", PEOPLE)
def test_a_page_of_a_draft_opens_to_those_it_is_for(
    client: Client, cast: Cast, desk: Desk, page: str, person: str | None
):
    user = getattr(cast, person) if person else None
    answer = as_(client, user).get(at(desk.draft, page))
    assert answer.status_code == DRAFT_PAGES[page][person]


def test_an_announced_version_is_public_and_closed_to_editing(
    client: Client, cast: Cast, desk: Desk
):
    Version.objects.update(state=State.ANNOUNCED)
    assert client.get(at(desk.draft, "version")).status_code == 200
    assert as_(client, cast.somsri).get(at(desk.draft, "edit_version")).status_code == 403
    answer = tell(client, at(desk.draft, "cells"), {"changes": [change(desk.road, "place", "ก")]})
    assert answer.status_code == 403
    assert "ประกาศใช้แล้ว" in answer.json()["sentence"]


def test_a_neighbours_planner_cannot_write_here(client: Client, cast: Cast, desk: Desk):
    answer = tell(
        as_(client, cast.kamon),
        at(desk.draft, "cells"),
        {"changes": [change(desk.road, "title", "ยึด")]},
    )
    assert answer.status_code == 403
    desk.road.refresh_from_db()
    assert desk.road.title == "ก่อสร้างถนน หมู่ที่ 5"


# ------------------------------------------------------------------ cells


def test_saved_cells_come_back_as_they_were_read(client: Client, cast: Cast, desk: Desk):
    changes = [
        change(desk.road, "budget:2570", "๑,๒๐๐,๐๐๐"),
        change(desk.well, "department", "กองคลัง"),
    ]
    answer = tell(as_(client, cast.somsri), at(desk.draft, "cells"), {"changes": changes})
    assert answer.status_code == 200
    assert answer.json() == {
        "edits": {str(desk.road.pk): 1, str(desk.well.pk): 1},
        "cells": [
            {"listing": desk.road.pk, "field": "budget:2570", "shown": "1,200,000"},
            {"listing": desk.well.pk, "field": "department", "shown": "กองคลัง"},
        ],
        "new_departments": ["กองคลัง"],
    }


def test_a_refused_cell_is_named_and_nothing_is_saved(client: Client, cast: Cast, desk: Desk):
    changes = [change(desk.road, "place", "หน้าวัด"), change(desk.road, "budget:2570", "รอแจ้ง")]
    answer = tell(as_(client, cast.somsri), at(desk.draft, "cells"), {"changes": changes})
    assert answer.status_code == 422
    [cell] = answer.json()["refused"]
    assert (cell["listing"], cell["field"]) == (desk.road.pk, "budget:2570")
    assert "รอแจ้ง" in cell["sentence"]
    desk.road.refresh_from_db()
    assert desk.road.place == ""


def test_a_conflict_shows_their_text_and_the_row_as_it_stands(
    client: Client, cast: Cast, desk: Desk
):
    address = at(desk.draft, "cells")
    tell(as_(client, cast.somsri), address, {"changes": [change(desk.road, "place", "ของเขา")]})
    late = change(desk.road, "objective", "ของฉัน", seen=0)
    answer = tell(client, address, {"changes": [late]})
    assert answer.status_code == 409
    told = answer.json()
    assert told["conflicts"] == [
        {"listing": desk.road.pk, "field": "objective", "theirs": "", "edit": 1}
    ]
    row = told["rows"][str(desk.road.pk)]
    assert (row["title"], row["budget:2568"], row["budget:2569"]) == (
        desk.road.title,
        "500,000",
        "0",
    )


def test_a_conflict_never_shows_a_row_of_a_neighbour(client: Client, cast: Cast, desk: Desk):
    theirs = make.version(plan=make.plan(organisation=cast.nong_sung))
    secret = make.listing(version=theirs, title="ร่างลับของเพื่อนบ้าน")
    late = change(secret, "title", "อยากรู้", seen=7)
    answer = tell(as_(client, cast.somsri), at(desk.draft, "cells"), {"changes": [late]})
    assert answer.status_code == 409
    assert answer.json()["rows"] == {}
    assert "ลับ" not in answer.content.decode()


UNREADABLE = [
    "ไม่ใช่ JSON",
    "[]",
    '{"changes": []}',
    '{"changes": [1]}',
    '{"changes": [{"listing": "1", "seen": 0, "field": "title", "typed": "ก"}]}',
    '{"changes": [{"listing": true, "seen": 0, "field": "title", "typed": "ก"}]}',
    '{"changes": [{"listing": 1, "seen": 0, "field": "title", "typed": 5}]}',
]


@pytest.mark.parametrize("body", UNREADABLE)
def test_what_makes_no_sense_is_answered_with_a_sentence(
    client: Client, cast: Cast, desk: Desk, body: str
):
    address = at(desk.draft, "cells")
    answer = as_(client, cast.somsri).post(address, body, content_type="application/json")
    assert answer.status_code == 400
    assert "ยังไม่ได้บันทึกอะไร" in answer.json()["sentence"]


# ------------------------------------------------------------------ rows


def test_rows_are_added_removed_brought_back_and_numbered(client: Client, cast: Cast, desk: Desk):
    address = at(desk.draft, "rows")
    as_(client, cast.somsri)
    asked = {
        "act": "add",
        "list": "p02",
        "after": desk.road.pk,
        "rows": [{"title": "ซ่อมสะพาน", "node": "1.1"}],
    }
    [added] = tell(client, address, asked).json()["rows"]
    assert (added["edit"], added["cells"]["title"], added["cells"]["node"]) == (
        0,
        "ซ่อมสะพาน",
        "1.1",
    )
    removal = tell(client, address, {"act": "remove", "seen": {added["pk"]: 0}}).json()["removal"]
    assert not desk.draft.listings.filter(pk=added["pk"]).exists()
    [back] = tell(client, address, {"act": "restore", "removal": removal}).json()["rows"]
    assert (back["pk"], back["edit"]) == (added["pk"], 1)
    moved = {"act": "move", "list": "p02", "listings": [added["pk"]], "before": desk.road.pk}
    assert tell(client, address, moved).json() == {}
    first = desk.draft.listings.order_by("position").first()
    assert first is not None
    assert first.pk == added["pk"]
    assert tell(client, address, {"act": "renumber", "list": "p02"}).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {"act": "explode"},
        {"act": "add", "list": "p99", "rows": [{"title": "ก"}]},
        {"act": "add", "list": "p02", "rows": [{"title": None}]},
        {"act": "add", "list": "p02", "rows": [{"title": "ก"}], "after": "1"},
        {"act": "remove", "seen": {}},
        {"act": "remove", "seen": {"ก": 0}},
        {"act": "move", "list": "p02", "listings": ["1"], "before": 1},
    ],
)
def test_an_unknown_act_changes_nothing(
    client: Client, cast: Cast, desk: Desk, body: dict[str, Any]
):
    answer = tell(as_(client, cast.somsri), at(desk.draft, "rows"), body)
    assert answer.status_code == 400
    assert desk.draft.listings.count() == 3


# ------------------------------------------------------------------ the form of one row


def filled(client: Client, address: str) -> dict[str, str]:
    """The form as it stands on the page."""
    form = client.get(address).context["form"]
    return {
        name: "" if form[name].value() is None else str(form[name].value()) for name in form.fields
    }


def test_a_row_is_edited_without_script(client: Client, cast: Cast, desk: Desk):
    address = at(desk.draft, "edit_row", desk.road.pk)
    typed = filled(as_(client, cast.somsri), address) | {"place": "หน้าวัด", "budget:2570": "๒๕๐,๐๐๐"}
    answer = client.post(address, typed)
    assert (answer.status_code, answer["Location"]) == (
        302,
        at(desk.draft, "edit_version") + "?list=p02",
    )
    desk.road.refresh_from_db()
    assert (desk.road.place, desk.road.edit) == ("หน้าวัด", 1)
    assert desk.road.budgets.get(year=FiscalYear(2570)).amount_baht == 250_000


def test_a_form_that_cannot_be_read_says_why_beside_the_field(
    client: Client, cast: Cast, desk: Desk
):
    address = at(desk.draft, "edit_row", desk.road.pk)
    typed = filled(as_(client, cast.somsri), address) | {"budget:2570": "แพง", "place": "หน้าวัด"}
    answer = client.post(address, typed)
    assert "แพง" in answer.context["form"].errors["budget:2570"][0]
    desk.road.refresh_from_db()
    assert desk.road.place == ""


def test_the_second_of_two_forms_sees_both_texts_and_may_insist(
    client: Client, cast: Cast, desk: Desk
):
    address = at(desk.draft, "edit_row", desk.road.pk)
    typed = filled(as_(client, cast.somsri), address)
    client.post(address, typed | {"place": "ของเขา"})
    answer = client.post(address, typed | {"place": "ของฉัน"})
    assert answer.status_code == 409
    assert answer.context["conflict"] == [("สถานที่", "ของฉัน", "ของเขา")]
    seen = answer.context["form"].data["seen"]
    client.post(address, typed | {"place": "ของฉัน", "seen": seen})
    desk.road.refresh_from_db()
    assert desk.road.place == "ของฉัน"


def test_a_row_is_added_removed_and_brought_back_without_script(
    client: Client, cast: Cast, desk: Desk
):
    as_(client, cast.somsri)
    client.post(
        at(desk.draft, "add_row") + "?list=p03", {"title": "เครื่องสูบน้ำ", "budget:2568": "50,000"}
    )
    pump = desk.draft.listings.get(title="เครื่องสูบน้ำ")
    assert pump.list_kind == ListKind.EQUIPMENT
    client.post(at(desk.draft, "remove_row", pump.pk), {"seen": "0"})
    assert not desk.draft.listings.filter(pk=pump.pk).exists()
    page = client.get(at(desk.draft, "edit_version"))
    address, title = page.wsgi_request.session["removal"]
    assert title == "เครื่องสูบน้ำ"
    client.post(address)
    assert desk.draft.listings.filter(pk=pump.pk).exists()


# ------------------------------------------------------------------ plans and versions


def test_a_planner_opens_a_plan_and_starts_its_first_version(client: Client, cast: Cast):
    as_(client, cast.somsri)
    slug = cast.ban_nong.slug
    answer = client.post(
        reverse("plan:new_plan", args=[slug]), {"first_year": "๒๕๗๑", "last_year": "2575"}
    )
    new_version = reverse("plan:new_version", args=[slug, "2571-2575"])
    assert answer["Location"] == new_version
    client.post(new_version, {"kinds": ["first"], "noun": "ครั้งที่"})
    [version] = Version.objects.all()
    assert (version.number, version.kinds, version.state) == (1, "first", "draft")


def test_years_in_the_wrong_order_are_said_beside_the_field(client: Client, cast: Cast):
    address = reverse("plan:new_plan", args=[cast.ban_nong.slug])
    answer = as_(client, cast.somsri).post(address, {"first_year": "2575", "last_year": "2571"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["last_year"] == ["ปีสุดท้ายต้องไม่ก่อนปีแรก"]


def test_the_executive_records_a_published_book_and_everyone_can_read_it(
    client: Client, cast: Cast, desk: Desk
):
    book = {"on": "12 ก.พ. 2569", "source": "เล่มแผน ทต.บ้านหนอง"}
    as_(client, cast.pranee).post(at(desk.draft, "record_published"), book)
    desk.draft.refresh_from_db()
    assert (desk.draft.state, str(desk.draft.announced_on)) == ("announced", "2026-02-12")
    assert Client().get(at(desk.draft, "version")).status_code == 200


def test_projects_in_force_are_taken_up_into_a_draft(client: Client, cast: Cast, desk: Desk):
    Version.objects.update(state=State.ANNOUNCED)
    as_(client, cast.somsri).post(
        reverse("plan:new_version", args=[cast.ban_nong.slug, desk.plan.period.slug]),
        {"kinds": ["change"], "noun": "ครั้งที่", "round_number": "1", "year": "2569"},
    )
    second = desk.plan.versions.get(number=2)
    client.post(at(second, "take_up"), {"listing": [str(desk.well.pk)]})
    assert [listing.project_id for listing in second.listings.all()] == [desk.well.project_id]
