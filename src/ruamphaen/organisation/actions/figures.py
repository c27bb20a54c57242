"""The figures of the area, year by year: a correction ends the old row, nothing printed is lost."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import AreaFigure, Organisation, User
from ruamphaen.organisation.rules import FigureTyped


@transaction.atomic
def keep_figures(
    organisation: Organisation, *, by: User | None, figures: Sequence[FigureTyped], today: date
) -> int:
    """Keep figures as they were typed; how many were new or differ from what stood there.

    A figure of the same name, unit and year is replaced: the row that stood ends today.
    """
    standing = {
        (one.title, one.unit, one.year): one
        for one in AreaFigure.objects.filter(organisation=organisation, ended_on=None)
    }
    kept = 0
    for typed in {(one.title, one.unit, one.year): one for one in figures}.values():
        now = standing.get((typed.title, typed.unit, typed.year))
        if now is not None and (now.value, now.source) == (typed.value, typed.source):
            continue
        if now is not None:
            _end(now, today)
        AreaFigure.objects.create(
            organisation=organisation,
            topic=typed.topic,
            code=typed.code,
            title=typed.title,
            unit=typed.unit,
            year=typed.year,
            value=typed.value,
            source=typed.source,
            entered_on=today,
        )
        kept += 1
    if kept:
        record(by, "organisation.keep_figures", organisation, count=kept)
    return kept


@transaction.atomic
def remove_figure(figure: AreaFigure, *, by: User | None, today: date) -> None:
    """Take a figure out; books of plans announced before keep it."""
    record(by, "organisation.remove_figure", figure, title=figure.title, year=figure.year)
    _end(figure, today)


def _end(figure: AreaFigure, today: date) -> None:
    if figure.entered_on == today:
        figure.delete()  # it stood on no day, so no book ever printed it
        return
    figure.ended_on = today
    figure.save(update_fields=["ended_on"])
