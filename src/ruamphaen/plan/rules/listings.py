"""What a plan lists: the four lists, their official forms, and the fields of a row."""

from collections.abc import Mapping
from enum import StrEnum


class ListKind(StrEnum):
    """บัญชี — the list a row stands in; the value is the code of its official form in law.papers."""

    MAIN = "p02"
    COMMUNITY = "p02-1"
    COORDINATION = "p02-2"
    EQUIPMENT = "p03"


# The lists whose money makes the plan's own total. A real summary form leaves the community and
# coordination lists out of its main total and gives equipment a block of its own; another counts
# coordination in (local difference), so every query that sums takes the lists as an argument.
COUNTED_LISTS: frozenset[ListKind] = frozenset({ListKind.MAIN})

LONGEST_TEXT = 4000  # letters; a cell of a form, not an essay

# Fields of a listing that hold plain text, in the order of the form, and the letters each may hold.
LONGEST: Mapping[str, int] = {
    "title": LONGEST_TEXT,
    "objective": LONGEST_TEXT,
    "target": LONGEST_TEXT,
    "indicator": LONGEST_TEXT,
    "outcome": LONGEST_TEXT,
    "place": 300,
    "district": 100,
    "reason": LONGEST_TEXT,
    "source_of_money": 200,
    "equipment_type": 100,
    "page": 20,
    "old_page": 20,
}
TEXT_FIELDS = tuple(LONGEST)
LONGEST_DEPARTMENT = 160
LONGEST_COMMUNITY = 160
LONGEST_STRATEGY = 400  # a strategy or a tactic as a source printed it
LONGEST_PROGRAMME = 200  # a programme as a source printed it
LARGEST_NUMBER = 99_999  # a row's number as printed; no list is longer
