"""A need of a citizen on its whole way: sent by telephone, shown, taken into a round, in the plan."""

import pytest
from playwright.sync_api import Page, expect

from ruamphaen.law.routes import RouteKind
from ruamphaen.plan import actions
from ruamphaen.plan.models import Version
from ruamphaen.plan.queries.content import content_hash
from ruamphaen.plan.rules.versions import State, VersionKind
from ruamphaen.proposals.models import Proposal
from ruamphaen.proposals.rules.kinds import Standing
from tests import make
from tests.cast import Cast, gather_cast
from tests.journeys import round_way as way
from tests.journeys.conftest import Opens
from tests.proposals.voices import moderator

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
NEED = "ถนนหลังวัดน้ำท่วมทุกครั้งที่ฝนตก"
ABOUT = "ร่างแผนพัฒนาท้องถิ่น เพิ่มเติม ครั้งที่ 1/2570"
DRAFT = "/ban-nong/plan/2566-2570/versions/2/"


def test_a_citizens_need_comes_into_the_plan_and_the_receipt_says_so(
    opens: Opens, transactional_db: None
):
    town = gather_cast()
    plan = make.plan(organisation=town.ban_nong)
    way.first_issue(plan, "ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 1")
    draft = actions.start_version(
        plan,
        by=town.somsri,
        kinds=[VersionKind.ADDITION],
        round_number=1,
        because="ประชาชนเสนอและประชาคมเห็นพ้อง",
    )
    citizen = opens(None, "/ban-nong/proposals/new/", **PHONE)
    code = _send(citizen)
    expect(citizen.get_by_text("เจ้าหน้าที่อ่านก่อนแสดง")).to_be_visible()
    proposal = Proposal.objects.get(receipt=code)
    _show(opens(moderator(town.ban_nong), "/desk/ban-nong/proposals/moderation/"), proposal)
    planner = opens(town.somsri, f"{DRAFT}edit/")
    _adopt(planner, draft)
    citizen.reload()
    expect(citizen.get_by_text("บรรจุในแผนแล้ว")).to_have_count(0)  # a draft promises nothing
    _decide(town, draft)
    planner.goto(f"{DRAFT}route/")
    planner.get_by_role("link", name="ขออนุมัติ", exact=True).click()
    planner.get_by_role("button", name="ขออนุมัติตามนี้").click()
    head = opens(town.pranee, f"{DRAFT}route/")
    way.approve(head, f"{DRAFT}route/")
    way.announce(head)
    draft.refresh_from_db()
    assert (draft.state, draft.content_hash) == (State.ANNOUNCED, content_hash(draft))
    _read_the_receipt(citizen, code)


def _send(page: Page) -> str:
    """A proposal in three short steps; the code of its receipt."""
    page.get_by_label("เล่าสั้น ๆ").fill(NEED)
    page.get_by_role("button", name="ถัดไป: อยู่ที่ไหน").click()
    page.get_by_role("button", name="ถัดไป: เพื่อใคร").click()
    page.get_by_role("button", name="ส่งข้อเสนอ").click()
    page.wait_for_url("**/r/*")
    return Proposal.objects.get().receipt


def _show(page: Page, proposal: Proposal) -> None:
    """A moderator reads it and lets everyone see it."""
    page.keyboard.press("a")
    page.keyboard.press("s")
    expect(page.get_by_text("แสดง 1 ข้อ ไม่แสดง 0 ข้อ")).to_be_visible()
    proposal.refresh_from_db()
    assert proposal.standing == Standing.SHOWN


def _adopt(page: Page, draft: Version) -> None:
    """The planner takes it up from the sheet, and writes what a project needs."""
    page.get_by_role("link", name="จากข้อเสนอ").click()
    page.get_by_label(NEED).check()
    page.get_by_role("button", name="เพิ่มที่เลือก เรื่องละโครงการ").click()
    expect(page.get_by_text("เพิ่ม 1 โครงการจากข้อเสนอแล้ว")).to_be_visible()
    row = draft.listings.get()
    page.goto(f"{DRAFT}rows/{row.pk}/")
    way.fill_project(
        page,
        target="ท่อระบายน้ำยาว 120 เมตร",
        reason="ประชาชนเสนอ",
        **{"budget:2570": "480000"},
    )
    expect(page.get_by_text("บันทึกแล้ว", exact=True)).to_be_visible()


def _decide(town: Cast, draft: Version) -> None:
    """Support committee by letter, then committee and forum in one meeting."""
    met = way.resolved(
        town.ban_nong,
        "คณะกรรมการพัฒนาและประชาคม ครั้งที่ 1/2570",
        "development-committee",
        forum="forum-subdistrict",
        on=way.ago(3),
        text=ABOUT,
    )
    for code, evidence, on in (
        ("draft", actions.Evidence(document="ลพ 52304/118"), way.ago(9)),
        ("committee", actions.Evidence(resolution=met), way.ago(3)),
    ):
        actions.take_step(
            draft,
            by=town.somsri,
            routes=[RouteKind.ADDITION],
            code=code,
            today=way.today(),
            evidence=evidence,
            on=on,
        )


def _read_the_receipt(page: Page, code: str) -> None:
    """The citizen types the code again: it is in the plan, and one tap leads to the project."""
    page.goto(f"/r/{code}")
    step = page.locator(".knot", has_text="บรรจุในแผนแล้ว")
    expect(step).to_contain_text("เพิ่มเติม ครั้งที่ 1")
    money = page.locator(".knot", has_text="ตั้งงบประมาณ")
    expect(money).to_contain_text("หน่วยงานยังไม่ได้บอก")
    step.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NEED)
    expect(page.get_by_text("ท่อระบายน้ำยาว 120 เมตร").first).to_be_visible()
    page.goto(f"/ban-nong/plan/2566-2570/in-force/?q={NEED}")
    expect(page.locator("#list table")).to_contain_text(NEED)
