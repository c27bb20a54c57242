"""What can be seen of an organisation: the directory, bodies on a day, its own rules, the staff desk."""

from ruamphaen.organisation.queries.bodies import (
    BodyOnDay,
    GroupOnDay,
    Term,
    bodies_on,
    body_of,
    body_under,
    seats_not_held,
    standing_bodies,
    term_of,
    terms_of,
)
from ruamphaen.organisation.queries.desk import ActSeen, Desk, Due, Place, desk_of
from ruamphaen.organisation.queries.directory import (
    HoldingSeen,
    communities_of,
    history_of_post,
    organisations_here,
    people_of,
    posts_with_holders,
)
from ruamphaen.organisation.queries.figures import (
    FigureLine,
    FigureTopic,
    figures_of_book,
    figures_on,
)
from ruamphaen.organisation.queries.holidays import HolidayYear, holiday_years, holidays_of
from ruamphaen.organisation.queries.local_rules import (
    RuleHere,
    RuleTopic,
    ask_here,
    rule_here,
    rule_value,
    rules_by_topic,
    rules_here,
)

__all__ = [
    "ActSeen",
    "BodyOnDay",
    "Desk",
    "Due",
    "FigureLine",
    "FigureTopic",
    "GroupOnDay",
    "HoldingSeen",
    "HolidayYear",
    "Place",
    "RuleHere",
    "RuleTopic",
    "Term",
    "ask_here",
    "bodies_on",
    "body_of",
    "body_under",
    "communities_of",
    "desk_of",
    "figures_of_book",
    "figures_on",
    "history_of_post",
    "holiday_years",
    "holidays_of",
    "organisations_here",
    "people_of",
    "posts_with_holders",
    "rule_here",
    "rule_value",
    "rules_by_topic",
    "rules_here",
    "seats_not_held",
    "standing_bodies",
    "term_of",
    "terms_of",
]
