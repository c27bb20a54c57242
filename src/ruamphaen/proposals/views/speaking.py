"""Who is about to speak: the key of a browser or an account, and what is known of them."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from ruamphaen.base.devices import device_of
from ruamphaen.base.http import Request
from ruamphaen.organisation.access import is_member
from ruamphaen.organisation.models import Holding
from ruamphaen.organisation.queries import rule_value
from ruamphaen.proposals.actions.commenting import Said, Speaker
from ruamphaen.proposals.queries.speaking import is_known, signs_for
from ruamphaen.proposals.rules.supporters import of_account, of_device, of_nobody


def key_of(request: Request) -> str:
    """The key of who asks; empty for a browser that was given no code yet."""
    if request.user.is_authenticated:
        return of_account(settings.SECRET_KEY, request.user.tag)
    device = device_of(request)
    return of_device(settings.SECRET_KEY, device) if device else ""


def key_or_nobody(request: Request, uid: UUID) -> str:
    """The key of who asks, or one that stands for this sending alone."""
    return key_of(request) or of_nobody(uid)


def speaker_of(
    request: Request, said: Said, *, seconds: float | None, now: datetime, office: str = ""
) -> Speaker:
    """Who speaks here: whether they are known, and the signs of what they are about to send."""
    organisation, user, key = request.organisation, request.user, key_of(request)
    told = f"{said.text}\n{said.proposed}".strip()
    own = is_member(request.visitor)
    signs = [] if own else signs_for(organisation, told, key=key, seconds=seconds, now=now)
    return Speaker(
        key=key,
        user=user if user.is_authenticated else None,
        office=office,
        known=own or is_known(organisation, user),
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
