"""One person or two, in one browser: what this room has to ask (base.same_person)."""

from django.utils.translation import ngettext

from ruamphaen.base.http import Request
from ruamphaen.base.same_person import Asks, Question, may_ask
from ruamphaen.proposals.queries.authors import DoneHere, done_by
from ruamphaen.proposals.views.device import account_key_of, device_key_of


def question_of(request: Request) -> Question | None:
    """What has to be asked before something counts here; None where all is clear. Three queries where
    this browser has a code, none where it has not.
    """
    asks = may_ask(request)
    done = done_by(request.organisation, device_key_of(request)) if asks else None
    if asks == Asks.BEFORE and done:
        return Question(asks, _in_words(done))
    # Who did something here without an account before is known as somebody of their own.
    return Question(asks) if asks == Asks.SIGNED_OUT and not done else None


def asked_anyway(request: Request) -> Question | None:
    """What was done in this browser without an account, for a page where one may say so at any time."""
    done = done_by(request.organisation, device_key_of(request))
    return Question(Asks.BEFORE, _in_words(done)) if account_key_of(request) and done else None


def _in_words(done: DoneHere) -> list[str]:
    lines = [
        (done.supports, ngettext("สนับสนุน %(n)s เรื่อง", "สนับสนุน %(n)s เรื่อง", done.supports)),
        (done.proposals, ngettext("ส่งข้อเสนอ %(n)s เรื่อง", "ส่งข้อเสนอ %(n)s เรื่อง", done.proposals)),
        (done.comments, ngettext("แสดงความเห็น %(n)s ครั้ง", "แสดงความเห็น %(n)s ครั้ง", done.comments)),
    ]
    return [words % {"n": many} for many, words in lines if many]
