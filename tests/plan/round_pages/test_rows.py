"""Rows of a round on its pages: taken up, beside their old words, เดิม/ใหม่, and their links."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ruamphaen.plan import actions
from ruamphaen.plan.models import Listing, ListingOrigin, ProjectLink, Version
from ruamphaen.plan.rules.versions import State, VersionKind
from tests import make
from tests.cast import Cast
from tests.plan.conftest import Desk
from tests.plan.test_views import as_, at, change, tell

REVIEW, ADDITION, CORRECTION = VersionKind.REVIEW, VersionKind.ADDITION, VersionKind.CORRECTION
pytestmark = pytest.mark.django_db


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
    assert "ต้องบอกก่อนขออนุมัติ" not in html


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
