"""A clerk keeps the council: a session, the policy statement pasted and put right, a link, a report."""

import pytest
from playwright.sync_api import Page, expect

from ruamphaen.portal.demo import real
from tests import make
from tests.cast import Cast, gather_cast
from tests.journeys.conftest import Opens, assert_kind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 320, "height": 700}}
DARK = {"color_scheme": "dark"}


@pytest.fixture
def town(transactional_db: None) -> Cast:
    return gather_cast()


@pytest.mark.parametrize("look", [PHONE, DARK], ids=["a small phone", "the dark"])
def test_a_session_and_a_policy_statement_from_the_published_text_to_the_report(
    opens: Opens, town: Cast, look: dict[str, object]
):
    tree = make.tree(organisation=town.ban_nong)
    page = opens(town.somsri, "/desk/ban-nong/council/", **look)
    assert_kind(page)
    _session(page)
    _statement(page)
    node = tree.nodes.get(number="2.2")
    page.goto(f"/ban-nong/strategy/node/{node.pk}/")
    page.get_by_label("คำมั่นในคำแถลงนโยบาย", exact=True).select_option(label="ตลาดเกษตรปลอดภัย")
    page.get_by_role("button", name="สานต่อคำมั่นนี้").click()
    assert_kind(page)
    _report(page)
    page.goto("/ban-nong/council/policy/")
    assert_kind(page)
    expect(page.get_by_text("ช้ากว่ากำหนด 1 วัน")).to_be_visible()
    expect(page.get_by_text("เปิดตลาดทุกวันเสาร์")).to_be_visible()
    expect(page.get_by_role("link", name="2.2 ส่งเสริมสุขภาพ")).to_be_visible()
    page.get_by_role("link", name="สมาชิกและการประชุม").click()
    assert_kind(page)
    expect(page.get_by_role("heading", name="สมัยสามัญ สมัยที่ 1 ประจำปี 2568")).to_be_visible()


def _session(page: Page) -> None:
    page.get_by_role("link", name="กำหนดสมัยประชุม").click()
    page.get_by_label("สมัยที่", exact=True).fill("๑")
    page.get_by_label("ประจำปี พ.ศ.", exact=True).fill("2568")
    page.get_by_label("เปิดสมัยวันที่", exact=True).fill("1 พ.ค. 2568")
    page.get_by_label("ปิดสมัยวันที่", exact=True).fill("31 พ.ค. 2568")
    page.get_by_role("button", name="บันทึกสมัยประชุม").click()
    expect(page.get_by_role("alert")).to_contain_text("ยาว 31 วัน กฎหมายกำหนดไม่เกิน 30 วัน")
    assert_kind(page)
    page.get_by_label("ปิดสมัยวันที่", exact=True).fill("30 พ.ค. 2568")
    page.get_by_role("button", name="บันทึกสมัยประชุม").click()


def _statement(page: Page) -> None:
    page.get_by_role("link", name="ลงคำแถลงนโยบาย").click()
    page.get_by_label("ข้อความคำแถลงนโยบาย", exact=True).fill(real.lamphun_policy())
    page.get_by_role("button", name="อ่านข้อความ").click()
    assert_kind(page)
    page.get_by_label("ผู้แถลง", exact=True).fill("นายกเทศมนตรี")
    page.get_by_label("แถลงเมื่อ", exact=True).fill("11 พ.ค. 2568")
    page.get_by_label("ประกาศผลการเลือกตั้งเมื่อ").fill("10 เม.ย. 2568")
    page.get_by_role("button", name="บันทึกคำแถลง").click()
    expect(page.get_by_text("ลงคำแถลงนโยบายแล้ว")).to_be_visible()
    assert_kind(page)


def _report(page: Page) -> None:
    page.goto("/desk/ban-nong/council/")
    page.get_by_role("link", name="นายกเทศมนตรี").click()
    page.get_by_label("ปีงบประมาณ", exact=True).fill("2568")
    page.get_by_role("button", name="ทำรายงานของปี").click()
    page.get_by_label("ตลาดเกษตรปลอดภัย").fill("เปิดตลาดทุกวันเสาร์")
    assert_kind(page)
    page.get_by_role("button", name="บันทึกรายงาน").click()
    page.get_by_role("button", name="บันทึกว่าเสนอแล้ว").click()
    expect(page.get_by_text("ทุกคนอ่านได้").first).to_be_visible()


def test_without_script_a_statement_is_still_read_and_kept(opens: Opens, town: Cast):
    page = opens(town.somsri, "/desk/ban-nong/council/policy/new/", java_script_enabled=False)
    page.get_by_label("ข้อความคำแถลงนโยบาย", exact=True).fill("1. ด้านเมือง เช่น ทำถนน เป็นต้น")
    page.get_by_role("button", name="อ่านข้อความ").click()
    page.get_by_label("ผู้แถลง", exact=True).fill("นายก")
    page.get_by_label("แถลงเมื่อ", exact=True).fill("11 พ.ค. 2568")
    page.get_by_role("button", name="บันทึกคำแถลง").click()
    page.goto("/ban-nong/council/policy/")
    expect(page.get_by_role("heading", name="ทำถนน")).to_be_visible()
