"""Several people at the same moment, each on a connection of their own."""

import os
import threading
from collections.abc import Callable

import pytest
from django.db import connection

ON_A_SERVER = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "RUAMPHAEN_TEST_POSTGRES" not in os.environ,
        reason="SQLite in memory has one connection; there the pen itself makes people queue",
    ),
]


def on_a_server[Test: Callable[..., object]](test: Test) -> Test:
    """The same marks for one test of a module."""
    for mark in ON_A_SERVER:
        test = mark(test)
    return test


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Run acts in threads that start together; what each gave back, or the exception that ended it."""
    ready = threading.Barrier(len(acts))
    ends: list[object] = [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            ready.wait()
            ends[place] = act()
        except Exception as problem:
            ends[place] = problem
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends
