"""Every view says who may enter; one that does not is refused before it runs."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path
from django.views.decorators.http import require_POST

from ruamphaen.base.checks import all_views, every_view_has_a_door
from ruamphaen.base.doors import FOREIGN_VIEWS, door, everyone, signed_in


def open_room(request: HttpRequest) -> HttpResponse:
    """A view whose door was forgotten."""
    return HttpResponse("secret")


@require_POST
@door(signed_in)
def a_form(request: HttpRequest) -> HttpResponse:
    """A view with a door under another decorator."""
    return HttpResponse("done")


urlpatterns = [path("forgotten/", open_room), path("form/", a_form)]


def test_every_view_of_the_site_declares_a_door():
    assert every_view_has_a_door() == []


def test_the_walk_finds_the_views_of_every_room():
    rooms = {view.__module__.split(".")[1] for _, view in all_views() if hasattr(view, "door")}
    assert rooms >= {"base", "organisation", "strategy", "plan", "portal"}


def test_only_the_views_of_libraries_come_without_a_door():
    without = {
        view.__module__.split(".")[0] for _, view in all_views() if not hasattr(view, "door")
    }
    assert without == {"allauth"}
    assert all("ruamphaen" not in name for name in FOREIGN_VIEWS)


@override_settings(ROOT_URLCONF=__name__)
def test_a_forgotten_door_stops_the_start():
    assert [(fault.id, fault.msg) for fault in every_view_has_a_door()] == [
        ("base.E001", "forgotten/: the view open_room declares no door")
    ]


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_a_view_without_a_door_never_runs(client):
    with pytest.raises(AttributeError, match="door"):
        client.get("/forgotten/")


def test_a_door_shows_through_other_decorators():
    assert a_form.door is signed_in


@pytest.mark.parametrize(("known", "opens"), [(everyone, (True, True)), (signed_in, (False, True))])
def test_the_two_plain_doors(known, opens):
    from django.contrib.auth.models import AnonymousUser

    from ruamphaen.organisation.access import Visitor
    from ruamphaen.organisation.models import User

    assert (known(Visitor(AnonymousUser())), known(Visitor(User()))) == opens
