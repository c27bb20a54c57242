"""Whether I am told by e-mail: one tick on the page of my addresses."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door, signed_in
from ruamphaen.base.http import Request
from ruamphaen.organisation import actions


@require_POST
@door(signed_in)
def tell_by_mail(request: Request) -> HttpResponse:
    """Tell me, or no more."""
    wanted = request.POST.get("tell") == "yes"
    actions.choose_mail(request.user, by=request.user, wanted=wanted)
    messages.success(
        request, _("จะแจ้งท่านทางอีเมล") if wanted else _("จะไม่ส่งอีเมลแจ้งอีก ตามเรื่องได้ด้วยรหัสใบรับ")
    )
    return redirect("account_email")
