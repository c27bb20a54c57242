"""การอ่านแถวของตาราง: down one table, row by row, remembering under which groups the rows stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ruamphaen.base.workbooks.grid import compact
from ruamphaen.plan.rules.workbook.cells import DITTO, WORDS_OF_TRACKING, Cells
from ruamphaen.plan.rules.workbook.forms import Form
from ruamphaen.plan.rules.workbook.group_lines import ChangeMark, Level, Standing, change_mark
from ruamphaen.plan.rules.workbook.headings import Column
from ruamphaen.plan.rules.workbook.programme_names import programme_of
from ruamphaen.plan.rules.workbook.results import (
    AnyRow,
    OtherRow,
    PlanRow,
    SummaryRow,
    TotalRow,
    TrackingRow,
)
from ruamphaen.plan.rules.workbook.row_kinds import (
    Line,
    RowKind,
    groups_in,
    leading_number,
)
from ruamphaen.plan.rules.workbook.total_rows import read_total

_MOST_LINES_OF_A_ROW = 60
_REASON_LABEL = re.compile(r"^เหตุผล\s*(?:และ)?\s*(?:ความจำเป็น)?\s*[:：]?\s*")
_BEGINS_A_PROJECT = ("โครงการ", "อุดหนุน", "เงินอุดหนุน", "จัดซื้อ")

# Text columns of a row and the fields they fill; the order in which wrapped text is looked for.
_FIELDS: tuple[tuple[Column, str], ...] = (
    (Column.PROJECT, "project"),
    (Column.OBJECTIVE, "objective"),
    (Column.TARGET, "target"),
    (Column.INDICATOR, "indicator"),
    (Column.OUTCOME, "outcome"),
    (Column.DEPARTMENT, "department"),
    (Column.SUPPORT, "support"),
    (Column.CATEGORY, "category"),
    (Column.TYPE, "type"),
    (Column.DETAIL, "detail"),
    (Column.PLACE, "place"),
    (Column.DISTRICT, "district"),
    (Column.POSITION, "position"),
    (Column.REASON, "reason"),
    (Column.SOURCE_OF_MONEY, "source_of_money"),
    (Column.NOTE, "note"),
    (Column.PAGE, "page"),
)
_GROUPS: tuple[tuple[Column, str], ...] = (
    (Column.STRATEGY, "strategy"),
    (Column.ISSUE, "issue"),
    (Column.TACTIC, "tactic"),
    (Column.GUIDELINE, "guideline"),
)


@dataclass
class Table:
    """ตารางที่กำลังอ่าน: what has been read so far of one table, and where its reader stands."""

    form: Form
    cells: Cells
    standing: Standing = field(default_factory=Standing)
    title_change: ChangeMark | None = None
    change: ChangeMark | None = None
    rows: list[AnyRow] = field(default_factory=list)
    standings: list[tuple[str, ...]] = field(default_factory=list)
    totals: list[TotalRow] = field(default_factory=list)
    others: list[OtherRow] = field(default_factory=list)
    numbers: dict[object, int] = field(default_factory=dict)
    blanks: list[int] = field(default_factory=list)
    joined: bool = False
    numbered: bool = False
    old_text: bool = False
    reason: str | None = None

    def __post_init__(self) -> None:
        self.first_header = self.cells.header.rows

    @property
    def equipment(self) -> bool:
        """True for ผ.03, whose group lines may be types of equipment."""
        return self.form is Form.EQUIPMENT

    # -------------------------------------------------------------- one line after another

    def read(self, line: Line, kind: RowKind) -> None:
        """Take one more line of the table, of a kind already known."""
        if kind is RowKind.BLANK:
            self.blanks.append(line.row)
            self.joined = False
            return
        if kind is RowKind.ROW:
            self._row(line)
            return
        if kind is RowKind.TEXT:
            self._text(line)
            return
        self.blanks.clear()
        if kind not in (RowKind.HEADER, RowKind.TITLE):
            self.joined = False
        if kind is RowKind.TOTAL:
            standing = self.standings[-1] if self.standings else self.standing.key
            tracking, after = self.form is Form.TRACKING, len(self.rows)
            self.totals.append(
                read_total(self.cells, line, tracking=tracking, after=after, standing=standing)
            )
        else:
            self._other(line, kind)

    def _other(self, line: Line, kind: RowKind) -> None:
        words = " ".join(line.texts[place] for place in line.filled)
        if kind is RowKind.GROUP:
            self._group(line)
        elif kind in (RowKind.CHANGE, RowKind.TITLE):
            self.change = change_mark(words) or self.change
        elif kind in (RowKind.OLD_TEXT, RowKind.NEW_TEXT):
            self.old_text = kind is RowKind.OLD_TEXT
        elif kind is RowKind.REASON:
            self.old_text, self.reason = False, _REASON_LABEL.sub("", words) or None
        prefix = {
            RowKind.NOTHING: "",
            RowKind.HEADER: "header",
            RowKind.EMPTY_NUMBER: "empty number: ",
            RowKind.OLD_TEXT: "old text: ",
            RowKind.NEW_TEXT: "new text: ",
        }.get(kind, f"{kind.value}: ")
        self._note(line.row, prefix if kind is RowKind.HEADER else f"{prefix}{words}")

    def _note(self, row: int, what: str) -> None:
        self.others.append(OtherRow(row + 1, what))

    def _group(self, line: Line) -> None:
        self.old_text = False
        self.cells.above.clear()
        for group in groups_in(line, equipment=self.equipment):
            self.standing = self.standing.under(group)
            if group.level is Level.PROGRAMME:
                self.cells.tell_programme(group.name, group.as_printed, line.row, line.filled[0])

    # -------------------------------------------------------------- rows

    def _row(self, line: Line) -> None:
        if self.old_text:
            self._note(line.row, "old: " + " ".join(line.texts[place] for place in line.filled[:2]))
            return
        if self._goes_on(line):
            self._text(line)
            return
        for blank in self.blanks if self.rows and not self._ended() else ():
            self._note(blank, "blank")
        self.blanks.clear()
        self.standing = self.standing.at_a_row()
        if self.form is Form.SUMMARY:
            row: AnyRow | None = self._summary_row(line)
        elif self.form is Form.TRACKING:
            row = self._tracking_row(line)
        else:
            row = self._plan_row(line)
        if row is not None:
            self.rows.append(row)
            self.standings.append(self._standing_of(row))
            self.joined, self.reason = True, None

    def _standing_of(self, row: AnyRow) -> tuple[str, ...]:
        key = self.standing.key
        if isinstance(row, PlanRow):
            return (
                row.issue or key[0],
                row.strategy or key[1],
                *key[2:4],
                row.programme or key[4],
                key[5],
            )
        if isinstance(row, SummaryRow):
            return (key[0], row.strategy or key[1], *key[2:])
        return key

    def _ended(self) -> bool:
        """True when a total or a group line has closed the rows above."""
        last_row = self._last_excel_row()
        marks = [self.totals[-1].excel_row] if self.totals else []
        marks += [self.others[-1].excel_row] if self.others else []
        return any(mark > last_row and not self._is_blank_note(mark) for mark in marks)

    def _is_blank_note(self, excel_row: int) -> bool:
        return bool(self.others) and self.others[-1] == OtherRow(excel_row, "blank")

    def _last_excel_row(self) -> int:
        last = self.rows[-1] if self.rows else None
        return (last.last_row if isinstance(last, PlanRow) else last.excel_row) if last else 0

    def _goes_on(self, line: Line) -> bool:
        """A row without a number whose number or name cell is merged with the row above, or whose
        amounts complete a row that has none yet: the second line of that row."""
        last = self.rows[-1] if self.rows else None
        if not self.joined or not isinstance(last, PlanRow) or self.cells.number(line) is not None:
            return False
        name = self.cells.name_place
        for place in (self.cells.header.place(Column.NUMBER), name):
            if place is not None and (line.row, place) in self.cells.covered:
                return self.cells.covered[line.row, place] == last.excel_row - 1
        begins = compact(line.text(name)).startswith(_BEGINS_A_PROJECT)
        empty = all(amount is None for amount in last.budget.values()) and not last.as_typed
        return last.number is not None and empty and not begins

    def _plan_row(self, line: Line) -> PlanRow:
        texts = self.cells.texts(line)
        number = self.cells.number(line)
        name = texts.get(Column.PROJECT) or texts.get(Column.ITEM)
        if number is None and name:
            number, name = leading_number(name)
        budget, as_typed, beside = self.cells.budget(line)
        named = {key: texts.get(column) or (self._standing_name(key)) for column, key in _GROUPS}
        fields = {key: texts.get(column) for column, key in _FIELDS}
        fields["project"] = name
        fields["reason"] = fields["reason"] or self.reason
        fields["source_of_money"] = fields["source_of_money"] or beside or None
        if self.equipment:
            fields["category"] = fields["category"] or self._standing_name("category")
            fields["type"] = fields["type"] or self._standing_name("type")
        programme = self._programme(line, texts)
        self._check_number(line, number)
        self._check_name(line, fields)
        return PlanRow(
            excel_row=line.row + 1,
            number=number,
            budget=budget,
            change=self.change if self.change != self.title_change else None,
            as_typed=as_typed,
            last_row=line.row + 1,
            **named,
            **programme,
            **fields,
        )

    def _standing_name(self, key: str) -> str | None:
        line = getattr(self.standing, key)
        return line.name if line is not None else None

    def _programme(self, line: Line, texts: Mapping[Column, str]) -> dict[str, str | None]:
        group = self.standing.programme
        own = texts.get(Column.PROGRAMME)
        printed = own or (group.as_printed if group else None)
        if printed is None:
            return {}
        name = own or (group.name if group else "")
        known = programme_of(name)
        self.cells.tell_programme(
            name, printed, line.row, self.cells.header.place(Column.PROGRAMME)
        )
        return {
            "programme": known.name,
            "programme_code": known.code,
            "programme_as_printed": printed if printed != known.name else None,
        }

    def _check_number(self, line: Line, number: int | str | None) -> None:
        place = self.cells.header.place(Column.NUMBER)
        if number is None:
            if place is not None and self.numbered:
                self.cells.problem("missing_number", line.row, place)
            return
        self.numbered = True
        key = (self.standing.key, str(self.change), len(self.totals), number)
        if key in self.numbers:
            self.cells.problem(
                "repeated_number", line.row, place, str(number), first=self.numbers[key]
            )
        self.numbers.setdefault(key, line.row + 1)

    def _check_name(self, line: Line, fields: Mapping[str, str | None]) -> None:
        names = ("project", "target", "type", "detail") if self.equipment else ("project",)
        if not any(fields.get(name) for name in names):
            self.cells.problem("missing_project_name", line.row, self.cells.name_place)

    # -------------------------------------------------------------- second lines of a row

    def _text(self, line: Line) -> None:
        last = self.rows[-1] if self.rows else None
        words = " ".join(line.texts[place] for place in line.filled)
        if self.old_text:
            self._note(line.row, "old: " + words)
            return
        if not self.joined or last is None or line.row >= last.excel_row + _MOST_LINES_OF_A_ROW:
            self._stranger(line, words)
            return
        if isinstance(last, PlanRow):
            self.rows[-1] = self._with_more(last, line)
        elif isinstance(last, TrackingRow) and (more := line.text(self.cells.name_place)):
            self.rows[-1] = replace(last, project=f"{last.project or ''} {more}".strip())
        self._note(line.row, f"continues row {last.excel_row}")

    def _stranger(self, line: Line, words: str) -> None:
        """Words that belong to no row: a note when they stand alone, else something to look at."""
        self.blanks.clear()
        self._note(line.row, f"note: {words}")
        if len(line.filled) > 1:
            self.cells.problem("unknown_row", line.row, line.filled[0], words)

    def _with_more(self, last: PlanRow, line: Line) -> PlanRow:
        more: dict[str, str] = {}
        for column, key in _FIELDS:
            places = self.cells.header.columns.get(column, ())
            said = " ".join(text for place in places if (text := line.text(place)))
            if said and said not in DITTO and said not in ("-", "–"):
                before = getattr(last, key)
                more[key] = f"{before} {said}" if before else said
        budget, as_typed = dict(last.budget), dict(last.as_typed)
        for year, found in self.cells.header.money.items():
            amount = self.cells.amount(line, found.column, year)
            if not amount.given:
                continue
            if budget.get(year) is None and year not in as_typed:
                budget[year] = amount.baht
                if amount.baht is None:
                    as_typed[year] = amount.typed
            else:
                self.cells.problem("amount_without_project", line.row, found.column, amount.typed)
        return replace(
            last,
            budget=budget,
            as_typed=as_typed,
            last_row=line.row + 1,
            **more,  # type: ignore[arg-type]
        )

    # -------------------------------------------------------------- other forms

    def _tracking_row(self, line: Line) -> TrackingRow:
        texts = self.cells.texts(line)
        number = self.cells.number(line)
        money = {
            column.value: self.cells.amount(line, place).baht
            for column in WORDS_OF_TRACKING
            if (place := self.cells.header.place(column)) is not None
        }
        name = texts.get(Column.PROJECT) or texts.get(Column.ITEM)
        programme = self._programme(line, texts)
        self._check_number(line, number)
        self._check_name(line, {"project": name})
        return TrackingRow(
            excel_row=line.row + 1,
            number=number,
            project=name,
            money=money,
            strategy=texts.get(Column.STRATEGY) or self._standing_name("strategy"),
            programme=programme.get("programme"),
            programme_as_printed=programme.get("programme_as_printed"),
            department=texts.get(Column.DEPARTMENT),
            note=texts.get(Column.NOTE),
        )

    def _summary_row(self, line: Line) -> SummaryRow | None:
        money = self.cells.header.money_places
        label = " ".join(line.texts[place] for place in line.filled if place not in money)
        groups = groups_in(
            Line(
                line.row,
                [c for p, c in enumerate(line.cells) if p not in money],
                [t for p, t in enumerate(line.texts) if p not in money],
            )
        )
        for group in groups:
            self.standing = self.standing.under(group)
        known = programme_of(label)
        is_programme = known.code is not None or "แผนงาน" in compact(label)
        if is_programme:
            self.cells.tell_programme(label, label, line.row, line.filled[0])
        budget, _, _ = self.cells.budget(line)
        counts = {
            year: self.cells.amount(line, found.column).baht
            for year, found in self.cells.header.counts.items()
        }
        return SummaryRow(
            excel_row=line.row + 1,
            strategy=self._standing_name("strategy") or self._standing_name("issue"),
            programme=known.name if is_programme else None,
            label=label,
            counts=counts,
            budget=budget,
            total_count=self._plain(line, self.cells.header.total_count),
            total_budget=self._plain(line, self.cells.header.total_money),
            programme_as_printed=label if is_programme and label != known.name else None,
        )

    def _plain(self, line: Line, place: int | None) -> Decimal | None:
        return self.cells.amount(line, place).baht if place is not None else None
