"""What says nearly the same, while somebody is still typing; quick among a hundred thousand."""

from collections import Counter
from dataclasses import dataclass

from django.db import connection

from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Posting, Proposal
from ruamphaen.proposals.queries.public import shown
from ruamphaen.proposals.rules.postings import sketch_keys
from ruamphaen.proposals.rules.twins.index import ENOUGH_TO_SUGGEST, LEAST_COVERED, runs_of_three
from ruamphaen.proposals.rules.twins.judging import Difference, compare
from ruamphaen.proposals.rules.twins.reading import read

MOST_OF_A_KEY = 400
"""Entries looked at under one key, the newest first: a key that everybody has tells nothing."""
MOST_JUDGED = 80
MOST_SHOWN = 5


@dataclass(frozen=True)
class Similar:
    """ข้อเสนอที่คล้าย — `difference` says in what it is another need; None where it is the same."""

    proposal: Proposal
    difference: Difference | None
    covers: float


def similar_to(organisation: Organisation, text: str, *, most: int = MOST_SHOWN) -> list[Similar]:
    """Shown proposals that are like this text, twins first; none while it says too little to judge.

    Two questions to the database, and at most MOST_JUDGED comparisons.
    """
    reading = read(text)
    if reading.letters < ENOUGH_TO_SUGGEST:
        return []
    typed = runs_of_three(reading)
    found = []
    for proposal in _candidates(organisation, text):
        other = read(proposal.said)
        likeness = compare(reading, other)
        covers = len(typed & runs_of_three(other)) / len(typed)
        if likeness.twins or covers >= LEAST_COVERED:
            one = Similar(proposal, likeness.difference, covers)
            found.append((not likeness.twins, -covers, -likeness.score, proposal.pk, one))
    found.sort(key=lambda each: each[:4])
    return [each[4] for each in found[:most]]


def _candidates(organisation: Organisation, text: str) -> list[Proposal]:
    """Those that share the rarest keys with the text."""
    keys = sketch_keys(organisation.pk, text)
    shared: Counter[int] = Counter()
    by_key = _entries(keys)
    for proposals in by_key.values():
        weight = MOST_OF_A_KEY // len(proposals)
        for pk in proposals:
            shared[pk] += 1 + weight
    best = [pk for pk, _weight in shared.most_common(MOST_JUDGED)]
    return list(shown(organisation).filter(pk__in=best).select_related("community"))


def _entries(keys: list[int]) -> dict[int, list[int]]:
    """The newest entries under each key, in one question."""
    if not keys:
        return {}
    table = connection.ops.quote_name(Posting._meta.db_table)
    one = (
        f"SELECT * FROM (SELECT key, proposal_id FROM {table} WHERE key = %s"  # noqa: S608 -- our own table's name
        f" ORDER BY proposal_id DESC LIMIT {MOST_OF_A_KEY}) AS entries"
    )
    found: dict[int, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(keys)), keys)
        for key, proposal in cursor.fetchall():
            found.setdefault(key, []).append(proposal)
    return found
