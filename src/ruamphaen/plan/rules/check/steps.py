"""ขั้นตอน: were the steps of the route taken, in order, and before the announcement?"""

from collections.abc import Iterator
from datetime import date

from ruamphaen.law.routes import Route, RouteStep
from ruamphaen.law.words import Words
from ruamphaen.plan.rules.check.facts import PlanUnderCheck, StepDone
from ruamphaen.plan.rules.check.rule import Found, found_at, rule


def _missing_step(code: str, id_: str) -> None:
    @rule(id_, "routes", "steps")
    def missing(plan: PlanUnderCheck) -> Iterator[Found]:
        for route, step in _expected(plan):
            if step.code == code and plan.step(code, route.kind) is None:
                yield found_at(plan.step_place(code, route), step.name_th, step.confidence)


_missing_step("joint-meeting", "step.joint-meeting-missing")
_missing_step("draft", "step.draft-missing")
_missing_step("committee", "step.committee-missing")
_missing_step("council", "step.council-missing")
_missing_step("announce", "step.consent-missing")


def _expected(plan: PlanUnderCheck) -> Iterator[tuple[Route, RouteStep]]:
    """The steps that must be behind us: all up to the announcement, or up to the last one taken."""
    for route in plan.routes or ():
        steps = route.steps
        upto = [place for place, step in enumerate(steps) if plan.step(step.code, route.kind)]
        if plan.version.announced:
            upto += [place for place, step in enumerate(steps) if step.code == "announce"]
        for step in steps[: max(upto, default=-1) + 1]:
            yield route, step


@rule("step.forum-missing", "routes", "steps")
def forum_missing(plan: PlanUnderCheck) -> Iterator[Found]:
    for route, step in _expected(plan):
        done = plan.step(step.code, route.kind)
        if step.with_forum and done is not None and not done.with_forum:
            yield found_at(plan.step_place(step.code, route), step.name_th, step.confidence)


@rule("step.inform-missing", "routes", "steps", "announced_on")
def inform_missing(plan: PlanUnderCheck) -> Iterator[Found]:
    """Due at once where no days are allowed; within the days that are allowed it is not missing."""
    for route, step in _all_steps(plan):
        done = plan.step("inform", route.kind)
        if step.code != "inform" or done is not None or not plan.announced_on:
            continue
        if (plan.on - plan.announced_on).days > (step.within_days or 0):
            yield found_at(plan.step_place("inform", route), step.name_th, step.confidence)


@rule("step.out-of-order", "routes", "steps")
def out_of_order(plan: PlanUnderCheck) -> Iterator[Found]:
    taken = [(route, step, on) for route, step, _done, on in _dated(plan)]
    for place, (route, step, on) in enumerate(taken):
        earlier = [(one, day) for other, one, day in taken[:place] if other is route and day > on]
        if earlier:
            before, before_day = earlier[-1]
            yield found_at(
                plan.step_place(step.code, route),
                step.name_th,
                day=on,
                before=Words(before.name_th, before.name_en),
                before_day=before_day,
            )


@rule("step.after-announcement", "routes", "steps", "announced_on")
def after_announcement(plan: PlanUnderCheck) -> Iterator[Found]:
    announced = plan.announced_on
    for route, step, _done, on in _dated(plan):
        if announced and step.decides and step.code != "announce" and on > announced:
            yield found_at(
                plan.step_place(step.code, route),
                step.name_th,
                step.confidence,
                day=on,
                announced=announced,
            )


@rule("step.in-future", "routes", "steps")
def in_future(plan: PlanUnderCheck) -> Iterator[Found]:
    for route, step, _done, on in _dated(plan):
        if on > plan.on:
            yield found_at(plan.step_place(step.code, route), step.name_th, day=on)


@rule("step.undated", "routes", "steps")
def undated(plan: PlanUnderCheck) -> Iterator[Found]:
    for route, step, done in _taken(plan):
        if done.on is None:
            yield found_at(plan.step_place(step.code, route), step.name_th)


@rule("step.without-document", "routes", "steps")
def without_document(plan: PlanUnderCheck) -> Iterator[Found]:
    for route, step, done in _taken(plan):
        if not done.citing.strip():
            yield found_at(plan.step_place(step.code, route), step.name_th)


@rule("step.council-not-needed", "routes", "steps")
def council_not_needed(plan: PlanUnderCheck) -> Iterator[Found]:
    asked = any(step.code == "council" for _route, step in _all_steps(plan))
    if plan.step("council") is not None and not asked:
        yield found_at("step:council")


def _all_steps(plan: PlanUnderCheck) -> Iterator[tuple[Route, RouteStep]]:
    for route in plan.routes or ():
        for step in route.steps:
            yield route, step


def _taken(plan: PlanUnderCheck) -> Iterator[tuple[Route, RouteStep, StepDone]]:
    """The steps that were taken, route by route, in the order of each."""
    for route, step in _all_steps(plan):
        done = plan.step(step.code, route.kind)
        if done is not None:
            yield route, step, done


def _dated(plan: PlanUnderCheck) -> Iterator[tuple[Route, RouteStep, StepDone, date]]:
    for route, step, done in _taken(plan):
        if done.on is not None:
            yield route, step, done, done.on
