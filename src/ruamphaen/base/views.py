"""Which page: health, for machines and for staff."""

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from ruamphaen.base.doors import door, everyone, signed_in
from ruamphaen.base.health import examine
from ruamphaen.base.http import Request


@door(everyone)
def live(request: Request) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@door(everyone)
def ready(request: Request) -> HttpResponse:
    """Fit for work: 200 or 503; what was found is told to people who signed in."""
    findings = examine(timezone.now())
    fit = all(finding.ok or not finding.grave for finding in findings)
    answer: dict[str, object] = {"ready": fit}
    if signed_in(request.visitor):
        answer["findings"] = {finding.name: finding.says for finding in findings}
    return JsonResponse(answer, status=200 if fit else 503)
