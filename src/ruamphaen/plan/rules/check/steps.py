"""ขั้นตอน: were the steps of the route taken, in order, and before the announcement?"""

from collections.abc import Iterator
from datetime import date

from ruamphaen.law.routes import RouteStep
from ruamphaen.law.words import Words
from ruamphaen.plan.rules.check.facts import PlanUnderCheck, StepDone
from ruamphaen.plan.rules.check.rule import Found, found_at, rule


def _missing_step(code: str, id_: str) -> None:
    @rule(id_, "route", "steps")
    def missing(plan: PlanUnderCheck) -> Iterator[Found]:
        for step in _expected(plan):
            if step.code == code and plan.step(code) is None:
                yield found_at(f"step:{code}", step.name_th, step.confidence)


_missing_step("joint-meeting", "step.joint-meeting-missing")
_missing_step("draft", "step.draft-missing")
_missing_step("committee", "step.committee-missing")
_missing_step("council", "step.council-missing")
_missing_step("announce", "step.consent-missing")


def _expected(plan: PlanUnderCheck) -> list[RouteStep]:
    """The steps that must be behind us: all up to the announcement, or up to the last one taken."""
    steps = plan.route.steps if plan.route else ()
    upto = [place for place, step in enumerate(steps) if plan.step(step.code) is not None]
    if plan.version.announced:
        upto += [place for place, step in enumerate(steps) if step.code == "announce"]
    return list(steps[: max(upto, default=-1) + 1])


@rule("step.forum-missing", "route", "steps")
def forum_missing(plan: PlanUnderCheck) -> Iterator[Found]:
    for step in _expected(plan):
        done = plan.step(step.code)
        if step.with_forum and done is not None and not done.with_forum:
            yield found_at(f"step:{step.code}", step.name_th, step.confidence)


@rule("step.inform-missing", "route", "steps", "announced_on")
def inform_missing(plan: PlanUnderCheck) -> Iterator[Found]:
    """Due at once where no days are allowed; within the days that are allowed it is not missing."""
    for step in plan.route.steps if plan.route else ():
        if step.code != "inform" or plan.step("inform") is not None or not plan.announced_on:
            continue
        if (plan.on - plan.announced_on).days > (step.within_days or 0):
            yield found_at("step:inform", step.name_th, step.confidence)


@rule("step.out-of-order", "route", "steps")
def out_of_order(plan: PlanUnderCheck) -> Iterator[Found]:
    taken = [(step, on) for step, _done, on in _dated(plan)]
    for place, (step, on) in enumerate(taken):
        earlier = [(one, day) for one, day in taken[:place] if day > on]
        if earlier:
            before, before_day = earlier[-1]
            yield found_at(
                f"step:{step.code}",
                step.name_th,
                day=on,
                before=Words(before.name_th, before.name_en),
                before_day=before_day,
            )


@rule("step.after-announcement", "route", "steps", "announced_on")
def after_announcement(plan: PlanUnderCheck) -> Iterator[Found]:
    announced = plan.announced_on
    for step, _done, on in _dated(plan):
        if announced and step.decides and step.code != "announce" and on > announced:
            yield found_at(
                f"step:{step.code}",
                step.name_th,
                step.confidence,
                day=on,
                announced=announced,
            )


@rule("step.in-future", "route", "steps")
def in_future(plan: PlanUnderCheck) -> Iterator[Found]:
    for step, _done, on in _dated(plan):
        if on > plan.on:
            yield found_at(f"step:{step.code}", step.name_th, day=on)


@rule("step.undated", "route", "steps")
def undated(plan: PlanUnderCheck) -> Iterator[Found]:
    for step, done in _taken(plan):
        if done.on is None:
            yield found_at(f"step:{step.code}", step.name_th)


@rule("step.without-document", "route", "steps")
def without_document(plan: PlanUnderCheck) -> Iterator[Found]:
    for step, done in _taken(plan):
        if not done.citing.strip():
            yield found_at(f"step:{step.code}", step.name_th)


@rule("step.council-not-needed", "route", "steps")
def council_not_needed(plan: PlanUnderCheck) -> Iterator[Found]:
    asked = plan.route is not None and any(step.code == "council" for step in plan.route.steps)
    if plan.step("council") is not None and not asked:
        yield found_at("step:council")


def _taken(plan: PlanUnderCheck) -> Iterator[tuple[RouteStep, StepDone]]:
    """The steps of the route that were taken, in the order of the route."""
    for step in plan.route.steps if plan.route else ():
        done = plan.step(step.code)
        if done is not None:
            yield step, done


def _dated(plan: PlanUnderCheck) -> Iterator[tuple[RouteStep, StepDone, date]]:
    for step, done in _taken(plan):
        if done.on is not None:
            yield step, done, done.on
