"""What was told: the content of a proposal as plain values, however it came in."""

from dataclasses import dataclass
from decimal import Decimal

from ruamphaen.proposals.rules.kinds import ProposalKind, Urgency


@dataclass(frozen=True)
class Told:
    """เนื้อความของข้อเสนอ — as typed; `community` is the key of one of the organisation's.

    `latitude` and `longitude` are degrees (WGS 84), both or none.
    """

    kind: ProposalKind
    title: str
    body: str = ""
    community: int | None = None
    place: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    beneficiaries: str = ""
    how_many: int | None = None
    urgency: Urgency = Urgency.NORMAL
    shown_name: str = ""
    on_behalf: bool = False


@dataclass(frozen=True)
class Contact:
    """ข้อมูลติดต่อ — how the author can be told; private."""

    name: str = ""
    phone: str = ""
    note: str = ""
    email: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.phone or self.note or self.email)
