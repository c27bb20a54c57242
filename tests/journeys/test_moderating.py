"""A moderator with a full queue and one hand on the keyboard; a reader who speaks; an author who appeals."""

import pytest
from playwright.sync_api import expect

from ruamphaen.organisation.models import User
from ruamphaen.proposals.models import Comment, Proposal
from ruamphaen.proposals.rules.kinds import Standing
from tests import make
from tests.cast import Cast, gather_cast
from tests.journeys.conftest import Opens, assert_kind
from tests.proposals.voices import moderator, say

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 320, "height": 700}}
QUEUE = "/desk/ban-nong/proposals/moderation/"


@pytest.fixture
def town(transactional_db: None) -> Cast:
    return gather_cast()


@pytest.fixture
def lamp(town: Cast) -> Proposal:
    return make.proposal(organisation=town.ban_nong)


@pytest.fixture
def duang(town: Cast) -> User:
    return moderator(town.ban_nong)


def standings() -> list[tuple[str, str]]:
    return list(Comment.objects.order_by("pk").values_list("standing", "hidden_because"))


def test_a_queue_by_keyboard_alone_and_the_batch_taken_back(
    opens: Opens, town: Cast, lamp: Proposal, duang: User
):
    said = [say(lamp, f"ความเห็นที่ {number}", known=False, key=f"k{number}") for number in range(6)]
    page = opens(duang, QUEUE)
    assert_kind(page)
    first = page.locator(".mod-item").first
    expect(first).to_be_focused()
    # The first is shown, the second hidden for abuse, the fourth and fifth are ticked and hidden
    # together as advertising, the sixth is shown, then left after all.
    for key in ("a", "2", "j", "x", "j", "x", "3"):
        page.keyboard.press(key)
    expect(page.get_by_text("จะแสดง 1 ไม่แสดง 3 ยังไม่ตัดสิน 2")).to_be_visible()
    for key in ("j", "a", "0"):
        page.keyboard.press(key)
    page.keyboard.press("s")
    expect(page.get_by_text("แสดง 1 ข้อ ไม่แสดง 3 ข้อ")).to_be_visible()
    # The page was read anew: the walk goes on where it was, not at the third, which lies behind.
    expect(page.locator(f"#comment-{said[5].pk}")).to_be_focused()
    assert standings() == [
        ("shown", ""), ("hidden", "abuse"), ("waiting", ""),
        ("hidden", "advertising"), ("hidden", "advertising"), ("waiting", ""),
    ]  # fmt: skip
    page.keyboard.press("u")
    expect(page.get_by_text("เลิกทำแล้ว 4 ข้อ")).to_be_visible()
    assert standings() == [("waiting", "")] * 6
    expect(page.get_by_role("heading", name="6 ข้อในคิว")).to_be_visible()
    expect(page.locator(f"#comment-{said[0].pk}")).to_be_focused()


def test_the_queue_on_a_phone_without_script(opens: Opens, town: Cast, lamp: Proposal, duang: User):
    one, two = (say(lamp, text, known=False, key=text) for text in ("หนึ่ง", "สอง"))
    page = opens(duang, QUEUE, java_script_enabled=False, **PHONE)
    page.get_by_label(f"ตัดสิน {one.receipt}").select_option("show")
    page.get_by_label(f"เลือก {two.receipt}").check()
    page.get_by_label("ข้อที่เลือกไว้และยังไม่ตัดสิน ให้").select_option("personal")
    page.get_by_role("button", name="บันทึกทั้งชุด").click()
    expect(page.get_by_text("แสดง 1 ข้อ ไม่แสดง 1 ข้อ")).to_be_visible()
    assert standings() == [("shown", ""), ("hidden", "personal")]


def test_a_reader_speaks_and_the_author_of_a_hidden_text_appeals_from_a_phone(
    opens: Opens, town: Cast, lamp: Proposal, duang: User
):
    reader = opens(None, f"/ban-nong/proposals/{lamp.receipt}/", **PHONE)
    reader.get_by_text("เขียนความเห็น").first.click()
    reader.get_by_label("ความเห็นของท่าน").fill("พวกนี้มันขี้โกงกันทั้งนั้น")
    reader.get_by_role("button", name="ส่งความเห็น").click()
    expect(reader.get_by_role("heading", name="รอผู้ดูแลอ่านก่อนแสดง")).to_be_visible()
    assert_kind(reader)
    receipt = reader.url
    desk = opens(duang, QUEUE)
    desk.keyboard.press("2")
    desk.keyboard.press("s")
    expect(desk.get_by_text("แสดง 0 ข้อ ไม่แสดง 1 ข้อ")).to_be_visible()
    reader.goto(receipt)
    expect(reader.get_by_text("เขียนถึงเรื่องโดยไม่ว่าร้ายคน")).to_be_visible()
    reader.get_by_text("อุทธรณ์ ขอให้อ่านใหม่").click()
    reader.get_by_label("ทำไมข้อความนี้ควรแสดง").fill("ไม่ได้ว่าใครคนใด")
    reader.get_by_role("button", name="ส่งคำอุทธรณ์").click()
    expect(reader.get_by_text("รอผู้ดูแลอีกคนอ่านและตอบ")).to_be_visible()
    assert_kind(reader)
    other = opens(town.anan, f"{QUEUE}appeals/")
    other.get_by_role("link", name="อ่านและตอบ").click()
    other.get_by_label("แสดงข้อความนี้").check()
    other.get_by_label("คำตอบถึงผู้เขียน").fill("ว่าถึงหมู่คน ไม่ได้ชี้ตัว ให้แสดง")
    other.get_by_role("button", name="ตอบคำอุทธรณ์").click()
    expect(other.get_by_role("heading", name="ไม่มีคำอุทธรณ์รอคำตอบ")).to_be_visible()
    reader.reload()
    expect(reader.get_by_text("ว่าถึงหมู่คน ไม่ได้ชี้ตัว ให้แสดง")).to_be_visible()
    assert Comment.objects.get().standing == Standing.SHOWN
    reader.goto(f"/ban-nong/proposals/{lamp.receipt}/")
    expect(reader.get_by_text("ขี้โกง")).to_be_visible()
    assert_kind(reader)
    reader.goto("/ban-nong/proposals/moderation/")
    expect(reader.get_by_text("กลับคำวินิจฉัย ให้แสดง")).to_be_visible()
    assert_kind(reader)
