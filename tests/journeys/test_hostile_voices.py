"""What strangers send stays text on every page of the voices, runs nothing, and breaks no page's width."""

import json

import pytest

from ruamphaen.base.moderation import Decision, Reason
from ruamphaen.opinions.actions import cards, conversations, statements
from ruamphaen.proposals.actions import appealing, clustering, judging, reporting, screening
from ruamphaen.proposals.actions.commenting import Said, Speaker, comment, thread_of
from ruamphaen.proposals.actions.judging import Verdict
from ruamphaen.proposals.actions.mapping import keep_area
from ruamphaen.proposals.models import Judgement, Proposal
from ruamphaen.proposals.rules.kinds import ProposalKind, Standing
from ruamphaen.proposals.rules.screening import Reply
from ruamphaen.proposals.rules.told import Told
from tests import make
from tests.cast import TODAY, Cast, gather_cast
from tests.journeys.conftest import Opens
from tests.proposals.test_core import send
from tests.proposals.voices import moderator

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAYLOADS = (
    "<script>window.__xss=1</script>",
    "<img src=x onerror=window.__xss=1>",
    '"><svg onload=window.__xss=1>',
    "</title></textarea></option><script>window.__xss=1</script>",
    "{{ request.user }}{% debug %} javascript:window.__xss=1 '-window.__xss=1-'",
    "ก" * 140,
    "https://a.example/" + "x" * 110,
    "ก" + "\u0e48" * 200 + "ด\u202eกลับ\u2066หลัง",
)
EVERYTHING = " ".join(PAYLOADS)


# The screen of a hall, a sheet of paper, and a piece of a page that never stands alone.
NOT_FOR_PHONES = ("/hall/", "/print/", "/similar/")


def _spoken(town: Cast) -> list[str]:
    """Hostile words in everything people may send; the pages that show them, the desk's last."""
    here, desk = town.ban_nong, town.anan
    duang = moderator(here)
    made = [
        send(here, told=_told(title), author_key=f"person-{at}", standing=Standing.SHOWN)
        for at, title in enumerate(PAYLOADS)
    ]
    first, second, hidden, waiting, *rest = made
    Proposal.objects.filter(pk=waiting.pk).update(standing=Standing.WAITING)
    thread = thread_of(first)
    said = [
        comment(
            thread,
            Said(text=EVERYTHING, shown_name=PAYLOADS[at]),
            by=Speaker(key=f"person-{at}", known=at < 3),
            today=TODAY,
        )
        for at in range(4)
    ]
    reporting.report(first, by=None, key="r", why=Reason.ABUSE, note=EVERYTHING)
    reporting.report(said[0], by=None, key="r", why=Reason.ABUSE, note=EVERYTHING)
    hide = [Verdict("proposal", hidden.pk, Decision.HIDE, Reason.ABUSE)]
    judging.judge(here, hide, by=duang)
    asked = appealing.appeal(Judgement.objects.get(), by=None, text=EVERYTHING)
    group = clustering.group(first, [second], by=town.somsri, at=make.NOW)
    reply = Reply("own-power", text=EVERYTHING)
    screening.answer([rest[0]], by=town.somsri, reply=reply, at=make.NOW, today=TODAY)
    square = [[[99.0, 18.5], [99.1, 18.5], [99.1, 18.6], [99.0, 18.6]]]
    land = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {"type": "Polygon", "coordinates": square},
        }
        for name in PAYLOADS
    ]
    geojson = json.dumps({"type": "FeatureCollection", "features": land}).encode()
    keep_area(here, by=None, content=geojson, credit=PAYLOADS[0], at=make.NOW)
    talk = conversations.start_conversation(here, by=None, title=PAYLOADS[0], about=EVERYTHING)
    statements.plant_statements(talk, by=None, texts=[f"ควร {each[:130]}" for each in PAYLOADS])
    talk = conversations.open_conversation(talk, by=None)
    sent = statements.say(talk, key="who", text=PAYLOADS[1] + " รอตรวจ", today=TODAY, seconds=60)
    batch = cards.make_cards(talk, by=desk, count=1)
    public, office = f"/{here.slug}", f"/desk/{here.slug}"
    return [
        f"{public}/",
        f"{public}/proposals/",
        f"{public}/proposals/?view=map&q={PAYLOADS[1]}&after={PAYLOADS[0]}",
        *(f"{public}/proposals/{each.receipt}/" for each in (first, second, rest[0], rest[-1])),
        f"{public}/proposals/{first.receipt}/report/",
        f"{public}/proposals/{first.receipt}/comments/",
        f"{public}/proposals/comments/{said[0].pk}/reply/",
        f"{public}/proposals/comments/{said[0].pk}/report/",
        f"{public}/proposals/new/",
        f"{public}/proposals/similar/?title={PAYLOADS[0]}",
        f"{public}/proposals/moderation/",
        f"/r/{first.receipt}",
        f"/r/{hidden.receipt}",
        f"/r/{said[0].receipt}",
        f"/r/{PAYLOADS[1].replace('/', '')}",
        f"{public}/opinions/",
        f"{public}/opinions/{talk.pk}/",
        f"{public}/opinions/{talk.pk}/mine/",
        f"{public}/opinions/{talk.pk}/add/",
        f"{public}/opinions/{talk.pk}/map/",
        f"{public}/opinions/{talk.pk}/hall/",
        f"{public}/opinions/{talk.pk}/sent/{sent.receipt}/",
        f"{office}/proposals/",
        f"{office}/proposals/?q={PAYLOADS[1]}",
        f"{office}/proposals/{first.receipt}/",
        f"{office}/proposals/ask/?receipt={first.receipt}",
        f"{office}/proposals/answer/?receipt={first.receipt}",
        f"{office}/proposals/groups/{group.pk}/",
        f"{office}/proposals/alike/{first.receipt}/",
        f"{office}/proposals/moderation/",
        f"{office}/proposals/moderation/?only=reported",
        f"{office}/proposals/moderation/appeals/{asked.pk}/",
        f"{office}/proposals/moderation/done/",
        f"{office}/proposals/moderation/comments/{said[0].pk}/forget/",
        f"{office}/proposals/map/",
        f"{office}/opinions/{talk.pk}/",
        f"{office}/opinions/{talk.pk}/edit/",
        f"{office}/opinions/{talk.pk}/queue/",
        f"{office}/opinions/{talk.pk}/queue/{sent.pk}/replace/",
        f"{office}/opinions/{talk.pk}/cards/{batch.pk}/print/",
    ]


def _told(title: str) -> Told:
    return Told(
        kind=ProposalKind.NEED,
        title=f"{title} ไฟ"[:140],
        body=EVERYTHING,
        place=EVERYTHING[:200],
        beneficiaries=EVERYTHING[:160],
        shown_name=EVERYTHING[:120],
    )


def test_nothing_that_strangers_send_runs_or_breaks_a_page(transactional_db: None, opens: Opens):
    town = gather_cast()
    paths = _spoken(town)
    page = opens(town.anan, "/", viewport={"width": 360, "height": 740})
    told: list[str] = []
    page.on("console", lambda message: message.type == "error" and told.append(message.text))
    wide = []
    for path in paths:
        answer = page.goto(path)
        assert answer.status < 500, path
        assert page.evaluate("window.__xss") is None, path
        too_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        if too_wide and not any(one in path for one in NOT_FOR_PHONES):
            wide.append(path)
    assert not wide, "\n".join(wide)
    assert [line for line in told if "404" not in line] == []
