"""ความเห็น: who said what to which statement, as one matrix."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

type Cast = npt.NDArray[np.int8]
"""People x statements: AGREE, PASS, DISAGREE, or ABSENT where a person was not asked or was silent."""

AGREE, PASS, DISAGREE, ABSENT = 1, 0, -1, 2
MOST_PEOPLE = 100_000
MOST_STATEMENTS = 2_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """ประโยค — the same said in Thai and in English."""

    th: str
    en: str


class Unusable(Exception):  # noqa: N818 -- what was given cannot be used
    """ใช้ข้อมูลไม่ได้ — says what is wrong with the votes and what to do, in both languages."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(th)
        self.sentence = Sentence(th, en)


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """ตารางความเห็น — `cast[i, j]` is what `voters[i]` said to `statements[j]`.

    People and statements stand in the order of their names, so the order of a file changes nothing.
    `repeated` rows said the same again; `changed` rows replaced an earlier answer; `left_out` is how
    many statements were taken away on purpose.
    """

    voters: tuple[str, ...]
    statements: tuple[str, ...]
    cast: Cast
    repeated: int = 0
    changed: int = 0
    left_out: int = 0

    @property
    def answered(self) -> npt.NDArray[np.int64]:
        """How many statements each person answered, a pass included; shape (people,)."""
        return np.asarray(np.count_nonzero(self.cast != ABSENT, axis=1), np.int64)


def votes_from_triples(
    voters: Sequence[str],
    statements: Sequence[str],
    who: Sequence[int],
    about: Sequence[int],
    said: Sequence[int],
    *,
    since: Sequence[int] | None = None,
) -> Votes:
    """Votes from rows: `who` and `about` are places in the name lists, `said` is 1, 0 or -1.

    A person who answered a statement twice is taken at the later time (`since`), without times at
    the later row: minds may change in a conversation.
    """
    _bounded(len(voters), len(statements))
    people, topics = np.asarray(who, np.int64), np.asarray(about, np.int64)
    answers = np.asarray(said, np.int8)
    place = people * len(statements) + topics
    if since is None:
        order = np.argsort(place, kind="stable")
    else:
        order = np.lexsort((np.asarray(since, np.int64), place))
    again = place[order][1:] == place[order][:-1]
    other = answers[order][1:] != answers[order][:-1]
    cast = np.full((len(voters), len(statements)), ABSENT, np.int8)
    # Of several rows for one place only the last is written: numpy promises no order of its own.
    last = order[np.append(~again, True)] if len(order) else order
    cast[people[last], topics[last]] = answers[last]
    return votes_from_matrix(
        voters,
        statements,
        cast,
        repeated=int(np.count_nonzero(again & ~other)),
        changed=int(np.count_nonzero(again & other)),
    )


def votes_from_matrix(
    voters: Sequence[str],
    statements: Sequence[str],
    cast: Cast,
    *,
    repeated: int = 0,
    changed: int = 0,
) -> Votes:
    """Votes from a whole matrix, put in the order of names; who answered nothing is left out.

    Raises :class:`Unusable` where nobody answered anything or there is too much to hold.
    """
    _bounded(len(voters), len(statements))
    said_something = np.any(cast != ABSENT, axis=1)
    rows = [at for at in in_order(voters) if said_something[at]]
    if not rows or not statements:
        raise Unusable(
            "ไม่มีความเห็นในไฟล์นี้ ใส่อย่างน้อยหนึ่งแถวที่มีค่า 1 (เห็นด้วย) 0 (ผ่าน) หรือ -1 (ไม่เห็นด้วย)",
            "There are no votes in this file. Give at least one row with 1 (agree), 0 (pass) or -1 (disagree).",
        )
    columns = in_order(statements)
    return Votes(
        tuple(voters[at] for at in rows),
        tuple(statements[at] for at in columns),
        np.ascontiguousarray(cast[np.ix_(rows, columns)]),
        repeated,
        changed,
    )


def without(votes: Votes, names: Collection[str]) -> Votes:
    """The votes without some statements, and without people who answered nothing else.

    For statements that were removed, and for questions about the person (age, sex): left in, they
    make groups of who people are, not of what they think. Names that are not there are passed over.
    """
    kept = [at for at, name in enumerate(votes.statements) if name not in names]
    if len(kept) == len(votes.statements):
        return votes
    rest = votes_from_matrix(
        votes.voters,
        [votes.statements[at] for at in kept],
        votes.cast[:, kept],
        repeated=votes.repeated,
        changed=votes.changed,
    )
    return replace(rest, left_out=len(votes.statements) - len(kept))


def in_order(names: Sequence[str]) -> list[int]:
    """The places of names in their order: whole numbers by value and before words.

    >>> in_order(["10", "9", "ก"])
    [1, 0, 2]
    """

    def key(at: int) -> tuple[bool, int, str]:
        name = names[at]
        whole = name.isascii() and name.isdigit() and len(name) < 19
        return (not whole, int(name) if whole else 0, name)

    return sorted(range(len(names)), key=key)


def _bounded(people: int, statements: int) -> None:
    if people > MOST_PEOPLE or statements > MOST_STATEMENTS:
        raise Unusable(
            f"ไฟล์นี้มี {people:,} คน {statements:,} ข้อความ ระบบรับได้ไม่เกิน {MOST_PEOPLE:,} คน"
            f" และ {MOST_STATEMENTS:,} ข้อความ แบ่งเป็นหลายการพูดคุยแล้วลองใหม่",
            f"This file has {people:,} people and {statements:,} statements; at most"
            f" {MOST_PEOPLE:,} and {MOST_STATEMENTS:,} can be taken. Split it and try again.",
        )
