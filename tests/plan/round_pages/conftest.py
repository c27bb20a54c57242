"""A round of changes and corrections, for the tests of its pages."""

from datetime import date

import pytest

from ruamphaen.plan import actions
from ruamphaen.plan.models import Listing, Version
from ruamphaen.plan.rules.versions import VersionKind
from tests.cast import Cast
from tests.plan.conftest import Desk

CHANGE, CORRECTION = VersionKind.CHANGE, VersionKind.CORRECTION


@pytest.fixture
def draft(cast: Cast, desk: Desk) -> Version:
    """A round of changes and corrections after desk's first issue; the road is in it."""
    Listing.objects.filter(pk=desk.road.pk).update(page="45")
    actions.record_published(desk.draft, by=None, on=date(2022, 10, 1))
    version = actions.start_version(
        desk.plan, by=cast.somsri, kinds=[CHANGE, CORRECTION], round_number=1
    )
    actions.take_up(version, by=cast.somsri, listings=[Listing.objects.get(pk=desk.road.pk)])
    return version


@pytest.fixture
def road(draft: Version, desk: Desk) -> Listing:
    return draft.listings.get(project=desk.road.project_id)
