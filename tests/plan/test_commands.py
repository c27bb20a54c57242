"""`ruamphaen plan read` and `plan import`, as people type them."""

import json
import subprocess
import sys

import pytest

from ruamphaen.__main__ import main
from ruamphaen.plan.models import Listing, WorkbookImport
from ruamphaen.plan.rules.versions import State, VersionKind
from tests import make
from tests.plan.workbooks import REAL

MAE_SAI = str(REAL / "maesai_p02_2566-2570.xlsx")
TRACKING = str(REAL / "lamphun_pao_tracking_2568.xlsx")


def test_reading_tells_a_person_the_form_the_years_and_the_sums(capsys):
    assert main(["plan", "read", MAE_SAI]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    lines = [" ".join(line.split()) for line in told.out.splitlines()]
    assert "■ ผ.02 — แบบ ผ.02, 8 แถว" in lines
    assert "ปี 2567 6 โครงการ 1,255,000 บาท" in lines
    assert "รวม 8 โครงการ 5,466,000 บาท" in lines
    assert "ยอดรวมที่พิมพ์ไว้ 3 แถว ตรงกับที่บวกได้ทั้งหมด" in lines


def test_reading_for_machines_is_json_and_says_by_its_code_that_something_is_wrong(capsys):
    assert main(["plan", "read", TRACKING, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(one["sheet"], one["form"], len(one["rows"])) for one in told["sheets"]] == [
        ("ติดตาม 2568", "ติดตาม", 60),
        ("ผ.03", "ผ.03", 30),
    ]
    assert "remaining_differs" in {one["code"] for one in told["problems"]}


@pytest.mark.parametrize("content", [None, b"%PDF-1.7 not a workbook"])
def test_what_cannot_be_read_is_refused_with_one_sentence(tmp_path, capsys, content):
    file = tmp_path / "แผน.xlsx"
    if content is not None:
        file.write_bytes(content)
    assert main(["plan", "read", str(file)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1


def test_reading_starts_without_the_framework():
    asked = (
        "import sys; from ruamphaen.__main__ import main; "
        f"code = main(['plan', 'read', {MAE_SAI!r}]); "
        "sys.exit(9 if any(name.split('.')[0] == 'django' for name in sys.modules) else code)"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()


def test_a_dry_run_writes_nothing(cast, desk, capsys):
    before = Listing.objects.count()
    code = main(
        ["plan", "import", MAE_SAI, "--org", "ban-nong", "--plan", "2566-2570", "--dry-run"]
    )
    told = capsys.readouterr().out
    assert code == 0
    assert "เพิ่ม 8 · แก้ 0 · เหมือนเดิม 0 · มีปัญหา 0" in told
    assert "ยังไม่ได้เขียนอะไร" in told
    assert (Listing.objects.count(), WorkbookImport.objects.count()) == (before, 0)


def test_an_import_takes_the_file_in_once(cast, desk, capsys):
    asked = ["plan", "import", MAE_SAI, "--org", "ban-nong", "--plan", "2566-2570", "--json"]
    assert main(asked) == 0
    first = json.loads(capsys.readouterr().out)
    assert (first["accepted"], first["counts"]["add"]) == (True, 8)
    assert desk.draft.listings.count() == 11
    assert main(asked) == 0
    again = json.loads(capsys.readouterr().out)
    assert (again["accepted"], again["nothing_to_do"], again["counts"]["same"]) == (False, True, 8)
    assert desk.draft.listings.count() == 11


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--org", "nowhere", "--plan", "2566-2570"], "ไม่พบหน่วยงาน"),
        (["--org", "ban-nong", "--plan", "2566"], "ช่วงปี"),
        (["--org", "ban-nong", "--plan", "2571-2575"], "ยังไม่มีแผน"),
        (["--org", "ban-nong", "--plan", "2566-2570", "--version", "9"], "ไม่มีฉบับลำดับที่ 9"),
        (["--org", "ban-nong", "--plan", "2566-2570", "--version", "1"], "ประกาศใช้แล้ว"),
        (["--org", "ban-nong", "--plan", "2566-2570"], "มีร่างหลายฉบับ (2, 3)"),
    ],
)
def test_what_is_not_clear_is_refused_with_a_sentence(cast, desk, capsys, more, sentence):
    desk.draft.state = State.ANNOUNCED
    desk.draft.save()
    for _round in range(2):
        make.version(plan=desk.plan, kind=VersionKind.ADDITION)
    assert main(["plan", "import", MAE_SAI, *more]) == 2
    told = capsys.readouterr()
    assert sentence in told.err
    assert told.out == ""


def test_the_version_can_be_named(cast, desk, capsys):
    other = make.version(plan=desk.plan, kind=VersionKind.ADDITION)
    asked = ["plan", "import", MAE_SAI, "--org", "ban-nong", "--plan", "2566-2570"]
    assert main([*asked, "--version", "2"]) == 0
    assert other.listings.count() == 8
    assert "ยกเลิกได้" in capsys.readouterr().out
