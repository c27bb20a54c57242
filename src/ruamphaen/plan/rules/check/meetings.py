"""องค์ประชุมและมติ: were enough there, and do the figures of the vote hold together?"""

from collections.abc import Iterator
from decimal import ROUND_CEILING

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.regulation import share_at
from ruamphaen.plan.rules.check.facts import MeetingFacts, PlanUnderCheck
from ruamphaen.plan.rules.check.rule import Found, found_at, rule

_COUNCIL = "council"


@rule("quorum.not-counted", "meetings")
def not_counted(plan: PlanUnderCheck) -> Iterator[Found]:
    for meeting in plan.meetings or ():
        if meeting.present is None or (meeting.members is None and not meeting.is_forum):
            yield _at(meeting)


@rule("quorum.committee-short", "meetings")
def committee_short(plan: PlanUnderCheck) -> Iterator[Found]:
    for meeting in plan.meetings or ():
        if meeting.body != _COUNCIL and not meeting.is_forum:
            yield from _short(plan, meeting, "committee.quorum_share")


@rule("quorum.council-short", "meetings")
def council_short(plan: PlanUnderCheck) -> Iterator[Found]:
    for meeting in plan.meetings or ():
        if meeting.body == _COUNCIL:
            yield from _short(plan, meeting, "council.quorum_share")


@rule("quorum.forum-short", "meetings", "forum_share")
def forum_short(plan: PlanUnderCheck) -> Iterator[Found]:
    for meeting in plan.meetings or ():
        if meeting.is_forum:
            yield from _short(plan, meeting, "forum.quorum_share")


def _short(plan: PlanUnderCheck, meeting: MeetingFacts, name: str) -> Iterator[Found]:
    share = share_at(name, plan.day, plan.ask)
    if share is None or meeting.members is None or meeting.present is None:
        return
    needed = int((share * meeting.members).to_integral_value(ROUND_CEILING))
    if meeting.present < needed:
        # What a local government set for itself is no surer as law.
        surely = plan.ask(name, plan.day).confidence
        yield _at(
            meeting,
            surely,
            present=str(meeting.present),
            members=str(meeting.members),
            needed=str(needed),
        )


@rule("quorum.more-present-than-members", "meetings")
def more_present_than_members(plan: PlanUnderCheck) -> Iterator[Found]:
    for meeting in plan.meetings or ():
        members, present = meeting.members, meeting.present
        # Anyone may come to a forum; a committee has its members.
        if present is None or members is None or meeting.is_forum:
            continue
        if present > members:
            yield _at(meeting, present=str(present), members=str(members))


@rule("quorum.votes-exceed-present", "meetings")
def votes_exceed_present(plan: PlanUnderCheck) -> Iterator[Found]:
    for meeting in plan.meetings or ():
        votes = (meeting.votes_for or 0) + (meeting.votes_against or 0)
        if meeting.present is not None and votes > meeting.present:
            yield _at(meeting, None, present=str(meeting.present), **_votes(meeting))


@rule("quorum.not-carried", "meetings")
def not_carried(plan: PlanUnderCheck) -> Iterator[Found]:
    for meeting in plan.meetings or ():
        yes, no = meeting.votes_for, meeting.votes_against
        if yes is not None and no is not None and yes <= no:
            yield _at(meeting, None, **_votes(meeting))


def _votes(meeting: MeetingFacts) -> dict[str, str]:
    return {
        "votes_for": str(meeting.votes_for or 0),
        "votes_against": str(meeting.votes_against or 0),
    }


def _at(meeting: MeetingFacts, confidence: Confidence | None = None, **values: str) -> Found:
    day = meeting.on.isoformat() if meeting.on else ""
    return found_at(f"meeting:{meeting.body}:{day}", meeting.body, confidence, **values)
