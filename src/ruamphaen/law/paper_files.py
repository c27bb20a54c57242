"""Reads the forms from law/data/papers/, one file for each, every edition and layout in it."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.grounds import GROUNDS, grounds
from ruamphaen.law.paper_form import (
    AlignmentLine,
    ColumnKind,
    Footing,
    Level,
    PaperColumn,
    PaperForm,
    Scope,
    Sums,
)
from ruamphaen.law.provenance import PROVENANCE, provenance
from ruamphaen.law.reading import Entry, files, refuse_twins, whole_file
from ruamphaen.thai.dates import PlanPeriod

COLUMN_KEYS = frozenset(
    (
        *("number", "project", "objective", "target", "budget", "indicator", "outcome"),
        *("department", "reason", "programme", "category", "equipment_type", "place"),
        *("district", "source_of_money", "heading", "count", "total_count", "total_budget"),
    )
)


@dataclass(frozen=True, slots=True)
class PaperEdition:
    """ฉบับของแบบ: the layouts of a form for plans that lie within its years (Buddhist era)."""

    first_year: int
    last_year: int
    forms: tuple[PaperForm, ...]

    def covers(self, period: PlanPeriod) -> bool:
        """Whether the whole plan period lies within the edition's years."""
        return self.first_year <= period.first.be and period.last.be <= self.last_year


@cache
def paper_editions() -> dict[str, tuple[PaperEdition, ...]]:
    """Every form's editions by code, in order; LawFileError on a bad file."""
    read = (_paper(whole_file(file)) for file in files("papers"))
    return dict(sorted(read, key=lambda paper: paper[0]))


def _paper(entry: Entry) -> tuple[str, tuple[PaperEdition, ...]]:
    entry.only("code", "printed_code", "name_en", "edition")
    editions = sorted(
        (_edition(entry, one) for one in entry.tables("edition", named_by="first_year")),
        key=lambda edition: edition.first_year,
    )
    if not editions:
        raise entry.wrong("needs at least one edition")
    for earlier, later in itertools.pairwise(editions):
        if earlier.last_year >= later.first_year:
            raise entry.wrong(f"editions {earlier.first_year} and {later.first_year} overlap")
    return entry.text("code"), tuple(editions)


def _edition(paper: Entry, entry: Entry) -> PaperEdition:
    entry.only(
        *("first_year", "last_year", "orientation", "title_lines", "alignment", "layout"),
        *GROUNDS,
    )
    first, last = entry.whole("first_year"), entry.whole("last_year")
    if last < first:
        raise entry.wrong("ends before it begins")
    if entry.text("orientation") not in {"landscape", "portrait"}:
        raise entry.wrong("orientation must be landscape or portrait")
    layouts = entry.tables("layout", named_by="code")
    if not layouts or layouts[0].fields.get("code") != "standard":
        raise entry.wrong("its first layout must have the code standard")
    refuse_twins(layouts, "code")
    return PaperEdition(first, last, tuple(_forms(paper, entry, layouts)))


def _forms(paper: Entry, edition: Entry, layouts: tuple[Entry, ...]) -> Iterator[PaperForm]:
    known = grounds(edition)
    alignment = tuple(_alignment(line) for line in edition.tables("alignment", named_by="label"))
    for layout in layouts:
        layout.only("code", "name_th", "grouping", "footings", "column", *PROVENANCE)
        own = provenance(layout)
        columns = layout.tables("column", named_by="key")
        refuse_twins(columns, "key")
        yield PaperForm(
            code=paper.text("code"),
            printed_code=paper.text("printed_code"),
            name_en=paper.text("name_en"),
            edition=f"{edition.whole('first_year')}-{edition.whole('last_year')}",
            layout=layout.text("code"),
            layout_th=layout.text("name_th"),
            layouts=tuple(one.text("code") for one in layouts),
            title_lines=edition.texts("title_lines"),
            orientation=edition.text("orientation"),
            columns=tuple(_column(column) for column in columns),
            grouping=tuple(_among(layout, Level, level) for level in layout.texts("grouping")),
            alignment=alignment,
            footings=tuple(
                _footing(footing) for footing in layout.tables("footings", named_by="label")
            ),
            cite=known["cite"],
            source=tuple(dict.fromkeys(known["source"] + own["source"])),
            confidence=_weaker(known["confidence"], own["confidence"]),
            note=" ".join(filter(None, (known["note"], own["note"]))),
        )


def _column(entry: Entry) -> PaperColumn:
    entry.only("key", "heading", "group_heading", "kind", "width_mm", "per_year")
    if entry.text("key") not in COLUMN_KEYS:
        raise entry.wrong(f"key must be one of {', '.join(sorted(COLUMN_KEYS))}")
    if not Decimal(0) < entry.number("width_mm"):
        raise entry.wrong("width_mm must be more than nothing")
    return PaperColumn(
        key=entry.text("key"),
        heading=entry.text("heading"),
        group_heading=entry.text_or("group_heading"),
        kind=_among(entry, ColumnKind, entry.text("kind")),
        width_mm=entry.number("width_mm"),
        per_year=entry.flag("per_year"),
    )


def _alignment(entry: Entry) -> AlignmentLine:
    entry.only("label", "text", "list")
    return AlignmentLine(entry.text("label"), entry.text("text"), entry.text("list"))


def _footing(entry: Entry) -> Footing:
    entry.only("label", "scope", "sums")
    return Footing(
        entry.text("label"),
        _among(entry, Scope, entry.text("scope")),
        _among(entry, Sums, entry.text("sums")),
    )


def _among[Choice: StrEnum](entry: Entry, choices: type[Choice], code: str) -> Choice:
    if code not in set(choices):
        raise entry.wrong(f"{code} must be one of {', '.join(choices)}")
    return choices(code)


def _weaker(one: Confidence, other: Confidence) -> Confidence:
    order = list(Confidence)  # from verbatim down to doubtful
    return max(one, other, key=order.index)
