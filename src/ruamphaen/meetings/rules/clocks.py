"""Whether the clock of a laptop was right: it had no internet to ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

# Less than this is a watch that is a little off: nobody's record suffers.
NOTABLE = timedelta(minutes=10)
# A meeting may begin late or go on for long; a day's distance from its hour is the clock, or another day.
FAR = timedelta(hours=12)
# Nobody pauses that long within one sitting without adjourning.
JUMP = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Clock:
    """นาฬิกาของเครื่อง — what its lines show: seconds ahead (+) or behind (−) that are certain, hours from
    the announced hour (None: near it), and the largest jump forward within its journal."""

    certain: int = 0
    from_announced: int | None = None
    jump: int = 0

    @property
    def is_off(self) -> bool:
        return bool(self.certain or self.from_announced or self.jump)

    @property
    def suggested(self) -> int:
        """Seconds that could be added to put it right; 0 where nothing can be said."""
        return -(self.certain or self.from_announced or 0)


def clock_of(
    moments: Sequence[datetime],
    *,
    exported_at: datetime,
    issued_at: datetime,
    now: datetime,
    announced_at: datetime,
) -> Clock:
    """What can be known: no line was written before the kit was made, no file exported after now."""
    ahead = exported_at - now
    behind = (issued_at - moments[0]) if moments else timedelta()
    certain = 0
    if ahead > NOTABLE:
        certain = int(ahead.total_seconds())
    elif behind > NOTABLE:
        certain = -int(behind.total_seconds())
    away = (moments[0] - announced_at) if moments else timedelta()
    jumps = [after - before for before, after in pairwise(moments)]
    jump = max(jumps, default=timedelta())
    return Clock(
        certain=certain,
        from_announced=int(away.total_seconds()) if abs(away) > FAR else None,
        jump=int(jump.total_seconds()) if jump > JUMP else 0,
    )
