"""What an organisation chooses where the law leaves a value open or is not confirmed."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.law.regulation import FixedByLaw, value_at
from ruamphaen.law.units import UnitMismatch
from ruamphaen.organisation.models import LocalRule, Organisation, User
from ruamphaen.organisation.rules import to_keep
from ruamphaen.thai.text import one_line


@transaction.atomic
def choose_local_rule(
    organisation: Organisation, *, by: User | None, name: str, value: Any, because: str, on: date
) -> LocalRule:
    """Set a value that the law leaves open or that is not confirmed. Confirmed law cannot be chosen.

    `value` is what the unit of law takes. Raises Refused for a value that is confirmed in the text
    of the law (403) or that does not fit its unit (422).
    """
    lawful = value_at(name, on)
    try:
        chosen = lawful.locally(value).value
    except FixedByLaw as fixed:
        raise Refused(
            _("ค่านี้กำหนดไว้แล้วใน%(cite)s หน่วยงานเปลี่ยนเองไม่ได้") % {"cite": lawful.cite}, status=403
        ) from fixed
    except UnitMismatch as problem:
        raise Refused(_("ค่าที่เลือกใช้กับเรื่องนี้ไม่ได้ เลือกใหม่"), status=422) from problem
    rule, _made = LocalRule.objects.update_or_create(
        organisation=organisation,
        name=name,
        defaults={"value": to_keep(chosen), "because": one_line(because)},
    )
    record(by, "organisation.choose_local_rule", rule, name=name, value=str(to_keep(chosen)))
    return rule


@transaction.atomic
def forget_local_rule(rule: LocalRule, *, by: User | None) -> None:
    """Return to the value of the law files."""
    record(by, "organisation.forget_local_rule", rule, name=rule.name, value=str(rule.value))
    rule.delete()
