"""ที่ลงจากชื่อ: programmes and departments as places, with what is known of them beyond their names."""

from collections.abc import Iterable

from ruamphaen.law.programmes import programmes
from ruamphaen.proposals.rules.home.finding import Place
from ruamphaen.proposals.rules.home.topics import topics

# The central fund is no home of anybody's need.
_NOT_A_HOME = frozenset({"00410"})


def programme_places() -> list[Place]:
    """The programmes of the budget, with their works and the topics usually entered under them."""
    return [
        Place(
            one.code,
            (one.name_th, *one.works),
            topics=frozenset(topic.code for topic in topics() if topic.programme == one.code),
        )
        for one in programmes()
        if one.code not in _NOT_A_HOME
    ]


def department_places(departments: Iterable[tuple[str, str]]) -> list[Place]:
    """Departments given as (key, name), with the topics that offices of such a name look after."""
    return [
        Place(
            key,
            (name,),
            topics=frozenset(
                topic.code for topic in topics() if any(part in name for part in topic.departments)
            ),
        )
        for key, name in departments
    ]
