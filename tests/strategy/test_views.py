"""The pages of the room, walked as people walk them: without script, from door to ledger."""

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ruamphaen.base.models import Entry
from ruamphaen.organisation.models import User
from ruamphaen.strategy.models import Alignment, Node, Tree
from ruamphaen.strategy.rules import NodeKind
from ruamphaen.thai.dates import FiscalYear
from tests import make
from tests.cast import Cast
from tests.conftest import SameQueries

pytestmark = pytest.mark.django_db
TEXTS = Path(__file__).parent / "texts"
LAMPHUN = (TEXTS / "lamphun_pao.txt").read_text(encoding="utf-8")
EDIT = "/ban-nong/strategy/edit/"
IMPORT = f"{EDIT}import/"


def signed_in(user: User) -> Client:
    """A browser in which this person has signed in."""
    client = Client()
    client.force_login(user)
    return client


def text_on(response) -> str:
    """The page's text as sent."""
    return response.content.decode()


# ------------------------------------------------------------------ from text to tree


def test_a_pasted_strategy_is_shown_and_nothing_is_saved_yet(cast: Cast):
    shown = signed_in(cast.somsri).post(IMPORT, {"text": LAMPHUN})
    assert shown.status_code == 200
    assert [(str(kind), count) for kind, count in shown.context["counts"]] == [
        ("วิสัยทัศน์", 1),
        ("พันธกิจ", 8),
        ("ยุทธศาสตร์", 8),
        ("แนวทางการพัฒนา", 30),
    ]
    page = text_on(shown)
    assert "ตรวจจุดเหล่านี้ก่อนลงผัง" in page
    assert "พัฒนาสถานที่แสดงและจำหน่ายสินค้าผลิตภัณฑ์ของท้องถิ่น" in page
    assert (Tree.objects.count(), Entry.objects.count()) == (0, 0)


def test_the_tree_that_was_shown_is_planted_with_one_line_in_the_ledger(cast: Cast):
    browser = signed_in(cast.somsri)
    shown = browser.post(IMPORT, {"text": LAMPHUN})
    planted = browser.post(
        IMPORT,
        {
            "plant": "1",
            "text": shown.context["form"].initial["text"],
            "name": "ยุทธศาสตร์ อบจ.ลำพูน",
            "first_year": "๒๕๖๖",
            "last_year": "2570",
            "source": "เว็บไซต์ อบจ.",
        },
    )
    tree = Tree.objects.get()
    assert planted.headers["Location"] == f"{EDIT}{tree.pk}/"
    assert (tree.name, tree.first_year, tree.last_year, tree.source) == (
        "ยุทธศาสตร์ อบจ.ลำพูน",
        FiscalYear(2566),
        FiscalYear(2570),
        "เว็บไซต์ อบจ.",
    )
    assert Node.objects.filter(tree=tree).count() == 47
    assert [entry.act for entry in Entry.objects.all()] == ["strategy.plant_tree"]


def test_the_hidden_text_survives_the_page_unchanged(cast: Cast):
    text = 'ยุทธศาสตร์ที่ 1 ด้าน <b>คน</b> & "เมือง"\n\n  1.1 พัฒนาเด็ก\n'
    shown = signed_in(cast.somsri).post(IMPORT, {"text": text})
    assert (
        'name="text" value="ยุทธศาสตร์ที่ 1 ด้าน &lt;b&gt;คน&lt;/b&gt; &amp; &quot;เมือง&quot;\n\n  1.1 '
        in (text_on(shown))
    )
    assert "<b>คน</b>" not in text_on(shown)


def test_a_chosen_file_comes_back_as_text_to_correct(cast: Cast):
    book = SimpleUploadedFile("เล่ม.txt", "แผน พ.ศ. 2571-2575\nพันธกิจที่ 1 ด้านคน".encode("cp874"))
    shown = signed_in(cast.somsri).post(IMPORT, {"text": "", "file": book})
    assert shown.context["source"].initial["text"] == "แผน พ.ศ. 2571-2575\nพันธกิจที่ 1 ด้านคน"
    offered = shown.context["form"].initial
    assert (offered["first_year"], offered["last_year"]) == (FiscalYear(2571), FiscalYear(2575))


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"text": " "}, "วางข้อความ หรือเลือกไฟล์ก่อน"),
        ({"text": "ก" * 70_000}, "ข้อความยาวเกิน 200 กิโลไบต์"),
        ({"text": '{"roots": [{"kind": "tactic"}]}'}, "roots[0]: “กลยุทธ์” อยู่ใต้ชั้นบนสุดไม่ได้"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF")}, "รับไฟล์ .txt .json และ .docx เท่านั้น"),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_field(
    cast: Cast, sent: dict[str, object], why: str
):
    refused = signed_in(cast.somsri).post(IMPORT, sent)
    assert refused.status_code == 422
    assert why in text_on(refused).replace("&quot;", '"')
    assert "ลงผังนี้</button>" not in text_on(refused)


@pytest.mark.parametrize(
    "sent", [{"text": "ขอเชิญร่วมงานลอยกระทง"}, {"file": SimpleUploadedFile("ว่าง.txt", b"")}]
)
def test_a_text_without_strategy_offers_nothing_to_plant(cast: Cast, sent: dict[str, object]):
    shown = signed_in(cast.somsri).post(IMPORT, sent)
    assert "อ่านไม่พบข้อใดของยุทธศาสตร์" in text_on(shown)
    assert "ลงผังนี้</button>" not in text_on(shown)


def test_a_tree_without_a_name_is_shown_again_and_not_planted(cast: Cast):
    sent = {"plant": "1", "text": LAMPHUN, "name": "", "first_year": "2570", "last_year": "2566"}
    shown = signed_in(cast.somsri).post(IMPORT, sent)
    assert shown.status_code == 422
    assert set(shown.context["form"].errors) == {"name", "last_year"}
    assert len(shown.context["draft"].roots) == 17
    assert Tree.objects.count() == 0


def test_text_put_into_the_hidden_field_by_hand_is_checked_like_any_other(cast: Cast):
    sent = {"plant": "1", "text": "ก" * 70_000, "name": "ก"}
    assert signed_in(cast.somsri).post(IMPORT, sent).status_code == 422
    sent["text"] = "ไม่มียุทธศาสตร์"
    assert signed_in(cast.somsri).post(IMPORT, sent).status_code == 422
    assert Tree.objects.count() == 0


def test_an_exported_tree_can_be_imported_again(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong, name="ผังเดิม")
    browser = signed_in(cast.somsri)
    sent = browser.get(f"{EDIT}{tree.pk}/json/")
    assert sent.headers["Content-Type"] == "application/json"
    assert json.loads(sent.content)["name"] == "ผังเดิม"
    again = SimpleUploadedFile("tree.json", sent.content)
    shown = browser.post(IMPORT, {"text": "", "file": again})
    assert [node.title for node in shown.context["draft"].walk()] == [
        "การพัฒนาโครงสร้างพื้นฐาน",
        "พัฒนาเส้นทางคมนาคม",
        "พัฒนาแหล่งน้ำ",
        "การพัฒนาคุณภาพชีวิต",
        "ส่งเสริมการศึกษา",
        "ส่งเสริมสุขภาพ",
    ]


# ------------------------------------------------------------------ keeping the tree


def test_an_empty_tree_is_made_filled_linked_and_emptied_again(cast: Cast):
    browser = signed_in(cast.somsri)
    made = browser.post(EDIT, {"name": "ผังใหม่", "first_year": "2571", "last_year": "2575"})
    tree = Tree.objects.get()
    assert made.headers["Location"] == f"{EDIT}{tree.pk}/"

    offered = browser.get(f"{EDIT}{tree.pk}/add/")
    assert offered.context["form"].initial["number"] == "1"
    browser.post(f"{EDIT}{tree.pk}/add/", {"kind": "strategy", "number": "1", "title": "ด้านคน"})
    top = Node.objects.get()
    browser.post(
        f"{EDIT}{tree.pk}/add/{top.pk}/", {"kind": "guideline", "number": "1.1", "title": "เด็ก"}
    )
    browser.post(
        f"/ban-nong/strategy/node/{top.pk}/",
        {"seen": "0", "number": "1", "title": "ด้านคนและสังคม"},
    )
    browser.post(f"/ban-nong/strategy/node/{top.pk}/align/", {"item": "sdgs:4"})
    browser.post(
        f"/ban-nong/strategy/node/{top.pk}/align/",
        {"item": "province-strategy:", "typed": "๒ ยกระดับคุณภาพชีวิต"},
    )
    links = Alignment.objects.filter(node=top).order_by("list_code")
    assert [(link.list_code, link.number, link.title) for link in links] == [
        ("province-strategy", "2", "ยกระดับคุณภาพชีวิต"),
        ("sdgs", "4", ""),
    ]
    page = text_on(browser.get(f"{EDIT}{tree.pk}/"))
    assert "เป้าหมายการพัฒนาที่ยั่งยืน (SDGs) 4 การศึกษาที่มีคุณภาพ" in page

    for link in links:
        browser.post(f"/ban-nong/strategy/node/{top.pk}/align/{link.pk}/remove/")
    for node in Node.objects.order_by("-pk"):
        browser.post(f"/ban-nong/strategy/node/{node.pk}/remove/")
    browser.post(f"{EDIT}{tree.pk}/words/", {"name": "ผังว่าง", "first_year": "", "last_year": ""})
    browser.post(f"{EDIT}{tree.pk}/remove/")
    assert (Tree.objects.count(), Node.objects.count(), Alignment.objects.count()) == (0, 0, 0)
    assert [entry.act.removeprefix("strategy.") for entry in Entry.objects.order_by("seq")] == [
        *("plant_tree", "add_node", "add_node", "edit_node", "align_node", "align_node"),
        *("unalign_node", "unalign_node", "remove_node", "remove_node", "edit_tree", "remove_tree"),
    ]


def test_a_local_item_without_its_number_is_asked_for_and_the_page_stays(cast: Cast):
    node = Node.objects.filter(tree=make.tree(organisation=cast.ban_nong)).first()
    shown = signed_in(cast.somsri).post(
        f"/ban-nong/strategy/node/{node.pk}/align/",
        {"item": "province-strategy:", "typed": "ยกระดับคุณภาพชีวิต"},
    )
    assert shown.status_code == 422
    assert "พิมพ์เลขที่แล้วเว้นวรรค ตามด้วยชื่อข้อ" in text_on(shown)
    assert Alignment.objects.count() == 0


def test_a_refusal_is_a_page_with_its_reason(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong)
    top = Node.objects.get(tree=tree, number="1")
    refused = signed_in(cast.somsri).post(f"/ban-nong/strategy/node/{top.pk}/remove/")
    assert refused.status_code == 409
    assert "ยังมีข้ออื่นอยู่ใต้ “การพัฒนาโครงสร้างพื้นฐาน”" in text_on(refused)


def test_nothing_can_be_hung_under_a_mission(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong, strategies={})
    mission = make.node(tree=tree, title="พัฒนาคน", kind=NodeKind.MISSION, number="1")
    browser = signed_in(cast.somsri)
    assert f"add/{mission.pk}/" not in text_on(browser.get(f"{EDIT}{tree.pk}/"))
    refused = browser.get(f"{EDIT}{tree.pk}/add/{mission.pk}/")
    assert refused.status_code == 409
    assert "ใต้พันธกิจมีข้อย่อยไม่ได้" in text_on(refused)


def test_a_node_of_another_tree_is_no_parent_here(cast: Cast):
    tree, other = (make.tree(organisation=cast.ban_nong) for _ in range(2))
    parent = Node.objects.get(tree=other, number="1")
    answer = signed_in(cast.somsri).get(f"{EDIT}{tree.pk}/add/{parent.pk}/")
    assert answer.status_code == 404


# ------------------------------------------------------------------ doors and cost


@pytest.mark.parametrize("address", ["", "import/"])
def test_who_has_not_signed_in_is_asked_to(cast: Cast, client: Client, address: str):
    answer = client.get(f"{EDIT}{address}")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("who", ["wichai", "malee", "stranger", "kamon"])
def test_others_are_told_why_they_may_not(cast: Cast, who: str):
    answer = signed_in(getattr(cast, who)).post(IMPORT, {"text": LAMPHUN})
    assert answer.status_code == 403


def test_the_neighbour_s_tree_is_not_there(cast: Cast):
    tree = make.tree(organisation=cast.nong_sung)
    browser = signed_in(cast.somsri)
    for page in ("", "words/", "json/", "add/"):
        assert browser.get(f"{EDIT}{tree.pk}/{page}").status_code == 404
    assert browser.post(f"{EDIT}{tree.pk}/remove/").status_code == 404


@pytest.mark.parametrize("page", ["move", "remove", "align"])
def test_acts_need_a_post(cast: Cast, page: str):
    node = Node.objects.filter(tree=make.tree(organisation=cast.ban_nong)).first()
    answer = signed_in(cast.somsri).get(f"/ban-nong/strategy/node/{node.pk}/{page}/")
    assert answer.status_code == 405


def test_the_editing_page_asks_equally_often_for_one_node_and_for_three(
    cast: Cast, same_queries: SameQueries
):
    tree = make.tree(organisation=cast.ban_nong, strategies={})
    browser = signed_in(cast.somsri)

    def add() -> None:
        node = make.node(tree=tree, title="ด้านคน", number="1")
        Alignment.objects.create(node=node, list_code="sdgs", number="4")

    same_queries(lambda: browser.get(f"{EDIT}{tree.pk}/"), add)
