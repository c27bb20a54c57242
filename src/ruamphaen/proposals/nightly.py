"""What every night brings to proposals: photographs of forms that nobody sent are let go."""

from datetime import datetime

from ruamphaen.proposals.actions.keeping import forget_old


def tonight(at: datetime) -> None:
    """Everything of this room that time triggers."""
    while forget_old(at):
        pass
