"""The officers' desk as pages: who may open them, how often they ask the database, what they keep."""

import pytest
from django.urls import reverse

from ruamphaen.proposals.actions import clustering, screening
from ruamphaen.proposals.models import Review, ReviewRequest
from ruamphaen.proposals.queries import desk as queries
from ruamphaen.proposals.queries import homes
from tests import make
from tests.cast import TODAY, Cast
from tests.proposals.officers import YES, some

pytestmark = pytest.mark.django_db
PAGES = ("desk", "calls", "sayings", "alike", "groups", "cards", "import")


def at(cast: Cast, name: str, *rest: object) -> str:
    return reverse(f"proposals:{name}", args=[cast.ban_nong.slug, *rest])


@pytest.mark.parametrize("name", PAGES)
def test_a_planner_opens_every_page_and_strangers_none(client, cast, name):
    for who in (cast.stranger, cast.kamon):
        client.force_login(who)
        assert client.get(at(cast, name)).status_code == 403
    client.force_login(cast.somsri)
    assert client.get(at(cast, name)).status_code == 200


@pytest.mark.parametrize("name", PAGES[1:])
def test_who_only_remarks_neither_answers_nor_takes_in(client, cast, name):
    client.force_login(cast.wichai)
    assert client.get(at(cast, name)).status_code == 403
    assert client.get(at(cast, "desk")).status_code == 200


def test_the_queue_asks_as_often_for_ten_as_for_five_hundred(client, cast):
    client.force_login(cast.somsri)
    made = some(cast, 10)
    screening.ask_review(
        made[:3], by=cast.somsri, today=TODAY, working_days=5, department=cast.works
    )
    client.get(at(cast, "desk"))
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counted = []
    for more in (0, 490):
        some(cast, more)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(at(cast, "desk"))
        counted.append(len(asked))
    assert page.content.decode().count('class="queue-row"') == 497
    assert counted[0] == counted[1]
    assert counted[0] <= 25


@pytest.mark.parametrize("stage", ["asked", "reviewed", "late", "answered"])
def test_every_stage_lists_what_belongs_there(client, cast, stage):
    from datetime import timedelta

    client.force_login(cast.somsri)
    new, asked, reviewed, answered = some(cast, 4)
    late = make.proposal(
        organisation=cast.ban_nong, title="เรื่องที่ค้างมานาน", made_at=make.NOW - timedelta(days=90)
    )
    screening.ask_review(
        [asked], by=cast.somsri, today=TODAY, working_days=5, department=cast.works
    )
    screening.review([reviewed], by=cast.somsri, remark=YES, at=make.NOW, today=TODAY)
    screening.answer(
        [answered],
        by=cast.somsri,
        reply=screening.Reply("own-power"),
        at=make.NOW,
        today=TODAY,
    )
    wanted = {"asked": asked, "reviewed": reviewed, "late": late, "answered": answered}[stage]
    page = client.get(at(cast, "desk"), {"stage": stage})
    assert [line.proposal for line in page.context["lines"]] == [wanted]
    assert [line.proposal for line in client.get(at(cast, "desk")).context["lines"]] == [new, late]


def test_a_department_finds_what_was_asked_of_it(client, cast):
    client.force_login(cast.wichai)
    mine, _other = some(cast, 2)
    screening.ask_review([mine], by=cast.somsri, today=TODAY, working_days=5, department=cast.works)
    page = client.get(at(cast, "desk"), {"stage": "ours"})
    assert [line.proposal for line in page.context["lines"]] == [mine]
    client.post(at(cast, "review"), {"receipt": mine.receipt, "verdict": "own-power", "plain": "1"})
    assert Review.objects.get().department == cast.works
    assert ReviewRequest.objects.get().closed_on is not None


def test_without_script_the_same_remark_goes_to_all_that_were_ticked_and_the_filters_stay(
    client, cast
):
    client.force_login(cast.somsri)
    made = some(cast, 3)
    answer = client.post(
        at(cast, "review"),
        {
            "receipt": [made[0].receipt, made[2].receipt],
            "verdict": "done",
            "plain": "1",
            "kind": "need",
            "sort": "supported",
            "evil": "x",
        },
    )
    assert answer.status_code == 302
    assert answer["Location"] == at(cast, "desk") + "?kind=need&sort=supported"
    assert set(Review.objects.values_list("proposal", flat=True)) == {made[0].pk, made[2].pk}


def test_a_remark_can_be_taken_back_in_one_step(client, cast):
    client.force_login(cast.somsri)
    made = some(cast, 3)
    told = {"receipt": [each.receipt for each in made], "verdict": "done", "plain": "1"}
    client.post(at(cast, "review"), told)
    answer = client.post(at(cast, "undo_reviews"), headers={"HX-Request": "true"})
    assert not Review.objects.filter(ended_at=None).exists()
    assert all(each.receipt in answer.content.decode() for each in made)
    again = client.post(at(cast, "undo_reviews"), headers={"HX-Request": "true"})
    assert again.status_code == 409


def test_another_towns_receipts_are_left_alone(client, cast):
    client.force_login(cast.somsri)
    theirs = make.proposal(organisation=cast.nong_sung, title="ของอีกแห่งหนึ่ง")
    told = {"receipt": theirs.receipt, "verdict": "done", "plain": "1"}
    assert client.post(at(cast, "review"), told).status_code == 422
    assert client.get(at(cast, "desk_item", theirs.receipt)).status_code == 404
    assert not Review.objects.exists()


def test_the_item_page_asks_as_often_with_one_remark_as_with_three(client, cast, same_queries):
    client.force_login(cast.somsri)
    [one] = some(cast, 1)
    people = iter([cast.somsri, cast.anan, cast.pranee])

    def remark() -> None:
        screening.review([one], by=next(people), remark=YES, at=make.NOW, today=TODAY)

    count = same_queries(lambda: client.get(at(cast, "desk_item", one.receipt)), remark)
    assert count <= 40


def test_the_item_shows_the_suggested_home_with_its_words_and_one_key_takes_it(client, cast):
    client.force_login(cast.somsri)
    make.tree(organisation=cast.ban_nong)
    one = make.proposal(organisation=cast.ban_nong, title="ถนนเป็นหลุมเป็นบ่อ ขอซ่อมผิวจราจร")
    page = client.get(at(cast, "desk_item", one.receipt), headers={"HX-Request": "true"})
    text = page.content.decode()
    assert '<mark class="led">ถนน</mark>' in text
    assert "<html" not in text
    client.post(at(cast, "accept_homes"), {"receipt": one.receipt})
    one.refresh_from_db()
    assert (one.node.number, one.programme, one.department) == ("1.1", "00310", cast.works)


def test_next_and_previous_walk_through_the_queue(client, cast):
    client.force_login(cast.somsri)
    first, second, third = some(cast, 3)
    page = client.get(at(cast, "desk_item", second.receipt))
    assert page.context["beside"] == queries.Neighbours(first.receipt, third.receipt)


def test_decided_homes_teach_the_next_suggestion(cast):
    odd = "ขอซ่อมกระบวยตักน้ำศักดิ์สิทธิ์"
    [before] = homes.homes_of([make.proposal(organisation=cast.ban_nong, title=odd)], cast.ban_nong)
    for at_ in range(3):
        make.proposal(organisation=cast.ban_nong, title=f"กระบวยหาย {at_}", department=cast.works)
    [after] = homes.homes_of([make.proposal(organisation=cast.ban_nong, title=odd)], cast.ban_nong)
    assert before.department.first is None
    assert after.department.first.key == str(cast.works.pk)


def test_an_answer_is_typed_for_many_and_stands_on_the_item(client, cast):
    client.force_login(cast.somsri)
    made = some(cast, 2)
    receipts = [each.receipt for each in made]
    assert client.post(at(cast, "answer"), {"receipt": receipts}).status_code == 200
    short = client.post(at(cast, "answer"), {"receipt": receipts, "verdict": "not-now", "text": ""})
    assert short.status_code == 422
    assert "บอกเหตุผล" in short.content.decode()
    told = {
        "receipt": receipts,
        "verdict": "own-power",
        "text": "รับไว้แล้ว",
        "first": "2570",
        "last": "2571",
    }
    assert client.post(at(cast, "answer"), told).status_code == 302
    page = client.get(at(cast, "desk_item", receipts[0]))
    assert "รับไว้แล้ว" in page.content.decode()


def test_groups_are_made_and_undone_from_the_pages(client, cast):
    client.force_login(cast.somsri)
    first, second, third = some(cast, 3)
    clustering.group(first, [second, third], by=cast.somsri, at=make.NOW)
    cluster = first.memberships.get().cluster
    page = client.get(at(cast, "group", cluster.pk))
    assert [each.pk for each in page.context["seen"].members] == [first.pk, second.pk, third.pk]
    client.post(at(cast, "group", cluster.pk), {"way": "split", "receipt": third.receipt})
    assert cluster.members.filter(left_at=None).count() == 2
    client.post(at(cast, "group", cluster.pk), {"way": "dissolve"})
    assert client.get(at(cast, "group", cluster.pk)).status_code == 200
    assert not cluster.members.filter(left_at=None).exists()
