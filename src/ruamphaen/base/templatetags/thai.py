"""How Thais write, for templates: dates, years, money, phrases that stay together."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ruamphaen.base.spoken import said
from ruamphaen.thai import dates, numerals
from ruamphaen.thai.dates import FiscalYear, Language, PlanPeriod, Style

register = template.Library()
register.filter(said)

MILLION = Decimal(1_000_000)
# Letters and marks; more than this does not fit a line of a phone, so keeping it together only moves it down.
LONGEST_PHRASE = 40


def _language() -> Language:
    return "en" if get_language() == "en" else "th"


@register.filter
def day(value: date | datetime | None, style: Style = "long") -> str:
    """A date as people write it: 12 กุมภาพันธ์ 2569, or 12 February 2026 in English."""
    if value is None:
        return ""
    on = dates.bangkok_day(value) if isinstance(value, datetime) else value
    return dates.thai_date(on, style=style, language=_language())


@register.filter
def moment(value: datetime | None) -> str:
    """A moment: the date and the time in Bangkok."""
    if value is None:
        return ""
    return f"{day(value, 'short')} {clock(value)}"


@register.filter
def clock(value: datetime | None) -> str:
    """The time in Bangkok: 09.42 น."""
    return "" if value is None else dates.thai_time(value, language=_language())


@register.filter
def year(value: FiscalYear | int) -> str:
    """A fiscal year: 2570 in Thai, 2027 in English."""
    be = value.be if isinstance(value, FiscalYear) else int(value)
    return str(be if _language() == "th" else be - 543)


@register.filter
def period(value: PlanPeriod) -> str:
    """A plan's years: พ.ศ. 2566–2570, or 2023–2027."""
    first, last = year(value.first), year(value.last)
    return f"พ.ศ. {first}–{last}" if _language() == "th" else f"{first}–{last}"


@register.filter
def number(value: Any) -> str:
    """A count or amount with thousands separated; nothing where there is none."""
    return "" if value is None else numerals.format_number(Decimal(value))


@register.filter
def baht(value: Decimal | None) -> str:
    """480,000 or 480,000.50; an en dash where the plan has no money."""
    return "–" if value is None else numerals.format_baht(value)


@register.filter
def million(value: Decimal | None) -> str:
    """Large money for reading: 28.80 ล้านบาท; below a million in full."""
    return "–" if value is None else " ".join(_amount_and_unit(value))


@register.simple_tag
def money(value: Decimal) -> SafeString:
    """The same as a figure: a big amount and its unit beside it."""
    return format_html(
        '<span class="big">{}</span> <span class="unit">{}</span>', *_amount_and_unit(value)
    )


def _amount_and_unit(value: Decimal) -> tuple[str, str]:
    if value < MILLION:
        return numerals.format_baht(value), _("บาท")
    amount = (value / MILLION).quantize(Decimal("0.01"))
    return numerals.format_number(amount, places=2), _("ล้านบาท")


@register.filter
def phrase(value: Any) -> SafeString:
    """Keep a Thai phrase together when it fits on the line."""
    return format_html('<span class="phrase">{}</span>', value)


@register.filter
def phrases(text: str) -> SafeString:
    """Text whose spaces part phrases: each phrase stays on one line where it fits.

    Thai has no spaces between words; writers put them between phrases, so a break belongs there.
    """
    parts = [part for part in str(text).split(" ") if part]
    if len(parts) < 2:
        return format_html("{}", text)
    return format_html_join(" ", "{}", ((_kept(part),) for part in parts))


def _kept(part: str) -> str:
    """A phrase to keep on one line; one too long for a phone's line breaks inside like any text."""
    if len(part) > LONGEST_PHRASE:
        return part
    return format_html('<span class="phrase">{}</span>', part)


@register.filter
def quoted(text: str) -> str:
    """What somebody said, in quotation marks that stay with its first and last word."""
    return f"“{text}”"


# What a local government is stands before its name, without a space: a line may end between the two.
KINDS_BEFORE_NAMES = (
    "องค์การบริหารส่วนจังหวัด",
    "องค์การบริหารส่วนตำบล",
    "เทศบาลนคร",
    "เทศบาลเมือง",
    "เทศบาลตำบล",
)


@register.filter
def named(name: str) -> SafeString:
    """The name of a local government, which breaks after what it is and never within its own name."""
    for kind in KINDS_BEFORE_NAMES:
        if name.startswith(kind) and len(name) > len(kind):
            return format_html("{}{}", phrase(kind), phrase(name.removeprefix(kind)))
    return phrases(name)


@register.filter
def in_year(row: Any, year: FiscalYear) -> Decimal | None:
    """A row's money in one year: None where it is blank or the year is not its plan's."""
    amount: Decimal | None = row.money.get(year)
    return amount
