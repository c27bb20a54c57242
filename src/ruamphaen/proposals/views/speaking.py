"""Who is about to speak: what is known of them, and the signs of what they send."""

from datetime import datetime

from ruamphaen.base.http import Request
from ruamphaen.organisation.access import is_member
from ruamphaen.organisation.models import Holding
from ruamphaen.organisation.queries import rule_value
from ruamphaen.proposals.actions.commenting import Said, Speaker
from ruamphaen.proposals.queries.speaking import is_known_here, signs_for


def speaker_of(
    request: Request,
    said: Said,
    *,
    key: str,
    seconds: float | None,
    now: datetime,
    office: str = "",
) -> Speaker:
    """Who speaks here: whether they are known, and the signs of what they are about to send."""
    organisation, user = request.organisation, request.user
    told = f"{said.text}\n{said.proposed}".strip()
    own = is_member(request.visitor)
    signs = [] if own else signs_for(organisation, told, key=key, seconds=seconds, now=now)
    return Speaker(
        key=key,
        user=user if user.is_authenticated else None,
        office=office,
        known=is_known_here(request.visitor),
        waits=bool(rule_value(organisation, "proposals.read_first", request.today)),
        signs=signs,
    )


def post_of(request: Request) -> str:
    """The title of the post that the visitor holds here today: what an answer of the office is signed with."""
    holding = (
        Holding.objects.filter(
            post__organisation=request.organisation, user=request.user, until=None
        )
        .select_related("post")
        .order_by("pk")
        .first()
    )
    return holding.post.title if holding else request.organisation.name_th
