"""What can be seen of the council: its members, sessions, who came and how they voted."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from ruamphaen.law import regulation
from ruamphaen.law.bodies import Body
from ruamphaen.law.confidence import Confidence
from ruamphaen.law.kinds import profile_of
from ruamphaen.law.regulation import Value
from ruamphaen.meetings.models import (
    Attendee,
    Meeting,
    Minutes,
    Motion,
    PolicyStatement,
    Resolution,
    Session,
    Tally,
    Voice,
)
from ruamphaen.meetings.rules.council import length_in_days
from ruamphaen.meetings.rules.kinds import Choice, MinutesState, SessionKind, State
from ruamphaen.organisation.models import Committee, Organisation, Seat
from ruamphaen.organisation.queries import ask_here
from ruamphaen.organisation.queries.bodies import body_of, in_office, orders_by_body
from ruamphaen.organisation.rules import holds_on
from ruamphaen.thai.dates import bangkok_day

COUNCIL = "council"
CHECKERS = "minutes-committee"
SESSIONS_PER_PAGE = 6
# Which value of law says how long a session of each kind may be.
LENGTHS = {
    SessionKind.ORDINARY: "council.session_days",
    SessionKind.EXTRAORDINARY: "council.extraordinary_days",
}


def rule_of_kind(organisation: Organisation, name: str, day: date) -> Value | None:
    """A value of law for this kind of organisation ("….municipality"); None where none is held."""
    profile = profile_of(organisation.nature, organisation.name_th)
    full = f"{name}.{profile.council_rules}"
    return ask_here(organisation)(full, day) if full in regulation.names() else None


# ------------------------------------------------------------------ sessions against the law


@dataclass(frozen=True)
class Concern:
    """ข้อสังเกต — where a session goes beyond what the law says, in words, with the rule.

    `needs_reason`: the rule was seen in the original, so a permission must be named.
    """

    words: str
    rule: Value

    @property
    def needs_reason(self) -> bool:
        return self.rule.confidence is Confidence.VERBATIM


def session_concerns(
    organisation: Organisation,
    *,
    kind: SessionKind,
    year_be: int,
    opens_on: date,
    closes_on: date,
    pk: int | None = None,
) -> list[Concern]:
    """What the law's numbers say to a session; `pk`: the session itself, where it is kept already."""
    found = []
    longest = rule_of_kind(organisation, LENGTHS[kind], opens_on)
    found.extend(_too_long(longest, length_in_days(opens_on, closes_on)))
    most = rule_of_kind(organisation, "council.sessions_most", opens_on)
    if kind == SessionKind.ORDINARY and most is not None:
        others = Session.objects.filter(
            ~Q(pk=pk), organisation=organisation, kind=SessionKind.ORDINARY, year_be=year_be
        )
        number = others.count() + 1
        if number > int(str(most.value)):
            words = _("เป็นสมัยสามัญที่ %(number)s ของปี %(year)s กฎหมายกำหนดไว้ปีละ %(most)s สมัย")
            said = {"number": number, "year": year_be, "most": most.value}
            found.append(Concern(words % said, most))
    return found


@dataclass(frozen=True)
class SessionKept:
    """สมัยประชุมที่โต๊ะ — a session as the desk lists it, with what the law says to it."""

    session: Session
    meetings: int
    days: int
    concerns: Sequence[Concern]


@dataclass(frozen=True)
class CouncilDesk:
    """โต๊ะงานสภา — sessions with the rules for them, the statements of policy, who checks minutes.

    `rules`: a name in words with the value that counts here. `few`: years with fewer ordinary
    sessions than the law asks for, each with how many.
    """

    sessions: Sequence[SessionKept]
    rules: Sequence[tuple[str, Value]]
    few: Sequence[tuple[int, int]]
    least: Value | None
    statements: Sequence[PolicyStatement]
    checkers: Committee | None
    checker_names: Sequence[str]
    council: Committee | None


def council_desk(organisation: Organisation, today: date) -> CouncilDesk:
    """Everything the council's desk shows."""
    kept = list(
        Session.objects.filter(organisation=organisation)
        .annotate(held=Count("meetings"))
        # Counting groups the rows, and grouped rows have no order of their own.
        .order_by("-opens_on", "-pk")
    )
    lengths = {kind: rule_of_kind(organisation, name, today) for kind, name in LENGTHS.items()}
    least = rule_of_kind(organisation, "council.sessions_least", today)
    by_year = Counter(one.year_be for one in kept if one.kind == SessionKind.ORDINARY)
    entered = orders_by_body(organisation)
    checkers = in_office(entered[CHECKERS], today)
    return CouncilDesk(
        sessions=[
            SessionKept(one, one.held, days, _too_long(lengths[SessionKind(one.kind)], days))
            for one in kept
            if (days := length_in_days(one.opens_on, one.closes_on))
        ],
        rules=session_rules(organisation, today),
        few=[
            (year, number)
            for year, number in sorted(by_year.items(), reverse=True)
            if least is not None and number < int(str(least.value))
        ],
        least=least,
        statements=list(PolicyStatement.objects.filter(organisation=organisation)),
        checkers=checkers,
        checker_names=_names_on(checkers, today),
        council=in_office(entered[COUNCIL], today),
    )


def session_rules(organisation: Organisation, day: date) -> list[tuple[str, Value]]:
    """The law's numbers for sessions here, each with its words; those not held are left out."""
    found = [(words, rule_of_kind(organisation, name, day)) for name, words in _rule_words()]
    return [(words, rule) for words, rule in found if rule is not None]


def _rule_words() -> list[tuple[str, str]]:
    return [
        ("council.sessions_most", _("สมัยสามัญปีละไม่เกิน")),
        (LENGTHS[SessionKind.ORDINARY], _("สมัยสามัญหนึ่งสมัยไม่เกิน")),
        (LENGTHS[SessionKind.EXTRAORDINARY], _("สมัยวิสามัญหนึ่งสมัยไม่เกิน")),
    ]


def _too_long(longest: Value | None, days: int) -> list[Concern]:
    if longest is None or days <= int(str(longest.value)):
        return []
    words = _("สมัยนี้ยาว %(days)s วัน กฎหมายกำหนดไม่เกิน %(most)s วัน")
    return [Concern(words % {"days": days, "most": longest.value}, longest)]


def _names_on(committee: Committee | None, day: date) -> list[str]:
    seats = committee.seats.all() if committee else []
    return [seat.name for seat in seats if holds_on(seat.since or day, seat.until, day)]


def checkers_of(organisation: Organisation, day: date) -> list[str]:
    """Who checks the council's minutes: the committee it set up for that, as it stood on a day."""
    return _names_on(in_office(orders_by_body(organisation)[CHECKERS], day), day)


# ------------------------------------------------------------------ the public page


@dataclass(frozen=True)
class MemberSeen:
    """สมาชิกสภา — a member in office: at how many sittings of their term they were, how they vote.

    `held` counts the sittings whose roster was kept here; meetings recorded from the news have none.
    """

    seat: Seat
    held: int
    came: int
    voted: int

    @property
    def share(self) -> float | None:
        return self.came / self.held if self.held else None


@dataclass(frozen=True)
class MotionVoted:
    """ญัตติและการลงมติ — a motion, the count that stands, who voted how, what was resolved."""

    motion: Motion
    tally: Tally | None
    voices: Sequence[Voice]
    resolutions: Sequence[Resolution]
    absent: int

    @property
    def marks(self) -> list[str]:
        """One mark a member: yes, no, abs (abstained), out (was not there)."""
        if self.tally is None:
            return []
        yes, no, abstain = self.tally.votes
        return ["yes"] * yes + ["no"] * no + ["abs"] * abstain + ["out"] * self.absent


@dataclass(frozen=True)
class SittingSeen:
    """การประชุมสภาที่เห็น — a meeting of a session: who came in numbers, motions, resolutions."""

    meeting: Meeting
    came: int
    members: int
    motions: Sequence[MotionVoted]
    resolutions: Sequence[Resolution]  # those that answer no motion
    minutes: Minutes | None
    statement: PolicyStatement | None


@dataclass(frozen=True)
class SessionSeen:
    """สมัยประชุมที่เห็น."""

    session: Session
    sittings: Sequence[SittingSeen]
    is_now: bool


@dataclass(frozen=True)
class CouncilPage:
    """หน้าสภา — everything of the council that everyone may see."""

    body: Body
    name: str
    council: Committee | None
    members: Sequence[MemberSeen]
    sessions: Sequence[SessionSeen]
    pages: Page[Session]
    statement: PolicyStatement | None


def public_sessions(organisation: Organisation, today: date) -> QuerySet[Session]:
    """The sessions everyone may know of: announced, or begun."""
    return Session.objects.filter(
        Q(announced_on__lte=today) | Q(opens_on__lte=today), organisation=organisation
    )


def council_page(organisation: Organisation, today: date, page: str | None = None) -> CouncilPage:
    """The council for the public, in a constant number of queries."""
    body, name = body_of(organisation, COUNCIL, today)
    council = in_office(orders_by_body(organisation)[COUNCIL], today)
    pages = Paginator(public_sessions(organisation, today), SESSIONS_PER_PAGE).get_page(page)
    shown = list(pages.object_list)
    return CouncilPage(
        body=body,
        name=name,
        council=council,
        members=_members(organisation, council, today),
        sessions=_sessions(shown, today),
        pages=pages,
        statement=PolicyStatement.objects.filter(
            organisation=organisation, stated_on__lte=today
        ).first(),
    )


def _members(
    organisation: Organisation, council: Committee | None, today: date
) -> list[MemberSeen]:
    seats = [
        seat
        for seat in (council.seats.all() if council else [])
        if holds_on(seat.since or today, seat.until, today)
    ]
    if not seats:
        return []
    sat = Meeting.objects.filter(
        organisation=organisation, session__isnull=False, opened_at__isnull=False
    )
    rosters = Attendee.objects.filter(meeting__in=sat, seat__committee=council, same_as=None)
    days = {pk: bangkok_day(at) for pk, at in sat.values_list("pk", "starts_at")}
    with_roster, came = set[int](), Counter[int]()
    for meeting, seat, present_at in rosters.values_list("meeting", "seat", "present_at"):
        with_roster.add(meeting)
        came[seat] += present_at is not None
    voted = Counter(
        Voice.objects.filter(attendee__seat__in=seats, motion__meeting__in=sat).values_list(
            "attendee__seat", flat=True
        )
    )
    held = [days[meeting] for meeting in with_roster]
    return [
        MemberSeen(
            seat,
            held=sum(holds_on(seat.since or day, seat.until, day) for day in held),
            came=came[seat.pk],
            voted=voted[seat.pk],
        )
        for seat in seats
    ]


def _sessions(shown: Sequence[Session], today: date) -> list[SessionSeen]:
    meetings = list(
        Meeting.objects.filter(session__in=shown)
        .exclude(state=State.PREPARED)
        .select_related("organisation")
        .order_by("starts_at", "pk")
    )
    sittings = defaultdict[int | None, list[SittingSeen]](list)
    for sitting in _sittings(meetings, today):
        sittings[sitting.meeting.session_id].append(sitting)
    return [
        SessionSeen(one, sittings[one.pk], one.opens_on <= today <= one.closes_on) for one in shown
    ]


def _sittings(meetings: Sequence[Meeting], today: date) -> list[SittingSeen]:
    """Meetings with all that was voted in them, in six queries whatever their number."""
    there, members = Counter[int](), Counter[int]()
    roster = Attendee.objects.filter(meeting__in=meetings, seat__isnull=False, same_as=None)
    for pk, present_at in roster.filter(seat__committee__body=COUNCIL).values_list(
        "meeting", "present_at"
    ):
        members[pk] += 1
        there[pk] += present_at is not None
    resolutions = defaultdict[tuple[int, int | None], list[Resolution]](list)
    for resolution in Resolution.objects.filter(meeting__in=meetings).select_related("item"):
        resolutions[resolution.meeting_id, resolution.motion_id].append(resolution)
    motions = _motions(meetings, resolutions, members)
    minutes = {
        one.meeting_id: one
        for one in Minutes.objects.filter(meeting__in=meetings, state=MinutesState.APPROVED)
    }
    statements = {
        one.meeting_id: one
        for one in PolicyStatement.objects.filter(meeting__in=meetings, stated_on__lte=today)
    }
    return [
        SittingSeen(
            meeting=one,
            came=there[one.pk],
            members=members[one.pk],
            motions=motions[one.pk],
            resolutions=resolutions[one.pk, None],
            minutes=minutes.get(one.pk),
            statement=statements.get(one.pk),
        )
        for one in meetings
    ]


_ORDER = {Choice.YES: 0, Choice.NO: 1, Choice.ABSTAIN: 2}


def _motions(
    meetings: Sequence[Meeting],
    resolutions: dict[tuple[int, int | None], list[Resolution]],
    members: Counter[int],
) -> dict[int, list[MotionVoted]]:
    tallies = {
        tally.motion_id: tally
        for tally in Tally.objects.filter(motion__meeting__in=meetings, stands=True)
    }
    voices = defaultdict[int, list[Voice]](list)
    named = Voice.objects.filter(motion__meeting__in=meetings).select_related("attendee")
    for voice in named.order_by("attendee__seat", "pk"):
        voices[voice.motion_id].append(voice)
    found = defaultdict[int, list[MotionVoted]](list)
    for motion in Motion.objects.filter(meeting__in=meetings).select_related("item"):
        tally = tallies.get(motion.pk)
        found[motion.meeting_id].append(
            MotionVoted(
                motion=motion,
                tally=tally,
                voices=sorted(voices[motion.pk], key=lambda voice: _ORDER[Choice(voice.choice)]),
                resolutions=resolutions[motion.meeting_id, motion.pk],
                absent=max(members[motion.meeting_id] - tally.present, 0) if tally else 0,
            )
        )
    return found
