"""What every act on a draft shares: locking it, departments by name, search text, saving in bulk."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ruamphaen.base.errors import Refused
from ruamphaen.organisation.models import Community, Department, Organisation
from ruamphaen.plan.models import Listing, Version, YearBudget
from ruamphaen.plan.rules.cells import UnreadableCell
from ruamphaen.plan.rules.groups import Standing
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.thai.dates import FiscalYear
from ruamphaen.thai.sorting import sort_key
from ruamphaen.thai.text import search_key
from ruamphaen.thai.words import search_words

type MoneyByYear = dict[FiscalYear, Decimal]


def locked_draft(version: Version) -> Version:
    """The version, fresh and locked until the transaction ends. Raises Refused unless it is a draft.

    Every act on a plan's rows takes this lock first (then rows, then the ledger's head), so acts on
    one version queue and none can slip in while it is being announced.
    """
    draft = (
        Version.objects.select_for_update(of=("self",))
        .select_related("plan__organisation", "plan__tree")
        .get(pk=version.pk)
    )
    if not draft.is_draft:
        raise Refused(draft.why_closed)
    return draft


def departments_named(
    organisation: Organisation, names: Iterable[str]
) -> tuple[dict[str, Department], list[str]]:
    """Departments by the names given (as a reader takes names for one), and those made just now."""
    wanted = {search_key(name): name for name in names if name}
    if not wanted:
        return {}, []
    known = {search_key(known.name): known for known in organisation.departments.all()}
    made = Department.objects.bulk_create(
        Department(organisation=organisation, name=name, sort_key=sort_key(name))
        for key, name in wanted.items()
        if key not in known
    )
    known |= {search_key(new.name): new for new in made}
    return {name: known[search_key(name)] for name in names if name}, [new.name for new in made]


@dataclass(frozen=True)
class Communities:
    """ชุมชนของหน่วยงาน — known by the name on the page, and by name alone where that is one place."""

    by_key: Mapping[str, Community]

    def named(self, typed: str) -> Community | None:
        """The community meant; None for blank or "-". Raises UnreadableCell for an unknown name."""
        if typed in {"", "-", "–", "—"}:
            return None
        found = self.by_key.get(search_key(typed))
        if found is None:
            raise UnreadableCell("no_such_community", typed)
        return found


def communities_of(organisation: Organisation) -> Communities:
    """All communities of an organisation, by the names a person may type; one query."""
    here = list(organisation.communities.all())
    alone = Counter(search_key(each.name) for each in here)
    keys = {search_key(str(each)): each for each in here}
    keys |= {key: each for each in here if alone[key := search_key(each.name)] == 1}
    return Communities(keys)


def search_text_of(listing: Listing, department: str) -> str:
    """The words of a row as the search box finds them: title, objective, place and department."""
    return search_text(listing.title, listing.objective, listing.place, department)


def search_text(*texts: str) -> str:
    """The words of these texts, as they are kept for the search box."""
    return " ".join(search_words("\n".join(text for text in texts if text)))


def save_rows(rows: Sequence[Listing], fields: Iterable[str]) -> None:
    """Write these fields of rows that exist, in one statement, however many rows there are.

    An insert that meets its own key: both databases do it an order of magnitude faster than one
    UPDATE with a branch for each row and field.
    """
    Listing.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=sorted(set(fields))
    )


def save_money(money: Sequence[tuple[int, FiscalYear, Decimal | None]]) -> None:
    """Set or blank (None) the money of (listing, year) pairs: at most three statements."""
    given = [(listing, year, baht) for listing, year, baht in money if baht is not None]
    blanked = {(listing, year) for listing, year, baht in money if baht is None}
    if blanked:
        there = YearBudget.objects.filter(listing__in={listing for listing, _year in blanked})
        gone = [row.pk for row in there if (row.listing_id, row.year) in blanked]
        YearBudget.objects.filter(pk__in=gone).delete()
    if given:
        YearBudget.objects.bulk_create(
            [
                YearBudget(listing_id=listing, year=year, amount_baht=baht)
                for listing, year, baht in given
            ],
            update_conflicts=True,
            unique_fields=["listing", "year"],
            update_fields=["amount_baht"],
        )


def money_of(listings: Iterable[int]) -> dict[int, MoneyByYear]:
    """The money of rows by year, in one query; blank years are not in it."""
    found: dict[int, MoneyByYear] = {pk: {} for pk in listings}
    for row in YearBudget.objects.filter(listing__in=found.keys()):
        found[row.listing_id][row.year] = row.amount_baht
    return found


def standings(version: Version, list_kind: ListKind) -> list[Standing]:
    """Where every row of one list stands, in one query."""
    rows = Listing.objects.filter(version=version, list_kind=list_kind)
    return [
        Standing(*values)
        for values in rows.order_by("position", "pk").values_list(
            "pk", "position", "node_id", "programme", "strategy_as_printed"
        )
    ]
