"""Figures of the fictional town for the first part of its plan book: invented, and marked so."""

from datetime import date
from decimal import Decimal

from ruamphaen.law.area_figures import usual_figures
from ruamphaen.organisation import actions as organisations
from ruamphaen.organisation.models import Organisation
from ruamphaen.organisation.rules import FigureTyped
from ruamphaen.thai.dates import BUDDHIST_OFFSET

SOURCE = "ตัวเลขสมมติเพื่อสาธิต"
# Codes of law.area_figures with their values by Buddhist-era year.
FIGURES: dict[str, dict[int, str]] = {
    "area-sqkm": {2564: "18.6"},
    "communities": {2564: "12"},
    "council-members": {2564: "18"},
    "people": {2562: "14210", 2563: "14188", 2564: "14152"},
    "men": {2562: "6884", 2563: "6869", 2564: "6845"},
    "women": {2562: "7326", 2563: "7319", 2564: "7307"},
    "households": {2562: "6120", 2563: "6204", 2564: "6291"},
    "age-60": {2562: "3102", 2563: "3260", 2564: "3411"},
    "schools": {2564: "5"},
    "child-centres": {2564: "3"},
    "health-centres": {2564: "2"},
    "health-volunteers": {2564: "214"},
    "road-km": {2563: "71.2", 2564: "74.85"},
    "water-households": {2563: "5890", 2564: "6004"},
    "street-lights": {2563: "1480", 2564: "1535"},
    "markets": {2564: "3"},
    "shops": {2564: "642"},
    "occupational-groups": {2564: "16"},
    "temples": {2564: "9"},
    "water-sources": {2564: "4"},
    "green-rai": {2564: "58"},
    "waste": {2563: "11.4", 2564: "12.1"},
}


def load_town(organisation: Organisation, on: date) -> None:
    """Keep the figures as they stood before the plan was announced."""
    usual = usual_figures()
    typed = [
        FigureTyped(
            topic=usual[code].topic,
            code=code,
            title=usual[code].name_th,
            unit=usual[code].unit_th,
            year=era - BUDDHIST_OFFSET,
            value=Decimal(value),
            source=SOURCE,
        )
        for code, by_year in FIGURES.items()
        for era, value in by_year.items()
    ]
    organisations.keep_figures(organisation, by=None, figures=typed, today=on)
