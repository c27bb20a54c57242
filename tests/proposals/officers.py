"""What the tests of the officers' side share."""

from datetime import timedelta

from ruamphaen.proposals.models import Proposal
from ruamphaen.proposals.rules.screening import Remark, Reply
from tests import make
from tests.cast import Cast

MANY = (
    "ขอไฟส่องทางหน้าวัดบ้านหนอง",
    "ซ่อมถนนเป็นหลุมซอย 4",
    "ขุดลอกคลองหลังตลาด",
    "ขอถังขยะหน้าโรงเรียน",
    "ยุงเยอะขอพ่นหมอกควัน",
)


def some(cast: Cast, count: int, **columns: object) -> list[Proposal]:
    """Shown proposals of the town, each another matter."""
    return [
        make.proposal(
            organisation=cast.ban_nong, title=f"{MANY[at % len(MANY)]} หมู่ {at + 1}", **columns
        )
        for at in range(count)
    ]


LATER = make.NOW + timedelta(days=1)
ACCEPT = Reply("own-power")
YES = Remark("own-power")
