"""Statements that unite a conversation become proposals in one step."""

import pytest
from django.urls import reverse

from ruamphaen.base.errors import Refused
from ruamphaen.base.models import Entry
from ruamphaen.meetings.rules.receipts import new_receipt
from ruamphaen.opinions.models import Conversation, Participant, Statement, Vote
from ruamphaen.opinions.queries.results import uniting_statements
from ruamphaen.opinions.rules.kinds import Channel, State
from ruamphaen.opinions.rules.kinds import Standing as StatementStanding
from ruamphaen.proposals.actions.from_conversations import take_up_statements
from ruamphaen.proposals.models import Proposal
from tests.make import NOW

pytestmark = pytest.mark.django_db

UNITES = "ขอไฟส่องทางในซอยวัด"


@pytest.fixture
def talk(cast):
    """Two camps of twenty: they part over eight statements and agree on the last."""
    conversation = Conversation.objects.create(
        organisation=cast.ban_nong, title="ตลาดเช้า", state=State.OPEN
    )
    texts = [f"ข้อถกเถียงที่ {'กขคงจฉชซ'[at]}" for at in range(8)] + [UNITES]
    statements = [
        Statement.objects.create(
            conversation=conversation, number=at + 1, text=text, text_key=text,
            standing=StatementStanding.SHOWN, receipt=new_receipt(),
        )
        for at, text in enumerate(texts)
    ]  # fmt: skip
    for person in range(40):
        participant = Participant.objects.create(conversation=conversation, channel=Channel.WEB)
        side = 1 if person % 2 else -1
        Vote.objects.bulk_create(
            Vote(
                participant=participant,
                statement=statement,
                value=1 if statement.text == UNITES else side * (1 if at % 2 else -1),
            )
            for at, statement in enumerate(statements)
        )
    return conversation


def test_what_unites_becomes_a_proposal_with_the_same_receipt(cast, talk):
    uniting = [statement for statement, _said in uniting_statements(talk, NOW)]
    assert [statement.text for statement in uniting] == [UNITES]
    [made] = take_up_statements(talk, by=cast.somsri, statements=uniting, at=NOW)
    assert (made.title, made.receipt, made.channel) == (UNITES, uniting[0].receipt, "conversation")
    assert made.supports == 1  # nobody who answered is counted as somebody
    assert Entry.objects.latest("pk").act == "proposals.submit"
    [again] = take_up_statements(talk, by=cast.somsri, statements=uniting, at=NOW)
    assert again == made


def test_what_divides_is_refused(cast, talk):
    dividing = talk.statements.get(number=1)
    for chosen in ([dividing], []):
        with pytest.raises(Refused):
            take_up_statements(talk, by=cast.somsri, statements=chosen, at=NOW)
    assert not Proposal.objects.exists()


def test_an_officer_ticks_and_everyone_follows_the_receipt(client, cast, talk):
    client.force_login(cast.somsri)
    address = reverse("proposals:from_conversation", args=["ban-nong", talk.pk])
    assert UNITES in client.get(address).content.decode()
    statement = talk.statements.get(text=UNITES)
    client.post(address, {"statement": [statement.pk]})
    assert "เป็นข้อเสนอแล้ว" in client.get(address).content.decode()
    receipt = client.get(reverse("portal:receipt", args=[statement.receipt])).content.decode()
    assert UNITES in receipt
    assert "ได้รับเรื่องแล้ว" in receipt
