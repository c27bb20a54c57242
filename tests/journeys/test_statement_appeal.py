"""A statement that is not shown: its sender appeals from a phone, another moderator answers at the desk."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from ruamphaen.opinions.models import Statement
from ruamphaen.opinions.rules.kinds import Standing
from tests.cast import Cast, gather_cast
from tests.journeys.conftest import Opens, assert_kind
from tests.opinions.talks import talk
from tests.proposals.voices import moderator

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 360, "height": 740}}
WORDS = "พวกขับรถเร็วไม่มีสมอง"


@pytest.fixture
def town(transactional_db: None) -> Cast:
    return gather_cast()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_sender_of_a_hidden_statement_appeals_and_another_moderator_answers(
    opens: Opens, town: Cast, script: bool
):
    river = talk(town.ban_nong)
    duang = moderator(town.ban_nong)
    here = {"java_script_enabled": script}
    phone = opens(None, reverse("opinions:add", args=["ban-nong", river.pk]), **here, **PHONE)
    phone.get_by_label("ข้อความของท่าน").fill(WORDS)
    phone.get_by_role("button", name="ส่งข้อความ").click()
    phone.get_by_text("รอเจ้าหน้าที่อ่าน").wait_for()
    receipt = phone.url
    # The moderator's day begins where all that waits is named, and leads to each queue.
    desk = opens(duang, reverse("organisation:desk"), **here)
    if script:
        assert_kind(desk)
    desk.get_by_role("link", name="ข้อความรอตรวจ").click()
    desk.get_by_role("checkbox").check()
    desk.get_by_role("button", name="หยาบคาย").click()
    desk.get_by_text("ไม่แสดง 1 ข้อความ").wait_for()
    phone.goto(receipt)
    expect(phone.get_by_text("เขียนถึงเรื่องโดยไม่ว่าร้ายคน")).to_be_visible()
    phone.get_by_text("อุทธรณ์ ขอให้อ่านใหม่").click()
    phone.get_by_label("ทำไมข้อความนี้ควรแสดง").fill("ไม่ได้ว่าใครคนใด อยากให้ขับช้าลง")
    if script:
        assert_kind(phone)
    phone.get_by_role("button", name="ส่งคำอุทธรณ์").click()
    expect(phone.get_by_text("รอผู้ดูแลอีกคนอ่านและตอบ")).to_be_visible()
    desk.goto(reverse("opinions:appeals", args=["ban-nong"]))
    desk.get_by_role("link", name="เปิดดู").click()
    expect(desk.get_by_text("ท่านเป็นผู้ตัดสินข้อนี้")).to_be_visible()
    other = opens(town.anan, reverse("proposals:moderation", args=["ban-nong"]), **here)
    other.get_by_role("link", name="อุทธรณ์ข้อความในวงความเห็น").click()
    if script:
        assert_kind(other)
    other.get_by_role("link", name="อ่านและตอบ").click()
    expect(other.get_by_text(WORDS)).to_be_visible()
    if script:
        assert_kind(other)
    other.get_by_label("แสดงข้อความนี้").check()
    other.get_by_label("คำตอบถึงผู้เขียน").fill("ว่าถึงการขับรถ ไม่ได้ชี้ตัวใคร ให้แสดง")
    other.get_by_role("button", name="ตอบคำอุทธรณ์").click()
    expect(other.get_by_role("heading", name="ไม่มีคำอุทธรณ์รอคำตอบ")).to_be_visible()
    phone.goto(receipt)
    expect(phone.get_by_text("ว่าถึงการขับรถ ไม่ได้ชี้ตัวใคร ให้แสดง")).to_be_visible()
    assert Statement.objects.get(text=WORDS).standing == Standing.SHOWN
    if script:
        assert_kind(phone)
    phone.goto(reverse("proposals:moderation_log", args=["ban-nong"]))
    expect(phone.get_by_text("กลับคำวินิจฉัย ให้แสดง")).to_be_visible()
    expect(phone.get_by_text("ข้อความในวงความเห็น", exact=True)).to_be_visible()
    if script:
        assert_kind(phone)
