"""An officer tells that the work is done; the citizen opens the receipt on a telephone and reads it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from ruamphaen.meetings.rules.kinds import State
from ruamphaen.proposals.models import Milestone
from ruamphaen.thai.dates import thai_date
from tests import make
from tests.cast import Cast, gather_cast
from tests.journeys.conftest import Opens, assert_kind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
DARK = {"color_scheme": "dark"}
FORUM = "ประชาคมท้องถิ่น ครั้งที่ 1/2569"


@pytest.fixture
def town(transactional_db: None) -> Cast:
    cast = gather_cast()
    make.tree(organisation=cast.ban_nong)
    return cast


@pytest.mark.parametrize("look", [PHONE, DARK], ids=["a small phone", "the dark"])
def test_an_officer_tells_it_is_done_and_the_citizen_reads_it(
    opens: Opens, town: Cast, look: dict[str, object]
):
    today = timezone.localdate()
    said = timezone.now() - timedelta(days=40)
    lamp, twin = (
        make.proposal(organisation=town.ban_nong, title=title, said_on=said.date(), made_at=said)
        for title in ("ขอไฟส่องทางหน้าวัดบ้านหนอง", "ไฟหน้าวัดดับ")
    )
    make.cluster(lamp, twin)
    make.meeting(organisation=town.ban_nong, title=FORUM, state=State.CLOSED, starts_at=said)

    citizen = opens(None, f"/r/{twin.receipt}", **look)
    waits = citizen.locator(".knot-next", has_text="หน่วยงานยังไม่ได้บอก")
    expect(waits).to_have_count(3)
    assert_kind(citizen)

    desk = opens(town.somsri, f"/desk/ban-nong/proposals/{lamp.receipt}/", **look)
    assert_kind(desk)
    desk.get_by_role("link", name="บอกความคืบหน้า").click()
    assert_kind(desk)
    desk.get_by_label("เลือกแล้วว่าจะทำ").check()
    desk.get_by_label("เมื่อวันที่").fill(thai_date(today + timedelta(days=1)))
    desk.get_by_label("ในการประชุม").select_option(index=1)
    desk.get_by_role("button", name="บอกความคืบหน้า").click()
    expect(desk.get_by_text("วันที่ยังมาไม่ถึง")).to_be_visible()
    expect(desk.get_by_label("เลือกแล้วว่าจะทำ")).to_be_checked()  # nothing typed is lost
    assert_kind(desk)
    desk.get_by_label("เมื่อวันที่").fill(thai_date(today - timedelta(days=30)))
    desk.get_by_role("button", name="บอกความคืบหน้า").click()
    expect(desk.get_by_role("status")).to_contain_text("เลือกแล้วว่าจะทำ")

    desk.get_by_role("link", name="บอกความคืบหน้า").click()
    desk.get_by_label("ทำแล้วเสร็จ").check()
    desk.get_by_label("ข้อความถึงผู้เสนอ").fill("ติดไฟส่องทางครบ 8 ดวงแล้ว")
    desk.get_by_role("button", name="บอกความคืบหน้า").click()
    expect(desk.get_by_text("ติดไฟส่องทางครบ 8 ดวงแล้ว")).to_be_visible()
    assert_kind(desk)

    citizen.reload()
    expect(waits).to_have_count(0)
    done = citizen.locator(".knot", has_text="ทำแล้วเสร็จ")
    expect(done).to_contain_text("ติดไฟส่องทางครบ 8 ดวงแล้ว")
    expect(done).to_contain_text(thai_date(today))
    assert_kind(citizen)
    citizen.get_by_role("link", name=FORUM).click()
    expect(citizen.get_by_role("heading", level=1)).to_contain_text(FORUM)

    desk.get_by_role("link", name="ถอนที่บอกไว้").click()
    desk.get_by_text("ถอนข้อนี้").last.click()
    desk.get_by_label("ถอนเพราะ").last.fill("ดับไปสองดวง ซ่อมอยู่")
    desk.get_by_role("button", name="ถอน", exact=True).click()
    expect(desk.get_by_role("status")).to_contain_text("ถอนแล้ว")
    assert_kind(desk)
    assert Milestone.objects.filter(taken_back_at=None).count() == 1

    citizen.goto(f"/ban-nong/proposals/{twin.receipt}/")
    expect(citizen.get_by_text("ดับไปสองดวง ซ่อมอยู่")).to_be_visible()
    expect(citizen.get_by_text("ติดไฟส่องทางครบ")).to_have_count(0)
    assert_kind(citizen)
