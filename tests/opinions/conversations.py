"""Made conversations whose truth is known: who belongs to which camp is in the voter's name."""

import csv
import io
from pathlib import Path
from random import Random

import numpy as np

from ruamphaen.opinions.rules.votes import ABSENT, Votes, votes_from_matrix

SAMPLES = Path(__file__).parent / "samples"

# A market town and its road: what traders (T) and commuters (C) say, as chances of agreeing.
MARKET_ROAD = [
    ("ควรปิดถนนหน้าตลาดเป็นถนนคนเดินทุกวันเสาร์", {"T": 0.9, "C": 0.1}),
    ("ที่จอดรถควรมาก่อนทางเท้า", {"T": 0.15, "C": 0.85}),
    ("ควรขยายถนนให้รถสวนกันได้", {"T": 0.1, "C": 0.9}),
    ("แผงลอยริมถนนทำให้เมืองมีชีวิต", {"T": 0.9, "C": 0.2}),
    ("รถใหญ่ไม่ควรผ่านตลาดในเวลากลางวัน", {"T": 0.85, "C": 0.3}),
    ("ควรเก็บค่าที่จอดรถในเขตตลาด", {"T": 0.6, "C": 0.1}),
    ("ไฟถนนหน้าตลาดต้องสว่างกว่านี้", {"T": 0.95, "C": 0.93}),
    ("ท่อระบายน้ำต้องลอกก่อนหน้าฝนทุกปี", {"T": 0.95, "C": 0.95}),
    ("ทางม้าลายหน้าโรงเรียนต้องมีคนดูแล", {"T": 0.9, "C": 0.9}),
    ("ควรเผาขยะในที่ว่างหลังตลาด", {"T": 0.06, "C": 0.05}),
    ("เทศบาลควรประกาศวันซ่อมถนนล่วงหน้า", {"T": 0.85, "C": 0.9}),
    ("ตลาดควรเปิดถึงสองทุ่ม", {"T": 0.5, "C": 0.5}),
]


def market_road(traders: int = 48, commuters: int = 36, seed: int = 2569) -> Votes:
    """Two camps over a road: one in eight answers is a pass, one in five is missing."""
    chance = Random(seed)
    voters = [f"T{at:02}" for at in range(traders)] + [f"C{at:02}" for at in range(commuters)]
    cast = np.full((len(voters), len(MARKET_ROAD)), ABSENT, np.int8)
    for person, voter in enumerate(voters):
        for at, (_, agreeing) in enumerate(MARKET_ROAD):
            if chance.random() < 0.2:
                continue
            agrees = chance.random() < agreeing[voter[0]]
            cast[person, at] = 0 if chance.random() < 0.125 else 1 if agrees else -1
    return votes_from_matrix(voters, [str(at + 1) for at in range(len(MARKET_ROAD))], cast)


def as_rows(votes: Votes) -> str:
    """Votes as a CSV of `voter,statement,vote`."""
    return _csv(
        ["voter", "statement", "vote"],
        [
            [voter, statement, votes.cast[person, at]]
            for person, voter in enumerate(votes.voters)
            for at, statement in enumerate(votes.statements)
            if votes.cast[person, at] != ABSENT
        ],
    )


def as_matrix(votes: Votes) -> str:
    """Votes as a CSV of people by statements."""
    return _csv(
        ["voter", *votes.statements],
        [
            [voter, *("" if one == ABSENT else one for one in votes.cast[person])]
            for person, voter in enumerate(votes.voters)
        ],
    )


def _csv(header: list[str], rows: list[list[object]]) -> str:
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows([header, *rows])
    return made.getvalue()
