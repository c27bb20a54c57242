"""ตรวจแผน: what a plan says, held against its own sense and the planning regulation."""

from ruamphaen.plan.rules.check.engine import (
    CheckReport,
    Finding,
    NotJudged,
    check,
    fingerprint_of,
)
from ruamphaen.plan.rules.check.facts import PlanUnderCheck

__all__ = ["CheckReport", "Finding", "NotJudged", "PlanUnderCheck", "check", "fingerprint_of"]
