"""Authors are told when an announced plan answers what they asked for: each once for a plan."""

import pytest
from django.core import mail
from django.urls import reverse

from ruamphaen.base import jobs as outbox_jobs
from ruamphaen.base.models import Letter
from ruamphaen.plan import actions, jobs
from ruamphaen.plan.models import ListingOrigin
from ruamphaen.proposals.actions import clustering
from ruamphaen.proposals.models import ProposalContact
from ruamphaen.proposals.rules.kinds import Standing
from tests import make
from tests.cast import TODAY
from tests.plan.round_day import begin

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mail_is_sent(settings):
    settings.MAIL_IS_SENT = True


@pytest.fixture
def day(cast):
    return begin(cast)


def asked(cast, title: str, name: str, **columns):
    """A proposal whose author left an address."""
    made = make.proposal(organisation=cast.ban_nong, title=title, **columns)
    ProposalContact.objects.create(proposal=made, email=f"{name}@example.com")
    return made


def cite(listing, *proposals) -> None:
    for each in proposals:
        ListingOrigin.objects.create(listing=listing, kind="proposal", proposal=each)


def announce(day, capture) -> None:
    day.ready()
    day.approve()
    day.draft.refresh_from_db()
    with capture(execute=True):
        actions.announce_version(day.draft, by=day.head, on=TODAY, today=TODAY)
    outbox_jobs.send_letters.call()


def test_authors_of_what_it_cites_and_of_what_says_the_same_are_told_and_no_others(
    cast, day, django_capture_on_commit_callbacks
):
    well = asked(cast, "ขุดบ่อบาดาลหมู่ 5", "cited")
    same = asked(cast, "อยากได้บ่อบาดาล", "same")
    clustering.group(well, [same], by=cast.somsri, at=make.NOW)
    Letter.objects.all().delete()  # that they were grouped
    hidden = asked(cast, "บ่อบาดาลอีกบ่อ", "hidden", standing=Standing.HIDDEN)
    asked(cast, "ขอไฟหน้าวัด", "other")
    cite(day.added, well, hidden)
    announce(day, django_capture_on_commit_callbacks)
    told = {each.to[0]: each for each in mail.outbox}
    assert set(told) == {"cited@example.com", "same@example.com"}
    letter = told["cited@example.com"]
    assert letter.subject.startswith("อยู่ในแผนที่ประกาศใช้แล้ว: ขุดบ่อบาดาลหมู่ 5")
    assert "“ขุดบ่อบาดาล”" in letter.body
    assert reverse("plan:project", args=["ban-nong", day.added.project_id]) in letter.body


def test_the_job_run_twice_tells_nobody_twice(cast, day, django_capture_on_commit_callbacks):
    cite(day.added, asked(cast, "ขุดบ่อบาดาลหมู่ 5", "cited"))
    announce(day, django_capture_on_commit_callbacks)
    jobs.tell_authors.call(day.draft.pk)
    outbox_jobs.send_letters.call()
    assert len(mail.outbox) == 1


def test_a_draft_tells_nobody(cast, day):
    cite(day.added, asked(cast, "ขุดบ่อบาดาลหมู่ 5", "cited"))
    jobs.tell_authors.call(day.draft.pk)
    assert not Letter.objects.exists()
