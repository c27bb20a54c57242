"""Statements: one thought each, looked at by a person, decided with a reason, never lost."""

import pytest

from ruamphaen.base.errors import Refused
from ruamphaen.base.models import Entry
from ruamphaen.base.moderation import Reason, Sign
from ruamphaen.opinions.actions import statements as actions
from ruamphaen.opinions.models import Statement, Vote
from ruamphaen.opinions.queries.public import shown
from ruamphaen.opinions.rules.kinds import Answer, Standing
from ruamphaen.opinions.rules.likeness import similar, typos_in
from tests.cast import TODAY, Cast
from tests.opinions.talks import LINES, answer, asked, sent, talk

pytestmark = pytest.mark.django_db


def test_seeds_are_asked_at_once_and_the_same_again_is_passed_over(cast: Cast):
    conversation = talk(cast.ban_nong)
    planted = actions.plant_statements(
        conversation,
        by=cast.somsri,
        texts=[LINES[0], " ควรมีลานกีฬา  ใกล้วัด ", "ควรมีลานกีฬาใกล้วัด", " "],
    )
    assert (planted.new, list(planted.there)) == (1, [LINES[0]])
    rows = asked(conversation)
    assert [row.number for row in rows] == list(range(1, len(LINES) + 2))
    assert {row.standing for row in rows} == {Standing.SHOWN}
    assert len({row.receipt for row in rows}) == len(rows)


def test_one_bad_line_among_the_seeds_keeps_all_out(cast: Cast):
    conversation = talk(cast.ban_nong)
    with pytest.raises(Refused, match="141"):
        actions.plant_statements(conversation, by=cast.somsri, texts=["ควรมีลานกีฬา", "ก" * 141])
    assert len(asked(conversation)) == len(LINES)


def test_what_somebody_sends_waits_and_has_a_receipt(cast: Cast):
    conversation = talk(cast.ban_nong)
    statement = sent(conversation, "อยากได้ลานกีฬาใกล้วัด")
    assert (statement.standing, statement.signs) == (Standing.WAITING, [])
    assert len(statement.receipt) == 10
    assert statement not in shown(conversation)


def test_the_same_form_sent_five_times_is_one_statement(cast: Cast):
    from uuid import uuid4

    conversation, uid = talk(cast.ban_nong), uuid4()
    made = {
        actions.say(
            conversation, key="ก", text="อยากได้ลานกีฬาใกล้วัด", today=TODAY, uid=uid, seconds=60
        ).pk
        for _time in range(5)
    }
    assert len(made) == 1
    assert len(asked(conversation)) == len(LINES) + 1


def test_the_form_of_another_gives_nothing_of_theirs_away(cast: Cast):
    from uuid import uuid4

    conversation, uid = talk(cast.ban_nong), uuid4()
    sent = {
        actions.say(conversation, key=key, text=text, today=TODAY, uid=uid, seconds=60).receipt
        for key, text in (
            ("ก", "อยากได้ลานกีฬาใกล้วัด"),
            ("ก", "อยากได้ห้องสมุด"),
            ("ข", "อยากได้สระว่ายน้ำ"),
        )
    }
    assert len(sent) == 3
    with pytest.raises(Refused, match="มีผู้ส่งเข้ามาแล้ว"):
        actions.say(
            conversation, key="ข", text="อยากได้ลานกีฬาใกล้วัด", today=TODAY, uid=uid, seconds=60
        )


@pytest.mark.parametrize(
    "again", ["ควรปิดถนนริมน้ำเป็นถนนคนเดิน", " ควรปิดถนน ริมน้ำเป็นถนนคนเดิน!", "ควรปิดถนนริมนํ้าเป็นถนนคนเดิน"]
)
def test_the_same_sentence_is_not_taken_twice(cast: Cast, again: str):
    conversation = talk(cast.ban_nong)
    with pytest.raises(Refused, match="ข้อความที่ 1"):
        sent(conversation, again)


def test_a_sentence_that_is_hidden_is_not_told_apart_from_one_that_waits(cast: Cast):
    conversation = talk(cast.ban_nong)
    waits, hidden = sent(conversation, "ข้อความที่รออยู่"), sent(conversation, "ข้อความที่ไม่แสดง")
    actions.hide_statements(
        conversation, by=cast.somsri, statements=[hidden.pk], because=Reason.ABUSE
    )
    told = []
    for row in (waits, hidden):
        with pytest.raises(Refused) as refusal:
            sent(conversation, row.text, key="อีกคน")
        told.append(str(refusal.value.sentence))
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ก" + "่" * 200 + "อยากได้น้ำ", "ก่อยากได้น้ำ"),
        ("อยาก\u200bได้\u202eถนน\u2066ดี", "อยากได้ถนนดี"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("อยากได้\n\nน้ำ\tสะอาด", "อยากได้ น้ำ สะอาด"),
    ],
)
def test_odd_text_is_made_sound(cast: Cast, typed: str, kept: str):
    assert sent(talk(cast.ban_nong), typed).text == kept


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u200b", "12345", "กก", "ข" * 1_000_000])
def test_what_is_no_statement_is_refused_with_a_sentence(cast: Cast, typed: str):
    conversation = talk(cast.ban_nong)
    with pytest.raises(Refused) as refusal:
        sent(conversation, typed)
    assert refusal.value.status == 422
    assert len(str(refusal.value.sentence)) < 300
    assert len(asked(conversation)) == len(LINES)


def test_signs_are_named_and_refuse_nothing(cast: Cast):
    conversation = talk(cast.ban_nong)
    row = sent(conversation, "เงินด่วน โทร 081-234-5678 ดูที่ https://example.invalid", seconds=1)
    assert row.signs == [Sign.LINKS, Sign.PHONE, Sign.SALES, Sign.FAST]
    assert row.standing == Standing.WAITING


def test_a_batch_is_shown_hidden_and_taken_back(cast: Cast):
    conversation = talk(cast.ban_nong)
    rows = [sent(conversation, f"อยากได้ลานกีฬาที่{where}") for where in ("วัด", "ตลาด", "โรงเรียน")]
    keys = [row.pk for row in rows]
    assert actions.show_statements(conversation, by=cast.somsri, statements=keys[:2]) == 2
    assert (
        actions.hide_statements(
            conversation, by=cast.somsri, statements=keys, because=Reason.REPEATS
        )
        == 3
    )
    assert {row.hidden_because for row in asked(conversation)[-3:]} == {"repeats"}
    assert actions.return_statements(conversation, by=cast.somsri, statements=keys) == 3
    assert {row.standing for row in asked(conversation)[-3:]} == {Standing.WAITING}
    assert [entry.detail for entry in Entry.objects.filter(act="opinions.hide_statements")] == [
        {"statements": [9, 10, 11], "because": "repeats"}
    ]


def test_a_reason_comes_from_the_closed_list(cast: Cast):
    conversation = talk(cast.ban_nong)
    row = sent(conversation, "อยากได้ลานกีฬา")
    with pytest.raises(Refused):
        actions.hide_statements(
            conversation, by=cast.somsri, statements=[row.pk], because=Reason.REPLACED
        )


def test_nothing_of_the_neighbour_is_decided_here(cast: Cast):
    conversation, other = talk(cast.ban_nong), talk(cast.nong_sung)
    theirs = sent(other, "เรื่องของบ้านอื่น")
    with pytest.raises(Refused):
        actions.show_statements(conversation, by=cast.somsri, statements=[theirs.pk])
    theirs.refresh_from_db()
    assert theirs.standing == Standing.WAITING


def test_splitting_keeps_the_lineage_and_the_answers_where_they_were(cast: Cast):
    conversation = talk(cast.ban_nong)
    row = sent(conversation, "อยากได้ลานกีฬาและไฟส่องสว่าง")
    actions.show_statements(conversation, by=cast.somsri, statements=[row.pk])
    answer(conversation, "ก", len(LINES), Answer.AGREE)
    made = actions.replace_statement(
        row, by=cast.somsri, texts=["อยากได้ลานกีฬา", "อยากได้ไฟส่องสว่างที่ลาน"]
    )
    row.refresh_from_db()
    assert (row.standing, row.hidden_because) == (Standing.HIDDEN, "replaced")
    assert [(one.came_from_id, one.came_by, one.author_id) for one in made] == [
        (row.pk, "split", row.author_id)
    ] * 2
    assert Vote.objects.get().statement_id == row.pk
    assert set(made) <= set(shown(conversation))
    with pytest.raises(Refused):
        actions.replace_statement(row, by=cast.somsri, texts=["อีกครั้งหนึ่ง"])
    with pytest.raises(Refused):
        actions.show_statements(conversation, by=cast.somsri, statements=[row.pk])


def test_rewording_is_one_line_and_must_be_new(cast: Cast):
    conversation = talk(cast.ban_nong)
    row = asked(conversation)[0]
    with pytest.raises(Refused):
        actions.replace_statement(row, by=cast.somsri, texts=[LINES[1]])
    with pytest.raises(Refused):
        actions.replace_statement(row, by=cast.somsri, texts=[f"ข้อความที่ {n} ใหม่" for n in "กขคงจฉ"])
    new = actions.replace_statement(row, by=cast.somsri, texts=["ควรปิดถนนริมน้ำทุกเย็นวันเสาร์"])[0]
    assert (new.came_by, new.is_seed) == ("reworded", True)


def test_there_is_an_end_to_how_many(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    conversation = talk(cast.ban_nong)
    monkeypatch.setattr(actions, "MOST_STATEMENTS", len(LINES))
    with pytest.raises(Refused):
        sent(conversation, "อยากได้ลานกีฬา")


def test_hidden_always_has_a_reason_and_shown_never(cast: Cast):
    from django.db import IntegrityError, transaction

    row = asked(talk(cast.ban_nong))[0]
    for wrong in ({"standing": "hidden"}, {"hidden_because": "abuse"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Statement.objects.filter(pk=row.pk).update(**wrong)


def test_similar_statements_are_found_and_others_not():
    others = list(enumerate(LINES))
    assert similar("อยากให้ปิดถนนริมน้ำเป็นถนนคนเดินบ้าง", others) == [0]
    assert similar("เด็กควรได้เรียนว่ายน้ำทุกคน", others) == []
    assert similar("!!!", others) == []


def test_a_slip_of_the_finger_is_asked_about():
    assert [(typo.written, typo.meant) for typo in typos_in("ไฟหน้าโรงเรีนมืด")] == [
        ("โรงเรีน", "โรงเรียน")
    ]
    assert [typos_in(line) for line in LINES] == [[]] * len(LINES)
