"""What can be done to a plan: draft it, edit its rows, announce it, import workbooks into it, waive findings."""

from ruamphaen.plan.actions.adopting import adopt_proposals, cite_proposals
from ruamphaen.plan.actions.aligning import align_listing, unalign_listing
from ruamphaen.plan.actions.announcing import announce_version, record_published
from ruamphaen.plan.actions.approving import (
    approve,
    ask_approval,
    what_is_missing,
    withdraw_request,
)
from ruamphaen.plan.actions.carrying import CarriedOver, carry_over
from ruamphaen.plan.actions.cells import CellsEdited, ShownCell, edit_cells, edit_listing
from ruamphaen.plan.actions.drafting import create_plan, start_version, take_up
from ruamphaen.plan.actions.importing import Undone, accept_import, keep_trial, undo_import
from ruamphaen.plan.actions.lineage import (
    mark_duplicate,
    merge_projects,
    send_to_coordination,
    split_project,
    transfer_project,
    unlink_projects,
)
from ruamphaen.plan.actions.ordering import move_listing, move_listings, renumber
from ruamphaen.plan.actions.origins import add_origin, remove_origin
from ruamphaen.plan.actions.posting import post_notice, strike_notice, take_down_notice
from ruamphaen.plan.actions.refusals import (
    CellsRefused,
    Conflict,
    ConflictingCell,
    EditedMeanwhile,
    RefusedCell,
)
from ruamphaen.plan.actions.rounds import (
    Reversal,
    drop_draft,
    explain_round,
    name_round,
    open_round,
    set_row_kind,
    start_reversal,
    why_name_stays,
    withdraw_rows,
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
    "CarriedOver",
    "CellChange",
    "CellsEdited",
    "CellsRefused",
    "Conflict",
    "ConflictingCell",
    "EditedMeanwhile",
    "Evidence",
    "RefusedCell",
    "Removal",
    "Reversal",
    "ShownCell",
    "Undone",
    "accept_import",
    "add_listing",
    "add_listings",
    "add_origin",
    "adopt_proposals",
    "align_listing",
    "announce_version",
    "approve",
    "ask_approval",
    "carry_over",
    "cite_proposals",
    "create_plan",
    "drop_draft",
    "edit_cells",
    "edit_listing",
    "explain_round",
    "keep_trial",
    "mark_duplicate",
    "merge_projects",
    "move_listing",
    "move_listings",
    "name_round",
    "open_round",
    "post_notice",
    "record_published",
    "remove_listings",
    "remove_origin",
    "renumber",
    "restore_listings",
    "send_to_coordination",
    "set_row_kind",
    "split_project",
    "start_reversal",
    "start_version",
    "strike_notice",
    "take_down_notice",
    "take_step",
    "take_up",
    "transfer_project",
    "unalign_listing",
    "undo_import",
    "undo_step",
    "unlink_projects",
    "waive_finding",
    "what_is_missing",
    "why_name_stays",
    "withdraw_request",
    "withdraw_rows",
    "withdraw_waiver",
]
