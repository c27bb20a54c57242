"""`ruamphaen opinions map`, as people type it."""

import json
import subprocess
import sys

import pytest

from ruamphaen.__main__ import main
from tests.opinions.conversations import SAMPLES, as_rows, market_road

VOTES = str(SAMPLES / "market_road.votes.csv")
TEXTS = str(SAMPLES / "market_road.statements.csv")


def test_a_person_is_told_the_groups_in_thai(capsys):
    assert main(["opinions", "map", VOTES, "--texts", TEXTS]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    lines = told.out.splitlines()
    assert lines[0] == "84 คน 12 ข้อความ 821 ความเห็น (ตอบแล้ว 81%)"
    assert lines[1].startswith("ความมั่นคงของกลุ่ม: มั่นคง เมื่อสุ่มคนใหม่ 50 ครั้ง")
    assert "■ กลุ่ม ก มี 49 คน (58%) กลุ่มนี้มั่นคง สุ่มคนใหม่ก็ยังพบกลุ่มเดิม" in lines
    assert "  [10] ควรเผาขยะในที่ว่างหลังตลาด" in lines
    assert lines.index("ข้อความที่ทุกกลุ่มเห็นตรงกัน") < lines.index("ข้อความที่แบ่งความเห็น")


def test_the_same_in_english(capsys):
    assert main(["opinions", "map", VOTES, "--english"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "84 people, 12 statements, 821 votes (81% answered)"
    assert (
        "■ Group A has 49 people (58%). It is firm: with other people drawn it comes back." in lines
    )


def test_for_machines_it_is_json_with_every_figure(capsys):
    assert main(["opinions", "map", VOTES, "--texts", TEXTS, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["people"], found["placed"], found["refusal"]) == (84, 84, None)
    assert [group["size"] for group in found["groups"]] == [49, 35]
    assert found["stability"]["level"] == "firm"
    strongest = found["groups"][0]["statements"][0]
    assert strongest["text"] == "ควรขยายถนนให้รถสวนกันได้"
    assert strongest["inside"] == {"agree": 5, "disagree": 31, "pass": 5}
    assert set(strongest) >= {"share", "representativeness", "z", "p", "said"}
    assert set(found["uniting"][0]["by_group"]) == {"A", "B"}
    assert len(found["positions"]) == 84
    assert {place["group"] for place in found["positions"]} == {"A", "B"}


def test_too_few_people_end_with_one_and_the_reason(capsys, tmp_path):
    few = tmp_path / "few.csv"
    few.write_text(as_rows(market_road(traders=6, commuters=6)), "utf-8")
    assert main(["opinions", "map", str(few)]) == 1
    assert "มีผู้ตอบครบพอ 12 คน น้อยกว่า 30 คน" in capsys.readouterr().out
    assert main(["opinions", "map", str(few), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["refusal"]["why"] == "few_people"
    assert (found["groups"], found["positions"]) == ([], [])
    assert found["uniting"][0]["by_group"] == {}


def test_statements_can_be_left_out(capsys):
    assert main(["opinions", "map", VOTES, "--without", "12, 11", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["left_out"] == 2
    assert [one["statement"] for one in found["statements"]] == [str(at) for at in range(1, 11)]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["none.csv"], "เปิดไฟล์ “none.csv” ไม่ได้"),
        ([VOTES, "--without", "99"], "ไม่มีข้อความ “99” ในไฟล์"),
        ([VOTES, "--texts", VOTES], "ไม่พบคอลัมน์ที่ต้องมี (statement, text)"),
    ],
)
def test_what_cannot_be_used_ends_with_two_and_a_sentence(arguments, sentence, capsys):
    assert main(["opinions", "map", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert sentence in told.err
    assert len(told.err.splitlines()) == 2  # Thai, then English


def test_a_text_cannot_steer_the_terminal(capsys, tmp_path):
    texts = tmp_path / "texts.csv"
    texts.write_text("statement,text\n3,ขยาย\x1b[2Jถนน\n", "utf-8")
    assert main(["opinions", "map", VOTES, "--texts", str(texts)]) == 0
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "  [3] ขยาย�[2Jถนน" in told


def test_it_needs_no_framework_and_no_database():
    program = (
        "import sys; from ruamphaen.__main__ import main;"
        f"code = main(['opinions', 'map', {VOTES!r}]);"
        "sys.exit(code or ('django' in sys.modules) * 9)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
