"""The public page of an organisation: what it is, its parts, who sits where."""

from django.http import HttpResponse

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, page
from ruamphaen.base.spoken import said
from ruamphaen.law.words import Words
from ruamphaen.organisation import access, queries


@door(everyone)
def about(request: Request) -> HttpResponse:
    """The organisation, its departments and communities, its committees and council today."""
    organisation = request.organisation
    profile = organisation.nature.profile
    bodies = queries.bodies_on(organisation, request.today)
    return page(
        request,
        "organisation/about.html",
        kind=said(Words(profile.name_th, profile.name_en)),
        community_word=said(Words(profile.community_th, profile.community_en)),
        departments=organisation.departments.all(),
        communities=queries.communities_of(organisation),
        bodies=bodies,
        any_committee=any(body.committee for body in bodies),
        may_keep_bodies=access.may_keep_bodies(request.visitor),
        room="about",
    )
