"""Opening an organisation at the command line."""

import pytest

from ruamphaen.__main__ import main
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.organisation.models import Holding, Organisation
from ruamphaen.organisation.rules import Role

pytestmark = pytest.mark.django_db


def test_an_organisation_opens_with_its_first_administrator(capsys, client):
    assert main(["organisation", "add", "ban-mai", "เทศบาลตำบลบ้านใหม่", "--admin", "somchai"]) == 0
    organisation = Organisation.objects.get(slug="ban-mai")
    assert organisation.nature == OrganisationKind.SUBDISTRICT_MUNICIPALITY
    held = Holding.objects.get(post__organisation=organisation)
    assert (held.user.username, held.post.role) == ("somchai", Role.ADMINISTRATOR)
    password = capsys.readouterr().out.rsplit(": ", 1)[1].strip()
    assert client.login(username="somchai", password=password)


@pytest.mark.parametrize(
    ("slug", "name", "says"),
    [
        ("desk", "เทศบาลตำบลบ้านใหม่", "ใช้ที่อยู่ “desk” ไม่ได้"),
        ("ban mai", "เทศบาลตำบลบ้านใหม่", "ban mai:"),
        ("ban-mai", "บ้านใหม่", "ไม่บอกประเภท"),
    ],
)
def test_a_bad_name_is_refused_and_nothing_is_left(capsys, slug, name, says):
    assert main(["organisation", "add", slug, name, "--admin", "somchai"]) == 2
    assert says in capsys.readouterr().err
    assert not Organisation.objects.exists()
