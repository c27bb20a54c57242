"""Django's name for this app; and its guards, which stand from one migration to the next."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class PlanConfig(AppConfig):
    name = "ruamphaen.plan"

    def ready(self) -> None:
        # Models can only be asked for once all apps are there.
        from ruamphaen.base import ledger  # noqa: PLC0415
        from ruamphaen.plan.models import guards  # noqa: PLC0415
        from ruamphaen.plan.queries.sealed import faults  # noqa: PLC0415

        def lift(**_said: Any) -> None:
            guards.lift_guards()

        def raise_again(**_said: Any) -> None:
            guards.raise_where_whole()

        pre_migrate.connect(lift, sender=self, weak=False, dispatch_uid="plan-guards-lift")
        post_migrate.connect(raise_again, sender=self, weak=False, dispatch_uid="plan-guards-raise")
        ledger.also_verify(faults)
