"""The values of law as they count here, and the organisation's own choices."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.base.turns import done
from ruamphaen.law.dated import NotInForce, UnknownName
from ruamphaen.organisation import access, actions, forms, queries
from ruamphaen.organisation.queries import RuleHere
from ruamphaen.organisation.rules import concerns


@door(access.may_see_rules)
def rules(request: Request) -> HttpResponse:
    """Every value in force today, by topic: what it is, where it is from, how sure it is."""
    topics = queries.rules_by_topic(request.organisation, request.today)
    return page(
        request,
        "organisation/rules.html",
        topics=topics,
        count=sum(len(topic.rules) for topic in topics),
        unsure=sum(topic.unsure for topic in topics),
        may_choose=access.may_run_organisation(request.visitor),
        tab="rules",
        room="desk",
    )


def _rule_here(request: Request, name: str) -> RuleHere:
    """The value of this name that counts here today, or 404."""
    try:
        rule = queries.rule_here(request.organisation, name, request.today)
    except (UnknownName, NotInForce) as nothing:
        raise Http404(name) from nothing
    if not concerns(name, request.organisation.nature):
        raise Http404(name)
    return rule


@door(access.may_run_organisation)
def rule(request: Request, name: str) -> HttpResponse:
    """One value: what is known of it, and the organisation's own choice with its reason."""
    here = _rule_here(request, name)
    because = here.chosen.because if here.chosen else ""
    form = None
    if here.lawful.configurable:
        form = forms.RuleForm.of(here.lawful, here.value, because, request.POST or None)
    if form is not None and form.is_valid():
        chosen = done(
            form,
            lambda: actions.choose_local_rule(
                request.organisation,
                by=request.user,
                name=name,
                value=form.chosen,
                because=form.cleaned_data["because"],
                on=request.today,
            ),
        )
        if chosen:
            messages.success(request, _("บันทึกค่าของหน่วยงานแล้ว"))
            return redirect("organisation:rules", request.organisation.slug)
    return page(request, "organisation/rule.html", rule=here, form=form, tab="rules", room="desk")


@require_POST
@door(access.may_run_organisation)
def forget_rule(request: Request, name: str) -> HttpResponse:
    """Return to the value of the law files."""
    actions.forget_local_rule(access.local_rule_for(request.visitor, name), by=request.user)
    messages.success(request, _("กลับไปใช้ค่าตามระเบียบแล้ว"))
    return redirect("organisation:rules", request.organisation.slug)
