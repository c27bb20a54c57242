"""The desk: who may do what, and the work of it: seeds, the queue, cards."""

import pytest
from django.test import Client
from django.urls import reverse

from ruamphaen.opinions.models import CardBatch, Conversation, Statement, Vote
from ruamphaen.opinions.queries.desk import printed
from ruamphaen.opinions.rules.kinds import Standing, State
from ruamphaen.organisation.models import Holding, Post
from ruamphaen.organisation.rules import Role
from tests import make
from tests.cast import Cast
from tests.opinions.talks import LINES, asked, camps, sent, talk

pytestmark = pytest.mark.django_db

PEOPLE = ("nobody", "stranger", "kamon", "malee", "wichai", "pranee", "moderator", "somsri", "anan")
RUN = {"somsri", "anan"}
MODERATE = RUN | {"moderator"}
STAFF = MODERATE | {"wichai", "pranee"}
EVERYONE = set(PEOPLE)

# Each page: who may, by GET or POST.
MATRIX = {
    "desk_conversations": ("get", STAFF),
    "desk_conversation": ("get", STAFF),
    "new_conversation": ("get", RUN),
    "edit_conversation": ("get", RUN),
    "queue": ("get", MODERATE),
    "replace": ("get", MODERATE),
    "opinion_cards": ("get", STAFF),
    "print_opinion_cards": ("get", STAFF),
    "open_conversation": ("post", RUN),
    "close_conversation": ("post", RUN),
    "discard_conversation": ("post", RUN),
    "seeds": ("post", RUN),
    "decide": ("post", MODERATE),
    "make_cards": ("post", RUN),
    "conversations": ("get", EVERYONE),
    "conversation": ("get", EVERYONE),
    "mine": ("get", EVERYONE),
    "add": ("get", EVERYONE),
    "map": ("get", EVERYONE),
    "hall": ("get", EVERYONE),
    "statements_file": ("get", EVERYONE),
    "forget": ("post", EVERYONE),
}


@pytest.fixture
def clients(cast: Cast) -> dict[str, Client]:
    moderator = make.user(username="moderator")
    post = Post.objects.create(organisation=cast.ban_nong, title="ผู้ดูแลความเห็น", role=Role.MODERATOR)
    Holding.objects.create(post=post, user=moderator, since="2024-10-01")
    found = {}
    for name in PEOPLE:
        found[name] = Client()
        if name != "nobody":
            found[name].force_login(moderator if name == "moderator" else getattr(cast, name))
    return found


def addresses(conversation: Conversation) -> dict[str, str]:
    from ruamphaen.opinions.actions.cards import make_cards

    batch = make_cards(conversation, by=None, count=1)
    more = {"replace": (asked(conversation)[0].pk,), "print_opinion_cards": (batch.pk,)}
    whole = {"desk_conversations", "new_conversation", "conversations"}
    return {
        name: reverse(
            f"opinions:{name}",
            args=["ban-nong"]
            if name in whole
            else ["ban-nong", conversation.pk, *more.get(name, ())],
        )
        for name in MATRIX
    }


@pytest.mark.parametrize("who", PEOPLE)
def test_who_may_open_what(cast: Cast, clients: dict[str, Client], who: str):
    conversation = talk(cast.ban_nong)
    got = {}
    for name, there in addresses(conversation).items():
        method, _may = MATRIX[name]
        status = getattr(clients[who], method)(there).status_code
        got[name] = status not in {302, 403, 404} or (method == "post" and status == 302)
        if who == "nobody" and not got[name]:
            assert status == 302, (name, status)
        if who == "nobody" and method == "post" and name != "forget":
            got[name] = False  # sent to sign in
    assert got == {name: who in may for name, (_method, may) in MATRIX.items()}


def test_a_draft_is_for_the_desk_alone(cast: Cast, clients: dict[str, Client]):
    conversation = talk(cast.ban_nong, is_open=False)
    for name in ("conversation", "map", "hall", "statements_file", "add", "mine"):
        there = reverse(f"opinions:{name}", args=["ban-nong", conversation.pk])
        assert clients["nobody"].get(there).status_code == 404, name
        assert clients["malee"].get(there).status_code == 404, name
        assert clients["somsri"].get(there).status_code in {200, 409}, name


def test_nothing_of_one_office_is_reached_through_another(cast: Cast, clients: dict[str, Client]):
    theirs = talk(cast.nong_sung)
    row = asked(theirs)[0]
    for name in (
        "desk_conversation",
        "edit_conversation",
        "queue",
        "opinion_cards",
        "conversation",
        "map",
    ):
        there = reverse(f"opinions:{name}", args=["ban-nong", theirs.pk])
        assert clients["anan"].get(there).status_code == 404, name
    ours = talk(cast.ban_nong)
    there = reverse("opinions:replace", args=["ban-nong", ours.pk, row.pk])
    assert clients["anan"].get(there).status_code == 404


def test_what_is_not_chosen_yet_is_said_in_thai(clients: dict[str, Client]):
    page = clients["somsri"].get(reverse("opinions:new_conversation", args=["ban-nong"])).text
    assert page.count('<option value="" selected>ยังไม่เลือก</option>') == 2
    assert "Select an option" not in page


def test_an_officer_starts_fills_opens_and_closes(cast: Cast, clients: dict[str, Client]):
    desk = clients["somsri"]
    answer = desk.post(
        reverse("opinions:new_conversation", args=["ban-nong"]),
        {
            "title": "ตลาดสดควรเป็นอย่างไร",
            "about": "เล่าเรื่อง",
            "opens_on": "",
            "closes_on": "31 ธ.ค. 2699",
            "adding": "everyone",
            "asked_least": "๗",
        },
    )
    assert answer.status_code == 302, answer.content.decode()
    made = Conversation.objects.get()
    args = ["ban-nong", made.pk]
    assert desk.post(reverse("opinions:open_conversation", args=args)).status_code == 409
    desk.post(reverse("opinions:seeds", args=args), {"lines": "\r\n".join(LINES)})
    assert len(asked(made)) == len(LINES)
    desk.post(reverse("opinions:open_conversation", args=args))
    made.refresh_from_db()
    assert made.state == State.OPEN
    desk.post(reverse("opinions:close_conversation", args=args))
    made.refresh_from_db()
    assert made.state == State.CLOSED
    assert desk.post(reverse("opinions:close_conversation", args=args)).status_code == 409


@pytest.mark.parametrize(
    "typed",
    [
        {"title": ""},
        {"title": "ก" * 161},
        {"asked_least": "0"},
        {"asked_least": "มาก"},
        {"opens_on": "วันไหนก็ได้"},
        {"opens_on": "2 ม.ค. 2570", "closes_on": "1 ม.ค. 2570"},
        {"adding": "robots"},
        {"node": "999999"},
    ],
)
def test_a_form_that_cannot_be_comes_back_with_why(cast: Cast, clients, typed):
    whole = {"title": "เรื่อง", "adding": "everyone", "asked_least": "7", **typed}
    answer = clients["somsri"].post(reverse("opinions:new_conversation", args=["ban-nong"]), whole)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert not Conversation.objects.exists()


def test_a_batch_is_decided_and_taken_back_on_the_page(cast: Cast, clients):
    conversation = talk(cast.ban_nong)
    rows = [sent(conversation, f"อยากได้ลานกีฬาที่{where}") for where in ("วัด", "ตลาด")]
    there = reverse("opinions:decide", args=["ban-nong", conversation.pk])
    desk = clients["moderator"]
    keys = [row.pk for row in rows]
    answer = desk.post(there, {"statements": keys, "act": "other_matter", "standing": "waiting"})
    assert {row.hidden_because for row in asked(conversation)[-2:]} == {"other_matter"}
    page = desk.get(answer.url).content.decode()
    assert "ถอนคำตัดสินล่าสุด" in page
    desk.post(there, {"statements": keys, "act": "return"})
    assert {row.standing for row in asked(conversation)[-2:]} == {Standing.WAITING}
    for wrong in (
        {"act": "show"},
        {"statements": keys},
        {"statements": keys, "act": "replaced"},
        {"statements": ["x"], "act": "show"},
    ):
        assert desk.post(there, wrong).status_code == 422


def test_the_queue_names_signs_and_where_a_statement_came_from(cast: Cast, clients):
    conversation = talk(cast.ban_nong)
    row = sent(conversation, "โทรหาป้าที่ 081-234-5678 จะเล่าให้ฟัง")
    desk = clients["moderator"]
    there = reverse("opinions:queue", args=["ban-nong", conversation.pk])
    assert "มีหมายเลขโทรศัพท์" in desk.get(there).content.decode()
    replace = reverse("opinions:replace", args=["ban-nong", conversation.pk, row.pk])
    assert desk.post(replace, {"lines": "ควรมีคนรับฟังทางโทรศัพท์"}).status_code == 302
    assert "เรียบเรียงใหม่จาก 9" in desk.get(f"{there}?standing=shown").content.decode()


def test_the_queue_costs_the_same_with_many(cast: Cast, clients, same_queries):
    conversation = talk(cast.ban_nong)
    number = iter("กขคงจฉชซฌญ")
    there = reverse("opinions:queue", args=["ban-nong", conversation.pk])
    cost = same_queries(
        lambda: clients["moderator"].get(there),
        lambda: sent(conversation, f"อยากได้ลานกีฬาแห่งที่ {next(number)} ในเมือง"),
    )
    assert cost <= 16


def test_the_desk_pages_cost_the_same_with_many(cast: Cast, clients, same_queries):
    listing = reverse("opinions:desk_conversations", args=["ban-nong"])
    assert same_queries(lambda: clients["anan"].get(listing), lambda: talk(cast.ban_nong)) <= 14
    conversation = Conversation.objects.first()
    there = reverse("opinions:desk_conversation", args=["ban-nong", conversation.pk])
    sizes = iter((2, 3, 4, 5))
    number = iter(range(9))

    def more() -> None:
        row = sent(conversation, f"อยากได้ลานกีฬาที่ {'กขคงจฉชซฌ'[next(number)]}", key=f"{next(sizes)}")
        assert row.pk

    assert same_queries(lambda: clients["anan"].get(there), more) <= 18


def test_five_hundred_in_the_queue_are_shown_in_pages(
    cast: Cast, clients, django_assert_max_num_queries
):
    conversation = talk(cast.ban_nong)
    Statement.objects.bulk_create(
        Statement(
            conversation=conversation,
            number=100 + n,
            text=f"ข้อความที่ {n}",
            text_key=f"k{n}",
            receipt=f"R{n}",
        )
        for n in range(500)
    )
    there = reverse("opinions:queue", args=["ban-nong", conversation.pk])
    with django_assert_max_num_queries(16):
        page = clients["moderator"].get(there).content.decode()
    assert page.count('name="statements"') == 50
    assert "รอตรวจ (500)" in page


def test_cards_are_printed_and_typed_in_by_keyboard(cast: Cast, clients):
    conversation = talk(cast.ban_nong)
    args = ["ban-nong", conversation.pk]
    answer = clients["somsri"].post(reverse("opinions:make_cards", args=args), {"count": "๓"})
    assert answer.status_code == 302
    paper = clients["somsri"].get(answer.url).content.decode()
    card = printed(CardBatch.objects.get()).cards[1]
    assert f"เลขที่ {card.number} – {card.check}" in paper
    assert paper.count("☐") == 3 * 3 * len(LINES)
    typing = reverse("opinions:opinion_cards", args=args)
    wrong = clients["wichai"].post(
        typing, {"number": card.number, "check": card.check, "answers": "123"}
    )
    assert wrong.status_code == 422
    assert "พิมพ์มา 3 ตัว แต่บัตรนี้มี 8 ข้อความ" in wrong.content.decode()
    right = clients["wichai"].post(
        typing, {"number": card.number, "check": card.check, "answers": "12300000"}
    )
    assert right.status_code == 302
    assert sorted(Vote.objects.values_list("value", flat=True)) == [-1, 0, 1]


def test_the_desk_page_of_a_busy_conversation(cast: Cast, clients):
    conversation = talk(cast.ban_nong)
    camps(conversation, 12, 9)
    page = (
        clients["pranee"]
        .get(reverse("opinions:desk_conversation", args=["ban-nong", conversation.pk]))
        .content.decode()
    )
    assert '<span class="big">21</span>' in page
    assert "หน้าเว็บ 21" in page
    assert "ปิดรับความเห็น</button>" not in page
