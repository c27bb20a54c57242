"""A statement that is not shown: who decided is kept, its sender appeals once, somebody else answers."""

from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from ruamphaen.base.errors import NotAllowed, Refused
from ruamphaen.base.ledger import history_of
from ruamphaen.base.models import Entry
from ruamphaen.base.moderation import Decision, Outcome, Reason
from ruamphaen.opinions.actions import answering, appealing, statements
from ruamphaen.opinions.models import Conversation, Statement, StatementAppeal, StatementJudgement
from ruamphaen.opinions.queries.fates import fate_of, open_appeals
from ruamphaen.opinions.rules.kinds import Standing
from ruamphaen.proposals.queries.log import log_figures, log_of, log_rows
from tests import make
from tests.cast import Cast
from tests.opinions.talks import asked, sent, talk
from tests.opinions.test_pages import address, say
from tests.proposals.voices import moderator

pytestmark = pytest.mark.django_db
WORDS = "อยากให้ตัดต้นโพธิ์ของลุงมีออก"


@pytest.fixture
def conversation(cast: Cast) -> Conversation:
    return talk(cast.ban_nong)


@pytest.fixture
def hidden(cast: Cast, conversation: Conversation) -> Statement:
    """A statement that somsri did not let stand."""
    row = sent(conversation, WORDS)
    statements.hide_statements(
        conversation, by=cast.somsri, statements=[row.pk], because=Reason.PERSONAL
    )
    row.refresh_from_db()
    return row


def judgement_of(statement: Statement) -> StatementJudgement:
    found = fate_of(statement).judgement
    assert found is not None
    return found


def appealed(statement: Statement, text: str = "ลุงมียินดีแล้ว") -> StatementAppeal:
    return appealing.appeal(judgement_of(statement), by=None, text=text)


# ------------------------------------------------------------------ acts


def test_each_decision_is_kept_with_who_made_it_and_taken_back_with_it(cast, conversation):
    one, two = (sent(conversation, f"อยากได้ลานกีฬาที่{where}") for where in ("วัด", "ตลาด"))
    statements.show_statements(conversation, by=cast.somsri, statements=[one.pk, two.pk])
    statements.hide_statements(
        conversation, by=cast.anan, statements=[two.pk], because=Reason.REPEATS
    )
    rows = StatementJudgement.objects.order_by("pk")
    assert list(rows.values_list("statement", "decision", "reason", "by_tag")) == [
        (one.pk, Decision.SHOW, "", cast.somsri.tag),
        (two.pk, Decision.SHOW, "", cast.somsri.tag),
        (two.pk, Decision.HIDE, Reason.REPEATS, cast.anan.tag),
    ]
    statements.return_statements(conversation, by=cast.anan, statements=[two.pk])
    assert [row.undone_at is not None for row in rows] == [False, False, True]
    assert not fate_of(Statement.objects.get(pk=two.pk)).may_appeal


def test_an_appeal_is_made_once_and_answered_by_somebody_else(cast, hidden):
    with pytest.raises(Refused, match="บอกด้วยว่าทำไม"):
        appealed(hidden, "  ")
    with pytest.raises(Refused, match="ตัดให้สั้นลง"):
        appealed(hidden, "ก" * 2_001)
    made = appealed(hidden)
    with pytest.raises(Refused, match="ครั้งเดียว"):
        appealing.appeal(made.judgement, by=None, text="อีกครั้ง")
    with pytest.raises(NotAllowed, match="ผู้ดูแลคนอื่น"):
        appealing.answer_appeal(made, by=cast.somsri, outcome=Outcome.UPHELD, answer="ไม่")
    with pytest.raises(Refused, match="เขียนคำตอบ"):
        appealing.answer_appeal(made, by=cast.anan, outcome=Outcome.OVERTURNED, answer=" ")
    assert StatementAppeal.objects.get().outcome == ""
    appealing.answer_appeal(made, by=cast.anan, outcome=Outcome.OVERTURNED, answer="แสดงได้")
    hidden.refresh_from_db()
    assert (hidden.standing, hidden.hidden_because) == (Standing.SHOWN, "")
    assert fate_of(hidden).appeal == made
    with pytest.raises(Refused, match="ตอบไปแล้ว"):
        appealing.answer_appeal(made, by=cast.anan, outcome=Outcome.UPHELD, answer="ไม่")
    assert not open_appeals(cast.ban_nong).exists()
    assert [entry.act for entry in history_of(made)] == [
        "opinions.answer_appeal",
        "opinions.appeal",
    ]


def test_an_appeal_that_is_upheld_leaves_it_hidden(cast, hidden):
    made = appealed(hidden)
    appealing.answer_appeal(made, by=cast.anan, outcome=Outcome.UPHELD, answer="ยังมีชื่อคน")
    hidden.refresh_from_db()
    assert (hidden.standing, hidden.hidden_because) == (Standing.HIDDEN, Reason.PERSONAL)
    assert not fate_of(hidden).may_appeal


def test_what_was_appealed_against_is_answered_and_not_taken_back(cast, conversation, hidden):
    appealed(hidden)
    with pytest.raises(Refused, match="อุทธรณ์ไว้แล้ว"):
        statements.return_statements(conversation, by=cast.somsri, statements=[hidden.pk])
    hidden.refresh_from_db()
    assert hidden.standing == Standing.HIDDEN
    assert judgement_of(hidden).undone_at is None


def test_what_is_shown_or_reworded_has_nothing_to_appeal(cast, conversation, hidden):
    judgement = judgement_of(hidden)
    made = appealed(hidden)
    statements.replace_statement(hidden, by=cast.somsri, texts=["ควรตัดแต่งต้นไม้ริมทาง"])
    appealing.answer_appeal(made, by=cast.anan, outcome=Outcome.OVERTURNED, answer="เห็นด้วย")
    hidden.refresh_from_db()
    assert (hidden.standing, hidden.hidden_because) == (Standing.HIDDEN, Reason.REPLACED)
    other = sent(conversation, "ควรมีสนามเด็กเล่นริมน้ำ")
    statements.hide_statements(
        conversation, by=cast.somsri, statements=[other.pk], because=Reason.ABUSE
    )
    judgement = judgement_of(other)
    statements.show_statements(conversation, by=cast.somsri, statements=[other.pk])
    with pytest.raises(Refused, match="ไม่มีอะไรให้อุทธรณ์"):
        appealing.appeal(judgement, by=None, text="ขอให้แสดง")


def test_the_ledger_holds_no_word_of_statement_appeal_or_answer(cast, hidden):
    made = appealed(hidden, "ลับมาก")
    appealing.answer_appeal(made, by=cast.anan, outcome=Outcome.UPHELD, answer="ลับกว่า")
    written = "".join(Entry.objects.values_list("facts", flat=True))
    assert not any(word in written for word in (WORDS, "ลับมาก", "ลับกว่า"))


def test_what_was_hidden_before_judgements_were_kept_can_be_appealed_too(cast, hidden):
    StatementJudgement.objects.all().delete()
    statements.replace_statement(
        asked(hidden.conversation)[0], by=cast.anan, texts=["ควรมีถนนคนเดิน"]
    )
    made_before = import_module("ruamphaen.opinions.migrations.0003_judgements_of_before")
    for _time in range(2):
        made_before.keep(apps, None)
    kept = StatementJudgement.objects.get()
    assert (kept.statement, kept.reason, kept.by_tag) == (hidden, Reason.PERSONAL, cast.somsri.tag)
    assert fate_of(hidden).may_appeal


# ------------------------------------------------------------------ pages


def test_the_sender_reads_why_appeals_and_reads_the_answer_without_an_account(
    client, cast, conversation
):
    client.get(address("conversation", conversation))
    receipt = say(client, conversation, WORDS).url
    row = Statement.objects.get(text=WORDS)
    assert "อุทธรณ์ ขอให้อ่านใหม่" not in client.get(receipt).content.decode()
    statements.hide_statements(
        conversation, by=cast.somsri, statements=[row.pk], because=Reason.PERSONAL
    )
    seen = client.get(receipt).content.decode()
    assert "มีข้อมูลส่วนบุคคลของผู้อื่น" in seen
    assert "อุทธรณ์ ขอให้อ่านใหม่" in seen
    there = address("appeal", conversation, row.receipt)
    empty = client.post(there, {"text": " "})
    assert empty.status_code == 422
    passed_on = Client()
    assert "อุทธรณ์ ขอให้อ่านใหม่" not in passed_on.get(receipt).content.decode()
    assert passed_on.post(there, {"text": "ขอแทน"}).status_code == 403
    assert not StatementAppeal.objects.exists()
    assert client.post(there, {"text": "ลุงมียินดีแล้ว"}).url == receipt
    again = client.post(there, {"text": "อีกครั้ง"})
    assert again.status_code == 422
    assert "อุทธรณ์ได้ครั้งเดียว คำตอบ" in again.content.decode()
    assert "รอผู้ดูแลอีกคนอ่านและตอบ" in client.get(receipt).content.decode()
    made = StatementAppeal.objects.get()
    appealing.answer_appeal(made, by=cast.anan, outcome=Outcome.OVERTURNED, answer="แสดงได้เลย")
    assert "แสดงได้เลย" in client.get(receipt).content.decode()
    theirs = passed_on.get(receipt).content.decode()
    assert not any(word in theirs for word in ("แสดงได้เลย", "ลุงมียินดีแล้ว"))


def test_whoever_was_forgotten_has_nothing_left_to_appeal_with(client, cast, conversation):
    client.get(address("conversation", conversation))
    receipt = say(client, conversation, WORDS).url
    row = Statement.objects.get(text=WORDS)
    statements.hide_statements(
        conversation, by=cast.somsri, statements=[row.pk], because=Reason.PERSONAL
    )
    assert row.author is not None
    answering.forget_participant(row.author, by=None)
    assert "ผู้ส่งอุทธรณ์ได้จากเบราว์เซอร์" in client.get(receipt).content.decode()
    assert (
        client.post(address("appeal", conversation, row.receipt), {"text": "ขอ"}).status_code == 403
    )


def test_another_moderator_answers_at_the_desk_and_the_first_is_told_why_not(client, cast, hidden):
    made = appealed(hidden)
    listed = reverse("opinions:appeals", args=["ban-nong"])
    there = reverse("opinions:answer_appeal", args=["ban-nong", made.pk])
    typed = {"outcome": "overturned", "answer": "แสดงได้"}
    for nobody in (cast.wichai, cast.kamon, cast.stranger):
        client.force_login(nobody)
        assert {client.get(listed).status_code, client.post(there, typed).status_code} == {403}
    client.force_login(cast.kamon)
    elsewhere = reverse("opinions:answer_appeal", args=["nong-sung", made.pk])
    assert client.post(elsewhere, typed).status_code == 404
    client.force_login(cast.somsri)
    assert "ท่านเป็นผู้ตัดสินข้อนี้" in client.get(listed).content.decode()
    assert client.post(there, typed).status_code == 403
    client.force_login(moderator(cast.ban_nong))
    seen = client.get(there).content.decode()
    assert WORDS in seen
    assert "ลุงมียินดีแล้ว" in seen
    assert client.post(there, {"outcome": "overturned"}).status_code == 422
    assert client.post(there, typed).url == listed
    hidden.refresh_from_db()
    assert hidden.standing == Standing.SHOWN


# ------------------------------------------------------------------ the log, and what waits


def test_the_public_log_counts_statements_and_says_nothing_of_anybody(client, cast, hidden):
    make.proposal(organisation=cast.ban_nong)
    statements.show_statements(hidden.conversation, by=cast.anan, statements=[hidden.pk])
    other = sent(hidden.conversation, "เงินด่วน")
    statements.hide_statements(
        hidden.conversation, by=cast.somsri, statements=[other.pk], because=Reason.ADVERTISING
    )
    other.refresh_from_db()
    made = appealed(other)
    assert log_rows(log_of(cast.ban_nong))[0].appeal == "รอคำตอบ"
    appealing.answer_appeal(made, by=cast.anan, outcome=Outcome.UPHELD, answer="เป็นโฆษณา")
    rows = log_rows(log_of(cast.ban_nong))
    assert [(row.kind, row.decision, row.reason, row.appeal) for row in rows] == [
        ("ข้อความในวงความเห็น", "ไม่แสดง", "โฆษณาหรือชักชวนซื้อขาย", "ยืนตามคำวินิจฉัยเดิม"),
        ("ข้อความในวงความเห็น", "แสดง", "", ""),
        ("ข้อความในวงความเห็น", "ไม่แสดง", "มีข้อมูลส่วนบุคคลของผู้อื่น", ""),
    ]
    figures = log_figures(cast.ban_nong)
    assert (figures.shown, figures.hidden, figures.appealed, figures.overturned) == (1, 2, 1, 0)
    assert log_figures(cast.nong_sung).hidden == 0
    for page in ("moderation_log", "moderation_csv"):
        public = client.get(reverse(f"proposals:{page}", args=["ban-nong"])).content.decode()
        assert "ข้อความในวงความเห็น" in public
        gone = (WORDS, "เงินด่วน", "เป็นโฆษณา", other.receipt, cast.somsri.tag, "สมศรี")
        assert not any(word in public for word in gone)


def test_seeds_are_judged_too_and_wait_never(cast, conversation):
    seed = asked(conversation)[0]
    statements.hide_statements(
        conversation, by=cast.somsri, statements=[seed.pk], because=Reason.REPEATS
    )
    statements.return_statements(conversation, by=cast.somsri, statements=[seed.pk])
    seed.refresh_from_db()
    assert seed.standing == Standing.HIDDEN
    assert judgement_of(seed).by_tag == cast.somsri.tag
