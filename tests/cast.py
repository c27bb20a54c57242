"""The standing cast of the tests: who works where, and who only passes by."""

from dataclasses import dataclass
from datetime import date

from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.organisation.access import Visitor, visitor_of
from ruamphaen.organisation.models import Department, Holding, Organisation, Post, User
from ruamphaen.organisation.rules import Role
from tests import make

TODAY = date(2026, 11, 20)  # the day on which the tests play: 20 พ.ย. 2569


@dataclass(frozen=True)
class Cast:
    """ผู้แสดง — people by name; `ban_nong` is their town, `nong_sung` the neighbour that must not leak."""

    ban_nong: Organisation
    nong_sung: Organisation
    works: Department  # กองช่าง of ban_nong
    somsri: User  # planner
    anan: User  # administrator
    pranee: User  # executive
    wichai: User  # officer of a department
    malee: User  # auditor
    stranger: User  # has a sign-in and no post anywhere
    kamon: User  # planner of the neighbour

    def visitor(self, user: User, organisation: Organisation | None = None) -> Visitor:
        """This person at an organisation (their town, if none is named) today."""
        return visitor_of(user, organisation or self.ban_nong, TODAY)


def gather_cast() -> Cast:
    """Make the two organisations, the people and their posts."""
    ban_nong = make.organisation(slug="ban-nong", name_th="เทศบาลตำบลบ้านหนอง")
    nong_sung = make.organisation(
        slug="nong-sung", name_th="องค์การบริหารส่วนตำบลหนองสูง", kind=OrganisationKind.SAO
    )
    works = make.department(organisation=ban_nong, name="กองช่าง")

    def person(username: str, name: str, role: Role | None, at: Organisation) -> User:
        user = make.user(username=username, full_name=name)
        if role is not None:
            post = Post.objects.create(
                organisation=at,
                title=f"ตำแหน่งของ{name}",
                role=role,
                department=works if role == Role.DEPARTMENT else None,
            )
            Holding.objects.create(post=post, user=user, since=date(2024, 10, 1))
        return user

    return Cast(
        ban_nong=ban_nong,
        nong_sung=nong_sung,
        works=works,
        somsri=person("somsri", "สมศรี", Role.PLANNER, ban_nong),
        anan=person("anan", "อนันต์", Role.ADMINISTRATOR, ban_nong),
        pranee=person("pranee", "ปราณี", Role.EXECUTIVE, ban_nong),
        wichai=person("wichai", "วิชัย", Role.DEPARTMENT, ban_nong),
        malee=person("malee", "มาลี", Role.AUDITOR, ban_nong),
        stranger=person("stranger", "คนผ่านทาง", None, ban_nong),
        kamon=person("kamon", "กมล", Role.PLANNER, nong_sung),
    )
