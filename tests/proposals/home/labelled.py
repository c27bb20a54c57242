"""The labelled needs that ship with the tests: own texts, see needs_tuned.txt for the form."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ruamphaen.proposals.rules.home import (
    Guess,
    HomeFinder,
    Place,
    Sureness,
    department_places,
    programme_places,
)

HALVES = ("tuned", "held_out")
STRATEGIES = {
    "การพัฒนาโครงสร้างพื้นฐานและเมืองน่าอยู่": {
        "1.1": "พัฒนาถนน ทางเท้า และความปลอดภัยในการเดินทาง",
        "1.2": "พัฒนาระบบระบายน้ำและป้องกันน้ำท่วม",
        "1.3": "พัฒนาไฟฟ้าสาธารณะและแหล่งน้ำ",
    },
    "การพัฒนาคุณภาพชีวิตและสุขภาวะคนทุกวัย": {
        "2.1": "ส่งเสริมสุขภาพและป้องกันโรคในชุมชน",
        "2.2": "ดูแลผู้สูงอายุ ผู้พิการ และผู้ด้อยโอกาส",
    },
    "การพัฒนาการศึกษา วัฒนธรรม และเศรษฐกิจชุมชน": {
        "3.1": "พัฒนาศูนย์พัฒนาเด็กเล็กและการเรียนรู้ตลอดชีวิต",
        "3.2": "สืบสานประเพณีและส่งเสริมการท่องเที่ยวชุมชน",
        "3.3": "ส่งเสริมอาชีพและผลิตภัณฑ์ชุมชน",
    },
    "การดูแลทรัพยากรธรรมชาติและสิ่งแวดล้อม": {
        "4.1": "จัดการขยะจากต้นทาง",
        "4.2": "ฟื้นฟูลำน้ำและเพิ่มพื้นที่สีเขียว",
    },
    "การบริหารจัดการที่ดีและการมีส่วนร่วม": {
        "5.1": "เปิดโอกาสให้ประชาชนร่วมคิด ร่วมตัดสินใจ ร่วมตรวจสอบ",
        "5.2": "พัฒนาบุคลากรและบริการให้สะดวกรวดเร็ว",
    },
}
DEPARTMENTS = (
    "กองช่าง",
    "กองสาธารณสุขและสิ่งแวดล้อม",
    "กองการศึกษา",
    "กองสวัสดิการสังคม",
    "สำนักปลัดเทศบาล",
    "กองยุทธศาสตร์และงบประมาณ",
    "กองคลัง",
)
KINDS = ("programme", "node", "department")


@dataclass(frozen=True)
class Labelled:
    text: str
    programme: frozenset[str]
    node: frozenset[str]
    department: frozenset[str]


def needs_of(half: str) -> list[Labelled]:
    path = Path(__file__).with_name(f"needs_{half}.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_labelled(line) for line in lines if line and not line.startswith("#")]


def _labelled(line: str) -> Labelled:
    labels, text = line.split(" | ", 1)
    programme, node, department = (frozenset(one.split("/")) for one in labels.split(" · "))
    return Labelled(text, programme, node, department)


def finders() -> dict[str, HomeFinder]:
    nodes = [
        Place(number, (title,), around=(strategy,))
        for strategy, guidelines in STRATEGIES.items()
        for number, title in guidelines.items()
    ]
    return {
        "programme": HomeFinder(programme_places()),
        "node": HomeFinder(nodes),
        "department": HomeFinder(department_places((name, name) for name in DEPARTMENTS)),
    }


@dataclass(frozen=True)
class Figures:
    """How often the right home came first, came among three, and how often "sure" was right."""

    first: float
    among_three: float
    sure_share: float
    sure_right: float


def figures(kind: str, needs: list[Labelled], finder: HomeFinder) -> Figures:
    judged = [(getattr(one, kind), finder.guess(one.text)) for one in needs]
    # Where no home is right only the suggestion that claims to be sure is a mistake.
    housed = [(right, guess) for right, guess in judged if right != {"-"}]
    sure = [(right, guess) for right, guess in judged if guess.sureness is Sureness.SURE]
    return Figures(
        _share(housed, lambda right, guess: any(one.key in right for one in guess.places[:1])),
        _share(housed, lambda right, guess: any(one.key in right for one in guess.places)),
        len(sure) / len(judged),
        _share(sure, lambda right, guess: guess.places[0].key in right),
    )


def _share(
    judged: list[tuple[frozenset[str], Guess]], fits: Callable[[frozenset[str], Guess], bool]
) -> float:
    return sum(fits(right, guess) for right, guess in judged) / len(judged)
