"""`ruamphaen organisation add`: a local government opens its house here, with its first administrator."""

import argparse
import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.utils import timezone

from ruamphaen.base.errors import Refused
from ruamphaen.law.kinds import OrganisationKind, kind_named
from ruamphaen.organisation import actions
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.organisation.models.people import ROLE_NAMES
from ruamphaen.organisation.rules import Role
from ruamphaen.thai.dates import bangkok_day


def add_to(parsers: Any) -> None:
    """Declare the command."""
    parser = parsers.add_parser("organisation", help="หน่วยงานในระบบ / organisations here")
    acts = parser.add_subparsers(required=True)
    add = acts.add_parser("add", help="เปิดหน่วยงานใหม่พร้อมผู้ดูแลคนแรก / open an organisation")
    add.add_argument("slug", help="its name in addresses, such as lamphun-town")
    add.add_argument("name", help="its full Thai name, such as เทศบาลเมืองลำพูน")
    add.add_argument(
        "--kind",
        choices=[kind.value for kind in OrganisationKind],
        help="default: told by the name",
    )
    add.add_argument("--name-en", default="", help="its English name")
    add.add_argument("--province", default="", metavar="THAI", help="จังหวัด")
    add.add_argument(
        "--admin", required=True, metavar="USERNAME", help="sign-in of its first administrator"
    )
    add.add_argument(
        "--admin-name", default="", metavar="NAME", help="the administrator's full name"
    )
    add.set_defaults(run=run_add)


def run_add(asked: argparse.Namespace) -> int:
    """Open the organisation. Exit 2, with a sentence, where the name or the address will not do."""
    try:
        organisation, administrator, password = _opened(asked)
    except Refused as refused:
        sys.stderr.write(f"{refused.sentence}\n")
        return 2
    sys.stdout.write(
        f"{organisation.name_th}  /{organisation.slug}/\n"
        f"ผู้ดูแลคนแรก / first administrator: {administrator.username}\n"
        f"รหัสผ่านใช้ครั้งเดียว ตั้งใหม่เมื่อเข้าครั้งแรก / one-time password: {password}\n"
    )
    return 0


@transaction.atomic
def _opened(asked: argparse.Namespace) -> tuple[Organisation, User, str]:
    kind = OrganisationKind(asked.kind) if asked.kind else kind_named(asked.name)
    if kind is None:
        raise Refused("ชื่อนี้ไม่บอกประเภทของหน่วยงาน ระบุด้วย --kind / name its --kind")
    try:
        validate_slug(asked.slug)
    except ValidationError as bad:
        raise Refused(f"{asked.slug}: {' '.join(map(str, bad.messages))}") from bad
    organisation = actions.create_organisation(
        by=None,
        slug=asked.slug,
        kind=kind,
        name_th=asked.name,
        name_en=asked.name_en,
        province_th=asked.province,
    )
    role = Role.ADMINISTRATOR
    post = actions.create_post(organisation, by=None, title=str(ROLE_NAMES[role]), role=role)
    administrator, password = actions.take_in(
        post,
        by=None,
        on=bangkok_day(timezone.now()),
        username=asked.admin,
        full_name=asked.admin_name,
    )
    return organisation, administrator, password
