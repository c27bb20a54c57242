"""ที่ลงที่เหมาะ: which node of the strategy, programme and department a need belongs to."""

from ruamphaen.proposals.rules.home.finding import Example, Guess, HomeFinder, Place, Sureness
from ruamphaen.proposals.rules.home.marking import Piece, marked
from ruamphaen.proposals.rules.home.places import department_places, programme_places

__all__ = [
    "Example",
    "Guess",
    "HomeFinder",
    "Piece",
    "Place",
    "Sureness",
    "department_places",
    "marked",
    "programme_places",
]
