"""Which organisation, who is asking, and whether this door is open to them."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruamphaen.base.doors import FOREIGN_VIEWS, everyone, signed_in
from ruamphaen.base.errors import NotAllowed, refusal_page
from ruamphaen.organisation.access import Visitor, visitor_of
from ruamphaen.organisation.models import Organisation


class Doors:
    """Finds the organisation named in the address, then asks the view's door.

    An organisation that is not here is 404. A closed door leads to sign-in when nobody signed in,
    and otherwise to a page that says which post opens it. Whoever came in with a password that
    someone else knows chooses their own first; only public pages open before that.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.organisation = None  # type: ignore[attr-defined]
        request.visitor = Visitor(request.user)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: Any, view: Any, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if view.__module__.startswith(FOREIGN_VIEWS):
            return None
        if "org" in kwargs:
            slug = kwargs.pop("org")
            request.organisation = Organisation.objects.filter(slug=slug).first()
            if request.organisation is None:
                raise Http404(slug)
            request.visitor = visitor_of(request.user, request.organisation, request.today)
        if view.door is not everyone and getattr(request.user, "password_is_given", False):
            return redirect("account_change_password")
        if view.door(request.visitor):
            return None
        if not signed_in(request.visitor):
            return redirect_to_login(request.get_full_path())
        return refusal_page(request, NotAllowed(why_closed(request.visitor)))


def why_closed(visitor: Visitor) -> str:
    """The reason in words: no post here at all, or a post that does not open this door."""
    if visitor.organisation is None:
        return _("หน้านี้เปิดให้เฉพาะผู้ดูแลระบบ")
    if not visitor.roles:
        return _(
            "ท่านไม่มีตำแหน่งใน%(organisation)s จึงเปิดหน้านี้ไม่ได้ ขอให้ผู้ดูแลระบบของหน่วยงานมอบตำแหน่งให้ก่อน"
        ) % {"organisation": visitor.organisation.name}
    return _("ตำแหน่งของท่านเปิดหน้านี้ไม่ได้ ถ้าท่านต้องทำงานนี้ ขอให้ผู้ดูแลระบบของหน่วยงานมอบตำแหน่งเพิ่ม")
