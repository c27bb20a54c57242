"""Which official form a plan uses, and which form a sheet's name means."""

import re
from dataclasses import dataclass
from functools import cache

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.dated import NotInForce, UnknownName
from ruamphaen.law.paper_files import paper_editions
from ruamphaen.law.paper_form import (
    AlignmentLine,
    ColumnKind,
    Footing,
    Level,
    PaperColumn,
    PaperForm,
    PrintedColumn,
    Scope,
    Sums,
)
from ruamphaen.law.provenance import PROVENANCE, provenance
from ruamphaen.law.reading import Entry, entries
from ruamphaen.law.words import Words
from ruamphaen.thai.dates import PlanPeriod
from ruamphaen.thai.digits import to_arabic_digits

__all__ = [
    "AlignmentLine",
    "ColumnKind",
    "Footing",
    "Level",
    "PaperColumn",
    "PaperForm",
    "PrintedColumn",
    "Scope",
    "Sums",
    "code_named",
    "form_at",
    "paper_codes",
]


def paper_codes() -> tuple[str, ...]:
    """The codes of all forms: p01, p02, p02-1, p02-2, p03."""
    return tuple(paper_editions())


def form_at(code: str, period: PlanPeriod, layout: str = "standard") -> PaperForm:
    """The form as it looks in plans of `period`.

    `layout` is one of `.layouts` of the form: "standard" always, "change" for books of change
    from 2571, "district" and "by-type" as some PAOs print. Raises UnknownName for a code or
    layout no file holds, NotInForce when no edition covers the whole period.
    """
    if code not in paper_editions():
        known = ", ".join(paper_codes())
        raise UnknownName(
            Words(f"ไม่รู้จักแบบรหัส {code}", f"There is no form {code}; known are {known}.")
        )
    for edition in paper_editions()[code]:
        if edition.covers(period):
            for form in edition.forms:
                if form.layout == layout:
                    return form
            known = ", ".join(edition.forms[0].layouts)
            raise UnknownName(
                Words(
                    f"แบบ {edition.forms[0].printed_code} ไม่มีรูปแบบ {layout}",
                    f"{code} has no layout {layout}; known are {known}.",
                )
            )
    printed = paper_editions()[code][0].forms[0].printed_code
    raise NotInForce(
        Words(
            f"ยังไม่มีแบบ {printed} สำหรับแผน {period.slug} เพิ่มได้ตาม docs/law.md",
            f"There is no edition of {code} for the plan {period.slug}; docs/law.md says how to "
            "add one.",
        )
    )


def code_named(text: str, period: PlanPeriod | None = None) -> str | None:
    """The form a sheet's name or heading speaks of: "ผ.08 ครุภัณฑ์" is p03; None when it is none.

    Thai or Arabic digits, with or without แบบ, dots and spaces. In plans of 2561-2564 the same
    printed names meant other forms, so give the period when it is known.
    """
    found = _PRINTED.search(to_arabic_digits(text))
    if found is None:
        return None
    printed = found["main"].zfill(2) + (f"/{found['part']}" if found["part"] else "")
    means = [name for name in _paper_names() if name.printed == printed]
    if period is not None:
        for name in means:
            if name.first_year and name.first_year <= period.first.be <= period.last.be <= (
                name.last_year or period.last.be
            ):
                return name.paper
    return next((name.paper for name in means if not name.first_year), None)


# Not ผด.02 (another letter follows), not ผ.01.1 (a local list that is no form of its own).
_PRINTED = re.compile(
    r"ผ\s*\.?\s*(?P<main>[0-9]{1,2})(?:\s*/\s*(?P<part>[0-9]))?(?![0-9]|\s*\.[0-9])"
)


@dataclass(frozen=True, slots=True)
class _PaperName:
    printed: str
    paper: str
    first_year: int | None
    last_year: int | None
    source: tuple[str, ...]
    confidence: Confidence
    note: str


@cache
def _paper_names() -> tuple[_PaperName, ...]:
    return tuple(map(_paper_name, entries("paper_names.toml", "name", named_by="printed")))


def _paper_name(entry: Entry) -> _PaperName:
    entry.only("printed", "paper", "first_year", "last_year", *PROVENANCE)
    if entry.text("paper") not in paper_codes():
        raise entry.wrong(f"paper must be one of {', '.join(paper_codes())}")
    return _PaperName(
        printed=entry.text("printed"),
        paper=entry.text("paper"),
        first_year=entry.whole_or_none("first_year"),
        last_year=entry.whole_or_none("last_year"),
        **provenance(entry),
    )
