"""What exists: the organisation and its parts, people and their posts, bodies and their seats."""

from ruamphaen.organisation.models.bodies import Committee, Seat
from ruamphaen.organisation.models.organisation import (
    AreaFigure,
    Community,
    Department,
    Holiday,
    LocalRule,
    Organisation,
)
from ruamphaen.organisation.models.people import Holding, Post, User

__all__ = [
    "AreaFigure",
    "Committee",
    "Community",
    "Department",
    "Holding",
    "Holiday",
    "LocalRule",
    "Organisation",
    "Post",
    "Seat",
    "User",
]
