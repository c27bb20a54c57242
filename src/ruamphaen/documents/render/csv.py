"""พิมพ์เป็น CSV: the rows of the paper for other programs, safe to open in a spreadsheet."""

from ruamphaen.base.workbooks.writing import rows_csv
from ruamphaen.documents.sheet import Sheet, as_rows, check


def render_csv(sheet: Sheet) -> bytes:
    """The head and all rows, as every table leaves (`rows_csv`).

    Raises :class:`~ruamphaen.documents.sheet.MisshapenSheet`.
    """
    return rows_csv(as_rows(check(sheet)))
