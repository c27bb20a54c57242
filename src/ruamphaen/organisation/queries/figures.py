"""The figures of the area as they stood on a day, under the headings of the plan book."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from ruamphaen.law.area_figures import AreaTopic, area_topics, usual_figures
from ruamphaen.organisation.models import AreaFigure, Organisation


@dataclass(frozen=True)
class FigureLine:
    """บรรทัดของข้อมูล — one figure through the years, by Gregorian year."""

    title: str
    unit: str
    by_year: Mapping[int, AreaFigure]

    @property
    def sources(self) -> list[str]:
        """Each source once, that of the newest year first."""
        newest = sorted(self.by_year, reverse=True)
        return list(dict.fromkeys(self.by_year[year].source for year in newest))


@dataclass(frozen=True)
class FigureTopic:
    """หัวข้อพร้อมข้อมูล — a heading with its lines, and every year they speak of, the oldest first."""

    topic: AreaTopic
    lines: Sequence[FigureLine]

    @property
    def years(self) -> list[int]:
        return sorted({year for line in self.lines for year in line.by_year})


def figures_on(organisation: Organisation, day: date) -> list[FigureTopic]:
    """Every heading with what stood under it at the end of a day (1 query)."""
    still = Q(ended_on=None) | Q(ended_on__gt=day)
    return _by_topic(_all(organisation).filter(still, entered_on__lte=day))


def figures_of_book(
    organisation: Organisation, announced_on: date | None, today: date
) -> list[FigureTopic]:
    """What the book of a plan prints: for an announced one the figures of that day, else today's.

    An office that kept none in the system by then (its plan is older than the system) has today's.
    """
    if announced_on is not None:
        then = figures_on(organisation, announced_on)
        if any(topic.lines for topic in then):
            return then
    return figures_on(organisation, today)


def _all(organisation: Organisation) -> QuerySet[AreaFigure]:
    return AreaFigure.objects.filter(organisation=organisation)


def _by_topic(figures: Iterable[AreaFigure]) -> list[FigureTopic]:
    order = {code: place for place, code in enumerate(usual_figures())}
    lines: dict[str, dict[tuple[str, str], dict[int, AreaFigure]]] = {}
    # Figures of the list stand in its order; those of the office follow as they were entered.
    for one in sorted(figures, key=lambda one: (order.get(one.code, len(order)), one.pk)):
        years = lines.setdefault(one.topic, {}).setdefault((one.title, one.unit), {})
        years[one.year] = one
    return [
        FigureTopic(
            topic,
            [
                FigureLine(title, unit, dict(sorted(years.items())))
                for (title, unit), years in lines.get(code, {}).items()
            ],
        )
        for code, topic in area_topics().items()
    ]
