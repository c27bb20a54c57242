"""A round is given up or undone, projects are carried over, nonsense is refused: on their pages."""

import json
from datetime import date

import pytest
from django.test import Client

from ruamphaen.plan import actions
from ruamphaen.plan.models import Listing, Version
from ruamphaen.plan.rules.versions import State
from tests import make
from tests.cast import Cast
from tests.plan.conftest import Desk
from tests.plan.test_views import as_, at, change, tell

pytestmark = pytest.mark.django_db


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
