"""What people of the fictional town ask for, from a seed: proposals, those that say the same, supports."""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from ruamphaen.meetings.models import Saying
from ruamphaen.meetings.rules.kinds import SayingKind
from ruamphaen.organisation.models import Community, Organisation
from ruamphaen.portal.demo.voices_land import CREDIT, corner_of, land
from ruamphaen.portal.demo.voices_words import ALIKE, ASKED, PLACES, Asked
from ruamphaen.proposals.actions.counting import recount
from ruamphaen.proposals.actions.mapping import keep_area
from ruamphaen.proposals.actions.submitting import submit, take_up_saying
from ruamphaen.proposals.models import Cluster, ClusterMember, Proposal, Support
from ruamphaen.proposals.rules.kinds import Channel, Standing, Urgency
from ruamphaen.proposals.rules.told import Contact, Told
from ruamphaen.thai.dates import bangkok_day

HOW_MANY = 120
WAITING = 6
MOST_SUPPORTS = 60
DAYS = 150


def load_town(organisation: Organisation, seed: int, now: datetime) -> None:
    """The town's own map, about HOW_MANY proposals, clusters of those that say the same, supports."""
    dice = random.Random(seed)  # noqa: S311 -- a demo, not a secret
    communities = list(Community.objects.filter(organisation=organisation).order_by("pk"))
    keep_area(
        organisation,
        by=None,
        content=land([each.name for each in communities]),
        credit=CREDIT,
        at=now,
    )
    days = _days(dice, now)
    groups = [_alike(organisation, dice, communities, days, texts) for texts in ALIKE]
    few = HOW_MANY - sum(map(len, groups))
    singles = [
        _sent(organisation, dice, communities, days, dice.choice(ASKED)) for _each in range(few)
    ]
    for waiting in singles[-WAITING:]:
        waiting.standing = Standing.WAITING
        waiting.save(update_fields=["standing"])
    taken_up = _from_forum(organisation, now)
    _supported(
        dice,
        [*groups, *([each] for each in singles[:-WAITING]), *([each] for each in taken_up)],
        now,
    )


def _days(dice: random.Random, now: datetime) -> Iterator[datetime]:
    """When things came in, the oldest first: a list that is newest first is then by day."""
    ago = [dice.uniform(0.2, DAYS) for _each in range(HOW_MANY + len(ALIKE))]
    return (now - timedelta(days=each) for each in sorted(ago, reverse=True))


def _sent(
    organisation: Organisation,
    dice: random.Random,
    communities: Sequence[Community],
    days: Iterator[datetime],
    asked: Asked,
    community: Community | None = None,
) -> Proposal:
    """One proposal as somebody would send it."""
    community = community or dice.choice(communities)
    at = next(days)
    east, north = corner_of(communities.index(community), dice.random(), dice.random())
    placed = dice.random() < 0.7
    told = Told(
        kind=asked.kind,
        title=asked.title.format(where=dice.choice(PLACES), n=dice.randint(1, 12)),
        body=asked.body,
        community=community.pk,
        place=dice.choice(PLACES) if dice.random() < 0.5 else "",
        latitude=Decimal(str(round(north, 6))) if placed else None,
        longitude=Decimal(str(round(east, 6))) if placed else None,
        beneficiaries=asked.whom,
        how_many=dice.choice((None, 20, 50, 120, 300)) if asked.whom else None,
        urgency=dice.choice(
            (Urgency.NORMAL, Urgency.NORMAL, Urgency.LOW, Urgency.HIGH, asked.urgency)
        ),
        on_behalf=dice.random() < 0.1,
    )
    return submit(
        organisation,
        by=None,
        uid=UUID(int=dice.getrandbits(128), version=4),
        told=told,
        at=at,
        said_on=bangkok_day(at),
        channel=dice.choice((Channel.WEB, Channel.WEB, Channel.CARD)),
        standing=Standing.SHOWN,
        contact=Contact(phone="0800000000") if dice.random() < 0.3 else None,
    )


def _alike(
    organisation: Organisation,
    dice: random.Random,
    communities: Sequence[Community],
    days: Iterator[datetime],
    texts: Sequence[Asked],
) -> list[Proposal]:
    """Several people ask for the same thing in their own words, and the office saw that they do."""
    community = dice.choice(communities)
    made = [_sent(organisation, dice, communities, days, each, community) for each in texts]
    cluster = Cluster.objects.create(organisation=organisation, head=made[0], made_at=next(days))
    ClusterMember.objects.bulk_create(
        ClusterMember(cluster=cluster, proposal=each, joined_at=cluster.made_at) for each in made
    )
    return made


def _from_forum(organisation: Organisation, now: datetime) -> list[Proposal]:
    """What was said in the town's forum and taken up: the same receipt."""
    said = Saying.objects.filter(
        meeting__organisation=organisation, kind=SayingKind.NEED, hidden_because=""
    ).order_by("pk")
    return [take_up_saying(each, by=None, at=now) for each in said[:3]]


def _supported(dice: random.Random, groups: Sequence[Sequence[Proposal]], now: datetime) -> None:
    """Neighbours stand behind what they want too; many rows at once, so not one act each."""
    supports = []
    for group in groups:
        for proposal in group:
            behind = int(MOST_SUPPORTS * dice.random() ** 3)
            people = dice.sample(range(400), behind)
            supports += [
                Support(proposal=proposal, supporter=f"demo-{person}", made_at=now)
                for person in people
            ]
    Support.objects.bulk_create(supports, batch_size=2_000)
    for group in groups:
        recount(each.pk for each in group)
