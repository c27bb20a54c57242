"""Two people at the same moment, each on a connection of their own."""

from datetime import date

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import verify
from ruamphaen.plan import actions
from ruamphaen.plan.actions import CellChange
from ruamphaen.plan.models import Listing
from ruamphaen.plan.rules.listings import ListKind
from tests.at_once import ON_A_SERVER, at_once

pytestmark = ON_A_SERVER


def ended(*acts):
    """Run acts at the same moment: "done", or the name of the refusal, for each."""
    return [_name_of(end) for end in at_once(*acts)]


def _name_of(end):
    if isinstance(end, Exception) and not isinstance(end, Refused):
        raise end
    return type(end).__name__ if isinstance(end, Refused) else "done"


def test_of_two_who_edit_one_cell_one_is_told(cast, desk):
    def edit(words):
        change = CellChange(desk.road.pk, 0, "title", words)
        return lambda: actions.edit_cells(desk.draft, by=cast.somsri, changes=[change])

    assert sorted(ended(edit("หนึ่ง"), edit("สอง"), edit("สาม"))) == [
        "Conflict",
        "Conflict",
        "done",
    ]
    assert Listing.objects.get(pk=desk.road.pk).edit == 1
    assert verify() == []


def test_nothing_slips_in_while_a_version_is_announced(cast, desk):
    def add():
        actions.add_listing(
            desk.draft, by=cast.somsri, list_kind=ListKind.MAIN, typed={"title": "ช้าไป"}
        )

    def announce():
        actions.record_published(desk.draft, by=cast.pranee, on=date(2026, 11, 20))

    first, second = ended(add, announce)
    assert second == "done"
    assert first in {"done", "Refused"}
    announced = desk.draft.listings.count()
    assert announced == (4 if first == "done" else 3)
    assert verify() == []


def test_an_import_is_accepted_by_one_of_two(cast, desk):
    from tests.plan.test_importing import THREE, tried

    trial = tried(desk.draft, THREE)

    def accept():
        actions.accept_import(trial, by=cast.somsri, report_hash=trial.report_hash)

    assert sorted(ended(accept, accept)) == ["Refused", "done"]
    assert desk.draft.listings.count() == 4
    assert verify() == []
