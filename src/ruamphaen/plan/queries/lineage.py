"""How a project stands to others, both ways; and what may be named as the origin of a change."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ruamphaen.meetings.models import Commitment, Resolution
from ruamphaen.meetings.rules.kinds import Outcome
from ruamphaen.organisation.models import Organisation
from ruamphaen.plan.models import Listing, Project, ProjectLink, Version
from ruamphaen.plan.models.lineage import LINK_NAMES
from ruamphaen.plan.rules.lineage import LinkKind
from ruamphaen.plan.rules.versions import State

MOST_OFFERED = 200

# The same word said from the other end.
LINKED_FROM_NAMES: dict[LinkKind, Any] = {
    LinkKind.MERGED_INTO: _("รวมมาจาก"),
    LinkKind.SPLIT_FROM: _("แยกออกเป็น"),
    LinkKind.DUPLICATE_OF: _("มีโครงการซ้ำคือ"),
    LinkKind.CONTINUES: _("ทำต่อในแผนถัดไปเป็น"),
}


@dataclass(frozen=True)
class LinkShown:
    """ความเกี่ยวข้องที่แสดง — one link as seen from a project: the word, the other end, and who said it.

    `other` and `title` name a project; without one, `title` is the name of the body outside.
    """

    link: ProjectLink
    word: Any
    other: int | None
    title: str


def links_of(project: Project, *, drafts: bool = False) -> list[LinkShown]:
    """A project's links both ways, oldest version first; those of drafts only for members. 2 queries."""
    states = [State.ANNOUNCED, State.APPROVED, State.DRAFT] if drafts else [State.ANNOUNCED]
    links = ProjectLink.objects.filter(
        Q(source=project) | Q(target=project), version__state__in=states
    )
    return _shown(links, project.pk, states)


def links_said(version: Version, project: int) -> list[LinkShown]:
    """What a version says of a project's links, both ways. Two queries."""
    links = version.links.filter(Q(source=project) | Q(target=project))
    return _shown(links, project, list(State))


def _shown(links: QuerySet[ProjectLink], project: int, states: Sequence[State]) -> list[LinkShown]:
    found = list(
        links.select_related("version__plan__organisation").order_by(
            "version__plan__first_year", "version__number", "pk"
        )
    )
    ends = {link.source_id for link in found} | {link.target_id for link in found}
    named = Listing.objects.filter(project__in=ends - {None}, version__state__in=states)
    titles = dict(
        named.order_by("version__plan__first_year", "version__number").values_list(
            "project", "title"
        )
    )
    return [_seen_from(link, project, titles) for link in found]


def _seen_from(link: ProjectLink, project: int, titles: dict[int, str]) -> LinkShown:
    kind = LinkKind(link.kind)
    if link.source_id != project:
        return LinkShown(
            link, LINKED_FROM_NAMES[kind], link.source_id, titles.get(link.source_id, "")
        )
    if link.target_id is None:
        return LinkShown(link, LINK_NAMES[kind], None, link.outside_name)
    return LinkShown(link, LINK_NAMES[kind], link.target_id, titles.get(link.target_id, ""))


def resolutions_to_cite(organisation: Organisation) -> QuerySet[Resolution]:
    """The resolutions of this organisation's meetings that agreed to something, newest first."""
    return (
        Resolution.objects.filter(
            meeting__organisation=organisation,
            outcome__in=[Outcome.AGREED, Outcome.ACKNOWLEDGED],
        )
        .select_related("meeting")
        .order_by("-made_at", "number")
    )


def commitments_to_cite(organisation: Organisation) -> QuerySet[Commitment]:
    """What was promised in this organisation's policy statements, newest statement first."""
    return (
        Commitment.objects.filter(area__statement__organisation=organisation)
        .select_related("area__statement")
        .order_by("-area__statement__stated_on", "area__number", "number")
    )
