"""On what a version stands: the routes of the law that its kinds go by, and how they are cited."""

from collections.abc import Sequence
from datetime import date

from ruamphaen.documents.script import Block, Heading, Paragraph, Table
from ruamphaen.documents.sheet import Cell, Column
from ruamphaen.law.confidence import Confidence
from ruamphaen.law.cycle import Actor
from ruamphaen.law.grounds import Cite
from ruamphaen.law.instruments import Instrument, all_instruments
from ruamphaen.law.routes import Route, RouteStep, route_at
from ruamphaen.organisation.queries import ask_here
from ruamphaen.plan.models import Version
from ruamphaen.plan.rules.routes import route_kind_of


def routes_of(version: Version, on: date) -> list[Route]:
    """The routes of a version's kinds on the day it was announced (a draft: today).

    Projects of the classes of ข้อ 22/2 go their own way, a correction beside them goes its usual one.
    """
    organisation = version.plan.organisation
    ask = ask_here(organisation)
    kinds = dict.fromkeys(route_kind_of(kind, version.special_class) for kind in version.kind_list)
    day = version.announced_on or on
    return [route_at(kind, organisation.nature, day, ask) for kind in kinds]


def in_full(cite: Cite) -> str:
    """A citation with the whole name of the instrument, as a letter writes it."""
    named = _named(cite.instrument)
    return f"{named.title_th} {cite.section}".strip() if named else str(cite)


def _named(code: str) -> Instrument | None:
    return next((one for one in all_instruments() if one.code == code), None)


def sections_in_full(cites: Sequence[Cite]) -> str:
    """Several citations in one phrase: each instrument once, with its sections."""
    by_instrument: dict[str, list[str]] = {}
    for cite in cites:
        by_instrument.setdefault(cite.instrument, []).append(cite.section)
    said = []
    for code, sections in by_instrument.items():
        named = _named(code)
        once = " ".join(_joined(list(dict.fromkeys(filter(None, sections)))).split())
        said.append(f"{named.title_th if named else code} {once}".strip())
    return _joined(said)


def _joined(parts: Sequence[str]) -> str:
    """ก, ข และ ค."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{' '.join(parts[:-1])} และ{'' if parts[-1].startswith('ข้อ') else ' '}{parts[-1]}"


def decided_before(route: Route) -> list[RouteStep]:
    """The steps whose resolution must stand before the head signs."""
    return [step for step in route.steps if step.decides and step.actor != Actor.HEAD]


def to_check(routes: Sequence[Route]) -> list[Block]:
    """For whoever signs a draft: what is cited, and how surely each is known."""
    columns = (
        Column("step", "ขั้น", "text", 62),
        Column("cite", "ข้ออ้างอิง", "text", 62),
        Column("sure", "ความเชื่อมั่น", "text", 30),
    )
    rows: list[tuple[Cell, ...]] = [
        (step.name_th, str(step.cite), step.confidence.label.th)
        for route in routes
        for step in route.steps
    ]
    return [
        Heading("ขั้นตอนและข้ออ้างอิง"),
        Paragraph(
            "ข้อที่ยังไม่พบข้อความต้นฉบับ ขอให้ตรวจกับระเบียบฉบับเต็มก่อนลงนาม",
            keep=True,
        ),
        Table(columns, tuple(dict.fromkeys(rows))),
    ]


def all_seen(routes: Sequence[Route]) -> bool:
    """Whether every citation was seen word for word."""
    return all(step.confidence is Confidence.VERBATIM for route in routes for step in route.steps)
