"""The values of law as they count in one organisation: the law's own, or what was chosen here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.regulation import Ask, Value, all_values, value_at
from ruamphaen.law.sources import Source, sources
from ruamphaen.organisation.law_words import NAMES, TOPICS, topic_of, value_in_words
from ruamphaen.organisation.models import LocalRule, Organisation
from ruamphaen.organisation.rules import as_kept, concerns


@dataclass(frozen=True)
class RuleHere:
    """ค่าที่ใช้ในหน่วยงาน — a value of law as it counts here, and the organisation's own choice."""

    lawful: Value
    chosen: LocalRule | None

    @property
    def here(self) -> Value:
        """The value that counts, with the law's citation and marks."""
        if self.chosen is None or not self.lawful.configurable:
            return self.lawful
        return self.lawful.locally(as_kept(self.lawful.unit, self.chosen.value))

    @property
    def value(self) -> Any:
        return self.here.value

    @property
    def name_in_words(self) -> str:
        return str(NAMES[self.lawful.name])

    @property
    def in_words(self) -> str:
        """The value that counts, as people read it."""
        return value_in_words(self.lawful.unit, self.value)

    @property
    def listed(self) -> tuple[str, ...]:
        """The items of a value that is a list, which pages show one below the other."""
        return tuple(self.value or ()) if self.lawful.unit == "texts" else ()

    @property
    def lawful_in_words(self) -> str:
        """What the law files say, as people read it."""
        return value_in_words(self.lawful.unit, self.lawful.value)

    @property
    def seen_in(self) -> list[Source]:
        """The pages and files in which the value was seen."""
        return [sources()[code] for code in self.lawful.source]


def ask_here(organisation: Organisation) -> Ask:
    """The organisation's own `value_at`: the law's value, or its choice where it made one.

    One query, made now. What has become fixed by law since it was chosen is the law's again.
    """
    chosen = {rule.name: rule for rule in LocalRule.objects.filter(organisation=organisation)}

    def ask(name: str, day: date) -> Value:
        return RuleHere(value_at(name, day), chosen.get(name)).here

    return ask


def rule_value(organisation: Organisation, name: str, day: date) -> Any:
    """The value that counts here on a day: the organisation's choice where it made one."""
    return rule_here(organisation, name, day).value


def rule_here(organisation: Organisation, name: str, day: date) -> RuleHere:
    """One value of law in force on a day, with the organisation's choice."""
    chosen = LocalRule.objects.filter(organisation=organisation, name=name).first()
    return RuleHere(value_at(name, day), chosen)


def rules_here(organisation: Organisation, day: date) -> list[RuleHere]:
    """Every value of law in force on a day that concerns this kind of organisation, by name."""
    chosen = {rule.name: rule for rule in LocalRule.objects.filter(organisation=organisation)}
    return [
        RuleHere(value, chosen.get(value.name))
        for value in all_values(day)
        if concerns(value.name, organisation.nature)
    ]


@dataclass(frozen=True)
class RuleTopic:
    """หัวข้อของค่าตามระเบียบ — the values of one topic of the page."""

    title: str
    rules: Sequence[RuleHere]

    @property
    def unsure(self) -> int:
        """How many of them nobody has confirmed in the original."""
        return sum(rule.lawful.confidence is not Confidence.VERBATIM for rule in self.rules)


def rules_by_topic(organisation: Organisation, day: date) -> list[RuleTopic]:
    """The values in force here on a day, under the topics of the page; empty topics are left out."""
    found: dict[int, list[RuleHere]] = {}
    for rule in rules_here(organisation, day):
        found.setdefault(topic_of(rule.lawful.name), []).append(rule)
    in_order = list(NAMES)
    return [
        RuleTopic(
            str(title), sorted(found[place], key=lambda rule: in_order.index(rule.lawful.name))
        )
        for place, (title, _beginnings) in enumerate(TOPICS)
        if place in found
    ]
