"""Reading strategies as they are published: real texts come out exactly, guesses are told."""

import json
import time
from pathlib import Path
from textwrap import dedent

import pytest

from ruamphaen.strategy.rules import NodeDraft, NodeKind, TreeDraft, count_kinds
from ruamphaen.strategy.rules.reading import MOST_NODES, Misread, read_json, read_plain_text
from ruamphaen.strategy.rules.shape import legal_children

TEXTS = Path(__file__).resolve().parents[1] / "strategy" / "texts"


def text_of(name: str) -> str:
    """A text as it was published."""
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def tree_of(name: str) -> TreeDraft:
    """The tree a person found in it."""
    return read_json(json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8")))


def outline(draft: TreeDraft) -> str:
    """A tree as an indented list: kind, number, title."""

    def lines(node: NodeDraft, depth: int) -> list[str]:
        words = [node.kind.value, node.number, node.kind_name and f"({node.kind_name})", node.title]
        own = "  " * depth + " ".join(word for word in words if word)
        detail = ["  " * depth + f"| {line}" for line in node.detail.splitlines()]
        return [own, *detail, *(line for each in node.children for line in lines(each, depth + 1))]

    return "\n".join(line for root in draft.roots for line in lines(root, 0))


def read(text: str) -> str:
    """The outline of what is read in a text."""
    return outline(read_plain_text(dedent(text)))


# ------------------------------------------------------------------ the real ones


@pytest.mark.parametrize("name", ["lamphun_pao", "khon_kaen_city", "lamphun_town"])
def test_a_real_text_comes_out_exactly_as_a_person_read_it(name: str):
    assert list(read_plain_text(text_of(name)).roots) == list(tree_of(name).roots)


def test_lamphun_has_one_vision_eight_missions_eight_strategies_and_thirty_guidelines():
    assert count_kinds(read_plain_text(text_of("lamphun_pao"))) == {
        NodeKind.VISION: 1,
        NodeKind.MISSION: 8,
        NodeKind.STRATEGY: 8,
        NodeKind.GUIDELINE: 30,
    }


def test_a_well_numbered_page_leaves_no_doubt_but_what_stands_around_it():
    (only,) = read_plain_text(text_of("lamphun_pao")).doubts
    assert only.startswith("ข้ามข้อความที่ไม่ใช่ข้อของยุทธศาสตร์ 1 ย่อหน้า ได้แก่ “ที่มา: http")


def test_a_sentence_that_runs_on_is_parted_and_every_guess_is_told():
    assert read_plain_text(text_of("khon_kaen_city")).doubts == (
        "ข้อความต่อท้ายวิสัยทัศน์เก็บไว้เป็นคำอธิบาย: “อย่างมีส่วนร่วม โปร่งใส และกระจายอำนาจ กา…”",
        "“การพัฒนาสังคมและคุณภาพชีวิต”: ต้นฉบับเขียนแนวทางการพัฒนาต่อกันเป็นประโยคเดียว "
        "ระบบแบ่งเป็น 6 ข้อจากคำขึ้นต้น ตรวจว่าแบ่งถูกต้อง",
        "“พัฒนาโครงสร้างพื้นฐานและระบบบริการสาธารณะ”: ต้นฉบับเขียนแนวทางการพัฒนาต่อกันเป็นประโยคเดียว "
        "ระบบแบ่งเป็น 2 ข้อจากคำขึ้นต้น ตรวจว่าแบ่งถูกต้อง",
        "“พัฒนาและรักษาคุณภาพสิ่งแวดล้อม”: ต้นฉบับเขียนแนวทางการพัฒนาต่อกันเป็นประโยคเดียว "
        "ระบบแบ่งเป็น 2 ข้อจากคำขึ้นต้น ตรวจว่าแบ่งถูกต้อง",
        "“พัฒนาเพื่อเพิ่มศักยภาพด้านเศรษฐกิจ”: ต้นฉบับเขียนแนวทางการพัฒนาต่อกันเป็นประโยคเดียว "
        "ระบบแบ่งเป็น 3 ข้อจากคำขึ้นต้น ตรวจว่าแบ่งถูกต้อง",
        "“พัฒนาองค์กรให้เป็นเลิศด้านการบริหารจัดกา…”: ต้นฉบับเขียนแนวทางการพัฒนาต่อกันเป็นประโยคเดียว "
        "ระบบแบ่งเป็น 3 ข้อจากคำขึ้นต้น ตรวจว่าแบ่งถูกต้อง",
        "ชื่อ “พัฒนาองค์กรให้เป็นเลิศด้านการบริหารจัดกา…” ติดกับคำถัดไป “พัฒนาศักยภาพและยกระดับทรัพยากรบุคคลให้มี…” "
        "ระบบแยกออกจากกัน",
        "ข้ามข้อความที่ไม่ใช่ข้อของยุทธศาสตร์ 5 ย่อหน้า ได้แก่ “[ตัด]เดินหน้า ประชุมแผนพัฒนาเทศบาลอย่างมี…”, "
        "“นายกเทศมนตรีนครขอนแก่น กล่าวว่า การประชุ…”, “นอกจากนี้ นายกเทศมนตรีนครขอนแก่น ยังได้…” และอื่น ๆ",
        "ต้นฉบับไม่มีเลขที่ 16 ข้อ ระบบใส่เลขให้ตามลำดับ",
    )


def test_a_chapter_of_a_plan_book_is_read_with_all_its_ways_of_numbering():
    # Written for this test in the manner of the plan books: Thai digits, goals, tactics, bullets.
    draft = read_plain_text(text_of("plan_book"))
    assert outline(draft) == dedent("""\
        vision เมืองน่าอยู่ ผู้คนมีสุข
        mission 1 พัฒนาโครงสร้างพื้นฐานให้ได้มาตรฐาน
        mission 2 ส่งเสริมการศึกษา ศาสนา และวัฒนธรรม
        mission 3 ยกระดับคุณภาพชีวิต
        strategy 1 ด้านโครงสร้างพื้นฐาน
          goal ประชาชนได้รับบริการสาธารณะที่ดี
          tactic 1.1 ก่อสร้างและซ่อมแซมถนน
          tactic 1.2 จัดหาแหล่งน้ำ
        strategy 2 ด้านสังคม
          goal ประชาชนมีสุขภาพดี
          goal ชุมชนเข้มแข็ง
          tactic 2.1 ส่งเสริมสุขภาพ
          | - จัดกิจกรรมออกกำลังกาย
          | - ตรวจสุขภาพประจำปี
          tactic 2.2 สวัสดิการ
            tactic 2.2.1 ดูแลผู้สูงอายุ
            tactic 2.2.2 ดูแลเด็ก
        strategy 3 (ประเด็นยุทธศาสตร์) การบริหารจัดการที่ดี
          guideline 3.1 พัฒนาบุคลากร
          guideline 3.2 พัฒนาระบบงาน""")
    assert draft.doubts == (
        "ข้ามส่วนของแผนระดับบน 6 บรรทัด เริ่มที่ “๑. ความสัมพันธ์ระหว่างแผนพัฒนาระดับมหภาค”",
        "แนวทางการพัฒนาไม่มีเลขหรือเครื่องหมายหน้าข้อ ถือว่าแต่ละบรรทัดเป็นหนึ่งข้อ",
        "ต่อบรรทัดที่ถูกตัดไว้ 1 แห่ง ตรวจการเว้นวรรคในข้อความ",
        "ข้ามข้อความที่ไม่ใช่ข้อของยุทธศาสตร์ 2 ย่อหน้า ได้แก่ “แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๗๑ - ๒๕๗๕) เทศบา…”, "
        "“ส่วนที่ ๒ ยุทธศาสตร์องค์กรปกครองส่วนท้อง…”",
        "ต้นฉบับไม่มีเลขที่ 2 ข้อ ระบบใส่เลขให้ตามลำดับ",
    )


# ------------------------------------------------------------------ one trap at a time


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "ยุทธศาสตร์ที่ ๑ :  การพัฒนาด้านเศรษฐกิจ   มีแนวทางการพัฒนา ดังน\nี้\n\n๑.๑  ส่งเสริมอาชีพ\n๑.๒ตลาดชุมชน",
            "strategy 1 การพัฒนาด้านเศรษฐกิจ\n  guideline 1.1 ส่งเสริมอาชีพ\n  guideline 1.2 ตลาดชุมชน",
            id="a word broken before its vowel, Thai digits, spaces that vary",
        ),
        pytest.param(
            "พันธกิจที่ 1 \n ด้านการศึกษา\nพันธกิจที่ 2  ด้านกีฬา",
            "mission 1 ด้านการศึกษา\nmission 2 ด้านกีฬา",
            id="a number on one line and its title on the next",
        ),
        pytest.param(
            "ยุทธศาสตร์ที่ 1 ด้านถนน\n1.1\nก่อสร้างถนน\n1.2\nซ่อมถนน",
            "strategy 1 ด้านถนน\n  guideline 1.1 ก่อสร้างถนน\n  guideline 1.2 ซ่อมถนน",
            id="a table copied cell by cell",
        ),
        pytest.param(
            "พันธกิจ\n• พัฒนาคน\n• พัฒนาเมือง",
            "mission 1 พัฒนาคน\nmission 2 พัฒนาเมือง",
            id="bullets get numbers",
        ),
        pytest.param(
            "พันธกิจ (Mission)\nพัฒนาคน\nพัฒนาเมือง",
            "mission 1 พัฒนาคน\nmission 2 พัฒนาเมือง",
            id="lines without any sign",
        ),
        pytest.param(
            "พันธกิจ\n1. พัฒนาคน 2. พัฒนาเมือง 3. พัฒนาระบบ",
            "mission 1 พัฒนาคน\nmission 2 พัฒนาเมือง\nmission 3 พัฒนาระบบ",
            id="a numbered list in one line",
        ),
        pytest.param(
            "ประเด็นการพัฒนาที่ 1 การศึกษา\nกลยุทธ์ที่ 1 พัฒนาครู\nแนวทางที่ 1.1 อบรมครู\nกลยุทธ์ที่ 2 พัฒนาสถานที่",
            "issue 1 การศึกษา\n  tactic 1 พัฒนาครู\n    guideline 1.1 อบรมครู\n  tactic 2 พัฒนาสถานที่",
            id="issue, tactic, guideline",
        ),
        pytest.param(
            "ยุทธศาสตร์การพัฒนา\n1. ด้านถนน มีแนวทางการพัฒนา ดังนี้\n1.1 สร้าง\n1.2 ซ่อม\n2. ด้านน้ำ\n2.1 ขุดสระ",
            "strategy 1 ด้านถนน\n  guideline 1.1 สร้าง\n  guideline 1.2 ซ่อม\nstrategy 2 ด้านน้ำ\n  guideline 2.1 ขุดสระ",
            id="strategies numbered 1. 2. under one heading",
        ),
        pytest.param(
            "มีนโยบาย 2 ด้าน ได้แก่\n1. ด้านเศรษฐกิจ เช่น ตลาด (สด, แห้ง), ทุน 1,000 บาท เป็นต้น\n2. ด้านสังคม",
            "policy 1 ด้านเศรษฐกิจ\n  example ตลาด (สด, แห้ง)\n  example ทุน 1,000 บาท\npolicy 2 ด้านสังคม",
            id="policy areas with examples",
        ),
        pytest.param(
            "วิสัยทัศน์ : “ลำพูน เมืองน่าอยู่”\nเป้าประสงค์ที่ 1 คนมีสุข",
            "vision ลำพูน เมืองน่าอยู่\ngoal 1 คนมีสุข",
            id="vision and goals at the root",
        ),
        pytest.param(
            'เทศบาลมีวิสัยทัศน์คือ "เมืองน่าอยู่" และมี 2 ยุทธศาสตร์ คือ ยุทธศาสตร์ที่ 1 ด้านคน และยุทธศาสตร์ที่ 2 ด้านเมือง',
            "vision เมืองน่าอยู่\nstrategy 1 ด้านคน\nstrategy 2 ด้านเมือง",
            id="all in one sentence",
        ),
        pytest.param(
            "ยุทธศาสตร์ที่ 1 ด้านคน\n1. พัฒนาครอบครัวให้อบอุ่นด้วยคน\n3 วัยในบ้านเดียวกัน\n2. พัฒนาเด็ก",
            "strategy 1 ด้านคน\n  guideline 1 พัฒนาครอบครัวให้อบอุ่นด้วยคน 3 วัยในบ้านเดียวกัน\n  guideline 2 พัฒนาเด็ก",
            id="a quantity at the start of a line is no number",
        ),
        pytest.param(
            "ยุทธศาสตร์ที่ 1 ด้านคน\n1.1 พัฒนาเด็กและ\nเยาวชน\nนายกเทศมนตรีกล่าวว่าขอบคุณ\n1.2 พัฒนาผู้สูงอายุ",
            "strategy 1 ด้านคน\n  guideline 1.1 พัฒนาเด็กและเยาวชน",
            id="the news ends the list",
        ),
        pytest.param(
            "1. นายหนึ่ง\n2. นายสอง\nประชุมเวลา 09.00 น.\n10.30 น. ปิดประชุม",
            "",
            id="other lists are left alone",
        ),
        pytest.param(
            "ยุทธศาสตร์ชาติ 20 ปี สอดคล้องกับยุทธศาสตร์ที่ 1 และยุทธศาสตร์ที่ 2 ของจังหวัด",
            "",
            id="a sentence that only mentions strategies",
        ),
    ],
)
def test_a_text_is_read_as_people_mean_it(text: str, expected: str):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (
            "ยุทธศาสตร์ที่ 1 ด้านคน\nยุทธศาสตร์ที่ 3 ด้านน้ำ",
            "เลขที่ของยุทธศาสตร์ไม่เรียงกัน: 1, 3 ตรวจว่าอ่านครบทุกข้อ",
        ),
        (
            "ยุทธศาสตร์ที่ 1 ด้านคน\n2.1 พัฒนาเด็ก",
            "แนวทางการพัฒนาใต้ยุทธศาสตร์ที่ 1 ใช้เลข 2.1 ซึ่งไม่ตรงกับเลขของข้อข้างบน ตรวจว่าอยู่ถูกที่",
        ),
        (
            "ขับเคลื่อนด้วย 5 ยุทธศาสตร์\nยุทธศาสตร์ที่ 1 ด้านคน",
            "ต้นฉบับกล่าวถึง “ด้วย 5 ยุทธศาสตร์” แต่อ่านยุทธศาสตร์ได้ 1 ข้อ",
        ),
        ("พันธกิจที่ 1\nพันธกิจที่ 2 ด้านคน", "พันธกิจที่ 1 ไม่มีข้อความ จึงไม่ได้ใส่ไว้"),
        (
            "แนวทางที่ 1 พัฒนาเด็ก\nยุทธศาสตร์ที่ 1 ด้านคน",
            "พบแนวทางการพัฒนา “พัฒนาเด็ก” ก่อนยุทธศาสตร์ที่จะอยู่ใต้ จึงไม่ได้ใส่ไว้",
        ),
        (
            "วิสัยทัศน์ “เมืองน่าอยู่”\nวิสัยทัศน์ “เมืองมีสุข”",
            "พบวิสัยทัศน์มากกว่าหนึ่ง ใช้ข้อความแรก ที่เหลือคือ “เมืองมีสุข”",
        ),
        (
            "ยุทธศาสตร์ที่ 1 ด้านคน\n1.1 พัฒนาเด็ก",
            "ต้นฉบับไม่ได้บอกว่าข้อย่อยเป็นแนวทางการพัฒนาหรือกลยุทธ์ ถือว่าเป็นแนวทางการพัฒนา",
        ),
        ("1. ด้านคน\n2. ด้านเมือง", "ต้นฉบับไม่ได้บอกว่าข้อ “ด้าน…” เป็นอะไร ถือว่าเป็นนโยบาย"),
    ],
)
def test_what_the_reader_is_not_sure_of_is_told(text: str, doubt: str):
    assert doubt in read_plain_text(text).doubts


def test_a_text_without_a_strategy_says_what_is_missing():
    draft = read_plain_text("ขอเชิญร่วมงานลอยกระทง ณ สวนสาธารณะ")
    assert draft == TreeDraft(
        (),
        (
            "อ่านไม่พบข้อใดของยุทธศาสตร์ ข้อความควรมีหัวข้อ เช่น “วิสัยทัศน์” “ยุทธศาสตร์ที่ 1 …” และข้อย่อย เช่น “1.1 …”",
        ),
    )


def test_a_province_s_own_strategy_is_read_when_there_is_no_other():
    assert read("ยุทธศาสตร์จังหวัดลำพูน\nยุทธศาสตร์ที่ 1 ด้านคน") == "strategy 1 ด้านคน"


def test_more_than_a_tree_can_hold_is_refused_in_words():
    text = "พันธกิจ\n" + "\n".join(f"- พัฒนาเมืองที่ {place}" for place in range(MOST_NODES + 1))
    with pytest.raises(Misread, match=r"อ่านได้เกิน 2,000 ข้อ"):
        read_plain_text(text)


@pytest.mark.parametrize("name", ["lamphun_pao", "khon_kaen_city", "lamphun_town", "plan_book"])
@pytest.mark.parametrize("cut", range(0, 100, 7))
def test_any_piece_of_a_text_gives_a_tree_that_may_be_planted(name: str, cut: int):
    text = text_of(name)
    start = len(text) * cut // 100
    for piece in (text[start:], text[:start], text[start : start + 900]):
        assert all_legal(read_plain_text(piece))


def all_legal(draft: TreeDraft) -> bool:
    """Whether every node stands where its kind may stand, and says something."""

    def legal(node: NodeDraft, above: NodeKind | None) -> bool:
        fits = node.kind in legal_children(above) and bool(node.title.strip())
        return fits and all(legal(child, node.kind) for child in node.children)

    return all(legal(root, None) for root in draft.roots)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("นโยบาย\n1. ด้านก\n" + "ข\n" * 20_000, id="lines that go on"),
        pytest.param("นโยบาย\n1. ด้านก เช่น ก" + "," * 60_000, id="commas"),
        pytest.param("ยุทธศาสตร์ที่ 1 ก แนวทางการพัฒนา " + "พัฒนา " * 10_000, id="verbs"),
        pytest.param("วิสัยทัศน์ “" * 5_000, id="quotation marks"),
        pytest.param("ี้\n" * 20_000, id="marks alone"),
    ],
)
def test_a_spiteful_text_is_read_in_good_time(text: str):
    began = time.process_time()
    read_plain_text(text)
    assert time.process_time() - began < 5  # well under one second where nothing is wrong
