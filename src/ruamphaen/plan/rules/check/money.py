"""เงินและปี: is the money in the right years, readable, and of a size a reader would believe?"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from ruamphaen.law.money_sources import money_source_named
from ruamphaen.plan.rules.check.facts import CheckedRow, PlanUnderCheck
from ruamphaen.plan.rules.check.rule import Found, found, found_at, rule
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.thai.dates import EARLIEST_BE, LATEST_BE, FiscalYear
from ruamphaen.thai.numerals import format_baht

SMALLEST_BAHT = Decimal(1_000)  # below this a year's budget reads like thousands
LARGE_FROM_BAHT = Decimal(20_000_000)  # nothing smaller is called oddly large
LARGE_TIMES = 100  # … and it must be so many times the median of all amounts
LARGE_AMONG = 20  # … of at least so many
JUMP_TIMES = 20  # one year so many times another of the same project
REPEATED_ROWS = 3  # so many rows with the same uneven amount
EVEN_BAHT = 1_000  # amounts that are whole thousands repeat by nature


@rule("money.missing")
def missing(plan: PlanUnderCheck) -> Iterator[Found]:
    for row in plan.rows_of(ListKind.MAIN, ListKind.EQUIPMENT):
        if not row.given and not row.unreadable and row.title.strip():
            yield found(row)


@rule("money.year-outside-plan")
def year_outside_plan(plan: PlanUnderCheck) -> Iterator[Found]:
    first, last = plan.period.first.be, plan.period.last.be
    for row, year, baht in _amounts(plan):
        if not first <= year <= last:
            yield found(row, year=str(year), baht=format_baht(baht), period=plan.period.slug)


@rule("money.negative")
def negative(plan: PlanUnderCheck) -> Iterator[Found]:
    for row, year, baht in _amounts(plan):
        if baht < 0:
            yield found(row, year=str(year), baht=format_baht(baht))


@rule("money.unreadable")
def unreadable(plan: PlanUnderCheck) -> Iterator[Found]:
    for row in plan.rows:
        for year, typed in row.unreadable.items():
            yield found(row, year=str(year), typed=typed)


@rule("money.looks-like-year")
def looks_like_year(plan: PlanUnderCheck) -> Iterator[Found]:
    for row, year, baht in _amounts(plan):
        if _is_year(baht):
            yield found(row, year=str(year), baht=format_baht(baht))


def _is_year(baht: Decimal) -> bool:
    return baht == baht.to_integral_value() and 2540 <= baht <= 2599


@rule("money.too-small")
def too_small(plan: PlanUnderCheck) -> Iterator[Found]:
    for row, year, baht in _amounts(plan):
        if 0 < baht < SMALLEST_BAHT:
            yield found(row, year=str(year), baht=format_baht(baht))


@rule("money.too-large")
def too_large(plan: PlanUnderCheck) -> Iterator[Found]:
    lists: dict[ListKind, list[tuple[CheckedRow, int, Decimal]]] = defaultdict(list)
    for row, year, baht in _amounts(plan):
        # Projects beyond one's own capacity are large by nature.
        if baht > 0 and row.list_kind != ListKind.COORDINATION:
            lists[row.list_kind].append((row, year, baht))
    for amounts in lists.values():
        usual = median(baht for _row, _year, baht in amounts)
        for row, year, baht in amounts:
            large = baht >= LARGE_FROM_BAHT and baht >= usual * LARGE_TIMES
            if large and len(amounts) >= LARGE_AMONG:
                times = str(int(baht / usual))
                yield found(row, year=str(year), baht=format_baht(baht), times=times)


@rule("money.year-jump")
def year_jump(plan: PlanUnderCheck) -> Iterator[Found]:
    for row in plan.rows:
        given = {year: baht for year, baht in row.given.items() if baht > 0}
        if len(given) < 2:
            continue
        low, high = min(given, key=given.__getitem__), max(given, key=given.__getitem__)
        if given[high] >= given[low] * JUMP_TIMES:
            yield found(
                row,
                low_year=str(low),
                low=format_baht(given[low]),
                high_year=str(high),
                high=format_baht(given[high]),
            )


@rule("money.satang")
def satang(plan: PlanUnderCheck) -> Iterator[Found]:
    for row, year, baht in _amounts(plan):
        if baht != baht.to_integral_value():
            yield found(row, year=str(year), baht=format_baht(baht))


@rule("money.repeated")
def repeated(plan: PlanUnderCheck) -> Iterator[Found]:
    alike: dict[tuple[ListKind, Decimal], dict[int, CheckedRow]] = defaultdict(dict)
    for row, _year, baht in _amounts(plan):
        if baht >= EVEN_BAHT and baht % EVEN_BAHT and not _is_year(baht):
            alike[(row.list_kind, baht)][row.key] = row
    for (_list, baht), rows in alike.items():
        titles = {plan.title_keys[row.key] for row in rows.values()}
        if len(titles) >= REPEATED_ROWS:
            first, second, *_rest = rows.values()
            yield found(first, rows=str(len(rows)), baht=format_baht(baht), other=second.title[:80])


@rule("money.printed-zero")
def printed_zero(plan: PlanUnderCheck) -> Iterator[Found]:
    years = len(plan.period)
    for row in plan.rows:
        zeros = [baht for baht in row.money.values() if baht is not None and baht == 0]
        if len(zeros) >= years > 1:
            yield found(row)


@rule("money.sum-differs", "remarks")
def sum_differs(plan: PlanUnderCheck) -> Iterator[Found]:
    for remark in plan.remarks or ():
        if remark.code == "total_differs":
            yield found_at(f"cell:{remark.place}", remark.place, what=remark.what)


@rule("money.count-differs", "remarks")
def count_differs(plan: PlanUnderCheck) -> Iterator[Found]:
    for remark in plan.remarks or ():
        if remark.code == "count_differs":
            yield found_at(f"cell:{remark.place}", remark.place, what=remark.what)


@rule("money.summary-differs", "summary")
def summary_differs(plan: PlanUnderCheck) -> Iterator[Found]:
    printed: dict[int, Decimal] = defaultdict(Decimal)
    for line in plan.summary or ():
        printed[line.year] += line.baht or Decimal(0)
    computed: dict[int, Decimal] = defaultdict(Decimal)
    for row in plan.rows_of(ListKind.MAIN):
        for year, baht in row.given.items():
            computed[year] += baht
    for year in sorted(printed):
        if printed[year] != computed[year]:
            yield found_at(
                f"year:{year}",
                str(year),
                year=str(year),
                printed=format_baht(printed[year]),
                computed=format_baht(computed[year]),
            )


@rule("money.year-empty", "version_kind")
def year_empty(plan: PlanUnderCheck) -> Iterator[Found]:
    whole = plan.version.kind in {VersionKind.FIRST, VersionKind.REVIEW}
    funded = {year for row in plan.rows_of(ListKind.MAIN) for year in row.given}
    if whole and funded:
        for year in plan.period.years:
            if year.be not in funded:
                yield found_at(f"year:{year}", str(year), year=str(year))


@rule("money.year-over", "earlier")
def year_over(plan: PlanUnderCheck) -> Iterator[Found]:
    if not plan.earlier:
        return
    for row in plan.projects:
        if row.project not in plan.earlier_projects:
            for year in row.given:
                known = EARLIEST_BE <= year <= LATEST_BE
                if known and FiscalYear(year).last_day < plan.day:
                    yield found(row, year=str(year))


@rule("money.source-unknown")
def source_unknown(plan: PlanUnderCheck) -> Iterator[Found]:
    for row in plan.rows:
        text = row.source_of_money.strip()
        if text and money_source_named(text) is None:
            yield found(row, text=text[:80])


def _amounts(plan: PlanUnderCheck) -> Iterator[tuple[CheckedRow, int, Decimal]]:
    for row in plan.rows:
        for year, baht in row.money.items():
            if baht is not None and baht:
                yield row, year, baht
