"""Paper sign-in sheets: which are there, who typed them, and two readings side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Count

from ruamphaen.meetings.models import Meeting, SheetName, SignInSheet
from ruamphaen.meetings.rules.readings import (
    Pair,
    Reading,
    compare,
    look_like_two_sheets,
    missing_numbers,
)

READINGS = 2
"""So many people read each sheet."""


@dataclass(frozen=True)
class SheetOnList:
    """ใบลงชื่อในรายการ — a sheet, how many typed it, and whether I did."""

    sheet: SignInSheet
    readings: int
    lines: int
    mine: bool

    @property
    def is_ready(self) -> bool:
        """Two people typed it and nobody settled it yet."""
        return self.sheet.settled_at is None and self.readings >= READINGS


@dataclass(frozen=True)
class SheetList:
    """ใบลงชื่อทั้งหมดของการประชุม — and the numbers that are missing between them."""

    sheets: Sequence[SheetOnList]
    missing: Sequence[int]

    @property
    def version(self) -> str:
        """Changes with each sheet that is typed: by me, or by somebody else."""
        return f"{sum(row.mine for row in self.sheets)} of {len(self.sheets)}"


def sheets_of(meeting: Meeting, tag: str) -> SheetList:
    """The sheets of a meeting as one typist may see them: never what others read (2 queries)."""
    typed: dict[int, dict[str, int]] = {}
    rows = SheetName.objects.filter(sheet__meeting=meeting, sheet__box=meeting.box).order_by()
    for sheet, typist, lines in rows.values_list("sheet_id", "typist").annotate(n=Count("pk")):
        typed.setdefault(sheet, {})[typist] = lines
    sheets = [
        SheetOnList(
            sheet=sheet,
            readings=len(typed.get(sheet.pk, {})),
            lines=max(typed.get(sheet.pk, {}).values(), default=0),
            mine=tag in typed.get(sheet.pk, {}),
        )
        for sheet in SignInSheet.objects.filter(meeting=meeting, box=meeting.box).select_related(
            "group"
        )
    ]
    return SheetList(sheets, missing_numbers([each.sheet.number for each in sheets]))


def my_reading(meeting: Meeting, number: int, tag: str) -> Sequence[SheetName]:
    """What one person typed of a sheet, in order."""
    rows = SheetName.objects.filter(
        sheet__meeting=meeting, sheet__box=meeting.box, sheet__number=number, typist=tag
    )
    return list(rows.select_related("attendee__group"))


@dataclass(frozen=True)
class Comparison:
    """สองคนอ่านแผ่นเดียวกัน — the lines side by side, each with its place."""

    sheet: SignInSheet
    pairs: Sequence[Pair]

    @property
    def differing(self) -> list[tuple[int, Pair]]:
        """The places where they read something else."""
        return [(place, pair) for place, pair in enumerate(self.pairs) if not pair.agrees]

    @property
    def agreed(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.agrees]

    @property
    def seen(self) -> str:
        """A name for exactly these two readings: who settles has looked at them and no others."""
        return sha256(repr(self.pairs).encode()).hexdigest()[:16]

    @property
    def looks_like_two_sheets(self) -> bool:
        return look_like_two_sheets(self.pairs)


def readings_of(sheet: SignInSheet) -> dict[str, list[Reading]]:
    """Each typist's reading of a sheet, by tag, always in the same order (by tag, which says nothing)."""
    readings: dict[str, list[Reading]] = {}
    for row in SheetName.objects.filter(sheet=sheet).order_by("typist", "line"):
        readings.setdefault(row.typist, []).append(Reading(row.line, row.name, row.attendee_id))
    return readings


def comparison(sheet: SignInSheet) -> Comparison:
    """Both readings of a sheet, line beside line; no pairs while only one person typed it."""
    readings = list(readings_of(sheet).values())
    pairs = compare(*readings[:READINGS]) if len(readings) >= READINGS else []
    return Comparison(sheet, pairs)
