"""What the plan check is told of a version's route: steps, meetings and votes, days of posting."""

from collections.abc import Sequence

from ruamphaen.law.cycle import Actor
from ruamphaen.law.routes import RouteKind
from ruamphaen.meetings.models import Resolution
from ruamphaen.plan.models import PostedNotice, StepTaken, Version
from ruamphaen.plan.queries.citing import cited
from ruamphaen.plan.queries.route import standing_steps
from ruamphaen.plan.rules.check.facts import MeetingFacts, Posting, StepDone
from ruamphaen.plan.rules.citing import FORUM, Cited
from ruamphaen.plan.rules.routes import HEADS_STEP
from ruamphaen.plan.rules.versions import State

type Told = tuple[
    tuple[StepDone, ...] | None, tuple[MeetingFacts, ...] | None, tuple[Posting, ...] | None
]

_ACTOR_OF = {
    "joint-meeting": Actor.DEVELOPMENT_COMMITTEE,
    "draft": Actor.SUPPORT_COMMITTEE,
    "committee": Actor.DEVELOPMENT_COMMITTEE,
    "council": Actor.COUNCIL,
}


def route_facts(version: Version) -> Told:
    """Steps, meetings and postings of a version; about nine queries.

    Before the first step, and of a version that was published before it was entered here, nobody
    told anything: no rule may call a step missing, or a quorum sufficient, that nobody spoke of.
    """
    steps = standing_steps(version)
    notices = list(version.notices.filter(struck_at=None))
    done = (*(_done(step) for step in steps), *_heads_own(version))
    went_here = version.state == State.ANNOUNCED and version.approved_on is not None
    return (
        done or None,
        _meetings(version, steps) or None,
        _postings(notices) if went_here else _postings(notices) or None,
    )


def _done(step: StepTaken) -> StepDone:
    return StepDone(
        step.code,
        step.on,
        with_forum=step.with_forum,
        citing=step.resolution.text if step.resolution else step.document,
        route=RouteKind(step.route),
    )


def _heads_own(version: Version) -> list[StepDone]:
    """The head's consent: the approval given here, for every route of the version."""
    given = version.approvals.filter(approved_at__isnull=False).first()
    if given is None:
        return []
    return [StepDone(HEADS_STEP, given.approved_on, citing=given.document or given.content_hash)]


def _meetings(version: Version, steps: Sequence[StepTaken]) -> tuple[MeetingFacts, ...]:
    asked: dict[tuple[str, int], Resolution] = {}
    for step in steps:
        if step.resolution and step.code in _ACTOR_OF:
            asked[_ACTOR_OF[step.code].value, step.resolution.pk] = step.resolution
        if step.forum:
            asked[FORUM, step.forum.pk] = step.forum
    facts = cited(set(asked.values()), version.plan.organisation)
    return tuple(_meeting(body, facts[pk]) for body, pk in asked if body in facts[pk].sat)


def _meeting(body: str, one: Cited) -> MeetingFacts:
    sat = one.sat[body]
    # A count is that of the body which voted alone; of a joint meeting as a whole it is the forum's.
    whole = not one.voted and (body == FORUM or FORUM not in one.sat)
    counts = one.voted == body or whole
    return MeetingFacts(
        body,
        one.on,
        members=sat.members,
        present=sat.present,
        votes_for=one.votes_for if counts else None,
        votes_against=one.votes_against if counts else None,
    )


def _postings(notices: Sequence[PostedNotice]) -> tuple[Posting, ...]:
    return tuple(Posting(one.since, one.until) for one in notices)
