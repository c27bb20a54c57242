"""A draft before everyone: on which days, which draft, what is said about it and answered; and to nobody else."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from ruamphaen.base.errors import Refused
from ruamphaen.base.moderation import Decision
from ruamphaen.plan.actions import consulting
from ruamphaen.plan.models import Consultation, DraftThread
from ruamphaen.plan.queries.consultation import consultation_page, open_now, summary_of
from ruamphaen.plan.rules.consulting import Phase, days_left, phase_on
from ruamphaen.plan.rules.versions import State
from ruamphaen.proposals.actions import commenting, judging
from ruamphaen.proposals.actions.commenting import Said, Speaker
from ruamphaen.proposals.actions.judging import Verdict
from ruamphaen.proposals.models import Comment
from tests import make
from tests.cast import Cast

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
SOON = TODAY + timedelta(days=14)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2026-11-20T03:00:00+00:00", tick=False)


@pytest.fixture
def draft(cast: Cast):
    """A draft round with a reason of two paragraphs and one project."""
    version = make.version(plan=make.plan(organisation=cast.ban_nong))
    version.because = "ถนนเดิมชำรุดหลังน้ำท่วม\n\nต้องซ่อมก่อนฤดูฝนหน้า"
    version.save()
    make.listing(version=version, title="ซ่อมถนนหน้าวัด", objective="ให้รถโรงเรียนวิ่งได้")
    return version


def out(version, by, *, opens=TODAY, closes=SOON, asks="") -> Consultation:
    return consulting.put_out(version, by=by, opens=opens, closes=closes, asks=asks, today=TODAY)


def address(name, version, *more):
    plan = version.plan
    args = [plan.organisation.slug, plan.period.slug, version.number, *more]
    return reverse(f"plan:{name}", args=args)


def pages_of(version):
    pk = version.listings.get().pk
    return [
        address("consultation", version),
        address("consultation_summary", version),
        address("consulted_project", version, pk),
        address("say_on_project", version, pk),
        address("consulted_paragraph", version, 1),
        address("say_on_paragraph", version, 1),
    ]


@pytest.mark.parametrize(
    ("day", "phase", "left"),
    [(-1, Phase.COMING, 5), (0, Phase.OPEN, 4), (3, Phase.OPEN, 1), (4, Phase.OVER, 0)],
)
def test_both_days_belong_to_a_consultation(day, phase, left):
    opens, closes = TODAY, TODAY + timedelta(days=3)
    on = TODAY + timedelta(days=day)
    assert (phase_on(opens, closes, on), days_left(closes, on)) == (phase, left)


def test_a_draft_is_read_by_everyone_from_the_first_day_on_and_only_that_draft(
    client, cast, draft, time_machine
):
    other = make.version(plan=draft.plan)
    other.because = "ความลับของร่างอื่น"
    other.save()
    make.listing(version=other, title="โครงการลับ")
    out(draft, cast.somsri, opens=TODAY + timedelta(days=2))
    assert [client.get(each).status_code for each in pages_of(draft)] == [404] * 6
    time_machine.move_to("2026-11-22T03:00:00+00:00", tick=False)
    assert [client.get(each).status_code for each in pages_of(draft)] == [200] * 6
    assert [client.get(each).status_code for each in pages_of(other)] == [404] * 6
    assert client.get(address("version", draft)).status_code == 404
    plans = client.get(reverse("plan:plans", args=["ban-nong"])).content.decode()
    assert address("consultation", draft) in plans
    assert "โครงการลับ" not in client.get(address("consultation", draft)).content.decode()


def test_after_the_last_day_it_is_read_and_nobody_speaks(client, cast, draft, time_machine):
    out(draft, cast.somsri, closes=TODAY)
    time_machine.move_to("2026-11-21T03:00:00+00:00", tick=False)
    got = [client.get(each).status_code for each in pages_of(draft)]
    assert got == [200, 200, 200, 409, 200, 409]
    assert open_now(cast.ban_nong, TODAY + timedelta(days=1)) == []


def test_a_draft_that_was_given_up_is_nobodys_to_read(client, cast, draft):
    out(draft, cast.somsri)
    draft.state = State.DROPPED
    draft.save()
    for who in (None, cast.somsri):
        if who:
            client.force_login(who)
        assert {client.get(each).status_code for each in pages_of(draft)} == {404}


def test_only_planners_put_a_draft_out(client, cast, draft):
    edit = address("put_out", draft)
    assert client.get(edit).status_code == 302
    for who, status in (("somsri", 200), ("anan", 200), ("pranee", 403), ("malee", 403)):
        client.force_login(getattr(cast, who))
        assert client.get(edit).status_code == status, who
    client.force_login(cast.kamon)
    assert client.post(edit, {"opens": "20 พ.ย. 2569"}).status_code == 403
    client.force_login(cast.somsri)
    typed = {"opens": "20 พ.ย. 2569", "closes": "4 ธ.ค. 2569", "asks": "ช่วยดูลำดับ"}
    assert client.post(edit, typed).status_code == 302
    made = Consultation.objects.get()
    assert (made.opens, made.closes, made.asks) == (TODAY, date(2026, 12, 4), "ช่วยดูลำดับ")


@pytest.mark.parametrize(
    ("opens", "closes", "says"),
    [
        (TODAY - timedelta(days=1), SOON, "ผ่านไปแล้ว"),
        (SOON, TODAY, "ต้องไม่มาก่อน"),
    ],
)
def test_days_that_make_no_sense_are_refused(cast, draft, opens, closes, says):
    with pytest.raises(Refused, match=says):
        out(draft, cast.somsri, opens=opens, closes=closes)
    assert not Consultation.objects.exists()


def test_an_empty_draft_and_one_that_is_announced_are_not_put_out(cast, draft):
    empty = make.version(plan=draft.plan)
    with pytest.raises(Refused, match="ยังว่าง"):
        out(empty, cast.somsri)
    announced = make.version(plan=draft.plan, state=State.ANNOUNCED)
    with pytest.raises(Refused, match="เฉพาะร่าง"):
        out(announced, cast.somsri)


def test_the_first_day_stays_once_it_came_and_the_last_may_be_moved(cast, draft):
    found = out(draft, cast.somsri)
    thread = consulting.thread_for(found, paragraph=1, said="เดิม").thread
    with pytest.raises(Refused, match="เปลี่ยนวันเริ่มไม่ได้"):
        out(draft, cast.somsri, opens=TODAY + timedelta(days=1))
    later = SOON + timedelta(days=7)
    out(draft, cast.somsri, closes=later)
    thread.refresh_from_db()
    assert (thread.since, thread.until) == (TODAY, later)
    with pytest.raises(Refused, match="เริ่มรับฟังไปแล้ว"):
        consulting.call_off(found, by=cast.somsri, today=TODAY)


def test_one_that_has_not_begun_can_be_called_off(client, cast, draft):
    out(draft, cast.somsri, opens=SOON, closes=SOON)
    client.force_login(cast.somsri)
    assert client.post(address("put_out", draft), {"call_off": "1"}).status_code == 302
    assert not Consultation.objects.exists()


def test_a_stranger_suggests_and_the_office_answers_and_the_summary_shows_both(client, cast, draft):
    out(draft, cast.somsri)
    say = address("say_on_paragraph", draft, 1)
    assert "ถนนเดิมชำรุดหลังน้ำท่วม" in client.get(say).content.decode()
    sent = {"proposed": "ถนนเดิมชำรุดหนักหลังน้ำท่วม", "text": "พังมากกว่าที่เขียน"}
    answer = client.post(say, sent)
    made = Comment.objects.get()
    assert answer["Location"] == reverse("portal:receipt", args=[made.receipt])
    assert (made.standing, made.original) == ("waiting", "ถนนเดิมชำรุดหลังน้ำท่วม")
    assert summary_of(draft.consultation).remarks == []
    judging.judge(cast.ban_nong, [Verdict("comment", made.pk, Decision.SHOW)], by=cast.anan)
    client.force_login(cast.wichai)
    reply = reverse("proposals:reply", args=["ban-nong", made.pk])
    client.post(reply, {"text": "จะแก้ตามที่เสนอ", "office": "1"})
    (remark,) = summary_of(draft.consultation).remarks
    assert (remark.about, remark.comment) == ("ถนนเดิมชำรุดหลังน้ำท่วม", made)
    assert remark.answer == "ตำแหน่งของวิชัย: จะแก้ตามที่เสนอ"
    client.logout()
    page = client.get(address("consultation_summary", draft)).content.decode()
    assert "<ins>" in page
    assert "หนัก" in page
    assert "จะแก้ตามที่เสนอ" in page
    receipt = client.get(reverse("portal:receipt", args=[made.receipt])).content.decode()
    assert "จะแก้ตามที่เสนอ" in receipt


def test_a_project_is_spoken_about_and_keeps_its_name_when_it_leaves_the_draft(client, cast, draft):
    found = out(draft, cast.somsri)
    listing = draft.listings.get()
    say = address("say_on_project", draft, listing.pk)
    client.force_login(cast.malee)  # holds a post: shown at once
    answer = client.post(f"{say}?part=objective", {"text": "ควรรวมรถพยาบาล"})
    made = Comment.objects.get()
    assert answer["Location"].endswith(f"/projects/{listing.pk}/#comment-{made.pk}")
    view = consultation_page(found, today=TODAY)
    assert [(each.row.listing, each.comments) for each in view.projects] == [(listing, 1)]
    listing.delete()
    (remark,) = summary_of(found).remarks
    assert remark.about == "ซ่อมถนนหน้าวัด"
    assert consultation_page(found, today=TODAY).comments == 1


def test_a_paragraph_that_was_put_right_says_which_words_changed(client, cast, draft):
    found = out(draft, cast.somsri)
    draft_thread = consulting.thread_for(found, paragraph=2, said="ต้องซ่อมก่อนฤดูฝนหน้า")
    assert consulting.thread_for(found, paragraph=2, said="อื่น") == draft_thread
    draft.because = "ถนนเดิมชำรุด\nต้องซ่อมก่อนฤดูหนาวหน้า"
    draft.save()
    page = client.get(address("consulted_paragraph", draft, 2)).content.decode()
    assert "<del>" in page
    assert "ฤดูหนาว" in page
    assert client.get(address("consulted_paragraph", draft, 3)).status_code == 404


def test_nothing_hidden_is_in_the_summary_or_its_files(client, cast, draft):
    found = out(draft, cast.somsri)
    thread = consulting.thread_for(found, paragraph=1, said="x").thread
    for text in ("ข้อความที่แสดง", "ข้อความต้องห้าม"):
        commenting.comment(thread, Said(text), by=Speaker(key=text, known=True), today=TODAY)
    bad = Comment.objects.get(text="ข้อความต้องห้าม")
    judging.judge(cast.ban_nong, [Verdict("comment", bad.pk, Decision.HIDE, "abuse")], by=cast.anan)
    page = client.get(address("consultation_summary", draft)).content.decode()
    csv = client.get(
        reverse(
            "documents:consultation",
            args=["ban-nong", draft.plan.period.slug, draft.number, "csv"],
        )
    )
    told = csv.content.decode("utf-8-sig")
    assert ("ข้อความที่แสดง" in page, "ข้อความที่แสดง" in told) == (True, True)
    assert ("ต้องห้าม" in page, "ต้องห้าม" in told) == (False, False)


@pytest.mark.parametrize("kind", ["xlsx", "pdf", "docx"])
def test_the_summary_is_handed_out_as_a_file(client, cast, draft, kind):
    found = out(draft, cast.somsri)
    thread = consulting.thread_for(found, paragraph=1, said="x").thread
    said = Said("", "=เดิม", "=ใหม่กว่า")
    commenting.comment(thread, said, by=Speaker(key="k", known=True), today=TODAY)
    name = reverse(
        "documents:consultation",
        args=["ban-nong", draft.plan.period.slug, draft.number, kind],
    )
    answer = client.get(name)
    assert answer.status_code == 200
    assert len(answer.content) > 1000


def test_pages_ask_the_database_equally_often_however_much_was_said(
    client, cast, draft, same_queries
):
    found = out(draft, cast.somsri)
    numbers = iter(range(100))

    def add():
        n = next(numbers)
        listing = make.listing(version=draft, title=f"โครงการที่ {n}")
        thread = consulting.thread_for(found, listing=listing, said=listing.title).thread
        said = commenting.comment(
            thread, Said(f"ความเห็น {n}"), by=Speaker(key=str(n), known=True), today=TODAY
        )
        commenting.comment(
            thread, Said("ตอบ"), by=Speaker(key="o", office="ช่าง"), today=TODAY, under=said
        )

    for name in ("consultation", "consultation_summary"):
        assert same_queries(lambda name=name: client.get(address(name, draft)), add) < 25
    assert DraftThread.objects.count() > 3
