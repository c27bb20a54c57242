"""สัดส่วน: shares of agreement and the two tests on them, all with pseudo-counts.

Every proportion is counted with one success and one failure more than were seen. Small et al. (2021,
"Polis: Scaling Deliberation by Mapping High Dimensional Opinion Spaces", RECERCA 26(2), the part on
representative comments) estimate shares so; for the difference of two proportions it is the interval
of Agresti and Caffo (2000, The American Statistician 54(4)). The software Polis adds one success
but no failure in its tests, by which one vote of one would be significant: that is not followed.
"""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

type Shares = npt.NDArray[np.float64]
type Counts = npt.NDArray[Any]

Z_90 = 1.2815515655446004
"""One-sided 90 %: the level Polis uses."""


def share(times: Counts, of: Counts) -> Shares:
    """The estimated probability (times + 1) / (of + 2); one half where nobody answered."""
    return np.asarray((np.asarray(times, float) + 1) / (np.asarray(of, float) + 2))


def z_above_half(times: Counts, of: Counts) -> Shares:
    """How clearly more than half: z of the share against one half, variance under one half."""
    return 2 * np.sqrt(np.asarray(of, float) + 2) * (share(times, of) - 0.5)


def z_difference(times: Counts, of: Counts, times_out: Counts, of_out: Counts) -> Shares:
    """How clearly the first share exceeds the second: pooled two-proportion z.

    With a pseudo-success and a pseudo-failure in each sample the pooled share is never 0 or 1.
    """
    first, second = np.asarray(of, float) + 2, np.asarray(of_out, float) + 2
    inside, outside = share(times, of), share(times_out, of_out)
    pooled = (inside * first + outside * second) / (first + second)
    difference: Shares = (inside - outside) / np.sqrt(
        pooled * (1 - pooled) * (1 / first + 1 / second)
    )
    return difference


def p_of(z: float) -> float:
    """The one-sided p of a z under the normal distribution."""
    return 0.5 * math.erfc(float(z) / math.sqrt(2))
