"""What comes from a pasted table or a spreadsheet: communities and villages, figures of the area."""

from ruamphaen.base.dry_run import Fate
from ruamphaen.organisation.importing.communities import (
    MOST_BYTES,
    MOST_ROWS,
    DryRun,
    Row,
    table_in_file,
    table_in_text,
    try_out,
)

__all__ = [
    "MOST_BYTES",
    "MOST_ROWS",
    "DryRun",
    "Fate",
    "Row",
    "table_in_file",
    "table_in_text",
    "try_out",
]
