"""The public front: what everyone sees, and that nothing of another organisation or a draft leaks."""

import pytest

from ruamphaen.opinions.actions import conversations
from ruamphaen.plan.actions import consulting
from ruamphaen.plan.rules.versions import State
from tests import make
from tests.cast import TODAY
from tests.opinions.talks import talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(cast):
    """Ban Nong with an announced plan of two projects and a draft that must not show."""
    tree = make.tree(organisation=cast.ban_nong)
    plan = make.plan(organisation=cast.ban_nong, tree=tree)
    announced = make.version(plan=plan, state=State.ANNOUNCED)
    node = tree.nodes.get(number="1.1")
    make.listing(version=announced, title="ก่อสร้างถนนบ้านหนอง", node=node, money={2568: 500_000})
    make.listing(version=announced, title="ขุดลอกคลองน้ำใส", node=node, money={2569: 250_000})
    draft = make.version(plan=plan)
    make.listing(version=draft, title="โครงการลับยังเป็นร่าง", node=node, money={2570: 1})
    return tree


def test_the_first_page_lists_every_organisation_here(client, cast):
    page = client.get("/").content.decode()
    assert cast.ban_nong.name_th in page
    assert cast.nong_sung.name_th in page


def test_the_first_page_finds_an_organisation_by_part_of_its_name(client, cast):
    page = client.get("/", {"q": "หนองสูง"}).content.decode()
    assert cast.nong_sung.name_th in page
    assert cast.ban_nong.name_th not in page


def test_an_organisation_with_its_own_host_name_is_the_first_page_there(client, cast, settings):
    settings.ALLOWED_HOSTS = ["plan.bannong.example"]
    cast.ban_nong.host = "plan.bannong.example"
    cast.ban_nong.save()
    answer = client.get("/", headers={"host": "plan.bannong.example"})
    assert (answer.status_code, answer["Location"]) == (302, "/ban-nong/")


def test_the_front_of_an_organisation_sums_its_plan_in_force(client, town):
    page = client.get("/ban-nong/").content.decode()
    assert "750,000" in page
    assert "โครงการลับ" not in page


def test_the_front_invites_to_propose_to_read_a_draft_and_to_answer(
    client, cast, town, time_machine
):
    time_machine.move_to("2026-11-20T03:00:00+00:00", tick=False)
    version = cast.ban_nong.plans.get().versions.get(state=State.DRAFT)
    consulting.put_out(
        version, by=cast.pranee, opens=TODAY, closes=TODAY, asks="ช่วยดูที่ตั้ง", today=TODAY
    )
    asked = talk(cast.ban_nong)
    page = client.get("/ban-nong/").content.decode()
    assert 'href="/ban-nong/proposals/new/"' in page
    assert f'/versions/{version.number}/consultation/"' in page
    assert "ช่วยดูที่ตั้ง" in page
    assert f'href="/ban-nong/opinions/{asked.pk}/"' in page


def test_the_front_invites_to_nothing_that_is_closed_or_of_another(client, cast, town):
    closed = talk(cast.ban_nong)
    conversations.close_conversation(closed, by=None)
    elsewhere = talk(cast.nong_sung)
    page = client.get("/ban-nong/").content.decode()
    assert f"/opinions/{closed.pk}/" not in page
    assert f"/opinions/{elsewhere.pk}/" not in page
    assert "/consultation/" not in page


def test_the_tree_shows_the_money_at_each_node(client, town):
    page = client.get("/ban-nong/strategy/").content.decode()
    assert "พัฒนาเส้นทางคมนาคม" in page
    assert "750,000 บาท" in page


def test_a_node_shows_its_projects_and_no_draft(client, town):
    node = town.nodes.get(number="1.1")
    page = client.get(f"/ban-nong/strategy/{node.pk}/").content.decode()
    assert "ก่อสร้างถนนบ้านหนอง" in page
    assert "ขุดลอกคลองน้ำใส" in page
    assert "โครงการลับ" not in page


def test_a_node_of_a_neighbour_is_not_found(client, town):
    node = town.nodes.get(number="1.1")
    assert client.get(f"/nong-sung/strategy/{node.pk}/").status_code == 404


def test_search_finds_by_words_and_never_a_draft(client, town):
    found = client.get("/ban-nong/search/", {"q": "ถนน"}).content.decode()
    assert "ก่อสร้างถนนบ้านหนอง" in found
    assert "ขุดลอกคลอง" not in found
    assert "โครงการลับยังเป็นร่าง" not in client.get("/ban-nong/search/", {"q": "ลับ"}).content.decode()


@pytest.mark.parametrize(
    "path", ["/", "/ban-nong/", "/ban-nong/strategy/", "/about/", "/privacy/", "/law/"]
)
def test_a_public_page_speaks_english_when_asked_and_remembers(client, town, path):
    page = client.get(path, {"lang": "en"})
    assert page["Content-Language"] == "en"
    assert '<html lang="en">' in page.content.decode()
    assert client.get(path)["Content-Language"] == "en"


def test_the_number_of_questions_is_the_same_for_one_and_three_projects(client, cast, same_queries):
    tree = make.tree(organisation=cast.ban_nong)
    version = make.version(
        plan=make.plan(organisation=cast.ban_nong, tree=tree), state=State.ANNOUNCED
    )
    node = tree.nodes.get(number="1.1")

    def add():
        make.listing(version=version, node=node, money={2568: 1000})

    for path in ("/ban-nong/", "/ban-nong/strategy/", f"/ban-nong/strategy/{node.pk}/"):
        assert same_queries(lambda path=path: client.get(path), add) <= 18


def test_the_number_of_questions_is_the_same_for_one_and_three_organisations(client, same_queries):
    def add():
        organisation = make.organisation()
        tree = make.tree(organisation=organisation)
        make.listing(
            version=make.version(
                plan=make.plan(organisation=organisation, tree=tree), state=State.ANNOUNCED
            )
        )

    assert same_queries(lambda: client.get("/"), add) <= 8


def test_every_answer_carries_the_strict_policy(client, cast):
    for path in ("/", "/ban-nong/", "/nothing-here/", "/health/live"):
        policy = client.get(path)["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy


def test_an_unknown_organisation_is_a_page_that_says_so(client):
    answer = client.get("/no-such-town/")
    assert answer.status_code == 404
    assert "ไม่พบหน้านี้" in answer.content.decode()


def test_health_says_ready_and_tells_strangers_no_details(client, db):
    assert client.get("/health/live").content == b"ok\n"
    answer = client.get("/health/ready")
    assert set(answer.json()) == {"ready"}
