"""The demo's meetings: those that really were held, with only what was published of them."""

import json
from datetime import date, datetime
from typing import Any

from ruamphaen.meetings.actions import council as councils
from ruamphaen.meetings.actions import policy as policies
from ruamphaen.meetings.actions.recorded import record_held
from ruamphaen.meetings.queries.policy import commitments_of
from ruamphaen.meetings.rules.kinds import Basis, ItemKind, SayingKind, SessionKind
from ruamphaen.meetings.rules.policy_reading import read_policy
from ruamphaen.organisation import actions as organisations
from ruamphaen.organisation.models import Organisation
from ruamphaen.portal.demo import real
from ruamphaen.portal.demo.real import FOLDER
from ruamphaen.strategy import actions as strategies
from ruamphaen.strategy.models import Node
from ruamphaen.strategy.rules import NodeKind
from ruamphaen.thai.dates import BANGKOK


def load_real(organisation: Organisation) -> None:
    """The published meetings of one real organisation of the demo."""
    load = _OF.get(organisation.slug)
    if load is not None:
        load(organisation)


def _lamphun(organisation: Organisation) -> None:
    """The council's first session of 2564, and the forum of 23 February 2566 on the draft plan.

    The source of the forum calls the round by two names.
    """
    _lamphun_council(organisation)
    record_held(
        organisation,
        by=None,
        title="ประชาคมท้องถิ่นระดับเมือง ครั้งที่ 1/2566",
        starts_at=datetime(2023, 2, 23, tzinfo=BANGKOK),
        time_is_known=False,
        place="ห้องประชุมอาคารคุณธรรม 36 ศูนย์บริการสาธารณสุขกองการแพทย์ เทศบาลเมืองลำพูน",
        forum="forum-town",
        bases=(Basis.ADDITION, Basis.CHANGE),
        number=1,
        year_be=2566,
        subject="พิจารณาร่างแผนพัฒนาท้องถิ่น (พ.ศ.2566-2570) เพิ่มเติม เปลี่ยนแปลง ครั้งที่ 1/2566 ของเทศบาลเมืองลำพูน",
        items=(
            ("กล่าวถึงวัตถุประสงค์ของการจัดประชุมประชาคม และกล่าวเปิดการประชุม", ItemKind.INFORM, ""),
            (
                "รายงานผลการติดตามและประเมินผลแผนพัฒนาเทศบาลเมืองลำพูน ประจำปีงบประมาณ พ.ศ.2565",
                ItemKind.REPORT,
                "นำเสนอโดยงานวิเคราะห์นโยบายและแผน กองยุทธศาสตร์และงบประมาณ",
            ),
            (
                "ร่างแผนพัฒนาท้องถิ่น (พ.ศ.2566-2570) เพิ่มเติม เปลี่ยนแปลง ครั้งที่ 1/2566",
                ItemKind.CONSIDER,
                "ให้คณะกรรมการพัฒนาเทศบาลเมืองลำพูนและประชาคมท้องถิ่นระดับเมืองพิจารณา",
            ),
        ),
        source="เทศบาลเมืองลำพูน ข่าวการประชุมประชาคม 23 กุมภาพันธ์ 2566 ข่าวไม่ได้บอกจำนวนผู้เข้าประชุม และผลการพิจารณา และเรียกร่างเดียวกันว่า “เพิ่มเติม ครั้งที่ 1/2566” ในที่หนึ่ง “เพิ่มเติม เปลี่ยนแปลง ครั้งที่ 1/2566” ในอีกที่หนึ่ง",
    )


def _lamphun_council(organisation: Organisation) -> None:
    """The first session of the council, 11 May 2564, in which the mayor stated policy in six areas.

    The source names the day of the meeting alone, neither the days of the session nor the day on
    which the result of the election was announced: both stay unknown. Its commitments are linked to
    the nodes of the tree, which was taken from the same statement.
    """
    source = "https://lamphuncity.go.th/42169/"
    day = date(2021, 5, 11)
    session = councils.fix_session(
        organisation,
        by=None,
        kind=SessionKind.ORDINARY,
        number=1,
        year_be=2564,
        is_first=True,
        opens_on=day,
        closes_on=day,
        days_are_known=False,
    )
    meeting = record_held(
        organisation,
        by=None,
        title="การประชุมสภาเทศบาลเมืองลำพูน สมัยสามัญ สมัยแรก ประจำปี 2564",
        starts_at=datetime(2021, 5, 11, 10, 0, tzinfo=BANGKOK),
        place="ห้องประชุมสภาเทศบาลเมืองลำพูน",
        session=session,
        bases=(Basis.POLICY_STATEMENT,),
        year_be=2564,
        items=(("นายกเทศมนตรีแถลงนโยบายต่อสภา", ItemKind.POLICY, "นโยบายการพัฒนา 6 ด้าน"),),
        source=source,
    )
    read = read_policy(real.lamphun_policy())
    statement = policies.state_policy(
        organisation,
        by=None,
        stated_by="นายประภัสร์ ภู่เจริญ นายกเทศมนตรีเมืองลำพูน",
        stated_on=day,
        areas=read.areas,
        term_years=4,
        meeting=meeting,
        vision=read.vision,
        preamble=read.preamble,
        closing=read.closing,
        source=source,
    )
    examples = {
        (node.parent.title, node.title): node
        for node in Node.objects.filter(
            tree__organisation=organisation, kind=NodeKind.EXAMPLE
        ).select_related("parent", "tree__organisation")
        if node.parent is not None
    }
    for commitment in commitments_of(organisation):
        if commitment.area.statement_id == statement.pk:
            node = examples[commitment.area.title, commitment.text]
            strategies.fulfil(node, by=None, commitment=commitment)


def _khon_kaen(organisation: Organisation) -> None:
    """The city forum of 14 October 2564."""
    record_held(
        organisation,
        by=None,
        title="ประชาคมระดับนคร โครงการจัดทำแผนพัฒนาเทศบาลอย่างมีส่วนร่วม ปีงบประมาณ พ.ศ. 2565",
        starts_at=datetime(2021, 10, 14, 9, 0, tzinfo=BANGKOK),
        place="โรงแรมอวานี ขอนแก่น โฮเทล แอนด์ คอนเวนชั่น เซ็นเตอร์",
        forum="forum-city",
        bases=(Basis.NEW_PLAN,),
        subject="รับทราบแนวทางการพัฒนาเทศบาลนครขอนแก่น และรับฟังปัญหาความต้องการของประชาชน",
        items=(
            (
                "แนวทางการพัฒนาเทศบาลนครขอนแก่น 5 ยุทธศาสตร์",
                ItemKind.INFORM,
                "นายกเทศมนตรีเป็นประธานเปิดและกล่าวแนวทาง",
            ),
            (
                "รับฟังปัญหา ความต้องการ และข้อเสนอแนะ",
                ItemKind.OTHER,
                "รองนายกเทศมนตรีรับฟังความคิดเห็นจากทุกภาคส่วน",
            ),
        ),
        source="ข่าวการประชุมแผนพัฒนาเทศบาลนครขอนแก่นอย่างมีส่วนร่วม 14 ตุลาคม พ.ศ. 2564",
    )


def _mae_sai(organisation: Organisation) -> None:
    """The forums of 12 villages on 12-14 October 2567, with what each village asked for."""
    told: dict[str, Any] = json.loads((FOLDER / "mae_sai_forum.json").read_text(encoding="utf-8"))
    villages = {
        village["moo"]: organisations.add_community(
            organisation, by=None, name="ตำบลแม่ใส", number=village["moo"]
        )
        for village in told["villages"]
    }
    record_held(
        organisation,
        by=None,
        title="อบต.แม่ใสพบประชาชน ประชาคม 12 หมู่บ้าน ปี 2567",
        starts_at=datetime(2024, 10, 12, tzinfo=BANGKOK),
        time_is_known=False,
        place="ตำบลแม่ใส 12 หมู่บ้าน",
        forum="forum-subdistrict",
        bases=(Basis.ADDITION,),
        subject=f"ผู้เข้าร่วม {told['participants_total']} คน ข้อเสนอ {told['proposals_total']} โครงการ {told['agreed']} เข้าสู่แผนพัฒนาฉบับเพิ่มเติม {told['approved_total']} โครงการ",
        items=tuple((step, ItemKind.INFORM, "") for step in told["steps"]),
        heard=[
            (SayingKind.NEED, words, villages[village["moo"]])
            for village in told["villages"]
            for words in village["proposals"]
        ],
        source=told["source"],
    )


_OF = {"lamphun-town": _lamphun, "khon-kaen-city": _khon_kaen, "mae-sai": _mae_sai}
