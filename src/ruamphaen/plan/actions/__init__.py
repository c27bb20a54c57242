"""What can be done to a plan: draft it, edit its rows, announce it, import workbooks into it, waive findings."""

from ruamphaen.plan.actions.aligning import align_listing, unalign_listing
from ruamphaen.plan.actions.announcing import record_published
from ruamphaen.plan.actions.cells import CellsEdited, ShownCell, edit_cells, edit_listing
from ruamphaen.plan.actions.drafting import create_plan, start_version, take_up
from ruamphaen.plan.actions.importing import Undone, accept_import, keep_trial, undo_import
from ruamphaen.plan.actions.ordering import move_listing, move_listings, renumber
from ruamphaen.plan.actions.refusals import CellsRefused, Conflict, ConflictingCell, RefusedCell
from ruamphaen.plan.actions.rows import (
    Removal,
    add_listing,
    add_listings,
    remove_listings,
    restore_listings,
)
from ruamphaen.plan.actions.waiving import waive_finding, withdraw_waiver
from ruamphaen.plan.rules.cells import CellChange

__all__ = [
    "CellChange",
    "CellsEdited",
    "CellsRefused",
    "Conflict",
    "ConflictingCell",
    "RefusedCell",
    "Removal",
    "ShownCell",
    "Undone",
    "accept_import",
    "add_listing",
    "add_listings",
    "align_listing",
    "create_plan",
    "edit_cells",
    "edit_listing",
    "keep_trial",
    "move_listing",
    "move_listings",
    "record_published",
    "remove_listings",
    "renumber",
    "restore_listings",
    "start_version",
    "take_up",
    "unalign_listing",
    "undo_import",
    "waive_finding",
    "withdraw_waiver",
]
