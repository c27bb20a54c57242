"""What a typed or pasted cell of the grid means, field by field. Pure; nothing is guessed silently.

A cell is read where it enters: text is cleaned, money and numbers are parsed as Thai offices write
them. Names of departments and references to the strategy tree are only tidied here; the act that
saves them finds the rows they mean.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ruamphaen.law.equipment import equipment_type_named
from ruamphaen.law.programmes import programme
from ruamphaen.plan.rules.listings import (
    LARGEST_NUMBER,
    LONGEST,
    LONGEST_COMMUNITY,
    LONGEST_DEPARTMENT,
)
from ruamphaen.plan.rules.versions import KIND_WORDS, WHOLE_KINDS, VersionKind
from ruamphaen.plan.rules.workbook.programme_names import programme_of
from ruamphaen.thai.dates import FiscalYear, PlanPeriod
from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.errors import Unreadable
from ruamphaen.thai.numerals import format_baht, parse_baht, parse_count, parse_year
from ruamphaen.thai.text import clean, one_line

type Value = str | int | Decimal | None

BUDGET = "budget:"  # the field of one year's money: "budget:2568"
LONGEST_NODE = 400  # letters of a number or title that names a node of the tree

SENTENCES: Mapping[str, str] = {
    "no_such_field": "ไม่มีช่องชื่อ “{typed}” ในบัญชีโครงการ",
    "no_title": "ชื่อโครงการเว้นว่างไม่ได้ ถ้าไม่ต้องการโครงการนี้ให้ลบทั้งแถว",
    "too_long": "ข้อความยาวเกิน {limit} ตัวอักษร ย่อให้สั้นลง",
    "too_large_number": "ลำดับที่ “{typed}” มากเกินไป พิมพ์เลขไม่เกิน {limit}",
    "no_such_programme": "ไม่มีแผนงานชื่อ “{typed}” เลือกจากรายการแผนงาน",
    "nearest_programme": "ไม่มีแผนงานชื่อ “{typed}” หมายถึง “{suggestion}” หรือไม่",
    "year_outside_plan": "ปี {typed} อยู่นอกช่วงของแผน ({limit})",
    "no_such_node": "ไม่พบ “{typed}” ในยุทธศาสตร์ของแผนนี้ พิมพ์เลขที่หรือชื่อให้ตรงกับผังยุทธศาสตร์",
    "no_such_community": "ไม่พบชุมชนหรือหมู่บ้าน “{typed}” เลือกจากรายการ หรือเพิ่มชื่อนี้ที่หน้าส่วนราชการและชุมชนก่อน",
    "no_such_kind": "ไม่มีประเภทชื่อ “{typed}” พิมพ์ เพิ่มเติม เปลี่ยนแปลง หรือแก้ไข",
    "kind_not_in_round": "รอบนี้ไม่มีการ{typed} เปิดรอบนี้ให้มีประเภทนั้นก่อน หรือเลือกประเภทที่รอบนี้มี",
    "ambiguous_node": "“{typed}” ตรงกับหลายข้อในผังยุทธศาสตร์ พิมพ์เลขที่ให้ชัด เช่น 1.2",
}
_LONGEST_SHOWN = 60


class UnreadableCell(ValueError):  # noqa: N818 -- it names what happened, not a fault of ours
    """อ่านช่องไม่ออก — what was typed cannot be this field's value.

    `code` is a key of SENTENCES (or of thai.errors.SENTENCES), `typed` what was given, `limit` and
    `suggestion` what the sentence names besides. `str()` is a Thai sentence that says what to do.
    """

    def __init__(
        self, code: str, typed: str, *, limit: str = "", suggestion: str = "", sentence: str = ""
    ) -> None:
        self.code, self.limit, self.suggestion = code, limit, suggestion
        self.typed = typed if len(typed) <= _LONGEST_SHOWN else typed[:_LONGEST_SHOWN] + "…"
        words = {"typed": self.typed, "limit": limit, "suggestion": suggestion}
        super().__init__(sentence or SENTENCES[code].format(**words))


def budget_field(year: FiscalYear) -> str:
    """The name of one year's money among the grid's fields."""
    return f"{BUDGET}{year}"


@lru_cache(maxsize=1024)
def budget_year(field: str) -> FiscalYear | None:
    """The year of a kept money field, None for other fields; `year_of` reads what people name."""
    return FiscalYear(int(field.removeprefix(BUDGET))) if field.startswith(BUDGET) else None


def year_of(field: str, period: PlanPeriod) -> FiscalYear | None:
    """The year of a money field, None for other fields. Raises UnreadableCell outside the plan."""
    if not field.startswith(BUDGET):
        return None
    typed = field.removeprefix(BUDGET)
    try:
        year = parse_year(typed)
    except Unreadable:
        year = None
    if year is None or year not in period:
        raise UnreadableCell("year_outside_plan", typed, limit=str(period))
    return year


def read_cell(field: str, typed: str, period: PlanPeriod) -> Value:
    """The value of what was typed into `field`, for a plan of `period`.

    Money ("budget:2568"): Decimal baht, None for blank or "-" (no money), 0 for a typed 0.
    number: int or None. programme: its code, "" for blank. equipment_type: the name in law.equipment
    where it is one (the list is not confirmed, so another text stays). The rest: cleaned text.
    Raises UnreadableCell, whose sentence says what to do.
    """
    if year_of(field, period) is not None:
        return _read(parse_baht, typed)
    if field == "number":
        return _read_number(typed)
    if field == "programme":
        return read_programme(typed)
    if field == "kind":
        return read_kind(typed).value
    if field == "department":
        return _within(one_line(typed), LONGEST_DEPARTMENT)
    if field == "community":
        return _within(one_line(typed), LONGEST_COMMUNITY)
    if field == "node":
        return _within(one_line(to_arabic_digits(typed)), LONGEST_NODE)
    if field == "equipment_type" and (known := equipment_type_named(typed)) is not None:
        return known.name_th
    if field not in LONGEST:
        raise UnreadableCell("no_such_field", field)
    text = clean(typed) if field in _MANY_LINES else one_line(typed)
    if field == "title" and not text:
        raise UnreadableCell("no_title", typed)
    return _within(text, LONGEST[field])


_MANY_LINES = frozenset({"title", "objective", "target", "indicator", "outcome", "reason"})


def read_kind(typed: str) -> VersionKind:
    """What a round does to a project, by its word: "เปลี่ยนแปลง"."""
    word = one_line(typed)
    for kind, known in KIND_WORDS.items():
        if word == known and kind not in WHOLE_KINDS:
            return kind
    raise UnreadableCell("no_such_kind", typed)


def read_programme(typed: str) -> str:
    """A programme's code from its code, its name or a known other spelling; "" for blank or "-"."""
    text = one_line(typed)
    if text in {"", "-", "–", "—"}:
        return ""
    found = programme_of(text)
    if found.code is not None:
        return found.code
    if found.nearest:
        raise UnreadableCell("nearest_programme", text, suggestion=found.nearest)
    raise UnreadableCell("no_such_programme", text)


def shown_cell(field: str, value: Value) -> str:
    """A value as the grid shows it: money with commas ("" where there is none), programmes by name."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format_baht(value)
    if field == "programme" and value:
        return programme(str(value)).name_th
    if field == "kind" and value:
        return KIND_WORDS[VersionKind(str(value))]
    return str(value)


def _read_number(typed: str) -> int | None:
    number = _read(parse_count, typed)
    if number is not None and number > LARGEST_NUMBER:
        raise UnreadableCell("too_large_number", typed, limit=str(LARGEST_NUMBER))
    return int(number) if number is not None else None


def _read[Number: int | Decimal](
    parse: Callable[[str], Number | None], typed: str
) -> Number | None:
    try:
        return parse(typed)
    except Unreadable as problem:
        raise UnreadableCell(problem.code, problem.typed, sentence=str(problem)) from problem


def _within(text: str, longest: int) -> str:
    if len(text) > longest:
        raise UnreadableCell("too_long", text, limit=str(longest))
    return text


@dataclass(frozen=True, slots=True)
class CellChange:
    """การแก้ช่อง — one cell as a person typed it, and the edit of the row they were looking at."""

    listing: int
    seen_edit: int
    field: str
    typed: str
