"""Text that wants to be script stays text, on every page that shows it."""

import pytest

from ruamphaen.organisation.actions import add_community, add_department
from ruamphaen.plan import actions
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.strategy.actions import add_node
from ruamphaen.strategy.rules import NodeKind
from tests import make
from tests.cast import gather_cast
from tests.journeys.conftest import Opens

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAYLOADS = (
    "<script>window.__xss=1</script>",
    "<img src=x onerror=window.__xss=1>",
    '"><svg onload=window.__xss=1>',
    "</title><script>window.__xss=1</script>",
    "{{ request.user }}{% debug %}",
    "javascript:window.__xss=1",
    "'-window.__xss=1-'",
)


def test_no_page_runs_what_people_typed(transactional_db: None, opens: Opens):
    town = gather_cast()
    text = " ".join(PAYLOADS)
    town.ban_nong.name_en = PAYLOADS[0]
    town.ban_nong.source = f"https://example.go.th/{PAYLOADS[1]} {text}"
    town.ban_nong.save()
    add_department(town.ban_nong, by=None, name=PAYLOADS[1])
    add_community(town.ban_nong, by=None, name=PAYLOADS[2])
    tree = make.tree(organisation=town.ban_nong, name=PAYLOADS[3])
    node = add_node(tree, by=None, parent=None, kind=NodeKind.VISION, title=text)
    plan = make.plan(organisation=town.ban_nong, tree=tree)
    version = make.version(plan=plan)
    typed = dict.fromkeys(("title", "objective", "target", "outcome", "reason"), text)
    row = actions.add_listing(
        version,
        by=town.somsri,
        list_kind=ListKind.MAIN,
        typed={**typed, "node": "1.1", "department": PAYLOADS[1], "budget:2568": "1000"},
    )
    working = tree.nodes.get(number="1.1")
    base = f"/{town.ban_nong.slug}"
    page = opens(town.anan, "/")
    violations: list[str] = []
    page.on("console", lambda message: message.type == "error" and violations.append(message.text))
    for path in (
        f"/?q={PAYLOADS[1]}",
        f"{base}/",
        f"{base}/strategy/",
        f"{base}/strategy/{working.pk}/",
        f"{base}/strategy/node/{node.pk}/",
        f"{base}/search/?q={PAYLOADS[0]}",
        f"{base}/plan/2566-2570/versions/1/",
        f"{base}/plan/2566-2570/versions/1/?q={PAYLOADS[2]}",
        f"{base}/plan/2566-2570/versions/1/edit/",
        f"{base}/plan/2566-2570/versions/1/rows/{row.pk}/",
        f"{base}/projects/{row.project_id}/",
        f"{base}/about/?lang=en",
        "/desk/ban-nong/parts/",
        "/desk/",
    ):
        page.goto(path)
        assert page.evaluate("window.__xss") is None, path
    assert violations == []
