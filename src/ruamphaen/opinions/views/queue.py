"""The queue of statements: by keyboard, in batches, each with its reason; splitting and rewording."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, keys_in, page
from ruamphaen.base.moderation import CHOOSABLE, REASONS
from ruamphaen.base.turns import done
from ruamphaen.opinions import access
from ruamphaen.opinions.actions import statements as actions
from ruamphaen.opinions.forms.desk import DecisionForm, ReplaceForm
from ruamphaen.opinions.models import STANDING_NAMES
from ruamphaen.opinions.queries import desk as queries
from ruamphaen.opinions.rules.kinds import Standing

ON_A_PAGE = 50


@door(access.may_moderate)
def queue(request: Request, pk: int) -> HttpResponse:
    """What waits, or what was decided; the oldest first."""
    found = access.conversation_for(request.visitor, pk)
    asked = request.GET.get("standing", "")
    standing = Standing(asked) if asked in set(Standing) else Standing.WAITING
    counts = queries.counts_by_standing(found)
    undone = keys_in(request.GET.get("undo", "").split(","))
    shown = Paginator(queries.queue_of(found, standing), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    return page(
        request,
        "opinions/desk/queue.html",
        conversation=found,
        standing=standing,
        tabs=[(each.value, STANDING_NAMES[each], counts[each.value]) for each in Standing],
        shown=shown,
        rows=queries.queued(list(shown)),
        reasons=[(reason.value, REASONS[reason]) for reason in CHOOSABLE],
        undo=undone,
        room="desk",
    )


@require_POST
@door(access.may_moderate)
def decide(request: Request, pk: int) -> HttpResponse:
    """One decision for all that are ticked; it can be taken back on the next page."""
    found = access.conversation_for(request.visitor, pk)
    form = DecisionForm.of(found, request.POST)
    if not form.is_valid():
        raise Refused(_("เลือกข้อความอย่างน้อยหนึ่งข้อความ แล้วเลือกว่าจะแสดงหรือไม่แสดงเพราะอะไร"), status=422)
    chosen, act, reason = form.cleaned_data["statements"], form.cleaned_data["act"], form.reason
    if reason is not None:
        many = actions.hide_statements(found, by=request.user, statements=chosen, because=reason)
        told = ngettext("ไม่แสดง %(n)s ข้อความ: %(why)s", "ไม่แสดง %(n)s ข้อความ: %(why)s", many) % {
            "n": many,
            "why": REASONS[reason].name,
        }
    elif act == "show":
        many = actions.show_statements(found, by=request.user, statements=chosen)
        told = ngettext("แสดงแล้ว %(n)s ข้อความ", "แสดงแล้ว %(n)s ข้อความ", many) % {"n": many}
    else:
        many = actions.return_statements(found, by=request.user, statements=chosen)
        told = ngettext("ให้รอตรวจอีกครั้ง %(n)s ข้อความ", "ให้รอตรวจอีกครั้ง %(n)s ข้อความ", many) % {
            "n": many
        }
    messages.success(request, told)
    address = reverse("opinions:queue", args=[request.organisation.slug, found.pk])
    undo = ",".join(map(str, chosen)) if act != "return" else ""
    asked = request.POST.get("standing", "")
    standing = f"&standing={asked}" if asked in set(Standing) else ""
    return redirect(f"{address}?undo={undo}{standing}")


@door(access.may_moderate)
def replace(request: Request, pk: int, statement: int) -> HttpResponse:
    """New words for a statement, or several statements for one."""
    found = access.conversation_for(request.visitor, pk)
    old = access.statement_for(request.visitor, statement)
    if old.conversation_id != found.pk:
        raise Http404(statement)
    form = ReplaceForm(request.POST or None, initial={"lines": old.text})
    if form.is_valid():
        made = done(form, lambda: actions.replace_statement(old, by=request.user, texts=form.texts))
        if made:
            messages.success(
                request,
                _("แทนด้วยข้อความที่ %(numbers)s แล้ว")
                % {"numbers": ", ".join(str(one.number) for one in made)},
            )
            return redirect("opinions:queue", request.organisation.slug, found.pk)
    return page(
        request,
        "opinions/desk/replace.html",
        status=422 if form.is_bound else 200,
        conversation=found,
        statement=old,
        form=form,
        room="desk",
    )
