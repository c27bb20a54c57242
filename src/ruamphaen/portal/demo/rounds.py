"""The addition of the fictional town on its way: drafted by letter, decided on by the forum that sits."""

from datetime import datetime

from ruamphaen.law.routes import RouteKind
from ruamphaen.meetings.models import Resolution
from ruamphaen.meetings.rules.kinds import Outcome
from ruamphaen.organisation.models import Organisation
from ruamphaen.plan import actions as plans
from ruamphaen.plan.models import Version
from ruamphaen.plan.rules.versions import State, VersionKind
from ruamphaen.thai.dates import bangkok_day

# Made up for this project.
BECAUSE = "ฝนหลงฤดูเดือนตุลาคม 2569 ทำให้ทางและรางระบายน้ำเสียหายหลายชุมชน ต้องซ่อมก่อนฤดูฝนหน้า"
LETTER = "บันทึกข้อความ กองยุทธศาสตร์และงบประมาณ ที่ 118/2569"


def walk_town(organisation: Organisation, now: datetime) -> None:
    """The two steps that were taken; what follows waits for whoever tries the demo."""
    draft = Version.objects.get(
        plan__organisation=organisation, kinds=VersionKind.ADDITION, state=State.DRAFT
    )
    today = bangkok_day(now)
    decided = Resolution.objects.get(
        meeting__organisation=organisation, outcome=Outcome.AGREED, meeting__forum="forum-town"
    )
    for code, evidence in (
        ("draft", plans.Evidence(document=LETTER)),
        ("committee", plans.Evidence(resolution=decided)),
    ):
        plans.take_step(
            draft,
            by=None,
            routes=[RouteKind.ADDITION],
            code=code,
            today=today,
            evidence=evidence,
            on=today,
        )
