"""Who may: person by act, every cell written, also the refusals."""

from datetime import date

import pytest
from django.http import Http404

from ruamphaen.base.errors import NotAllowed
from ruamphaen.plan import access, actions
from ruamphaen.plan.models import WorkbookImport
from ruamphaen.plan.rules.versions import State, VersionKind
from tests import make

SLUG = "2566-2570"
YES, SEES, GONE = "may", "403", "404"  # may · sees it but may not · does not know it exists

PEOPLE = ("somsri", "anan", "pranee", "wichai", "malee", "stranger", "kamon")

# what                          planner admin  exec.  dept.  auditor stranger neighbour
MATRIX = {
    "see the announced version": (YES, YES, YES, YES, YES, YES, YES),
    "see the draft": (YES, YES, YES, YES, YES, GONE, GONE),
    "edit the draft": (YES, YES, SEES, SEES, SEES, GONE, GONE),
    "edit the announced version": (SEES, SEES, SEES, SEES, SEES, SEES, SEES),
    "record a step of the draft": (YES, YES, SEES, SEES, SEES, GONE, GONE),
    "approve the draft": (SEES, YES, YES, SEES, SEES, GONE, GONE),
    "approve the approved version": (SEES, SEES, SEES, SEES, SEES, GONE, GONE),
    "edit the approved version": (SEES, SEES, SEES, SEES, SEES, GONE, GONE),
    "announce the draft": (SEES, SEES, SEES, SEES, SEES, GONE, GONE),
    "announce the approved version": (SEES, YES, YES, SEES, SEES, GONE, GONE),
    "announce the announced version": (SEES, SEES, SEES, SEES, SEES, SEES, SEES),
    "edit a row of the draft": (YES, YES, SEES, SEES, SEES, GONE, GONE),
    "edit a row of the announced version": (SEES, SEES, SEES, SEES, SEES, SEES, SEES),
    "see an announced project": (YES, YES, YES, YES, YES, YES, YES),
    "see a project only drafted": (YES, YES, YES, YES, YES, GONE, GONE),
    "see an import": (YES, YES, GONE, GONE, GONE, GONE, GONE),
}


@pytest.fixture
def town(cast, desk):
    """Version 1 announced, version 2 a draft with a new project and an import."""
    actions.record_published(desk.draft, by=cast.pranee, on=date(2026, 11, 20))
    draft = actions.start_version(desk.plan, by=cast.somsri, kinds=[VersionKind.ADDITION])
    new = make.listing(version=draft, title="สนามกีฬา")
    actions_report = make.trial(version=draft)
    make.version(plan=desk.plan, kind=VersionKind.CORRECTION, state=State.APPROVED)
    return {
        "see the announced version": lambda who: access.version_for(who, SLUG, 1),
        "see the draft": lambda who: access.version_for(who, SLUG, 2),
        "edit the draft": lambda who: access.version_to_edit(who, SLUG, 2),
        "edit the announced version": lambda who: access.version_to_edit(who, SLUG, 1),
        "record a step of the draft": lambda who: access.version_to_route(who, SLUG, 2),
        "approve the draft": lambda who: access.version_to_approve(who, SLUG, 2),
        "approve the approved version": lambda who: access.version_to_approve(who, SLUG, 3),
        "edit the approved version": lambda who: access.version_to_edit(who, SLUG, 3),
        "announce the approved version": lambda who: access.version_to_announce(who, SLUG, 3),
        "announce the draft": lambda who: access.version_to_announce(who, SLUG, 2),
        "announce the announced version": lambda who: access.version_to_announce(who, SLUG, 1),
        "edit a row of the draft": lambda who: access.listing_to_edit(who, new.pk),
        "edit a row of the announced version": lambda who: access.listing_to_edit(
            who, desk.road.pk
        ),
        "see an announced project": lambda who: access.project_for(who, desk.road.project_id),
        "see a project only drafted": lambda who: access.project_for(who, new.project_id),
        "see an import": lambda who: access.import_for(who, actions_report.pk),
    }


@pytest.mark.parametrize("act", MATRIX)
def test_every_person_and_every_act(cast, town, act):
    found = {name: answer(town[act], cast.visitor(getattr(cast, name))) for name in PEOPLE}
    assert found == dict(zip(PEOPLE, MATRIX[act], strict=True))


def answer(fetch, visitor):
    """What a fetcher says to a visitor; a 403 must come with its reason."""
    try:
        fetch(visitor)
    except NotAllowed as refused:
        return SEES if refused.status == 403 and str(refused.sentence) else "403 without a reason"
    except Http404:
        return GONE
    return YES


@pytest.mark.parametrize("act", MATRIX)
def test_nothing_of_the_town_is_reached_from_the_neighbours_address(cast, town, act):
    with pytest.raises(Http404):
        town[act](cast.visitor(cast.kamon, cast.nong_sung))


@pytest.mark.parametrize(
    ("name", "edits", "announces", "sees_drafts"),
    [
        ("somsri", True, False, True),
        ("anan", True, True, True),
        ("pranee", False, True, True),
        ("wichai", False, False, True),
        ("malee", False, False, True),
        ("stranger", False, False, False),
        ("kamon", False, False, False),
    ],
)
def test_doors(cast, name, edits, announces, sees_drafts):
    visitor = cast.visitor(getattr(cast, name))
    assert (
        access.may_edit_plan(visitor),
        access.may_announce(visitor),
        access.may_see_drafts(visitor),
    ) == (edits, announces, sees_drafts)


def test_a_plan_with_nothing_announced_is_known_to_members_only(cast, desk):
    assert access.plan_for(cast.visitor(cast.malee), SLUG) == desk.plan
    with pytest.raises(Http404):
        access.plan_for(cast.visitor(cast.stranger), SLUG)


@pytest.mark.parametrize("slug", ["2566", "2566-2571", "๒๕๖๖-๒๕๗๐", "2566-70", "x", "2570-2566"])
def test_an_address_that_is_no_plan_of_ours_is_404(cast, desk, slug):
    with pytest.raises(Http404):
        access.plan_for(cast.visitor(cast.somsri), slug)


def test_a_post_handed_over_takes_its_rights_along_at_once(cast, desk):
    holding = cast.somsri.holdings.get()
    holding.until = date(2026, 11, 19)
    holding.save()
    with pytest.raises(Http404):
        access.version_for(cast.visitor(cast.somsri), SLUG, 1)
    assert WorkbookImport.objects.count() == 0
