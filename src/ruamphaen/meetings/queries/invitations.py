"""The list of who is invited, for the staff desk only: it names people."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ruamphaen.meetings.models import Attendee, Clash, Group, Meeting, Proportion
from ruamphaen.meetings.rules.clashes import ClashKind, WayOut
from ruamphaen.meetings.rules.kinds import Standing
from ruamphaen.meetings.rules.matching import Known, may_be_one
from ruamphaen.organisation.models import Organisation
from ruamphaen.organisation.queries import body_of
from ruamphaen.thai.dates import FiscalYear, bangkok_day


@dataclass(frozen=True)
class InvitedGroup:
    """กลุ่มกับรายชื่อ — a group of the meeting and the people in it."""

    group: Group
    people: Sequence[Attendee]

    @property
    def coming(self) -> int:
        """People in the group who were not found to be somebody on another row."""
        return sum(one.same_as_id is None for one in self.people)

    @property
    def over(self) -> int:
        """How many more than the quota."""
        return max(self.coming - self.group.quota, 0) if self.group.quota is not None else 0


@dataclass(frozen=True)
class InvitationList:
    """บัญชีผู้ได้รับเชิญ — groups with their people, withdrawn names, and pairs that look alike."""

    groups: Sequence[InvitedGroup]
    withdrawn: Sequence[Attendee]
    doubles: Sequence[tuple[Attendee, Attendee]]

    @property
    def people(self) -> int:
        return sum(group.coming for group in self.groups)


def invitations(meeting: Meeting) -> InvitationList:
    """Everyone on the roster of a meeting, and who may be there twice (3 queries)."""
    groups = list(Group.objects.filter(meeting=meeting).select_related("committee"))
    rows = list(
        Attendee.objects.filter(meeting=meeting).select_related("group", "community", "same_as")
    )
    here = [row for row in rows if row.standing != Standing.WITHDRAWN]
    of_group = defaultdict[int, list[Attendee]](list)
    for row in here:
        of_group[row.group_id].append(row)
    return InvitationList(
        groups=[InvitedGroup(group, of_group[group.pk]) for group in groups],
        withdrawn=[row for row in rows if row.standing == Standing.WITHDRAWN],
        doubles=_doubles(meeting, here),
    )


def _doubles(meeting: Meeting, rows: Iterable[Attendee]) -> list[tuple[Attendee, Attendee]]:
    """Pairs that may be one person and were not settled: compared only where name or phone agree."""
    settled = {
        frozenset(pair)
        for pair in Clash.objects.filter(
            meeting=meeting, kind=ClashKind.DOUBLE, settled_as=WayOut.DIFFERENT
        ).values_list("about", "other")
    }
    near = defaultdict[tuple[str, str], list[Attendee]](list)
    for row in rows:
        if row.same_as_id is None:
            near["name", row.search].append(row)
            if row.phone:
                near["phone", row.phone].append(row)
    pairs: dict[frozenset[int], tuple[Attendee, Attendee]] = {}
    for alike in near.values():
        for place, one in enumerate(alike):
            for other in alike[place + 1 :]:
                known = frozenset({one.uid, other.uid}) in settled
                if not known and may_be_one(_known(one), _known(other)):
                    pairs[frozenset({one.pk, other.pk})] = (one, other)
    return list(pairs.values())


def _known(row: Attendee) -> Known:
    return Known(row.name, row.phone, str(row.community or ""))


def proportions_for(meeting: Meeting) -> list[Proportion]:
    """Announcements the meeting can take groups and names from: of its level, of its year first."""
    if not meeting.forum:
        return []
    year = FiscalYear.containing(bangkok_day(meeting.starts_at))
    found = Proportion.objects.filter(
        organisation=meeting.organisation, forum=meeting.forum, fiscal_year__lte=year
    ).prefetch_related("shares")
    return list(found.order_by("-fiscal_year")[:3])


# ------------------------------------------------------------------ proportions


@dataclass(frozen=True)
class ProportionSeen:
    """สัดส่วนหนึ่งฉบับ — one year's proportions of one level: groups with their names."""

    proportion: Proportion
    forum: str

    @property
    def year(self) -> FiscalYear:
        year: FiscalYear = self.proportion.fiscal_year
        return year

    @property
    def people(self) -> int:
        return sum(share.people for share in self.proportion.shares.all())

    @property
    def names(self) -> int:
        return sum(len(share.delegates.all()) for share in self.proportion.shares.all())

    @property
    def unlike(self) -> list[str]:
        """Groups whose list of names has another length than the number announced."""
        return [
            share.name
            for share in self.proportion.shares.all()
            if len(share.delegates.all()) != share.people
        ]


def proportions_of(organisation: Organisation) -> list[ProportionSeen]:
    """All proportions of an organisation, the newest year first."""
    found = (
        Proportion.objects.filter(organisation=organisation)
        .select_related("organisation")
        .prefetch_related("shares__delegates")
    )
    return [proportion_seen(proportion) for proportion in found]


def proportion_seen(proportion: Proportion) -> ProportionSeen:
    """One year's proportions with the name of their forum."""
    day = proportion.announced_on or proportion.fiscal_year.first_day
    return ProportionSeen(
        proportion, body_of(proportion.organisation, proportion.forum, day)[0].name_th
    )


def proportion_with_names(proportion: Proportion) -> Proportion:
    """The proportions with groups, names and communities at hand."""
    return (
        Proportion.objects.select_related("organisation")
        .prefetch_related("shares__delegates__community")
        .get(pk=proportion.pk)
    )
