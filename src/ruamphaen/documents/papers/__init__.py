"""Code of a form → the builder that pours a version into its Sheet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from ruamphaen.base.errors import Refused
from ruamphaen.documents.papers import equipment, plan_projects, plan_summary
from ruamphaen.documents.papers.frame import Setting
from ruamphaen.documents.sheet import Sheet, check
from ruamphaen.law.dated import NotInForce, UnknownName
from ruamphaen.organisation.queries import rule_value
from ruamphaen.plan.models import Version

BUILDERS: dict[str, Callable[[Version, Setting], Sheet]] = {
    "p01": plan_summary.build,
    "p02": plan_projects.build,
    "p02-1": plan_projects.build,
    "p02-2": plan_projects.build,
    "p03": equipment.build,
}


def build(code: str, version: Version, on: date, **chosen: Any) -> Sheet:
    """The paper of a version, in the edition of its plan's period.

    `on` is the day whose local rules count (digits, what ผ.01 adds up); `chosen` replaces single
    settings, such as digits="thai". Raises Refused, with the law's own sentence, where there is no
    such form for the period.
    """
    organisation = version.plan.organisation
    setting = Setting(
        code=code,
        digits=rule_value(organisation, "paper.digits", on),
        counts_coordination=rule_value(organisation, "paper.p01.counts_coordination", on),
        restarts=rule_value(organisation, "paper.number_restarts_per_group", on),
    )
    try:
        return check(BUILDERS[code](version, replace(setting, **chosen)))
    except (NotInForce, UnknownName) as absent:
        raise Refused(absent.words.th) from absent
