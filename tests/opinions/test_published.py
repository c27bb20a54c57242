"""What leaves the room: nothing of fewer than ten people, nothing by subtraction, no picture of a few."""

import csv
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from ruamphaen.opinions.actions.answering import take_part
from ruamphaen.opinions.jobs import map_of
from ruamphaen.opinions.models import Conversation, MapResult, Vote
from ruamphaen.opinions.queries.results import current, uniting_statements, whereabouts
from ruamphaen.opinions.rules.as_json import as_json
from ruamphaen.opinions.rules.kinds import PEOPLE_FOR_GROUPS, PLACED_FROM, Answer, Channel
from ruamphaen.opinions.rules.mapping import map_opinions
from ruamphaen.opinions.rules.picture import MOST_POINTS, draw
from ruamphaen.opinions.rules.published import Point, published, withheld
from ruamphaen.opinions.rules.reading import read_texts, read_votes
from ruamphaen.opinions.rules.results import Limits
from ruamphaen.opinions.rules.votes import ABSENT, Votes
from ruamphaen.organisation.models import Organisation
from tests.cast import Cast
from tests.opinions.conversations import SAMPLES
from tests.opinions.talks import APART, LINES, camps, talk

pytestmark = pytest.mark.django_db


def load(organisation: Organisation, votes: Votes, texts: dict[str, str]) -> Conversation:
    """A conversation with the very votes of a file: statements and people in the file's order."""
    lines = [texts.get(name, f"ข้อความเลขที่ {name} จากไฟล์") for name in votes.statements]
    conversation = talk(organisation, lines=lines)
    rows = list(conversation.statements.order_by("number"))
    kept = []
    for place, voter in enumerate(votes.voters):
        who = take_part(conversation, key=f"file-{voter}", channel=Channel.WEB)
        kept += [
            Vote(participant=who, statement=row, value=int(value))
            for row, value in zip(rows, votes.cast[place], strict=True)
            if value != ABSENT
        ]
    Vote.objects.bulk_create(kept)
    return conversation


@pytest.fixture
def market(cast: Cast) -> Conversation:
    votes = read_votes(SAMPLES / "market_road.votes.csv")
    texts = read_texts(SAMPLES / "market_road.statements.csv").said
    return load(cast.ban_nong, votes, dict(texts))


def test_the_limits_are_said_once():
    assert (Limits().people, Limits().answers) == (PEOPLE_FOR_GROUPS, PLACED_FROM)


@pytest.mark.parametrize(
    ("people", "back"),
    [
        ([], set()),
        ([40], set()),
        ([9], {0}),
        ([40, 30], set()),
        ([40, 9], {0, 1}),
        ([40, 30, 9], {1, 2}),
        ([40, 10, 12, 9], {1, 3}),
        ([40, 30, 9, 8], {2, 3}),
        ([0, 30, 40], {0, 1}),
    ],
)
def test_a_small_group_never_stands_alone_behind_the_curtain(people: list[int], back: set[int]):
    assert withheld(people) == back


def test_through_the_models_come_the_very_groups_of_the_file(cast: Cast, market: Conversation):
    votes = read_votes(SAMPLES / "market_road.votes.csv")
    from_file = as_json(map_opinions(votes))
    made = current(market, timezone.now())
    assert made is not None
    for part in ("people", "placed", "votes", "silhouette", "stability", "gaps"):
        assert made.found[part] == from_file[part]
    assert [group["size"] for group in made.found["groups"]] == [49, 35]
    names = {str(row.pk): row.key for row in market.participants.all()}
    ours = {names[one["voter"]]: one["group"] for one in made.found["positions"]}
    assert ours == {f"file-{one['voter']}": one["group"] for one in from_file["positions"]}


def test_london_through_the_models_is_as_honest_as_from_the_file(cast: Cast, client):
    votes = read_votes(SAMPLES / "london_youth_policing.votes.csv")
    with (SAMPLES / "london_youth_policing.groups.csv").open(encoding="utf-8") as file:
        theirs = {f"file-{row['participant']}": row["group-id"] for row in csv.DictReader(file)}
    conversation = load(cast.ban_nong, votes, {})
    made = current(conversation, timezone.now())
    assert made is not None
    # The same people answered enough to be placed as in the published analysis …
    assert made.found["placed"] == len(theirs) == 24
    enough = {
        row.key for row in conversation.participants.all() if row.votes.count() >= PLACED_FROM
    }
    assert enough == set(theirs)
    # … and 24 are too few for us: neither its three groups nor any other are named.
    assert Counter(theirs.values()) == {"1": 17, "0": 4, "2": 3}
    page = client.get(f"/ban-nong/opinions/{conversation.pk}/map/")
    told = page.content.decode()
    assert "น้อยกว่า 30 คน จึงบอกกลุ่มความเห็นไม่ได้" in told
    assert "op-map" not in told
    assert client.get(f"/ban-nong/opinions/{conversation.pk}/map/votes.csv").status_code == 404
    assert uniting_statements(conversation, timezone.now()) == []


def test_the_public_sees_every_figure_of_two_large_groups(market: Conversation):
    made = current(market, timezone.now())
    assert made is not None
    view = made.public
    assert [group.size for group in view.groups] == [49, 35]
    assert not view.withheld
    for row in view.rows:
        assert row.everyone is not None
        cells = [cell for cell in row.by_group if cell is not None]
        assert sum(cell.seen for cell in cells) == row.everyone.seen
    assert all(one.said for one in [*view.uniting, *view.dividing])


def test_nothing_of_a_small_group_can_be_found_from_the_rest(cast: Cast):
    conversation = talk(cast.ban_nong)
    camps(conversation, 34, 8)
    made = current(conversation, timezone.now())
    assert made is not None
    sizes = [group["size"] for group in made.found["groups"]]
    assert min(sizes) < 10 <= max(sizes), "the test needs a small group beside a large one"
    view = made.public
    assert view.withheld
    assert [group.size for group in view.groups] == [None] * len(sizes)
    assert {cell for row in view.rows for cell in row.by_group} == {None}
    assert all(row.everyone for row in view.rows)
    assert [one.said for one in [*view.uniting, *view.dividing] if one.said] == []
    assert [one for group in view.groups for one in group.statements if one.said] == []


def test_below_ten_no_figure_is_told_at_all(cast: Cast):
    conversation = talk(cast.ban_nong)
    camps(conversation, 9)
    made = current(conversation, timezone.now())
    assert made is not None
    assert not made.public.is_told
    assert {row.everyone for row in made.public.rows} == {None}
    assert [*made.public.uniting, *made.public.dividing, *made.public.points] == []


def test_below_thirty_there_are_counts_and_no_groups_no_points(cast: Cast):
    conversation = talk(cast.ban_nong)
    camps(conversation, 15, 14)
    made = current(conversation, timezone.now())
    assert made is not None
    view = made.public
    assert (view.people, view.groups, view.points, view.gives_votes) == (29, [], [], False)
    assert view.cannot is not None
    assert all(row.everyone for row in view.rows)


def test_what_unites_all_groups_is_there_for_the_next_room(cast: Cast):
    conversation = talk(cast.ban_nong)
    camps(conversation, 24, 20)
    found = uniting_statements(conversation, timezone.now())
    assert {row.text for row, _said in found} == set(LINES[APART:])
    assert all(said.side == "agree" and said.said for _row, said in found)


def test_everyone_finds_their_own_place(cast: Cast):
    conversation = talk(cast.ban_nong)
    camps(conversation, 24, 20)
    made = current(conversation, timezone.now())
    assert made is not None
    people = list(conversation.participants.order_by("pk"))
    groups = [where.group for one in people if (where := whereabouts(made, one))]
    assert len(set(groups[:24])) == len(set(groups[24:])) == 1
    assert groups[0] != groups[24]
    newcomer = take_part(conversation, key="new", channel=Channel.WEB)
    where = whereabouts(made, newcomer)
    assert where is not None
    assert (where.answered, where.group, where.is_placed) == (0, None, False)
    assert whereabouts(made, None) is None


def test_the_picture_draws_no_more_than_can_be_seen():
    points = [Point(str(at), at % 91, at % 89, at % 2) for at in range(4000)]
    picture = draw(points, [], me="7")
    assert picture is not None
    assert (len(picture.dots), picture.left_out) == (MOST_POINTS, 2500)
    assert all(0 <= dot.x <= picture.width and 0 <= dot.y <= picture.height for dot in picture.dots)
    assert picture.me is not None
    assert draw([], []) is None
    alone = draw([Point("1", 3.0, 3.0, None)] * 30, [])
    assert alone is not None


def test_a_kept_result_survives_being_json(market: Conversation):
    import json

    made = current(market, timezone.now())
    assert made is not None
    assert published(json.loads(json.dumps(made.found))) == made.public


def test_one_vote_after_another_does_not_make_a_costly_map_anew_each_time(cast: Cast):
    conversation, now = talk(cast.ban_nong), timezone.now()
    camps(conversation, 3, 3)
    map_of(conversation, now)
    MapResult.objects.update(took_s=0.5)
    Vote.objects.filter(value=Answer.AGREE).first().delete()

    assert not current(conversation, now + timedelta(seconds=14)).is_new
    assert current(conversation, now + timedelta(seconds=16)).is_new
