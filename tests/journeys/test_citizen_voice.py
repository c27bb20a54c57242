"""A citizen with a telephone: proposing on a weak signal, finding the same need, standing behind it."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from ruamphaen.organisation.models import Community
from ruamphaen.proposals.actions.mapping import keep_area
from ruamphaen.proposals.models import Proposal, ProposalPhoto, Support
from ruamphaen.proposals.rules.kinds import Standing
from tests import make
from tests.cast import Cast, gather_cast
from tests.journeys.conftest import Opens, assert_kind
from tests.proposals.test_map import SQUARE, collection
from tests.proposals.test_pages import picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
DARK = {"color_scheme": "dark"}
NEW = "/ban-nong/proposals/new/"


@pytest.fixture
def town(transactional_db: None) -> Cast:
    cast = gather_cast()
    Community.objects.create(organisation=cast.ban_nong, name="บ้านหนอง", number=1)
    content = json.dumps(collection([SQUARE])).encode()
    keep_area(cast.ban_nong, by=None, content=content, credit="กองช่าง", at=timezone.now())
    return cast


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1, name=text)).to_be_visible()


def fill_in(page: Page, title: str = "ถนนหลังวัดน้ำท่วมทุกครั้งที่ฝนตก") -> None:
    """The three steps up to the last button."""
    page.get_by_label("เล่าสั้น ๆ").fill(title)
    page.get_by_role("button", name="ถัดไป: อยู่ที่ไหน").click()
    heading(page, "เรื่องนี้อยู่ที่ไหน")
    page.get_by_label("ชุมชนหรือหมู่บ้าน").select_option(label="หมู่ที่ 1 บ้านหนอง")
    page.get_by_role("button", name="ถัดไป: เพื่อใคร").click()
    heading(page, "เพื่อใคร และเร่งด่วนแค่ไหน")


def test_a_citizen_proposes_without_a_signal_and_it_is_sent_once_when_it_is_back(
    opens: Opens, town: Cast
):
    page = opens(None, NEW, **PHONE)
    page.context.set_offline(True)
    fill_in(page)
    expect(page.get_by_role("status").first).to_contain_text("ไม่มีสัญญาณ")
    photo = picture(with_place=True)
    page.get_by_label("รูปถ่าย").set_input_files(
        [{"name": "IMG.jpg", "mimeType": "image/jpeg", "buffer": photo.read()}]
    )
    for _time in range(3):
        page.get_by_role("button", name="ส่งข้อเสนอ").click()
        expect(page.get_by_role("status").first).to_contain_text("ยังส่งไม่ได้")
    assert not Proposal.objects.exists()
    page.context.set_offline(False)
    page.wait_for_url("**/r/*")
    expect(page.get_by_text("ได้รับข้อเสนอของท่านแล้ว")).to_be_visible()
    made = Proposal.objects.get()
    assert (made.title, made.standing) == ("ถนนหลังวัดน้ำท่วมทุกครั้งที่ฝนตก", Standing.WAITING)
    assert ProposalPhoto.objects.count() == 1
    expect(page.locator(".ticket-code")).to_have_text(f"{made.receipt[:5]} {made.receipt[5:]}")
    assert_kind(page)
    page.goto(NEW)  # nothing is left to be sent again
    expect(page.get_by_label("เล่าสั้น ๆ")).to_have_value("")
    page.wait_for_timeout(300)
    assert Proposal.objects.count() == 1


def test_a_draft_is_there_again_after_the_telephone_was_put_away(opens: Opens, town: Cast):
    page = opens(None, NEW, **PHONE)
    page.get_by_label("เล่าสั้น ๆ").fill("ขอไฟส่องทาง")
    page.get_by_label("รายละเอียด").fill("มืดมาก")
    page.reload()
    expect(page.get_by_label("เล่าสั้น ๆ")).to_have_value("ขอไฟส่องทาง")
    expect(page.get_by_label("รายละเอียด")).to_have_value("มืดมาก")
    expect(page.get_by_role("status").first).to_contain_text("นำร่าง")


def test_a_point_is_put_by_finger_and_by_keyboard(opens: Opens, town: Cast):
    page = opens(None, NEW, **PHONE)
    page.get_by_label("เล่าสั้น ๆ").fill("ถนนเป็นหลุมหน้าบ้าน")
    page.get_by_role("button", name="ถัดไป: อยู่ที่ไหน").click()
    panel = page.locator("[data-is=panel]")
    panel.focus()
    page.keyboard.press("ArrowRight")
    told = page.locator("rp-point [data-is=told]")
    expect(told).to_contain_text("ปักจุดแล้วที่")
    middle = told.text_content()
    page.keyboard.press("+")
    page.keyboard.press("ArrowUp")
    assert told.text_content() != middle
    page.keyboard.press("Delete")
    expect(told).to_have_text("ยังไม่ได้ปักจุด")
    panel.locator("svg").click()
    expect(told).to_contain_text("ปักจุดแล้วที่ 18.5")
    assert_kind(page)
    page.get_by_role("button", name="ถัดไป: เพื่อใคร").click()
    page.get_by_role("button", name="ส่งข้อเสนอ").click()
    page.wait_for_url("**/r/*")
    assert 18.5 < Proposal.objects.get().latitude < 18.6


def test_without_script_a_point_is_tapped_and_photographs_stay(opens: Opens, town: Cast):
    page = opens(None, NEW, java_script_enabled=False, **PHONE)
    fill = page.get_by_label("เล่าสั้น ๆ")
    fill.fill("ถนนเป็นหลุมหน้าบ้าน")
    page.get_by_role("button", name="ถัดไป: อยู่ที่ไหน").click()
    tap = page.get_by_role("button", name="ปักจุดตรงที่แตะ")
    box = tap.bounding_box()
    assert box is not None
    tap.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    expect(page.get_by_text("ปักจุดแล้ว", exact=True)).to_be_visible()
    page.get_by_role("button", name="ถัดไป: เพื่อใคร").click()
    photo = picture().read()
    page.get_by_label("รูปถ่าย").set_input_files(
        [{"name": "IMG.jpg", "mimeType": "image/jpeg", "buffer": photo}]
    )
    page.get_by_label("โทรศัพท์").fill("12")
    page.get_by_role("button", name="ส่งข้อเสนอ").click()
    expect(page.get_by_label("ใช้รูปที่ 1")).to_be_checked()
    page.get_by_label("โทรศัพท์").fill("081 234 5678")
    page.get_by_role("button", name="ส่งข้อเสนอ").click()
    page.wait_for_url("**/r/*")
    made = Proposal.objects.get()
    assert 18.54 < made.latitude < 18.56
    assert 99.04 < made.longitude < 99.06
    assert ProposalPhoto.objects.count() == 1


def test_what_is_wrong_is_said_and_the_photograph_stays_chosen(opens: Opens, town: Cast):
    page = opens(None, NEW, **PHONE)
    fill_in(page)
    photo = picture().read()
    page.get_by_label("รูปถ่าย").set_input_files(
        [{"name": "IMG.jpg", "mimeType": "image/jpeg", "buffer": photo}]
    )
    page.get_by_label("โทรศัพท์").fill("12")
    page.get_by_role("button", name="ส่งข้อเสนอ").click()
    expect(page.get_by_role("alert")).to_contain_text("หมายเลขโทรศัพท์ไม่ครบ")
    expect(page.get_by_label("ใช้รูปที่ 1")).to_be_checked()
    assert_kind(page)
    page.get_by_label("โทรศัพท์").fill("081 234 5678")
    page.get_by_role("button", name="ส่งข้อเสนอ").click()
    page.wait_for_url("**/r/*")
    assert Proposal.objects.count() == 1
    assert ProposalPhoto.objects.count() == 1


def test_somebody_said_it_already_and_gets_one_more_behind_them(opens: Opens, town: Cast):
    lamp = make.proposal(organisation=town.ban_nong, body="มืดมาก เด็กเดินกลับบ้านไม่เห็นทาง")
    page = opens(None, NEW, **PHONE)
    page.get_by_label("เล่าสั้น ๆ").press_sequentially("ขอไฟส่องทางหน้าวัดบ้านหนองค่ะ")
    expect(page.locator(".alike")).to_contain_text("มืดมาก เด็กเดินกลับบ้านไม่เห็นทาง")
    assert_kind(page)
    page.get_by_role("button", name="สนับสนุนข้อนี้").click()
    page.wait_for_url(f"**/{lamp.receipt}/")
    expect(page.get_by_role("button", name="สนับสนุนแล้ว")).to_be_visible()
    assert Support.objects.filter(proposal=lamp).count() == 2
    page.goto("/ban-nong/proposals/")
    page.get_by_role(
        "button", name="สนับสนุนแล้ว"
    ).click()  # a second tap takes it back, without reload
    expect(page.get_by_role("button", name=f"สนับสนุน {lamp.title}", exact=True)).to_be_focused()
    assert Support.objects.filter(proposal=lamp).count() == 1


@pytest.mark.parametrize("look", [PHONE, DARK], ids=["a small phone", "the dark"])
def test_the_pages_are_kind_to_everyone(opens: Opens, town: Cast, look: dict[str, object]):
    at = timezone.now() - timedelta(days=3)
    where = {"latitude": "18.55", "longitude": "99.05"}
    rows = [
        make.proposal(organisation=town.ban_nong, made_at=at, body="ก" * 300, **where)
        for _each in range(3)
    ]
    make.cluster(*rows)
    page = opens(None, "/ban-nong/proposals/", **look)
    for path in ("", "?view=map", "?q=ไม่มี", "new/", "mine/", f"{rows[0].receipt}/"):
        page.goto(f"/ban-nong/proposals/{path}")
        assert_kind(page)
    page.goto(f"/r/{rows[0].receipt}")
    assert_kind(page)
