"""เดิม / ใหม่ on the page: what a cell said before, what the row's kind is asked, and with what section."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ruamphaen.base.spoken import said
from ruamphaen.law.checks import CheckRule, check_rules
from ruamphaen.plan.forms.rows import heading_of
from ruamphaen.plan.models.plan import KIND_NAMES
from ruamphaen.plan.queries import Change
from ruamphaen.plan.rules.cells import BUDGET
from ruamphaen.plan.rules.difference import Said
from ruamphaen.plan.rules.rounds import Judgement
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.thai.numerals import format_baht


@dataclass(frozen=True)
class CellShown:
    """ช่องที่เปลี่ยน — one changed cell in words: its heading, what it said, what it says."""

    field: str
    heading: Any
    old: str
    new: str
    is_money: bool


def cells_shown(change: Change) -> list[CellShown]:
    """The changed cells of a row, in the order of the form."""
    return [
        CellShown(
            name, heading(name), in_words(cell.old), in_words(cell.new), name.startswith(BUDGET)
        )
        for name, cell in change.cells.items()
    ]


def heading(field: str) -> Any:
    """A field's heading; of a year's money "งบประมาณ 2568"."""
    if field.startswith(BUDGET):
        return _("งบประมาณ %(year)s") % {"year": field.removeprefix(BUDGET)}
    return heading_of("list_kind" if field == "list" else field)


def in_words(said_: Said) -> str:
    """What a cell says: money with commas, nothing for a blank one."""
    if said_ is None:
        return ""
    return said_ if isinstance(said_, str) else format_baht(said_)


@dataclass(frozen=True)
class Told:
    """คำบอก — what the law's rules say of a row under its kind, and the kind it may be moved to."""

    rules: Sequence[CheckRule]
    move_to: VersionKind | None
    move_word: Any
    opens: bool  # the round does not hold that kind yet
    must: bool

    @property
    def sentence(self) -> str:
        """All of it in one line, with the sections."""
        parts = [
            f"{said(rule.says)} ({rule.cite})" if rule.cite else said(rule.says)
            for rule in self.rules
        ]
        return " · ".join(parts)


def told_of(
    judgement: Judgement, kind: VersionKind | None, kinds: Sequence[VersionKind]
) -> Told | None:
    """What to tell of a row, None where it stands where it belongs."""
    if not judgement.rules or kind is None:
        return None
    fitting = judgement.fitting
    move = fitting if fitting is not None and fitting != kind else None
    return Told(
        rules=[check_rules()[name] for name in judgement.rules],
        move_to=move,
        move_word=KIND_NAMES[move] if move else "",
        opens=move is not None and move not in kinds,
        must=judgement.must_move,
    )


def old_texts(change: Change, texts: Mapping[str, str]) -> dict[str, tuple[str, bool]]:
    """What each field of the form said before, and whether it says something else now.

    `texts` are the old row's fields as the form shows them.
    """
    return {name: (text, name in change.cells) for name, text in texts.items()}
