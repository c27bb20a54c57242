"""Who may see and run meetings. A meeting that was called is public; its roster never is."""

from datetime import date

from django.shortcuts import get_object_or_404

from ruamphaen.meetings.models import (
    AgendaItem,
    Attendee,
    Box,
    Clash,
    Delegate,
    Meeting,
    Motion,
    PolicyReport,
    PolicyStatement,
    Proportion,
    Saying,
    Session,
)
from ruamphaen.meetings.rules.kinds import State
from ruamphaen.organisation.access import Visitor
from ruamphaen.organisation.rules import STAFF, Role


def may_call_meetings(visitor: Visitor) -> bool:
    """Planners call meetings and keep what belongs to them; the administrator can step in."""
    return visitor.holds(Role.PLANNER, Role.ADMINISTRATOR)


def may_work_in_hall(visitor: Visitor) -> bool:
    """Everyone at the staff desk may sit at the registration table or type what is said."""
    return visitor.holds(*STAFF)


def may_see_meetings(visitor: Visitor) -> bool:
    """Meetings under preparation are for those with a post here."""
    return bool(visitor.roles)


def meeting_for(visitor: Visitor, pk: int) -> Meeting:
    """A meeting of this organisation; one that was not called yet only for those with a post. Or 404."""
    meetings = Meeting.objects.select_related("organisation", "session", "community")
    if not visitor.roles:
        meetings = meetings.exclude(state=State.PREPARED)
    return get_object_or_404(meetings, pk=pk, organisation=visitor.organisation)


def item_for(visitor: Visitor, pk: int) -> AgendaItem:
    """An item of the agenda of a meeting here, or 404."""
    items = AgendaItem.objects.select_related("meeting__organisation")
    return get_object_or_404(items, pk=pk, meeting__organisation=visitor.organisation)


def attendee_for(visitor: Visitor, pk: int) -> Attendee:
    """A person on the roster of a meeting here, or 404. For the staff desk only: it names them."""
    people = Attendee.objects.select_related("meeting__organisation", "group", "community")
    return get_object_or_404(people, pk=pk, meeting__organisation=visitor.organisation)


def saying_for(visitor: Visitor, pk: int) -> Saying:
    """Something said in a meeting here, or 404."""
    sayings = Saying.objects.select_related("meeting__organisation", "item", "group", "community")
    return get_object_or_404(sayings, pk=pk, meeting__organisation=visitor.organisation)


def motion_for(visitor: Visitor, pk: int) -> Motion:
    """A motion of a meeting here, or 404."""
    motions = Motion.objects.select_related("meeting__organisation", "item", "committee")
    return get_object_or_404(motions, pk=pk, meeting__organisation=visitor.organisation)


def session_for(visitor: Visitor, pk: int) -> Session:
    """A session of the council here, or 404. For the desk: the public sees them by query."""
    sessions = Session.objects.select_related("organisation")
    return get_object_or_404(sessions, pk=pk, organisation=visitor.organisation)


def statement_for(visitor: Visitor, pk: int, today: date) -> PolicyStatement:
    """A policy statement here; one that is still to be made only for those with a post. Or 404."""
    statements = PolicyStatement.objects.select_related("organisation", "meeting__session")
    if not visitor.roles:
        statements = statements.filter(stated_on__lte=today)
    return get_object_or_404(statements, pk=pk, organisation=visitor.organisation)


def report_for(visitor: Visitor, pk: int) -> PolicyReport:
    """A yearly report on policy here, or 404. For the desk."""
    reports = PolicyReport.objects.select_related("statement__organisation")
    return get_object_or_404(reports, pk=pk, statement__organisation=visitor.organisation)


def proportion_for(visitor: Visitor, pk: int) -> Proportion:
    """The proportions of one level and year here, or 404."""
    proportions = Proportion.objects.select_related("organisation")
    return get_object_or_404(proportions, pk=pk, organisation=visitor.organisation)


def delegate_for(visitor: Visitor, pk: int) -> Delegate:
    """A name on the announced list of this organisation, or 404. For the staff desk only."""
    names = Delegate.objects.select_related("share__proportion__organisation")
    return get_object_or_404(names, pk=pk, share__proportion__organisation=visitor.organisation)


def box_for(meeting: Meeting, code: str) -> Box:
    """A village box of a meeting the visitor may work with, or 404. For the staff desk only."""
    return get_object_or_404(
        Box.objects.select_related("meeting", "kit"), meeting=meeting, code=code
    )


def clash_for(meeting: Meeting, pk: int) -> Clash:
    """A clash of a meeting the visitor may work with, or 404. For the staff desk only."""
    return get_object_or_404(Clash.objects.select_related("meeting"), meeting=meeting, pk=pk)
