"""What every test may ask for: the cast, a count of queries, a ledger that tests can empty again.

Nothing of Django is imported before a test asks for it: pure tests run without it
(`pytest tests/thai -p no:django`).
"""

import importlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cast import Cast

# What a test asks for that reaches the database, beside the mark `django_db`.
_REACHING = {"db", "transactional_db", "django_db_setup", "live_server"}

type SameQueries = Callable[[Callable[[], object], Callable[[], object]], int]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks the database, so that `-m database` runs just that on the other one."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or asked & _REACHING:
            item.add_marker("database")


@pytest.fixture
def cast(db: None) -> "Cast":
    """The standing cast: two organisations and the people who work, watch or pass by there."""
    from tests.cast import gather_cast

    return gather_cast()


@pytest.fixture
def same_queries(db: None) -> SameQueries:
    """1-and-3: `same_queries(page, add)` opens a page with one thing and with three.

    `add()` makes one more thing, `page()` opens the page. Both openings must ask the database
    equally often; how often is returned, so that a test can also say how much is too much.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def measure(page: Callable[[], object], add: Callable[[], object]) -> int:
        add()
        page()  # once unmeasured: what is remembered for a whole process is not the page's cost
        with CaptureQueriesContext(connection) as with_one:
            page()
        add()
        add()
        with CaptureQueriesContext(connection) as with_three:
            page()
        told = "\n".join(query["sql"][:200] for query in with_three.captured_queries)
        assert len(with_one) == len(with_three), f"{len(with_one)} → {len(with_three)}:\n{told}"
        return len(with_three)

    return measure


@contextmanager
def _lifted_guards() -> Iterator[None]:
    from django.db import connection

    guards = importlib.import_module("ruamphaen.base.migrations.0002_ledger_guards")

    def run(statements: dict[str, list[str]]) -> None:
        with connection.cursor() as cursor:
            for statement in statements[connection.vendor]:
                cursor.execute(statement)

    run(guards.LIFT_GUARDS)
    yield
    run(guards.SET_GUARDS)


@pytest.fixture
def without_guards() -> Callable[[], AbstractContextManager[None]]:
    """`with without_guards():` takes the ledger's triggers away: whoever can get at the file itself."""
    return _lifted_guards


@pytest.fixture(autouse=True, scope="session")
def _ledger_can_be_emptied_between_tests_that_commit() -> Iterator[None]:
    """Tests that really commit are cleaned up by emptying all tables; the ledger's guards refuse."""
    from django.conf import settings

    if not settings.configured:
        yield
        return
    from django.test import TransactionTestCase

    emptied = TransactionTestCase._fixture_teardown

    def teardown(self: TransactionTestCase) -> None:
        from ruamphaen.plan.models import guards

        with _lifted_guards(), guards.lifted_guards():
            emptied(self)

    TransactionTestCase._fixture_teardown = teardown  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = emptied  # type: ignore[method-assign]
