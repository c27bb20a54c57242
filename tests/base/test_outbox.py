"""The outbox: a letter per happening, sent afterwards, once; nothing of it stays behind."""

import email
import logging
import threading
from argparse import Namespace
from datetime import timedelta
from email.header import decode_header, make_header

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from ruamphaen.base import health, jobs, outbox
from ruamphaen.base.commands import serving
from ruamphaen.base.models import Letter, LetterState
from ruamphaen.base.outbox import ToSend
from ruamphaen.base.stop_links import read_stop, stop_path
from tests.base.post_office import open_post_office

pytestmark = pytest.mark.django_db
in_memory = pytest.mark.skipif(
    "connection.vendor == 'sqlite'", reason="SQLite in memory has one connection"
)

WORDS = "หน่วยงานตอบข้อเสนอของท่านแล้ว\nจะซ่อมถนนในปีนี้ " + "ยาวมาก" * 600


def letter(what: str = "answer:1", **columns: str) -> ToSend:
    return ToSend(
        **{
            "chain": "organisation-1",
            "about": "proposals.proposal:7",
            "what": what,
            "to": "noi@example.com",
            "sender": 'เทศบาลตำบลบ้านหนอง, "ฝ่ายแผน"',
            "subject": "หน่วยงานตอบแล้ว / Answered",
            "body": WORDS,
            "stop": "c7",
            **columns,
        }
    )


@pytest.fixture(autouse=True)
def mail_is_sent(settings):
    settings.MAIL_IS_SENT = True
    settings.DEFAULT_FROM_EMAIL = "plan@example.go.th"
    # Takes jobs for later and runs none: the tests run them.
    settings.TASKS = {
        "default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend", "QUEUES": []}
    }


@pytest.fixture
def post_office(settings):
    with open_post_office() as office:
        settings.MAILERS = {"default": office.mailer}
        yield office


def work() -> None:
    jobs.send_letters.call()


def later(**passed: float) -> None:
    """Time passes: everything that waits was due so much earlier."""
    gone = timedelta(**passed)
    for each in Letter.objects.all():
        Letter.objects.filter(pk=each.pk).update(next_at=each.next_at - gone)


def test_a_letter_goes_through_a_real_server_and_leaves_nothing_behind(post_office):
    outbox.put([letter()])
    work()
    (got,) = post_office.taken
    assert got["To"] == "noi@example.com"
    assert got["From"].addresses[0].addr_spec == "plan@example.go.th"
    # Read by RFC 2047: Python's newer parser leaves a space between two encoded words of a name.
    name = email.message_from_bytes(post_office.raw[0])["From"].rpartition(" <")[0]
    assert str(make_header(decode_header(name))) == 'เทศบาลตำบลบ้านหนอง, "ฝ่ายแผน"'
    assert got["Subject"] == "หน่วยงานตอบแล้ว / Answered"
    assert got["Auto-Submitted"] == "auto-generated"
    assert got["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    # Whole on the wire: mail programs look for the link as it is, not for encoded words.
    link = post_office.raw[0].partition(b"List-Unsubscribe: ")[2].splitlines()[0]
    assert (link[:5], link[-2:]) == (b"<http", b"/>")
    code = got["List-Unsubscribe"].strip("<>").rstrip("/").rpartition("/")[2]
    assert read_stop(code) == "c7"
    assert got.get_content_type() == "text/plain"
    assert got.get_content().split() == WORDS.split()
    kept = Letter.objects.get()
    assert (kept.to, kept.sender, kept.subject, kept.body, kept.stop) == ("", "", "", "", "")
    assert (kept.key, kept.state) == ("proposals.proposal:7/answer:1", LetterState.SENT)
    assert outbox.sent_on([kept.key]) == {kept.key: kept.done_on}
    work()
    assert len(post_office.taken) == 1


def test_what_was_told_is_not_told_again(post_office):
    outbox.put([letter(), letter()])
    work()
    outbox.put([letter(), letter("answer:2")])
    work()
    assert len(post_office.taken) == 2
    assert Letter.objects.count() == 2
    assert post_office.taken[0]["Message-ID"] != post_office.taken[1]["Message-ID"]


def test_an_act_that_fails_tells_nobody():
    def act() -> None:
        with transaction.atomic():
            outbox.put([letter()])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act()
    work()
    assert not Letter.objects.exists()
    assert mail.outbox == []


def test_without_a_mail_server_there_is_not_even_a_row(settings):
    settings.MAIL_IS_SENT = False
    outbox.put([letter()])
    assert not Letter.objects.exists()


def test_a_held_letter_waits_and_can_be_thrown_away_meanwhile():
    outbox.put([letter(), letter("answer:2")], after=timedelta(minutes=5))
    work()
    assert mail.outbox == []
    assert outbox.take_out(keys=[letter().key]) == 1
    later(minutes=6)
    work()
    assert [each.to for each in mail.outbox] == [["noi@example.com"]]
    assert outbox.take_out(keys=[letter("answer:2").key]) == 0  # told is told


@pytest.mark.parametrize(
    "forged",
    [
        {"to": "noi@example.com\nBcc: all@example.com"},
        {"to": "noi@example.com, all@example.com"},
        {"to": "noi"},
        {"subject": "ตอบแล้ว\r\nBcc: all@example.com"},
        {"sender": "เทศบาล\nBcc: all@example.com"},
    ],
)
def test_nothing_typed_becomes_another_header(forged):
    with pytest.raises(ValueError, match="letter") as refused:
        outbox.put([letter(**forged)])
    assert "example.com" not in str(refused.value)
    assert not Letter.objects.exists()


def test_a_refused_address_is_not_tried_again_and_stands_in_no_log(post_office, caplog):
    post_office.refuses = {"noi@example.com": 550}
    outbox.put([letter(), letter("answer:2", to="mali@example.com")])
    with caplog.at_level(logging.DEBUG):
        work()
    assert [each["To"] for each in post_office.taken] == ["mali@example.com"]
    kept = Letter.objects.get(key=letter().key)
    assert (kept.state, kept.to, kept.body) == (LetterState.REFUSED, "", "")
    assert "550" in caplog.text
    assert "noi@" not in caplog.text
    finding = _mail_finding()
    assert finding.ok
    assert finding.says == "1 addresses refused in 7 days"


def test_a_busy_box_is_tried_again_while_others_get_theirs(post_office):
    post_office.refuses = {"noi@example.com": 451}
    outbox.put([letter(), letter("answer:2", to="mali@example.com")])
    work()
    assert [each["To"] for each in post_office.taken] == ["mali@example.com"]
    post_office.refuses = {}
    later(minutes=2)
    work()
    assert [each["To"] for each in post_office.taken] == ["mali@example.com", "noi@example.com"]


def test_while_the_server_is_away_one_letter_knocks_with_growing_pauses_until_it_is_given_up(
    settings,
):
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 1},
        }
    }
    outbox.put([letter(), letter("answer:2")])
    pauses = []
    for _each in range(len(jobs.PAUSES)):
        before = timezone.now()
        work()
        first, second = Letter.objects.order_by("pk")
        pauses.append(first.next_at - before)
        assert second.tries == 0  # not tried in vain
        assert second.next_at == first.next_at
        later(days=2)
    assert [round(pause / timedelta(minutes=1)) for pause in pauses] == [1, 5, 30, 120, 480, 1440]
    work()
    first, second = Letter.objects.order_by("pk")
    assert (first.state, first.to, first.body) == (LetterState.GIVEN_UP, "", "")
    assert second.state == LetterState.WAITING
    assert _mail_finding().says == "1 letters given up in 7 days: see RUAMPHAEN_SMTP"
    assert not _mail_finding().ok
    assert not _mail_finding().grave


def test_a_stuck_outbox_is_told_to_the_operator():
    outbox.put([letter()])
    assert _mail_finding().ok
    later(minutes=20)
    assert _mail_finding().says == "1 letters are overdue: is the worker running?"
    assert not _mail_finding().ok


def _mail_finding() -> health.Finding:
    return next(each for each in health.examine(timezone.now()) if each.name == "mail")


class Killed(BaseException):
    """The worker's end."""


def test_a_worker_lost_before_marking_sends_once_more_and_never_a_third_time(
    post_office, monkeypatch
):
    def lost(*_args: object) -> None:
        raise Killed

    outbox.put([letter()])
    with monkeypatch.context() as patched:
        patched.setattr(jobs, "_ended", lost)  # sent, not marked
        with pytest.raises(Killed):
            work()
    assert len(post_office.taken) == 1
    work()
    assert len(post_office.taken) == 1  # until its lease is over it may still be at it
    later(minutes=11)
    with monkeypatch.context() as patched:
        patched.setattr(jobs, "_mine", lost)
        with pytest.raises(Killed):
            work()
    assert len(post_office.taken) == 2
    later(minutes=11)
    work()
    assert len(post_office.taken) == 2
    assert Letter.objects.get().state == LetterState.GIVEN_UP
    assert post_office.taken[0]["Message-ID"] == post_office.taken[1]["Message-ID"]


def test_old_news_is_not_sent_from_a_restored_database():
    outbox.put([letter()])
    Letter.objects.update(made_at=timezone.now() - timedelta(days=8))
    work()
    assert mail.outbox == []
    assert Letter.objects.get().state == LetterState.GIVEN_UP


def test_a_letter_that_is_taken_out_while_it_is_sent_is_not_brought_back(monkeypatch):
    outbox.put([letter()])
    said = jobs._message

    def and_forget(each: Letter) -> object:
        outbox.take_out(about=["proposals.proposal:7"])
        return said(each)

    monkeypatch.setattr(jobs, "_message", and_forget)
    work()
    assert not Letter.objects.exists()


def test_who_comes_second_to_a_letter_takes_none():
    outbox.put([letter()])
    now = timezone.now()
    seen = Letter.objects.get()
    assert jobs._taken(now) is not None
    assert jobs._taken(now) is None
    # Another worker had read the row before it was taken: changing it as it was seen changes nothing.
    as_seen = Letter.objects.filter(pk=seen.pk, state=seen.state, tries=seen.tries)
    assert as_seen.update(state=LetterState.SENDING) == 0


@in_memory
@pytest.mark.django_db(transaction=True)
def test_each_of_forty_letters_goes_out_once_though_two_workers_send(post_office):
    with transaction.atomic():
        outbox.put([letter(f"answer:{at}", to=f"p{at}@example.com") for at in range(40)])
    ready = threading.Barrier(2)

    def worker() -> None:
        ready.wait()
        work()
        connection.close()

    threads = [threading.Thread(target=worker) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    went = sorted(each["To"] for each in post_office.taken)
    assert went == sorted(f"p{at}@example.com" for at in range(40))
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.SENT}


def test_a_link_that_we_did_not_sign_stops_nobody():
    forged = stop_path("u1").replace("u1", "u2")
    assert Client().post(forged).status_code == 404
    assert read_stop("u1") == ""


def test_tick_sends_what_a_lost_worker_left_behind(settings, monkeypatch):
    settings.TASKS = {
        "default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend", "QUEUES": []}
    }
    monkeypatch.setattr(serving, "call_command", lambda *_args, **_more: None)
    outbox.put([letter()])
    serving.run_tick(Namespace())
    assert [each.to for each in mail.outbox] == [["noi@example.com"]]


def test_no_letter_is_over_while_its_words_are_there():
    with transaction.atomic():
        outbox.put([letter()])
    with pytest.raises(IntegrityError, match="letter_erased_when_done"), transaction.atomic():
        Letter.objects.update(state=LetterState.SENT, done_on=timezone.now().date())
