"""`ruamphaen proposals twins FILE.csv`, as people type it."""

import csv
import json
import subprocess
import sys

import pytest

from ruamphaen.__main__ import main
from ruamphaen.proposals.importing import texts as importing

ROWS = [
    ("a1", "ขอไฟส่องสว่างหน้าวัดป่าแดง หมู่ 3"),
    ("a2", "อยากได้ไฟส่องสว่าง หน้าวัดป่าแดง ม.๓ ค่ะ"),
    ("b1", "ขอไฟส่องสว่างหน้าวัดป่าแดง หมู่ 5"),
    ("c1", ""),
]


def file_of(tmp_path, rows, *, header=("id", "text"), encoding="utf-8", delimiter=","):
    file = tmp_path / "texts.csv"
    with file.open("w", encoding=encoding, newline="") as out:
        writer = csv.writer(out, delimiter=delimiter)
        writer.writerow(header)
        writer.writerows(rows)
    return str(file)


def test_it_shows_each_group_in_full_and_counts(tmp_path, capsys):
    assert main(["proposals", "twins", file_of(tmp_path, ROWS)]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.splitlines() == [
        "■ 2 ข้อความ",
        "  100%  a1  ขอไฟส่องสว่างหน้าวัดป่าแดง หมู่ 3",
        "  100%  a2  อยากได้ไฟส่องสว่าง หน้าวัดป่าแดง ม.๓ ค่ะ",
        "4 ข้อความ · ซ้ำกัน 1 กลุ่ม 2 ข้อความ · ไม่ซ้ำ 1 · ว่าง 1",
    ]


def test_for_machines_it_is_json(tmp_path, capsys):
    assert main(["proposals", "twins", file_of(tmp_path, ROWS), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told.pop("work")["compared"] >= 0
    assert told == {
        "texts": 4,
        "groups": [
            {"head": "a1", "members": [{"id": "a1", "score": 1.0}, {"id": "a2", "score": 1.0}]}
        ],
        "alone": ["b1"],
        "empty": ["c1"],
    }


def test_nothing_found_is_fine(tmp_path, capsys):
    assert main(["proposals", "twins", file_of(tmp_path, ROWS[1:])]) == 0
    assert capsys.readouterr().out == "3 ข้อความ · ซ้ำกัน 0 กลุ่ม 0 ข้อความ · ไม่ซ้ำ 2 · ว่าง 1\n"


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("cp874", ","), ("utf-8-sig", ";"), ("utf-16", "\t")]
)
def test_the_encodings_and_signs_of_thai_offices_are_read(tmp_path, capsys, encoding, delimiter):
    rows = [(item, text.replace("\u200b", ""), "ไม่ใช้") for item, text in ROWS]
    header = ("ID", " Text ", "ที่มา")
    file = file_of(tmp_path, rows, header=header, encoding=encoding, delimiter=delimiter)
    assert main(["proposals", "twins", file, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["groups"][0]["head"] == "a1"


@pytest.mark.parametrize(
    ("header", "rows", "told"),
    [
        (("id", "ข้อความ"), ROWS, "ไม่พบคอลัมน์ text"),
        (("ก", "ข"), ROWS, "ไม่พบคอลัมน์ id และ text"),
        (("id", "text"), [], "ยังไม่มีข้อความ"),
        (("id", "text"), [*ROWS, ROWS[0]], "มี id ซ้ำกัน: a1"),
        (("id", "text"), [*ROWS, ("", "ไฟดับ")], "แถวที่ 6 ไม่มี id"),
        (("id", "text"), [("m", "ก" * 1_000_000)], "แถวที่ 2 ยาว 1,000,000 ตัวอักษร"),
    ],
)
def test_what_cannot_be_used_is_refused_with_one_sentence(tmp_path, capsys, header, rows, told):
    assert main(["proposals", "twins", file_of(tmp_path, rows, header=header)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert told in said.err
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"%PDF-1.7 no table",
        b"\x00\x01\x02" * 50,
        b"one line without a sign",
        b"PK\x03\x04",
    ],
)
def test_what_is_no_csv_is_refused_with_one_sentence(tmp_path, capsys, content):
    file = tmp_path / "texts.csv"
    if content is not None:
        file.write_bytes(content)
    assert main(["proposals", "twins", str(file)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1


def test_too_many_texts_are_refused(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(importing, "MOST_TEXTS", 3)
    assert main(["proposals", "twins", file_of(tmp_path, ROWS)]) == 2
    assert "ไฟล์มีเกิน 3 ข้อความ" in capsys.readouterr().err


def test_strange_texts_are_only_texts(tmp_path, capsys):
    marks = "ก" + "\u0e48" * 200
    rows = [("1", marks), ("2", "ก\u0e48"), ("3", "\u200b\u200b"), ("4", "กข" * 10_000)]
    assert main(["proposals", "twins", file_of(tmp_path, rows), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [[member["id"] for member in one["members"]] for one in told["groups"]] == [["1", "2"]]
    assert (told["alone"], told["empty"]) == (["4"], ["3"])


def test_it_starts_without_the_framework_and_without_a_database(tmp_path):
    asked = (
        "import sys; from ruamphaen.__main__ import main; "
        f"code = main(['proposals', 'twins', {file_of(tmp_path, ROWS)!r}]); "
        "sys.exit(9 if any(name.split('.')[0] == 'django' for name in sys.modules) else code)"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=False)
    assert ran.returncode == 1, ran.stderr.decode()
    assert ran.stderr == b""


def test_a_bar_is_shown_on_a_terminal_when_it_takes_long(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("ruamphaen.proposals.commands._LONG_SECONDS", 0.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    main(["proposals", "twins", file_of(tmp_path, ROWS), "--json"])
    told = capsys.readouterr()
    assert "100% กำลังเทียบ" in told.err
    assert told.err.endswith("\r\x1b[K")
    assert json.loads(told.out)["texts"] == 4
