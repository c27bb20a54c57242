"""The pages everyone sees: answering without script, the map in words, files, a statement of one's own."""

import re
from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ruamphaen.base.forms import shown_now
from ruamphaen.base.moderation import Reason
from ruamphaen.opinions.actions import conversations, statements
from ruamphaen.opinions.models import Conversation, Participant, Statement, Vote
from ruamphaen.opinions.rules.kinds import Adding, Answer, Channel
from tests.cast import TODAY, Cast
from tests.opinions.talks import LINES, answer, asked, camps, sent, talk

pytestmark = pytest.mark.django_db
SECRET = "ข้อความลับที่ไม่ควรมีใครเห็น"


@pytest.fixture
def conversation(cast: Cast) -> Conversation:
    return talk(cast.ban_nong)


def address(name: str, conversation: Conversation, *more: object) -> str:
    return reverse(f"opinions:{name}", args=["ban-nong", conversation.pk, *more])


def vote(client: Client, conversation: Conversation, value: int, **more: object) -> object:
    """Press one of the three buttons for the statement that is asked."""
    page = client.get(address("conversation", conversation)).content.decode()
    found = re.search(r'name="statement" value="(\d+)"', page)
    assert found, page
    return client.post(
        address("conversation", conversation), {"statement": found[1], "value": value, **more}
    )


def say(client: Client, conversation: Conversation, text: str, **more: object) -> object:
    return client.post(
        address("add", conversation),
        {"text": text, "uid": uuid4(), "shown_at": shown_now(), "looked_at": "", **more},
    )


# ------------------------------------------------------------------ answering


def test_one_answers_all_by_three_buttons_without_script(client, conversation):
    for value in (1, -1, 0, 1, 1, 1, 1, 1):
        assert vote(client, conversation, value).status_code == 302
    assert Counter(Vote.objects.values_list("value", flat=True)) == {1: 6, -1: 1, 0: 1}
    assert Participant.objects.count() == 1
    done = client.get(address("conversation", conversation)).content.decode()
    assert "ตอบครบทุกข้อความแล้ว" in done
    assert "ตอบแล้ว 8 จาก 8" in done


def test_the_same_form_five_times_is_one_answer(client, conversation):
    client.get(address("conversation", conversation))
    first = asked(conversation)[0].pk
    for _time in range(5):
        client.post(address("conversation", conversation), {"statement": first, "value": 1})
    assert Vote.objects.count() == 1


def test_a_browser_that_keeps_nothing_is_told_so_and_not_counted(conversation):
    nobody = Client()
    answered = nobody.post(
        address("conversation", conversation),
        {"statement": asked(conversation)[0].pk, "value": 1},
    )
    assert answered.status_code == 409
    assert "คุกกี้" in answered.content.decode()
    assert not Participant.objects.exists()


def test_the_cookie_says_nothing_and_the_rows_cannot_be_joined(client, cast, conversation):
    other = talk(cast.ban_nong, title="อีกเรื่อง")
    vote(client, conversation, 1)
    vote(client, other, 1)
    keys = set(Participant.objects.values_list("key", flat=True))
    assert len(keys) == 2
    code = client.cookies["ruamphaen-device"]
    assert code["httponly"]
    assert code["samesite"] == "Lax"
    assert not any(key in code.value for key in keys)


def test_an_account_counts_once_wherever_it_signs_in(cast, conversation):
    for _machine in range(2):
        client = Client()
        client.force_login(cast.stranger)
        client.post(
            address("conversation", conversation),
            {"statement": asked(conversation)[0].pk, "value": 1},
        )
    assert Vote.objects.count() == 1


def test_who_came_by_the_big_screen_is_counted_as_of_the_hall(client, conversation):
    vote(client, conversation, 1, via="hall")
    assert Participant.objects.get().channel == Channel.HALL


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"statement": "1"},
        {"statement": "x", "value": "1"},
        {"statement": "-1", "value": "1"},
        {"statement": "9" * 400, "value": "1"},
        {"value": "1"},
        {"statement": "1", "value": "2"},
        {"statement": "1", "value": "1e3"},
        {"statement": "1", "value": "ก" * 100_000},
    ],
)
def test_nonsense_is_not_taken_and_the_question_stays(client, conversation, typed):
    client.get(address("conversation", conversation))
    answered = client.post(address("conversation", conversation), typed)
    assert answered.status_code == 422
    assert 'name="statement"' in answered.content.decode()
    assert not Vote.objects.exists()


def test_one_changes_ones_mind_on_the_page_of_ones_own(client, conversation):
    vote(client, conversation, 1)
    kept = Vote.objects.get()
    page = client.get(address("mine", conversation)).content.decode()
    assert page.count('aria-pressed="true"') == 1
    client.post(address("mine", conversation), {"statement": kept.statement_id, "value": -1})
    kept.refresh_from_db()
    assert (kept.value, kept.changes) == (-1, 1)


def test_being_forgotten_is_one_button(client, conversation):
    vote(client, conversation, 1)
    key = Participant.objects.get().key
    assert client.post(address("forget", conversation)).status_code == 302
    assert Participant.objects.get().key != key
    assert Vote.objects.count() == 1
    assert 'aria-pressed="true"' not in client.get(address("mine", conversation)).content.decode()


def test_a_closed_one_still_shows_the_map_and_takes_nothing(client, conversation):
    client.get(address("conversation", conversation))
    conversations.close_conversation(conversation, by=None)
    answered = client.post(
        address("conversation", conversation),
        {"statement": asked(conversation)[0].pk, "value": 1},
    )
    assert answered.status_code == 409
    assert client.get(address("map", conversation)).status_code == 200
    assert 'name="value"' not in client.get(address("conversation", conversation)).content.decode()


# ------------------------------------------------------------------ a statement of one's own


def test_one_adds_a_statement_and_follows_it_by_its_receipt(client, cast, conversation):
    client.get(address("add", conversation))
    answered = say(client, conversation, "อยากได้ลานกีฬาใกล้วัด")
    row = Statement.objects.get(is_seed=False)
    assert answered.url == address("sent", conversation, row.receipt)
    assert "รอเจ้าหน้าที่อ่าน" in client.get(answered.url).content.decode()
    short = client.get(reverse("portal:receipt", args=[row.receipt.lower()]))
    assert (short.status_code, short.url) == (302, answered.url)
    statements.hide_statements(
        conversation, by=cast.somsri, statements=[row.pk], because=Reason.OTHER_MATTER
    )
    told = client.get(answered.url).content.decode()
    assert "ไม่ตรงกับเรื่องนี้" in told
    assert "ส่งไปที่เรื่องที่ตรงกันได้" in told


def test_a_receipt_passed_on_shows_no_words_that_are_not_shown(client, cast, conversation):
    client.get(address("add", conversation))
    answered = say(client, conversation, "คุณสมหมายโกงที่ดินวัด")
    row = Statement.objects.get(is_seed=False)
    stranger = Client()
    assert row.text in client.get(answered.url).content.decode()
    assert row.text not in stranger.get(answered.url).content.decode()
    statements.hide_statements(
        conversation, by=cast.somsri, statements=[row.pk], because=Reason.PERSONAL
    )
    told = stranger.get(answered.url).content.decode()
    assert row.text not in told
    assert "มีข้อมูลส่วนบุคคลของผู้อื่น" in told
    assert row.text in client.get(answered.url).content.decode()


def test_the_author_is_told_what_became_of_a_split_statement(client, cast, conversation):
    row = sent(conversation, "อยากได้ลานกีฬาและไฟส่องสว่าง")
    statements.replace_statement(row, by=cast.somsri, texts=["อยากได้ลานกีฬา", "อยากได้ไฟส่องสว่างที่ลาน"])
    told = client.get(address("sent", conversation, row.receipt)).content.decode()
    assert "แทนด้วยข้อความที่เรียบเรียงใหม่" in told
    assert "อยากได้ไฟส่องสว่างที่ลาน" in told


def test_a_similar_one_is_shown_first_and_one_may_still_send(client, conversation):
    client.get(address("add", conversation))
    text = "อยากให้ปิดถนนริมน้ำเป็นถนนคนเดินบ้าง"
    first = say(client, conversation, text)
    assert first.status_code == 200
    told = first.content.decode()
    assert "มีข้อความคล้ายกันอยู่แล้ว" in told
    assert LINES[0] in told
    assert len(asked(conversation)) == len(LINES)
    assert say(client, conversation, text, looked_at=text).status_code == 302
    assert len(asked(conversation)) == len(LINES) + 1


def test_a_slip_of_the_finger_is_asked_about_once(client, conversation):
    client.get(address("add", conversation))
    told = say(client, conversation, "ไฟหน้าโรงเรีนมืดมาก").content.decode()
    assert "“โรงเรีน” ท่านหมายถึง “โรงเรียน”" in told


def test_what_is_too_long_comes_back_whole(client, conversation):
    client.get(address("add", conversation))
    text = "อยากได้ถนน" * 20
    answered = say(client, conversation, text)
    assert answered.status_code == 422
    told = answered.content.decode()
    assert "ข้อความยาว 200 ตัวอักษร ยาวได้ไม่เกิน 140" in told
    assert text in told


@pytest.mark.parametrize("text", ["", "ก" * 2_000_000, "่" * 200, "\u200b" * 50, "123456"])
def test_bad_text_gets_a_sentence(client, conversation, text):
    client.get(address("add", conversation))
    assert say(client, conversation, text).status_code in {400, 413, 422}
    assert len(asked(conversation)) == len(LINES)


def test_a_machine_is_seen_by_the_moderator_and_not_told(client, conversation):
    client.get(address("add", conversation))
    answered = say(client, conversation, "ซื้อของดีราคาถูก", website="http://x")
    assert answered.status_code == 302
    assert Statement.objects.get(is_seed=False).signs == ["fast", "trap"]


def test_script_stays_text(client, cast, conversation):
    row = sent(conversation, "<script>alert(1)</script> ควรหรือไม่")
    statements.show_statements(conversation, by=cast.somsri, statements=[row.pk])
    camps(conversation, 12)
    for name in ("conversation", "map", "mine"):
        told = client.get(f"{address(name, conversation)}?s={row.pk}").content.decode()
        assert "<script>alert" not in told
        assert "&lt;script&gt;" in told


@pytest.mark.parametrize(
    ("adding", "stranger", "officer"),
    [(Adding.EVERYONE, 200, 200), (Adding.ACCOUNTS, 403, 200), (Adding.OFFICERS, 403, 200)],
)
def test_who_may_add_is_as_the_office_chose(client, cast, adding, stranger, officer):
    conversation = talk(cast.ban_nong, adding=adding)
    assert client.get(address("add", conversation)).status_code == stranger
    client.force_login(cast.somsri)
    assert client.get(address("add", conversation)).status_code == officer


# ------------------------------------------------------------------ the map and its files


def test_the_map_says_everything_in_words_and_in_a_table(client, conversation):
    camps(conversation, 24, 20)
    told = client.get(address("map", conversation)).content.decode()
    assert "เห็นเป็น 2 กลุ่ม" in told
    assert told.index("ความมั่นคงของกลุ่ม") < told.index('id="g0"')
    assert told.count('class="op-1"') >= 20
    assert told.count('<th scope="row"') == len(LINES)
    assert "style=" not in told
    assert told.count("<tr>") == len(LINES) + 1


def test_every_figure_of_the_picture_stands_in_the_table(client, conversation):
    camps(conversation, 24, 20)
    told = client.get(address("map", conversation)).content.decode()
    dots = len(re.findall(r'<path class="op-[12]" transform="translate', told))
    sizes = [int(n) for n in re.findall(r"<span>(\d+) คน \(", told)]
    assert dots == sum(sizes) == 44


@pytest.mark.parametrize("people", [0, 5, 12, 29])
def test_below_thirty_the_page_says_what_cannot_be_known(client, conversation, people):
    camps(conversation, people)
    told = client.get(address("map", conversation)).content.decode()
    assert "op-map" not in told
    assert "กลุ่ม ก" not in told
    if people < 10:
        assert "จึงยัง" in told
        assert "%)" not in told
    else:
        assert f"มีผู้ตอบครบพอ {people} คน น้อยกว่า 30 คน" in told
    assert client.get(address("votes_file", conversation)).status_code == 404


def test_the_votes_can_be_computed_again_and_lead_to_nobody(client, conversation, tmp_path):
    from ruamphaen.opinions.rules.reading import read_votes

    camps(conversation, 24, 20)
    answered = client.get(address("votes_file", conversation))
    file = tmp_path / "votes.csv"
    file.write_bytes(answered.content)
    votes = read_votes(file)
    assert (len(votes.voters), len(votes.statements)) == (44, len(LINES))
    first = [[int(value) for value in row] for row in votes.cast]
    kept = [
        [vote.value for vote in person.votes.order_by("statement__number")]
        for person in Participant.objects.order_by("pk")
    ]
    assert first != kept, "the order of the file must not be the order of coming"
    assert sorted(first) == sorted(kept)


def test_a_hidden_statement_leaks_nowhere(client, cast, conversation):
    rows = [sent(conversation, f"{SECRET} {n}") for n in "กข"]
    statements.show_statements(conversation, by=cast.somsri, statements=[row.pk for row in rows])
    camps(conversation, 24, 20)
    pages = [
        reverse("opinions:conversations", args=["ban-nong"]),
        *(
            address(name, conversation)
            for name in (
                "conversation",
                "mine",
                "map",
                "hall",
                "add",
                "votes_file",
                "statements_file",
            )
        ),
        *(
            reverse("documents:opinion_results", args=["ban-nong", conversation.pk, kind])
            for kind in ("csv",)
        ),
        f"{address('conversation', conversation)}?s={rows[0].pk}",
    ]
    before = "".join(client.get(page).content.decode() for page in pages)
    assert SECRET in before
    statements.hide_statements(
        conversation, by=cast.somsri, statements=[rows[0].pk], because=Reason.PERSONAL
    )
    statements.return_statements(conversation, by=cast.somsri, statements=[rows[1].pk])
    after = "".join(client.get(page).content.decode() for page in pages)
    assert SECRET not in after
    votes = client.get(address("votes_file", conversation)).content.decode()
    assert {line.split(",")[1] for line in votes.splitlines()[1:]} == {
        str(n) for n in range(1, len(LINES) + 1)
    }
    similar = say(client, conversation, f"{SECRET} ค")
    assert SECRET not in similar.content.decode().replace(f"{SECRET} ค", "")


def test_results_as_a_sheet(client, conversation):
    camps(conversation, 24, 20)
    for kind in ("xlsx", "csv"):
        there = reverse("documents:opinion_results", args=["ban-nong", conversation.pk, kind])
        assert client.get(there).status_code == 200
    told = client.get(there).content.decode("utf-8-sig").splitlines()
    assert len([line for line in told if line[:1].isdigit()]) == len(LINES)
    assert client.get(there.replace("csv", "exe")).status_code == 404


def test_a_statement_that_looks_like_a_formula_is_text_in_the_file(client, cast, conversation):
    row = sent(conversation, "=SUM(A1:A9) ควรทำ")
    statements.show_statements(conversation, by=cast.somsri, statements=[row.pk])
    told = client.get(address("statements_file", conversation)).content.decode()
    assert "9,'=SUM(A1:A9) ควรทำ" in told


def test_the_big_screen_shows_where_to_scan_and_how_many(client, conversation):
    camps(conversation, 12)
    told = client.get(address("hall", conversation)).content.decode()
    assert "คิวอาร์โค้ดไปหน้าตอบ" in told
    assert '<p class="hall-huge">12</p>' in told


# ------------------------------------------------------------------ how much it costs


def test_pages_cost_the_same_with_many(client, conversation, cast, same_queries):
    client.get(address("conversation", conversation))
    number = iter(range(1000))

    def more() -> None:
        row = sent(conversation, f"อยากได้ลานกีฬาแห่งที่ {'กขคงจฉชซฌญฎฏ'[next(number)]} ในเมือง")
        statements.show_statements(conversation, by=cast.somsri, statements=[row.pk])
        answer(conversation, f"one-more-{row.pk}", 0, Answer.AGREE)

    for name, most in (("conversation", 12), ("mine", 12), ("hall", 12)):
        assert same_queries(lambda name=name: client.get(address(name, conversation)), more) <= most


def test_the_map_costs_few_queries(client, conversation, django_assert_max_num_queries):
    camps(conversation, 24, 20)
    client.get(address("map", conversation))
    with django_assert_max_num_queries(14):
        client.get(address("map", conversation))


def test_the_list_costs_the_same_with_many(client, cast, same_queries):
    there = reverse("opinions:conversations", args=["ban-nong"])
    assert same_queries(lambda: client.get(there), lambda: talk(cast.ban_nong)) <= 8


def test_a_list_shows_what_is_open_and_no_draft(client, cast):
    talk(cast.ban_nong, title="เรื่องที่เปิด")
    talk(cast.ban_nong, title="เรื่องที่ร่าง", is_open=False)
    over = talk(cast.ban_nong, title="เรื่องที่ปิด")
    conversations.close_conversation(over, by=None)
    later = talk(cast.ban_nong, title="เรื่องพรุ่งนี้")
    later.opens_on = TODAY + timedelta(days=400)
    later.save()
    told = client.get(reverse("opinions:conversations", args=["ban-nong"])).content.decode()
    assert "เรื่องที่ร่าง" not in told
    assert told.index("เรื่องที่เปิด") < told.index("เรื่องที่ปิด")
    assert "เรื่องพรุ่งนี้" in told
