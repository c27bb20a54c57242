"""A village box from the office to the hall and home again, in a browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from ruamphaen.meetings.actions import boxes, roster, sitting
from ruamphaen.meetings.models import Box, Clash
from ruamphaen.meetings.queries.presence import presence
from tests import make
from tests.cast import TODAY, gather_cast
from tests.meetings.halls import hall

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def is_accessible(page) -> None:
    found = Axe().run(page).response["violations"]
    assert found == [], [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]


def came(box: Box, name: str) -> bytes:
    with hall(box) as day:
        sitting.open_meeting(day.meeting, by=None, present=0)
        group = day.meeting.groups.first()
        for who, phone in ((name, "0812345678"), (f"คนของ {box.code}", "")):
            roster.walk_in(day.meeting, by=None, group=group, name=who, phone=phone)
    return day.journal


def test_a_box_goes_out_and_its_journal_comes_home(opens, tmp_path):
    cast = gather_cast()
    meeting = make.meeting(organisation=cast.ban_nong, starts_at=timezone.now())
    home = f"/desk/ban-nong/meetings/{meeting.pk}/boxes/"
    page = opens(cast.somsri, home)
    is_accessible(page)
    page.get_by_label("ใช้ที่ไหน").fill("ศาลาหมู่ที่ 1")
    page.get_by_role("button", name="จัดชุดไฟล์").click()
    with page.expect_download() as kit:
        page.get_by_role("link", name="ดาวน์โหลด B1").click()
    assert kit.value.suggested_filename == f"ruamphaen-kit-{meeting.pk}-B1.json"
    first, second = Box.objects.get(), boxes.hand_out(meeting, by=None, place="ศาลาหมู่ที่ 2")
    files = []
    for box, name in ((first, "นายมี"), (second, "มี")):
        files.append(tmp_path / f"{box.code}.jsonl")
        files[-1].write_bytes(came(box, name))
    for file in files:
        page.goto(f"{home}merge/")
        is_accessible(page)
        page.get_by_label("ไฟล์สมุดประชุม").set_input_files(file)
        page.get_by_role("button", name="ดูไฟล์นี้").click()
        is_accessible(page)
        page.get_by_role("button", name="รวม 5 บรรทัด").click()
    page.get_by_role("heading", name="ข้อขัดแย้ง 1 ข้อรอชี้ขาด").wait_for()
    is_accessible(page)
    assert presence(meeting, TODAY).present == 4
    page.keyboard.press("j")
    page.keyboard.press("1")
    page.get_by_role("heading", name="ไม่มีข้อขัดแย้งรอชี้ขาด").wait_for()
    assert Clash.objects.get().settled_as == "same"
    assert presence(meeting, TODAY).present == 3
    page.goto(home)
    assert page.get_by_text("รวมแล้ว").count() == 2


def test_the_pages_read_on_a_small_phone(opens):
    cast = gather_cast()
    meeting = make.meeting(organisation=cast.ban_nong, starts_at=timezone.now())
    boxes.hand_out(meeting, by=None, place="ศาลาประชาคมหมู่ที่ 12 บ้านหนองไผ่เหนือ")
    home = f"/desk/ban-nong/meetings/{meeting.pk}/boxes/"
    page = opens(cast.somsri, home, viewport={"width": 360, "height": 740})
    for address in (home, f"{home}merge/", f"{home}clashes/"):
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, address
        is_accessible(page)
