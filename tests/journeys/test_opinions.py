"""Opinions in a browser: answering on a phone and by keys, moderating by keys, the map without a fault."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from ruamphaen.opinions.models import Conversation, Participant, Vote
from tests.cast import Cast, gather_cast
from tests.journeys.conftest import Opens
from tests.opinions.talks import LINES, asked, camps, sent, talk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 320, "height": 640}}


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather_cast()


def at(conversation: Conversation, name: str) -> str:
    return reverse(f"opinions:{name}", args=["ban-nong", conversation.pk])


def faults(page) -> list[str]:
    return [found["id"] for found in Axe().run(page).response["violations"]]


def test_a_phone_answers_adds_and_finds_itself(cast: Cast, opens: Opens):
    conversation = talk(cast.ban_nong)
    camps(conversation, 24, 20)
    phone = opens(None, at(conversation, "hall"), **PHONE)
    phone.goto(at(conversation, "conversation") + "?via=hall")
    for place in range(len(LINES)):
        phone.get_by_text(f"ตอบแล้ว {place} จาก {len(LINES)} ข้อความ").wait_for()
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
        phone.get_by_role("button", name="เห็นด้วย", exact=True).click()
    phone.get_by_text("ตอบครบทุกข้อความแล้ว ขอบคุณ").wait_for()
    me = Participant.objects.latest("pk")
    assert (me.channel, me.votes.count()) == ("hall", len(LINES))
    phone.get_by_role("link", name="เพิ่มข้อความ").click()
    box = phone.get_by_label("ข้อความของท่าน")
    box.fill("ก" * 10)
    phone.get_by_text("เหลือ 130 ตัวอักษร").wait_for()
    box.fill("อยากได้ลานกีฬาใกล้วัด")
    phone.get_by_role("button", name="ส่งข้อความ").click()
    phone.get_by_text("รอเจ้าหน้าที่อ่าน").wait_for()
    phone.goto(at(conversation, "map"))
    assert phone.locator("circle.op-me").count() == 1
    assert re.search("ท่านอยู่ในกลุ่ม|ท่านอยู่กลุ่มนี้", phone.inner_text("main"))
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(phone) == []


def test_keys_answer_and_no_script_answers_too(cast: Cast, opens: Opens):
    conversation = talk(cast.ban_nong)
    page = opens(None, at(conversation, "conversation"))
    for place, key in enumerate("123"):
        page.get_by_text(f"ตอบแล้ว {place} จาก").wait_for()
        page.keyboard.press(key)
    page.get_by_text("ตอบแล้ว 3 จาก").wait_for()
    assert sorted(Vote.objects.values_list("value", flat=True)) == [-1, 0, 1]
    assert faults(page) == []
    plain = opens(None, at(conversation, "conversation"), java_script_enabled=False)
    plain.get_by_role("button", name="ผ่าน").click()
    plain.get_by_text("ตอบแล้ว 1 จาก").wait_for()


def test_a_moderator_works_by_keys_alone(cast: Cast, opens: Opens):
    conversation = talk(cast.ban_nong)
    for where in ("วัด", "ตลาด", "โรงเรียน"):
        sent(conversation, f"อยากได้ลานกีฬาที่{where}")
    page = opens(cast.somsri, at(conversation, "queue"))
    assert faults(page) == []
    page.keyboard.press("j")
    page.keyboard.press("4")
    page.get_by_text("ไม่แสดง 1 ข้อความ: ไม่ตรงกับเรื่องนี้").wait_for()
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("a")
    page.get_by_text("แสดงแล้ว 2 ข้อความ").wait_for()
    page.get_by_text("ไม่มีข้อความรอตรวจ").wait_for()
    assert [row.standing for row in asked(conversation)[-3:]] == ["shown", "hidden", "shown"]
    page.get_by_role("button", name="ถอนคำตัดสินล่าสุด").click()
    page.get_by_text("ให้รอตรวจอีกครั้ง 2 ข้อความ").wait_for()


def test_cards_and_desk_pages_have_no_fault(cast: Cast, opens: Opens):
    conversation = talk(cast.ban_nong)
    page = opens(cast.somsri, at(conversation, "desk_conversation"))
    assert faults(page) == []
    page.goto(at(conversation, "opinion_cards"))
    assert faults(page) == []
    page.get_by_label("จำนวนบัตร").fill("2")
    page.get_by_role("button", name="ออกเลขและพิมพ์").click()
    page.get_by_role("heading", name="บัตร 1 ถึง 2").wait_for()
    assert faults(page) == []
    number, check = re.search(r"เลขที่ (\d+) – (\d+)", page.inner_text("main")).groups()
    page.goto(at(conversation, "opinion_cards"))
    page.get_by_label("เลขที่บัตร").fill(number)
    page.keyboard.press("Tab")
    page.keyboard.type(check)
    page.keyboard.press("Tab")
    page.keyboard.type("12312312")
    page.keyboard.press("Enter")
    page.get_by_text(f"พิมพ์บัตรเลขที่ {number} แล้ว").wait_for()
    assert Vote.objects.count() == len(LINES)


def test_nothing_that_people_send_runs(cast: Cast, opens: Opens):
    from ruamphaen.opinions.actions.statements import show_statements

    conversation = talk(cast.ban_nong)
    rows = [
        sent(conversation, text)
        for text in (
            "<img src=x onerror=window.__xss=1> ควร",
            "</script><script>window.__xss=1</script>",
        )
    ]
    show_statements(conversation, by=None, statements=[rows[0].pk])
    camps(conversation, 24, 20)
    page = opens(cast.somsri, at(conversation, "conversation"))
    for name in ("conversation", "mine", "map", "hall", "queue", "desk_conversation"):
        page.goto(at(conversation, name))
        assert page.evaluate("window.__xss") is None, name
