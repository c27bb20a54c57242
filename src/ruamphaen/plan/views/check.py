"""ตรวจแผน: what the check found in a version, and what the office lets stand, with its reason."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.base.spoken import said
from ruamphaen.law.checks import CheckRule, Severity, check_rules
from ruamphaen.plan import access, actions, queries
from ruamphaen.plan.forms.check import WaiverForm
from ruamphaen.plan.models import Version
from ruamphaen.plan.models.project import LIST_NAMES
from ruamphaen.plan.rules.check import CheckReport, Finding, NotJudged
from ruamphaen.plan.views.drafting import to_version

PLACES_SHOWN = 20  # of one rule, where all rules are shown
PER_PAGE = 200  # places, where one rule is shown

# How each severity is shown: the edge of its card, its status class, its colour, its heading.
LOOKS: Mapping[Severity, tuple[str, str, str, Any]] = {
    Severity.ERROR: ("check-3", "s-late", "c-bad", gettext_lazy("ต้องแก้ก่อนเสนอ")),
    Severity.WARNING: ("check-2", "s-warn", "c-warn", gettext_lazy("ควรดู")),
    Severity.HINT: ("check-1", "s-active", "", gettext_lazy("เพื่อทราบ")),
}


@dataclass(frozen=True)
class PlaceShown:
    """ที่ที่พบ — one place of a rule: its name, where it leads, what is said, where it can be waived."""

    name: str
    about: str
    address: str
    says: str
    waive: str


@dataclass(frozen=True)
class RuleShown:
    """กฎที่พบ — a rule with the places it found, the first of them where there are many."""

    rule: CheckRule
    severity: Severity
    confidence: Any
    says: str
    places: Sequence[PlaceShown]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.places)


@dataclass(frozen=True)
class SeverityShown:
    """ระดับ — the rules of one severity that found something, with its heading and colours."""

    severity: Severity
    heading: str
    card: str
    status: str
    colour: str
    count: int
    rules: Sequence[RuleShown]


@door(access.may_see_drafts)
def check(request: Request, period: str, number: int) -> HttpResponse:
    """What the check found, grouped by severity and rule; one severity or one rule when asked."""
    version = access.version_to_check(request.visitor, period, number)
    found = queries.check_version(version, request.today)
    severity = _severity(request.GET.get("severity", ""))
    rule = check_rules().get(request.GET.get("rule", ""))
    pager_page = _page_of(request, found.report, rule) if rule else None
    shown = _asked(found.report.findings, severity, rule)
    frame = _Frame(version, may_waive=access.may_edit_plan(request.visitor))
    rows = version.listings.count()
    with_findings = {one.place.row.key for one in found.report.findings if one.place.row}
    return page(
        request,
        "plan/check.html",
        version=version,
        plan=version.plan,
        room="plan",
        may_waive=frame.may_waive,
        severity=severity,
        rule=rule,
        counts=found.report.counts,
        tabs=_tabs(found.report, severity, rule),
        groups=_groups(shown, frame, list(pager_page.object_list) if pager_page else None),
        pager_page=pager_page,
        in_order=found.report.in_order,
        judged=len(check_rules()) - len(found.report.not_judged),
        rules=len(check_rules()),
        not_judged=_by_reason(found.report.not_judged),
        not_judged_count=len(found.report.not_judged),
        waived=[(frame.place(finding), finding, waiver) for finding, waiver in found.waived],
        idle=[(check_rules().get(one.rule), one) for one in found.idle],
        rows=rows,
        rows_in_order=rows - len(with_findings),
    )


@door(access.may_edit_plan)
def waive(request: Request, period: str, number: int) -> HttpResponse:
    """Let one finding stand: what it says first, then the reason, which becomes public."""
    version = access.version_to_check(request.visitor, period, number)
    mark = request.POST.get("finding") or request.GET.get("finding", "")
    report = queries.check_version(version, request.today).report
    finding = next((one for one in report.findings if one.fingerprint == mark), None)
    if finding is None:
        if request.method == "POST":
            messages.info(request, _("ข้อนี้ไม่มีแล้วหรือยกเว้นไว้แล้ว ดูผลตรวจล่าสุดด้านล่าง"))
            return to_version(version, "plan:check")
        raise Http404(mark)
    form = WaiverForm(request.POST or None)
    if form.is_valid():
        actions.waive_finding(
            version, by=request.user, finding=finding, reason=form.cleaned_data["reason"]
        )
        messages.success(request, _("ยกเว้นข้อนี้แล้ว เหตุผลแสดงต่อสาธารณะที่หน้าฉบับนี้"))
        return to_version(version, "plan:check")
    return page(
        request,
        "plan/waive.html",
        status=422 if form.is_bound else 200,
        version=version,
        plan=version.plan,
        room="plan",
        form=form,
        finding=finding,
        place=_Frame(version, may_waive=True).place(finding),
        look=LOOKS[finding.severity],
    )


@require_POST
@door(access.may_edit_plan)
def withdraw(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """Take a waiver back; the finding counts again."""
    waiver = access.waiver_to_withdraw(request.visitor, period, number, pk)
    actions.withdraw_waiver(waiver, by=request.user)
    messages.success(request, _("เลิกยกเว้นแล้ว ข้อนี้กลับมาในผลตรวจ"))
    return to_version(waiver.version, "plan:check")


@dataclass(frozen=True)
class _Frame:
    """Where places of a version lead."""

    version: Version
    may_waive: bool

    def place(self, finding: Finding) -> PlaceShown:
        says = said(finding.says)
        return PlaceShown(
            name=self._name(finding),
            about=self._about(finding),
            address=self._address(finding),
            # What the heading says already is not said again at each place.
            says="" if says == said(finding.rule.says) else says,
            waive=self._waive(finding) if self.may_waive else "",
        )

    def _name(self, finding: Finding) -> str:
        if finding.place.row is not None:
            return finding.place.row.title or _("(ไม่มีชื่อ)")
        return finding.place.name or _("ทั้งฉบับ")

    def _about(self, finding: Finding) -> str:
        row = finding.place.row
        if row is None:
            return ""
        name = str(LIST_NAMES[row.list_kind])
        return f"{name} {_('ที่')} {row.number}" if row.number is not None else name

    def _address(self, finding: Finding) -> str:
        place, plan = finding.place, self.version.plan
        slug = plan.organisation.slug
        if place.row is not None and self.version.is_draft and self.may_waive:
            args = [slug, plan.period.slug, self.version.number, place.row.key]
            return reverse("plan:edit_row", args=args)
        kind, _colon, key = place.key.partition(":")
        if kind == "project" and key.isdecimal():
            return reverse("plan:project", args=[slug, int(key)])
        if kind == "node":
            return reverse("portal:strategy", args=[slug])
        if kind == "committee":
            return reverse("organisation:about", args=[slug])
        return ""

    def _waive(self, finding: Finding) -> str:
        plan = self.version.plan
        args = [plan.organisation.slug, plan.period.slug, self.version.number]
        return f"{reverse('plan:waive', args=args)}?finding={finding.fingerprint}"


def _severity(typed: str) -> Severity | None:
    return Severity(typed) if typed in set(Severity) else None


def _asked(
    findings: Sequence[Finding], severity: Severity | None, rule: CheckRule | None
) -> list[Finding]:
    return [
        one
        for one in findings
        if (severity is None or one.severity == severity) and (rule is None or one.rule is rule)
    ]


def _page_of(request: Request, report: CheckReport, rule: CheckRule) -> Page[Finding]:
    of_rule = [one for one in report.findings if one.rule is rule]
    return Paginator(of_rule, PER_PAGE).get_page(request.GET.get("page"))


def _tabs(
    report: CheckReport, severity: Severity | None, rule: CheckRule | None
) -> list[tuple[str, str, int, bool]]:
    """All, then each severity: its filter, its words, how many, whether it is shown now."""
    everything = ("", _("ทั้งหมด"), len(report.findings), severity is None and rule is None)
    return [
        everything,
        *(
            (each.value, said(each.label), report.counts[each], severity is each)
            for each in Severity
        ),
    ]


def _groups(
    findings: Sequence[Finding], frame: _Frame, only: list[Finding] | None
) -> list[SeverityShown]:
    """The findings by severity, then by rule; `only` are the places of the one rule asked for."""
    by_rule: dict[tuple[Severity, str], list[Finding]] = defaultdict(list)
    for one in findings:
        by_rule[(one.severity, one.rule.id)].append(one)
    groups = []
    for severity, (card, status, colour, heading) in LOOKS.items():
        rules = []
        for (graveness, _id), here in by_rule.items():
            if graveness is severity:
                places = (
                    here[:PLACES_SHOWN]
                    if only is None
                    else [one for one in only if one.severity is severity]
                )
                if places:
                    rules.append(_rule_shown(here, places, frame))
        if rules:
            count = sum(each.count for each in rules)
            groups.append(SeverityShown(severity, str(heading), card, status, colour, count, rules))
    return groups


def _rule_shown(here: Sequence[Finding], places: Sequence[Finding], frame: _Frame) -> RuleShown:
    first = here[0]
    return RuleShown(
        rule=first.rule,
        severity=first.severity,
        confidence=first.confidence,
        says=said(first.rule.says),
        places=[frame.place(one) for one in places],
        count=len(here),
    )


def _by_reason(not_judged: Sequence[NotJudged]) -> list[tuple[str, list[CheckRule]]]:
    found: dict[str, list[CheckRule]] = defaultdict(list)
    for one in not_judged:
        found[said(one.why)].append(one.rule)
    return list(found.items())
