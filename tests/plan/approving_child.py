"""A process of its own on a database file: what threads and a killed process leave behind on SQLite.

python -m tests.plan.approving_child prepare|kill|race|state — with RUAMPHAEN_DATA naming the folder.
"""

import json
import os
import signal
import sys
import threading

import django

APPROVERS = 50


def main(what: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "ruamphaen.settings"
    django.setup()
    {"prepare": prepare, "kill": kill, "race": race, "state": state}[what]()


def prepare() -> None:
    """A round up to the request for approval, and fifty who may approve."""
    from django.core.management import call_command

    from tests import make
    from tests.cast import gather_cast
    from tests.plan.round_day import begin

    call_command("migrate", verbosity=0)
    day = begin(gather_cast())
    day.ready()
    for place in range(APPROVERS):
        make.user(username=f"head-{place}")


def kill() -> None:
    """The process dies after the version was frozen, before the act is whole."""
    from ruamphaen.plan.actions import approving

    def die(*_said: object, **_facts: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    approving.record = die
    _approve("head-0")


def race() -> None:
    """Fifty at once, each on a connection of their own; what each of them was told."""
    from django.db import connection

    from ruamphaen.base.errors import Refused

    ready, ends = threading.Barrier(APPROVERS), []

    def run(name: str) -> None:
        try:
            ready.wait()
            _approve(name)
            ends.append("done")
        except Refused as refused:
            ends.append(str(refused.sentence))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(f"head-{n}",)) for n in range(APPROVERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.stdout.write(json.dumps(ends))


def state() -> None:
    """What stands in the database, and whether the ledger agrees."""
    from ruamphaen.base.ledger import verify
    from ruamphaen.base.models import Entry
    from ruamphaen.plan.models import Approval

    draft = _draft()
    told = {
        "state": draft.state,
        "hash": draft.content_hash,
        "given": Approval.objects.filter(approved_at__isnull=False).count(),
        "lines": Entry.objects.filter(act="plan.approve_version").count(),
        "faults": len(verify()),
    }
    sys.stdout.write(json.dumps(told))


def _draft():
    from ruamphaen.plan.models import Version

    return Version.objects.get(number=2)


def _approve(name: str) -> None:
    from ruamphaen.organisation.models import User
    from ruamphaen.plan import actions
    from ruamphaen.plan.queries import content_hash
    from tests.cast import TODAY

    draft = _draft()
    actions.approve(
        draft, by=User.objects.get(username=name), today=TODAY, read=content_hash(draft)
    )


if __name__ == "__main__":
    main(sys.argv[1])
