"""The pages of rounds: starting, taking up, editing beside the old words, เดิม/ใหม่, links, carrying over."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ruamphaen.organisation.models import LocalRule
from ruamphaen.plan import actions
from ruamphaen.plan.models import Listing, ListingOrigin, ProjectLink, StepTaken, Version
from ruamphaen.plan.rules.versions import State, VersionKind
from ruamphaen.thai.dates import FiscalYear
from tests import make
from tests.cast import Cast
from tests.plan.conftest import Desk
from tests.plan.test_views import as_, at, change, tell

pytestmark = pytest.mark.django_db

FIRST, REVIEW, ADDITION, CHANGE, CORRECTION = VersionKind
PEOPLE = [None, "stranger", "kamon", "malee", "wichai", "pranee", "somsri", "anan"]


@pytest.fixture
def draft(cast: Cast, desk: Desk) -> Version:
    """A round of changes and corrections after desk's first issue; the road is in it."""
    Listing.objects.filter(pk=desk.road.pk).update(page="45")
    actions.record_published(desk.draft, by=None, on=date(2022, 10, 1))
    version = actions.start_version(
        desk.plan, by=cast.somsri, kinds=[CHANGE, CORRECTION], round_number=1
    )
    actions.take_up(version, by=cast.somsri, listings=[Listing.objects.get(pk=desk.road.pk)])
    return version


@pytest.fixture
def road(draft: Version, desk: Desk) -> Listing:
    return draft.listings.get(project=desk.road.project_id)


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


# ------------------------------------------------------------------ taking up


def test_projects_are_chosen_many_at_once(client: Client, cast: Cast, desk: Desk, draft: Version):
    as_(client, cast.somsri)
    html = client.get(at(draft, "take_up")).content.decode()
    assert "ขุดบ่อบาดาล" in html
    assert "ก่อสร้างถนน" not in html
    client.post(
        at(draft, "take_up"), {"listing": [desk.well.pk, desk.school.pk], "as": "correction"}
    )
    assert dict(draft.listings.values_list("title", "kind")) == {
        "ก่อสร้างถนน หมู่ที่ 5": "change",
        "ขุดบ่อบาดาล": "correction",
        "ค่ายเยาวชน": "correction",
    }


def test_everything_that_was_found_is_taken_or_let_go(
    client: Client, cast: Cast, desk: Desk, draft: Version
):
    as_(client, cast.somsri)
    client.post(f"{at(draft, 'take_up')}?q=ค่าย", {"everything": "1", "as": "withdraw"})
    assert list(draft.listings.filter(withdrawn=True).values_list("title", flat=True)) == [
        "ค่ายเยาวชน"
    ]
    answer = client.post(at(draft, "take_up"), {"as": "change"})
    assert "เลือกโครงการก่อน" in answer.content.decode()
    client.post(at(draft, "take_up"), {"listing": ["x", "9" * 30], "as": "change"})
    assert draft.listings.count() == 2


def test_a_round_of_additions_is_opened_first(
    client: Client, cast: Cast, desk: Desk, draft: Version
):
    as_(client, cast.somsri)
    only = actions.start_version(desk.plan, by=cast.somsri, kinds=[ADDITION], round_number=1)
    html = client.get(at(only, "take_up")).content.decode()
    assert 'name="as"' not in html
    client.post(at(only, "open_round"), {"kind": "change"})
    assert 'value="withdraw"' in client.get(at(only, "take_up")).content.decode()
    assert client.post(at(only, "open_round"), {"kind": "x"}).status_code == 404


# ------------------------------------------------------------------ the row beside its old words


def sent_of(page) -> dict[str, str]:
    form = page.context["form"]
    return {name: str(form[name].value() or "") for name in form.fields}


def test_a_row_stands_beside_its_old_words(
    client: Client, cast: Cast, draft: Version, road: Listing
):
    as_(client, cast.somsri)
    page = client.get(at(draft, "edit_row", road.pk))
    html = page.content.decode()
    assert "ยังไม่บอกเหตุผล" in html
    assert sent_of(page)["old_page"] == "45"
    client.post(
        at(draft, "edit_row", road.pk),
        {**sent_of(page), "target": "ยาว 900 เมตร", "reason": "สำรวจใหม่"},
    )
    page = client.get(at(draft, "edit_row", road.pk))
    changed = {
        asked.field.name
        for _title, fields, _years in page.context["form"].parts()
        for asked in fields
        if asked.changed
    }
    assert changed == {"target"}
    assert "ยังไม่บอกเหตุผล" not in page.content.decode()


def test_a_correction_that_changes_substance_is_told_and_moved_in_one_click(
    client: Client, cast: Cast, draft: Version, road: Listing
):
    as_(client, cast.somsri)
    Listing.objects.filter(pk=road.pk).update(kind="correction")
    page = client.get(at(draft, "edit_row", road.pk))
    answer = client.post(
        at(draft, "edit_row", road.pk), {**sent_of(page), "budget:2568": "900,000"}, follow=True
    )
    html = answer.content.decode()
    assert "ฉบับแก้ไขเปลี่ยนงบประมาณของโครงการ" in html
    assert "ข้อ 4 และข้อ 21" in html
    answer = client.post(at(draft, "set_row_kind", road.pk), {"kind": "change"}, follow=True)
    assert "ฉบับแก้ไขเปลี่ยนงบประมาณของโครงการ" not in answer.content.decode()
    road.refresh_from_db()
    assert road.kind == "change"


def test_the_sheet_marks_changed_cells_and_tells_of_the_kind(
    client: Client, cast: Cast, draft: Version, road: Listing
):
    as_(client, cast.somsri)
    Listing.objects.filter(pk=road.pk).update(kind="correction")
    changes = [change(road, "budget:2568", "900000"), change(road, "place", "หน้าวัด")]
    answer = tell(client, at(draft, "cells"), {"changes": changes}).json()
    [mark] = answer["marks"]
    assert mark["old"] == {"place": "", "budget:2568": "500,000"}
    assert "ฉบับแก้ไขเปลี่ยนงบประมาณของโครงการ" in mark["told"]
    assert mark["move"] == "เปลี่ยนแปลง"
    page = client.get(at(draft, "edit_version"))
    html = page.content.decode()
    assert html.count("g-changed") == 1  # the place has no column in this list
    assert [column.field for column in page.context["columns"]][-3:] == [
        "kind",
        "reason",
        "old_page",
    ]


def test_the_sheet_shows_only_what_changed_when_asked(
    client: Client, cast: Cast, desk: Desk, draft: Version, road: Listing
):
    as_(client, cast.somsri)
    actions.take_up(draft, by=cast.somsri, listings=[desk.well])
    tell(client, at(draft, "cells"), {"changes": [change(road, "place", "หน้าวัด")]})
    page = client.get(f"{at(draft, 'edit_version')}?changed=1")
    assert [row.listing.title for row in page.context["shown"].rows] == ["ก่อสร้างถนน หมู่ที่ 5"]


def test_a_row_is_withdrawn_and_kept_from_its_page(
    client: Client, cast: Cast, draft: Version, road: Listing
):
    as_(client, cast.somsri)
    client.post(at(draft, "withdraw_row", road.pk))
    assert Listing.objects.get(pk=road.pk).withdrawn is True
    assert "g-leaving" in client.get(at(draft, "edit_version")).content.decode()
    client.post(at(draft, "withdraw_row", road.pk), {"stay": "1"})
    assert Listing.objects.get(pk=road.pk).withdrawn is False


def test_origins_are_picked_from_this_towns_resolutions(
    client: Client, cast: Cast, draft: Version, road: Listing
):
    as_(client, cast.somsri)
    ours = make.resolution(meeting=make.meeting(organisation=cast.ban_nong), text="เห็นชอบของเรา")
    theirs = make.resolution(meeting=make.meeting(organisation=cast.nong_sung), text="เห็นชอบของเขา")
    html = client.get(at(draft, "edit_row", road.pk)).content.decode()
    assert "เห็นชอบของเรา" in html
    assert "เห็นชอบของเขา" not in html
    address = at(draft, "add_origin", road.pk)
    for sent in (
        {"kind": "resolution", "resolution": theirs.pk},
        {"kind": "resolution"},
        {"kind": "disaster"},
        {"kind": "proposal", "text": "ข้อเสนอ"},
        {},
    ):
        client.post(address, sent)
    assert ListingOrigin.objects.count() == 0
    client.post(address, {"kind": "resolution", "resolution": ours.pk})
    origin = ListingOrigin.objects.get()
    assert origin.resolution == ours
    client.post(at(draft, "remove_origin", road.pk, origin.pk))
    assert ListingOrigin.objects.count() == 0


# ------------------------------------------------------------------ เดิม / ใหม่


def test_the_changes_stand_by_kind_and_missing_reasons_are_the_members_alone(
    client: Client, cast: Cast, desk: Desk, draft: Version, road: Listing
):
    as_(client, cast.somsri)
    tell(client, at(draft, "cells"), {"changes": [change(road, "target", "ยาว 900 เมตร")]})
    actions.take_up(draft, by=cast.somsri, listings=[desk.well], withdrawn=True)
    page = client.get(at(draft, "changes"))
    assert [(place, len(rows)) for place, _words, rows in page.context["groups"]] == [
        ("change", 1),
        ("withdrawn", 1),
    ]
    assert [row.title for row in page.context["silent"]] == ["ก่อสร้างถนน หมู่ที่ 5", "ขุดบ่อบาดาล"]
    assert "ข้อ 22/1" in page.content.decode()
    only = client.get(f"{at(draft, 'changes')}?kind=withdrawn")
    assert [place for place, _words, _rows in only.context["groups"]] == ["withdrawn"]
    actions.record_published(draft, by=None, on=date(2026, 11, 20))
    client.logout()
    html = client.get(at(draft, "changes")).content.decode()
    assert "ยาว 900 เมตร" in html
    assert "บอกให้ครบก่อนเสนอที่ประชุม" not in html


def test_a_review_shows_only_what_it_changes(
    client: Client, cast: Cast, desk: Desk, draft: Version
):
    review = actions.start_version(desk.plan, by=cast.somsri, kinds=[REVIEW], from_force=True)
    Listing.objects.filter(version=review, project=desk.well.project_id).update(target="2 บ่อ")
    page = as_(client, cast.malee).get(at(review, "changes"))
    [(place, _words, [shown])] = page.context["groups"]
    assert (place, shown.change.listing.title) == ("change", "ขุดบ่อบาดาล")


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", ["changes", "edit_version", "take_up", "carry_over"])
def test_pages_ask_equally_often_however_much_there_is(
    client: Client, cast: Cast, desk: Desk, name: str
):
    many = [
        make.listing(version=desk.draft, title=f"โครงการ {n}", money={2568: n}) for n in range(40)
    ]
    make.listing(version=make.version(plan=make.plan(organisation=cast.ban_nong, period="2561-2565"), state=State.ANNOUNCED))  # fmt: skip
    actions.record_published(desk.draft, by=None, on=date(2022, 10, 1))
    draft = actions.start_version(desk.plan, by=cast.somsri, kinds=[CORRECTION, ADDITION])
    actions.take_up(draft, by=cast.somsri, listings=many[:3])
    draft.listings.update(target="เปลี่ยน")
    as_(client, cast.somsri)
    address = at(draft, name)
    client.get(address)
    few = queries_of(client, address)
    actions.take_up(draft, by=cast.somsri, listings=many[3:20])
    draft.listings.update(target="เปลี่ยน")
    assert queries_of(client, address) == few


# ------------------------------------------------------------------ links


def test_links_are_said_found_and_taken_back_on_their_page(
    client: Client, cast: Cast, desk: Desk, draft: Version, road: Listing
):
    as_(client, cast.somsri)
    address = at(draft, "lineage", road.pk)
    html = client.get(f"{address}?q=ขุดบ่อ").content.decode()
    assert "ขุดบ่อบาดาล" in html
    client.post(address, {"act": "merge-here", "project": [desk.well.project_id]})
    link = ProjectLink.objects.get()
    assert (link.source_id, link.target_id) == (desk.well.project_id, road.project_id)
    assert "รวมมาจาก" in client.get(at(draft, "edit_row", road.pk)).content.decode()
    project = reverse("plan:project", args=["ban-nong", desk.well.project_id])
    assert "รวมเข้ากับ" in client.get(project).content.decode()
    client.logout()
    assert "รวมเข้ากับ" not in client.get(project).content.decode()
    as_(client, cast.somsri).post(at(draft, "unlink", road.pk, link.pk))
    assert ProjectLink.objects.count() == 0


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 422),
        ({"act": "duplicate"}, 422),
        ({"act": "merge-here"}, 422),
        ({"act": "merge-here", "project": ["x", str(2**59)]}, 409),
        ({"act": "split", "titles": " \n "}, 422),
        ({"act": "transferred", "to": ""}, 422),
        ({"act": "coordination", "to": "ก" * 201}, 422),
    ],
)
def test_a_link_that_makes_no_sense_is_refused(
    client: Client, cast: Cast, draft: Version, road: Listing, sent, status: int
):
    answer = as_(client, cast.somsri).post(at(draft, "lineage", road.pk), sent)
    assert answer.status_code == status
    kept = answer.context["form"]
    assert [kept[name].value() for name in ("to", "titles")] == [
        sent.get("to"),
        sent.get("titles"),
    ]
    assert ProjectLink.objects.count() == 0
    assert draft.listings.count() == 1


# ------------------------------------------------------------------ giving up, undoing, carrying


def test_a_draft_is_given_up_on_its_page(client: Client, cast: Cast, draft: Version):
    as_(client, cast.somsri)
    assert client.post(at(draft, "drop"), {"reason": ""}).status_code == 422
    answer = client.post(at(draft, "drop"), {"reason": "ไม่ทำ"})
    assert (answer.status_code, answer.context["form"]["reason"].value()) == (422, "ไม่ทำ")
    client.post(at(draft, "drop"), {"reason": "รวมไปทำในรอบถัดไปตามมติ"})
    draft.refresh_from_db()
    assert draft.state == State.DROPPED
    html = client.get(at(draft, "version")).content.decode()
    assert "รวมไปทำในรอบถัดไปตามมติ" in html


def test_an_announced_round_is_undone_by_a_draft(
    client: Client, cast: Cast, desk: Desk, draft: Version, road: Listing
):
    as_(client, cast.somsri)
    assert client.get(at(draft, "reverse")).status_code == 404
    tell(client, at(draft, "cells"), {"changes": [change(road, "target", "ยาว 900 เมตร")]})
    actions.record_published(draft, by=None, on=date(2026, 11, 20))
    assert client.get(at(draft, "reverse")).status_code == 200
    assert client.post(at(draft, "reverse"), {"noun": "ครั้งที่"}).status_code == 422
    answer = client.post(at(draft, "reverse"), {"noun": "ครั้งที่", "because": "ผิด"})
    assert (answer.status_code, answer.context["form"]["because"].value()) == (422, "ผิด")
    client.post(
        at(draft, "reverse"), {"noun": "ครั้งที่", "because": "ประกาศผิดร่าง จึงคืนของเดิม", "year": "2569"}
    )
    undone = Version.objects.get(number=3)
    assert undone.listings.get().target == ""
    assert as_(client, cast.malee).get(at(draft, "reverse")).status_code == 403


def test_projects_are_carried_over_in_two_steps(
    client: Client, cast: Cast, desk: Desk, draft: Version
):
    as_(client, cast.somsri)
    tree = make.tree(organisation=cast.ban_nong, name="ผังใหม่")
    plan = make.plan(organisation=cast.ban_nong, period="2571-2575", tree=tree)
    first = make.version(plan=plan)
    step_2 = at(first, "carry_projects")
    assert client.get(step_2).status_code == 302  # the strategies first
    page = client.get(at(first, "carry_over"))
    [(road_node, proposed), (well_node, _)] = page.context["pairs"]
    assert proposed == tree.nodes.get(number="1.1").pk
    sent = {f"node-{road_node.node.pk}": proposed, f"node-{well_node.node.pk}": "999999"}
    assert client.post(at(first, "carry_over"), sent)["Location"].endswith("?from=2566-2570&left=1")
    assert "ค่ายเยาวชน" in client.get(f"{step_2}?left=1").content.decode()
    answer = client.post(step_2, {"everything": "1"}, follow=True)
    html = answer.content.decode()
    assert "ยก 3 โครงการมาแล้ว" in html
    assert "700,000 บาท จาก 2 โครงการ" in html
    assert dict(first.listings.values_list("title", "node__number")) == {
        "ก่อสร้างถนน หมู่ที่ 5": "1.1",
        "ขุดบ่อบาดาล": None,
        "ค่ายเยาวชน": None,
    }
    assert client.get(f"{at(first, 'carry_over')}?from=9999").status_code == 404


def test_without_another_plan_there_is_nothing_to_carry(client: Client, cast: Cast, desk: Desk):
    html = as_(client, cast.somsri).get(at(desk.draft, "carry_over")).content.decode()
    assert "ยังไม่มีแผนช่วงอื่น" in html


def test_nonsense_in_the_grid_is_refused_as_a_sentence(
    client: Client, cast: Cast, draft: Version, road: Listing
):
    answer = tell(
        as_(client, cast.somsri),
        at(draft, "cells"),
        {"changes": [change(road, "kind", "เพิ่มเติม")]},
    )
    assert answer.status_code == 422
    [cell] = json.loads(answer.content)["refused"]
    assert "รอบนี้ไม่มีการเพิ่มเติม" in cell["sentence"]
