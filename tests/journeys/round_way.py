"""What the journeys of rounds share: people with posts, meetings that were really held, pages of the way."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import count

from django.utils import timezone
from playwright.sync_api import Page, expect

from ruamphaen.law.bodies import body_at
from ruamphaen.meetings.actions import deciding, roster, sitting
from ruamphaen.meetings.actions.calling import call_meeting, prepare_meeting
from ruamphaen.meetings.actions.invitations import (
    GroupDraft,
    invite_members,
    set_groups,
)
from ruamphaen.meetings.models import Attendee, Meeting, Resolution
from ruamphaen.meetings.rules.kinds import Basis, Method, Outcome, Way
from ruamphaen.organisation import actions as organisations
from ruamphaen.organisation.models import Committee, Holding, Organisation, Post, User
from ruamphaen.organisation.rules import Role
from ruamphaen.plan import actions
from ruamphaen.plan.models import Plan, Version
from ruamphaen.thai.dates import BANGKOK, thai_date
from tests import make

SINCE = date(2022, 10, 1)
# What the form asks of every project.
WORDS = {
    "objective": "เพื่อให้ประชาชนใช้ประโยชน์ได้สะดวกและปลอดภัย",
    "indicator": "ร้อยละ 80 ของผู้ใช้พึงพอใจ",
    "outcome": "ประชาชนเดินทางสะดวกและปลอดภัยขึ้น",
}
_numbers: Iterator[int] = count(1)


def today() -> date:
    """The day on which the site and its visitors are."""
    return timezone.localdate()


def ago(days: int) -> date:
    return today() - timedelta(days=days)


def holder(organisation: Organisation, role: Role, title: str) -> User:
    """A person in a post of a role."""
    user = make.user(full_name=title)
    post = Post.objects.create(organisation=organisation, title=title, role=role)
    Holding.objects.create(post=post, user=user, since=SINCE)
    return user


def planner(organisation: Organisation) -> User:
    return holder(organisation, Role.PLANNER, "นักวิเคราะห์นโยบายและแผน")


def head(organisation: Organisation) -> User:
    return holder(organisation, Role.EXECUTIVE, "นายกองค์กรปกครองส่วนท้องถิ่น")


def first_issue(plan: Plan, *titles: str) -> Version:
    """The plan in force on which a round builds."""
    version = make.version(plan=plan)
    works = plan.organisation.departments.filter(name="กองช่าง").first() or make.department(
        organisation=plan.organisation, name="กองช่าง"
    )
    for title in titles:
        make.listing(
            version=version,
            title=title,
            target="1 แห่ง",
            money={2567: 300_000},
            page="45",
            department=works,
            **WORDS,
        )
    return actions.record_published(version, by=None, on=SINCE)


def start(page: Page, *kinds: str, noun: str, number: str, year: str, because: str) -> None:
    """Begin a round on its page."""
    for kind in kinds:
        page.locator(f"input[name=kinds][value={kind}]").check()
    page.get_by_label("เรียกว่า").select_option(noun)
    page.get_by_label("เลขที่ของครั้งหรือฉบับ").fill(number)
    page.get_by_label("ของปี (พ.ศ.)").fill(year)
    page.get_by_label("เหตุผลและความจำเป็นของรอบนี้").fill(because)
    page.get_by_role("button", name="เริ่มร่าง").click()


# ------------------------------------------------------------------ meetings


def resolved(
    organisation: Organisation, title: str, *bodies: str, on: date, text: str, forum: str = ""
) -> Resolution:
    """A meeting called, opened, voted in and closed by the acts that people use; what it resolved."""
    seated = [_seated(organisation, body) for body in bodies]
    meeting = _called(organisation, title, seated, on, forum, text)
    came = 0
    for one in Attendee.objects.filter(meeting=meeting, seat__isnull=False):
        roster.check_in(one, by=None, way=Way.DESK)
        came += 1
    for group in meeting.groups.filter(name="ผู้แทนประชาคม"):
        for place in range(6):
            roster.walk_in(meeting, by=None, group=group, name=f"ผู้แทนหมู่ที่ {place + 1}")
            came += 1
    sitting.open_meeting(meeting, by=None, present=came, quorum_met=True)
    item = meeting.items.get(title=text)
    sitting.start_item(item, by=None)
    motion = deciding.put_motion(item, by=None, text=text, method=Method.SHOW_OF_HANDS)
    deciding.open_vote(motion, by=None)
    deciding.count(motion, by=None, yes=came, no=0, abstain=0)
    made = deciding.resolve(
        item, by=None, outcome=Outcome.AGREED, text=f"เห็นชอบ{text}", motion=motion
    )
    sitting.close(meeting, by=None)
    return made


def _seated(organisation: Organisation, body: str) -> Committee:
    """A body with as many members as the law asks for, formed once."""
    known = Committee.objects.filter(organisation=organisation, body=body).first()
    if known is not None:
        return known
    since = ago(200)
    committee = organisations.form_committee(organisation, by=None, body=body, appointed_on=since)
    for seat in body_at(body, since).seats:
        for _place in range(max(seat.least, 1)):
            name = f"ผู้ทำหน้าที่คนที่ {next(_numbers)}"
            organisations.seat_member(committee, by=None, group=seat.group, name=name, since=since)
    return committee


def _called(
    organisation: Organisation,
    title: str,
    seated: Sequence[Committee],
    on: date,
    forum: str,
    about: str,
) -> Meeting:
    meeting = prepare_meeting(
        organisation,
        by=None,
        title=title,
        place="ห้องประชุมใหญ่",
        starts_at=datetime.combine(on, time(9), BANGKOK),
        forum=forum,
        committees=seated,
        bases=[Basis.ADDITION],
        agenda=("เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", about),
        number=next(_numbers),
        year_be=on.year + 543,
    )
    if forum:
        set_groups(meeting, by=None, groups=[GroupDraft("ผู้แทนประชาคม", 20, is_open=True)])
    invite_members(meeting, by=None)
    call_meeting(meeting, by=None, issued_on=on - timedelta(days=7))
    meeting.refresh_from_db()
    return meeting


# ------------------------------------------------------------------ the way


def record_step(
    page: Page, code: str, *, resolution: Resolution | None = None, **typed: str
) -> None:
    """Record a step on its page: by a resolution, or by the number of a letter and its day."""
    page.locator(f"#step-{code}").get_by_role("link", name="บันทึก").click()
    if resolution is not None:
        page.get_by_label("มติที่ประชุม").select_option(str(resolution.pk))
    for label, text in typed.items():
        page.locator(f"[name={label}]").fill(text)
    page.get_by_role("button", name="บันทึกขั้นนี้").click()
    expect(page.get_by_text("บันทึกขั้นนี้แล้ว")).to_be_visible()


def fill_project(page: Page, **typed: str) -> None:
    """Type what the form asks of a project, and save it."""
    for name, text in {**WORDS, "department": "กองช่าง", **typed}.items():
        page.locator(f"[name='{name}']").fill(text)
    page.get_by_role("button", name="บันทึก").click()


def approve(page: Page, way: str) -> None:
    """The head reads and approves."""
    page.goto(way)
    page.get_by_role("link", name="อ่านและอนุมัติ").click()
    page.get_by_label("อ่านโครงการและข้อที่เปลี่ยนในฉบับนี้แล้ว").check()
    page.get_by_role("button", name="อนุมัติตามที่อ่าน").click()
    expect(page.get_by_text("อนุมัติแล้ว เนื้อหาล็อกไว้ตามนี้")).to_be_visible()


def announce(page: Page) -> None:
    """The head announces, as of today."""
    page.get_by_role("link", name="ประกาศใช้").click()
    page.locator("[name=on]").fill(thai_date(today()))
    page.get_by_role("button", name="ประกาศใช้ฉบับนี้").click()
    expect(page.get_by_text("ประกาศใช้แล้ว ประชาชนเปิดดูได้ตั้งแต่บัดนี้")).to_be_visible()
