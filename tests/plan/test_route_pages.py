"""The pages of a version's route: what the public reads, what the desk does, 409 with the difference."""

import pytest
from django.test import Client
from django.urls import reverse

from ruamphaen.plan import actions
from ruamphaen.plan.models import Listing, PostedNotice, StepTaken
from ruamphaen.plan.rules.versions import State
from tests import make
from tests.cast import TODAY
from tests.plan.round_day import begin, resolution

pytestmark = pytest.mark.django_db


@pytest.fixture
def day(cast):
    return begin(cast)


def at(day, name, *args):
    return reverse(f"plan:{name}", args=["ban-nong", day.plan.period.slug, day.draft.number, *args])


def as_(user=None):
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def html(answer):
    return answer.content.decode()


def announced(day):
    day.ready()
    day.approve()
    day.draft.refresh_from_db()
    actions.announce_version(day.draft, by=day.head, on=TODAY, today=TODAY)
    return day


def test_the_public_reads_the_steps_with_dates_citations_and_sureness(day):
    assert as_().get(at(day, "route")).status_code == 404
    announced(day)
    seen = html(as_().get(at(day, "route")))
    assert "ตรงกับที่ลงมติ" in seen
    assert "ระเบียบการจัดทำแผนพัฒนาฯ พ.ศ. 2548 ข้อ 22 (2)" in seen
    assert "พบข้อความต้นฉบับ" in seen
    assert "มติที่ 1 การประชุมครั้งที่" in seen
    assert "20 พ.ย. 2569" in seen
    for desk_only in ("ถอนขั้นนี้", "บันทึกขั้นนี้", "บันทึกการปิดประกาศ", "พร้อมขออนุมัติ"):
        assert desk_only not in seen


def test_what_was_edited_in_the_database_is_said_to_the_public(day):
    from ruamphaen.plan.models import guards

    announced(day)
    with guards.lifted_guards():
        Listing.objects.filter(pk=day.added.pk).update(title="สลับ")
    assert "ไม่ตรงกับที่ลงมติ" in html(as_().get(at(day, "route")))


def test_a_planner_records_a_step_by_a_real_resolution(cast, day):
    client = as_(cast.somsri)
    day.take("draft")
    passed = resolution(cast.ban_nong, "development-committee", forum="forum-subdistrict")
    foreign = resolution(cast.nong_sung, "development-committee", forum="forum-subdistrict")
    page = client.get(at(day, "route_step", "committee"))
    offered = [one.pk for one in page.context["form"].fields["resolution"].queryset]
    assert offered == [passed.pk]
    typed = {"read": day.hash(), "routes": ["addition", "change"], "resolution": foreign.pk}
    assert client.post(at(day, "route_step", "committee"), typed).status_code == 422
    answer = client.post(at(day, "route_step", "committee"), {**typed, "resolution": passed.pk})
    assert answer.status_code == 302
    assert StepTaken.objects.filter(code="committee").count() == 2


def test_what_was_typed_stays_when_the_step_is_refused(cast, day):
    typed = {"read": day.hash(), "routes": ["change"], "document": "ลพ 1", "on": "21 พ.ย. 2599"}
    answer = as_(cast.somsri).post(at(day, "route_step", "draft"), typed)
    assert answer.status_code == 422
    assert "ยังมาไม่ถึง" in html(answer)
    assert "ลพ 1" in html(answer)


def test_an_edit_between_opening_and_recording_a_step_is_409(cast, day):
    typed = {"read": "0" * 64, "routes": ["change"], "document": "1", "on": "20 พ.ย. 2569"}
    assert as_(cast.somsri).post(at(day, "route_step", "draft"), typed).status_code == 409


def test_a_step_that_is_not_open_is_refused_with_a_sentence(cast, day):
    answer = as_(cast.somsri).get(at(day, "route_step", "committee"))
    assert answer.status_code == 409
    assert "ยังบันทึกไม่ได้" in html(answer)


def test_a_row_without_a_reason_is_named_before_anyone_asks(cast, day):
    day.take_all()
    address = at(day, "ask_approval")
    assert address in html(as_(day.planner).get(at(day, "route")))
    Listing.objects.filter(pk=day.changed.pk).update(reason="")
    seen = html(as_(day.planner).get(at(day, "route")))
    assert "ยังมี 1 รายการที่ไม่บอกเหตุผล" in seen
    assert address not in seen
    assert "ยังมี 1 รายการที่ไม่บอกเหตุผล" in html(as_(day.planner).get(address))


def test_the_head_approves_what_was_read_then_announces(cast, day):
    day.take_all()
    day.waive_errors()
    planner, head = as_(cast.somsri), as_(cast.pranee)
    ask = planner.get(at(day, "ask_approval"))
    assert ask.context["summary"].hash == day.hash()
    assert planner.post(at(day, "ask_approval"), {"read": day.hash()}).status_code == 302
    page = html(head.get(at(day, "approve")))
    assert day.hash() in page
    assert "ขุดบ่อบาดาล" in page
    unread = head.post(at(day, "approve"), {"read": day.hash()})
    assert unread.status_code == 422
    done = head.post(at(day, "approve"), {"read": day.hash(), "has_read": "on"})
    assert done.status_code == 302
    day.draft.refresh_from_db()
    assert day.draft.state == State.APPROVED
    assert as_().get(at(day, "version")).status_code == 404  # frozen, not public yet
    early = head.post(at(day, "announce"), {"on": "1 ม.ค. 2560"})
    assert early.status_code == 422
    day.waive_errors()
    said = TODAY if day.draft.approved_on <= TODAY else day.draft.approved_on
    answer = head.post(at(day, "announce"), {"on": f"{said.day}/{said.month}/{said.year + 543}"})
    assert answer.status_code == 302, html(answer)
    assert as_().get(at(day, "version")).status_code == 200


def test_approving_what_was_edited_meanwhile_shows_the_difference(cast, day):
    day.ready()
    read = day.hash()
    day.edit(day.added, "ขุดบ่อบาดาล 2 บ่อ")
    answer = as_(cast.pranee).post(at(day, "approve"), {"read": read, "has_read": "on"})
    assert answer.status_code == 409
    page = html(answer)
    assert "ถูกแก้หลังขออนุมัติ" in page
    assert "ขุดบ่อบาดาล 2 บ่อ" in page
    assert 'name="read"' not in page  # there is nothing to approve before it is asked for anew


def test_the_administrator_approves_for_the_head_only_with_the_signed_paper(cast, day):
    day.ready()
    client = as_(cast.anan)
    typed = {"read": day.hash(), "has_read": "on"}
    assert client.post(at(day, "approve"), typed).status_code == 422
    signed = {**typed, "document": "ลพ 52304/9"}
    assert client.post(at(day, "approve"), signed).status_code == 302


def test_a_notice_is_posted_and_taken_down(cast, day):
    announced(day)
    client = as_(cast.somsri)
    bad = client.post(at(day, "post_notice"), {"place": "บอร์ด", "since": "1 ม.ค. 2560"})
    assert bad.status_code == 422
    assert "ไม่ก่อนวันนั้น" in html(bad)
    client.post(at(day, "post_notice"), {"place": "บอร์ด", "since": "20 พ.ย. 2569"})
    notice = PostedNotice.objects.get()
    assert "20 ธันวาคม 2569" in html(as_().get(at(day, "route")))
    client.post(at(day, "take_down_notice", notice.pk), {"until": "20 พ.ย. 2569"})
    notice.refresh_from_db()
    assert notice.until == TODAY
    assert as_().get(at(day, "notice_photo", notice.pk)).status_code == 404


@pytest.mark.parametrize("name", ["stranger", "kamon", "malee", "wichai", "pranee"])
def test_who_keeps_no_plan_records_nothing(cast, day, name):
    [step, _other] = day.take("draft")
    client = as_(getattr(cast, name))
    for address in (
        at(day, "route_step", "committee"),
        at(day, "undo_step", step.pk),
        at(day, "ask_approval"),
        at(day, "withdraw_request"),
        at(day, "post_notice"),
    ):
        assert client.post(address).status_code == 403
    step.refresh_from_db()
    assert step.undone_at is None


def test_the_page_asks_no_more_for_more_projects(cast, day, same_queries):
    day.take_all()
    client = as_(cast.somsri)
    titles = iter(f"โครงการ {n}" for n in range(9))

    def add():
        make.listing(version=day.draft, title=next(titles), kind="addition", money={2568: 1})

    assert same_queries(lambda: client.get(at(day, "route")), add) <= 45
    day.waive_errors()
    assert same_queries(lambda: client.get(at(day, "ask_approval")), add) <= 90


def test_the_paper_of_a_step_is_for_those_with_a_post_here(cast, day):
    from django.core.files.uploadedfile import SimpleUploadedFile

    paper = SimpleUploadedFile("บันทึก.pdf", b"%PDF-1.7 signed")
    typed = {
        "read": day.hash(),
        "routes": ["addition", "change"],
        "document": "ลพ 1",
        "on": "20 พ.ย. 2569",
        "file": paper,
    }
    assert as_(cast.somsri).post(at(day, "route_step", "draft"), typed).status_code == 302
    step = StepTaken.objects.filter(code="draft").first()
    for who, status in ((cast.malee, 200), (cast.kamon, 403), (cast.stranger, 403), (None, 302)):
        assert as_(who).get(at(day, "step_paper", step.pk)).status_code == status
    answer = as_(cast.malee).get(at(day, "step_paper", step.pk))
    assert answer.content == b"%PDF-1.7 signed"
    assert answer["Content-Security-Policy"] == "sandbox"
