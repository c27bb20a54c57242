"""What says nearly the same, while somebody is still typing; quick among a hundred thousand."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched

from django.db import connection

from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Posting, Proposal
from ruamphaen.proposals.queries.public import shown
from ruamphaen.proposals.rules.postings import closeness, like_keys
from ruamphaen.proposals.rules.twins.index import ENOUGH_TO_SUGGEST, LEAST_COVERED, runs_of_three
from ruamphaen.proposals.rules.twins.judging import Difference, compare
from ruamphaen.proposals.rules.twins.reading import Reading, read

MOST_OF_A_KEY = 400
"""Entries looked at under one key, the newest first: a key that everybody has tells nothing."""
MOST_JUDGED = 50
MOST_AT_ONCE = 100
"""Keys in one question."""
MOST_SHOWN = 5


@dataclass(frozen=True)
class Similar:
    """ข้อเสนอที่คล้าย — `difference` says in what it is another need; None where it is the same.

    `close` is the share of the letters that both have, numbers included.
    """

    proposal: Proposal
    difference: Difference | None
    close: float


def similar_to(
    organisation: Organisation, title: str, body: str = "", *, most: int = MOST_SHOWN
) -> list[Similar]:
    """Shown proposals that are like this text, twins first; none while it says too little to judge.

    Titles are held against titles, and the whole against the whole where more than a title was typed.
    A few questions to the database, and at most MOST_JUDGED comparisons.
    """
    said = "\n".join(filter(None, [title, body]))
    typed = read(title)
    if typed.letters < ENOUGH_TO_SUGGEST:
        return []
    whole = read(said) if body else None
    found = [
        judged
        for proposal in _candidates(organisation, said)
        if (judged := _judged(proposal, typed, whole)) is not None
    ]
    found.sort(key=lambda one: (one.difference is not None, -one.close, one.proposal.pk))
    return found[:most]


def _judged(proposal: Proposal, typed: Reading, whole: Reading | None) -> Similar | None:
    """How a proposal compares, by whichever of title and whole is the closer; None: not like it."""
    likes = []
    for one, other in _pairs(proposal, typed, whole):
        likeness = compare(one, other)
        alike = max(likeness.score, _covers(one, other)) >= LEAST_COVERED
        if likeness.twins or alike:
            likes.append(Similar(proposal, likeness.difference, closeness(one, other)))
    return min(likes, key=lambda one: (one.difference is not None, -one.close), default=None)


def _pairs(
    proposal: Proposal, typed: Reading, whole: Reading | None
) -> Iterator[tuple[Reading, Reading]]:
    yield typed, read(proposal.title)
    if whole is not None and proposal.body:
        yield whole, read(proposal.said)


def _covers(typed: Reading, other: Reading) -> float:
    runs = runs_of_three(typed)
    return len(runs & runs_of_three(other)) / len(runs)


def _candidates(organisation: Organisation, said: str) -> list[Proposal]:
    """Those that share the rarest keys with the text."""
    shared: Counter[int] = Counter()
    for proposals in _entries(like_keys(organisation.pk, said)).values():
        weight = 1 + MOST_OF_A_KEY // len(proposals)
        for pk in proposals:
            shared[pk] += weight
    best = [pk for pk, _weight in shared.most_common(MOST_JUDGED)]
    return list(shown(organisation).filter(pk__in=best).select_related("community"))


def _entries(keys: list[int]) -> dict[int, list[int]]:
    """The newest entries under each key, in as few questions as the database takes parts of one."""
    if not keys:
        return {}
    table = connection.ops.quote_name(Posting._meta.db_table)
    one = (
        f"SELECT * FROM (SELECT key, proposal_id FROM {table} WHERE key = %s"  # noqa: S608 -- our own table's name
        f" ORDER BY proposal_id DESC LIMIT {MOST_OF_A_KEY}) AS entries"
    )
    found: dict[int, list[int]] = {}
    with connection.cursor() as cursor:
        for some in batched(keys, MOST_AT_ONCE):
            cursor.execute(" UNION ALL ".join([one] * len(some)), some)
            for key, proposal in cursor.fetchall():
                found.setdefault(key, []).append(proposal)
    return found
