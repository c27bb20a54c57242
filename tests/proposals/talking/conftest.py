"""The day, and a proposal that people talk about."""

import pytest

from ruamphaen.proposals.models import Proposal
from tests import make
from tests.cast import Cast


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2026-11-20T03:00:00+00:00", tick=False)


@pytest.fixture
def lamp(cast: Cast) -> Proposal:
    """A proposal that people talk about."""
    return make.proposal(organisation=cast.ban_nong)
