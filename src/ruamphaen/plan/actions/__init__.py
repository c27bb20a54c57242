"""What can be done to a plan: draft it, edit its rows, announce it, import workbooks into it, waive findings."""

from ruamphaen.plan.actions.aligning import align_listing, unalign_listing
from ruamphaen.plan.actions.announcing import announce_version, record_published
from ruamphaen.plan.actions.approving import approve, ask_approval, withdraw_request
from ruamphaen.plan.actions.cells import CellsEdited, ShownCell, edit_cells, edit_listing
from ruamphaen.plan.actions.drafting import create_plan, start_version, take_up
from ruamphaen.plan.actions.importing import Undone, accept_import, keep_trial, undo_import
from ruamphaen.plan.actions.ordering import move_listing, move_listings, renumber
from ruamphaen.plan.actions.posting import post_notice, strike_notice, take_down_notice
from ruamphaen.plan.actions.refusals import (
    CellsRefused,
    Conflict,
    ConflictingCell,
    EditedMeanwhile,
    RefusedCell,
)
from ruamphaen.plan.actions.route import Evidence, take_step, undo_step
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
    "EditedMeanwhile",
    "Evidence",
    "RefusedCell",
    "Removal",
    "ShownCell",
    "Undone",
    "accept_import",
    "add_listing",
    "add_listings",
    "align_listing",
    "announce_version",
    "approve",
    "ask_approval",
    "create_plan",
    "edit_cells",
    "edit_listing",
    "keep_trial",
    "move_listing",
    "move_listings",
    "post_notice",
    "record_published",
    "remove_listings",
    "renumber",
    "restore_listings",
    "start_version",
    "strike_notice",
    "take_down_notice",
    "take_step",
    "take_up",
    "unalign_listing",
    "undo_import",
    "undo_step",
    "waive_finding",
    "withdraw_request",
    "withdraw_waiver",
]
