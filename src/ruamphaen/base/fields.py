"""Columns that carry their kind: fiscal years and money."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from ruamphaen.thai.dates import FiscalYear

# No single amount of a local plan comes near this; a longer number is a slip of the finger.
MOST_BAHT = Decimal(10_000_000_000)


class FiscalYearField(models.PositiveSmallIntegerField):  # type: ignore[type-arg]
    """ปีงบประมาณ: a FiscalYear in Python, its Buddhist-era number in the database."""

    # What the type checker is told of values and look-ups.
    _pyi_private_set_type: "FiscalYear | int"  # type: ignore[assignment]
    _pyi_private_get_type: FiscalYear  # type: ignore[assignment]
    _pyi_lookup_exact_type: "FiscalYear | int"  # type: ignore[assignment]

    def from_db_value(self, value: int | None, *_: Any) -> FiscalYear | None:
        return None if value is None else FiscalYear(value)

    def to_python(self, value: Any) -> FiscalYear | None:
        if value is None or isinstance(value, FiscalYear):
            return value
        return FiscalYear(int(value))

    def get_prep_value(self, value: Any) -> int | None:
        if value is None:
            return None
        return value.be if isinstance(value, FiscalYear) else int(value)

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj))


class BahtField(models.DecimalField):  # type: ignore[type-arg]
    """บาท: exact to the satang, never negative, never a float."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_digits"], kwargs["decimal_places"] = 13, 2
        super().__init__(*args, **kwargs)
        self.validators.extend([MinValueValidator(0), MaxValueValidator(MOST_BAHT)])

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_digits"], kwargs["decimal_places"]
        return name, path, args, kwargs


def within_money(field: str) -> models.Q:
    """The condition of a CheckConstraint on a BahtField: 0 to MOST_BAHT."""
    return models.Q(**{f"{field}__gte": 0, f"{field}__lte": MOST_BAHT})
