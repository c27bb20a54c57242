"""จำนวนเงินในเซลล์: one money cell, read exactly or kept as typed with the reason it was not read."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from ruamphaen.base.workbooks.grid import Cell, CellError, compact
from ruamphaen.thai.errors import Unreadable
from ruamphaen.thai.numerals import parse_baht, parse_number

MOST_BAHT = Decimal(10) ** 10
SATANG = Decimal("0.01")

_LONGEST_AMOUNT = 200
_DIGIT = re.compile(r"[0-9๐-๙]")
_NOTHING = re.compile(r"[-–—−_.·\s]*")
_NO_MONEY = re.compile(r"\(?(ไม่ใช้|ไม่มี|ไม่ขอ|ไม่ได้ใช้)(งบ|งบประมาณ|เงิน|เงินงบประมาณ)?\)?")
_WITH_TEXT = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)(?:\.-)?(?:บาท)?[\s/]*(\(?[^0-9]+\)?)")
_REFUSALS = {
    "negative_money": "negative_amount",
    "too_large": "too_large_amount",
    "fraction_of_satang": "rounded_amount",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """จำนวนเงินที่อ่านได้: baht, or None where nothing was given or nothing could be read.

    ``problem`` is "" or a code of problems; ``beside`` is text that stood beside the amount.
    """

    baht: Decimal | None
    problem: str = ""
    typed: str = ""
    beside: str = ""

    @property
    def given(self) -> bool:
        """True when the cell holds an amount, or something meant to be one."""
        return self.baht is not None or bool(self.problem)


NO_AMOUNT = Amount(None)


def says_an_amount(cell: Cell, typed: str) -> bool:
    """True for a cell that holds an amount, or something meant to be one; ``typed`` is its text."""
    if not isinstance(cell, str):
        return cell is not None
    return not _NOTHING.fullmatch(typed) and not _NO_MONEY.fullmatch(compact(typed))


@lru_cache(maxsize=8192)  # the amounts of a plan are few and come again and again
def read_amount(cell: Cell, typed: str, scale: Decimal = Decimal(1)) -> Amount:
    """Read a money cell in baht; blank, dashes and "ไม่ใช้งบประมาณ" are no amount, 0 is zero baht.

    ``typed`` is what the cell says on one line (text_of).
    ``scale`` is what the table's unit is worth in baht (1,000 for "พันบาท").
    """
    if cell is None or cell == "":
        return NO_AMOUNT
    if isinstance(cell, CellError):
        return Amount(None, "formula_error", typed)
    if isinstance(cell, date | datetime | time | timedelta):
        return Amount(None, "date_in_money", typed)
    if isinstance(cell, bool):
        return Amount(None, "text_in_money", typed)
    if len(typed) > _LONGEST_AMOUNT:
        return Amount(None, "text_in_money", typed)
    if not says_an_amount(cell, typed):
        return NO_AMOUNT
    if isinstance(cell, str) and typed.startswith("#") and typed.rstrip("!?").isupper():
        return Amount(None, "formula_error", typed)
    if not _DIGIT.search(typed):
        return Amount(None, "text_in_money", typed)
    try:
        baht = parse_baht(typed if isinstance(cell, str) else cell)
    except Unreadable as refused:
        return _refused(refused.code, cell, typed, scale)
    return _scaled(baht, scale, typed)


def _refused(code: str, cell: Cell, typed: str, scale: Decimal) -> Amount:
    if code == "fraction_of_satang" and isinstance(cell, int | float | str):
        number = _number(cell)
        if number is not None:
            rounded = _scaled(number, scale, typed)
            return rounded if scale != 1 else Amount(rounded.baht, "rounded_amount", typed)
    if code in _REFUSALS:
        return Amount(None, _REFUSALS[code], typed)
    return _beside_text(typed, scale)


def _number(cell: str | int | float) -> Decimal | None:
    try:
        return parse_number(cell)
    except Unreadable:
        return None


def _beside_text(typed: str, scale: Decimal) -> Amount:
    """ "100,000 (เงินสะสม)" is an amount with a word beside it; anything vaguer is not read."""
    flat = compact(typed)
    found = _WITH_TEXT.fullmatch(flat)
    if found:
        try:
            baht = parse_baht(found[1])
        except Unreadable:
            baht = None
        if baht is not None:
            beside = re.sub(r"^[0-9๐-๙,.\-\s]+(บาท)?\s*", "", typed).strip("() /")
            return Amount(_scaled(baht, scale, typed).baht, "amount_with_text", typed, beside)
    has_digit = any(letter.isdigit() for letter in flat)
    return Amount(None, "unreadable_amount" if has_digit else "text_in_money", typed)


def _scaled(baht: Decimal | None, scale: Decimal, typed: str) -> Amount:
    if baht is None:
        return NO_AMOUNT
    exact = (baht * scale).quantize(SATANG, rounding=ROUND_HALF_UP)
    if exact > MOST_BAHT:
        return Amount(None, "too_large_amount", typed)
    return Amount(exact, "", typed)
