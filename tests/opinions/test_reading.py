"""Files of votes, in both shapes, right and wrong."""

import pytest

from ruamphaen.opinions.rules.reading import read_texts, read_votes, votes_of_text
from ruamphaen.opinions.rules.votes import ABSENT, Unusable, without
from tests.opinions.conversations import as_matrix, as_rows, market_road


def test_rows_and_matrix_say_the_same():
    votes = market_road()
    rows, matrix = votes_of_text(as_rows(votes)), votes_of_text(as_matrix(votes))
    assert rows.voters == matrix.voters == votes.voters
    assert rows.statements == matrix.statements == votes.statements
    assert (rows.cast == votes.cast).all()
    assert (matrix.cast == votes.cast).all()


def test_numbers_stand_in_their_order_and_before_words():
    votes = votes_of_text("voter,statement,vote\n10,b,1\n9,a,-1\nก,10,0\n9,9,1\n")
    assert votes.voters == ("9", "10", "ก")
    assert votes.statements == ("9", "10", "a", "b")
    assert votes.cast.tolist() == [
        [1, ABSENT, -1, ABSENT],
        [ABSENT, ABSENT, ABSENT, 1],
        [ABSENT, 0, ABSENT, ABSENT],
    ]


@pytest.mark.parametrize(
    ("cell", "value"),
    [("1", 1), (" +1 ", 1), ("1.0", 1), ("๑", 1), ("0", 0), ("−1", -1), ("-๑", -1)],
)
def test_the_ways_a_vote_is_written(cell, value):
    votes = votes_of_text(f"ผู้ตอบ\tข้อความ\tความเห็น\nก\t1\t{cell}\n")
    assert votes.cast.tolist() == [[value]]


def test_the_later_row_counts_and_both_kinds_are_told():
    votes = votes_of_text("voter,statement,vote\n1,1,1\n1,1,-1\n2,1,0\n2,1,0\n")
    assert votes.cast.tolist() == [[-1], [0]]
    assert (votes.changed, votes.repeated) == (1, 1)


def test_with_times_the_later_time_counts_whatever_the_order_of_rows():
    votes = votes_of_text("timestamp,voter-id,comment-id,vote\n20,1,1,-1\n10,1,1,1\n")
    assert votes.cast.tolist() == [[-1]]


def test_a_matrix_exported_by_polis_is_read_without_its_columns_about_people():
    votes = votes_of_text(
        "participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,1,4\n7,,1,0,2,1,1,-1,1\n8,,,,0,0,0,,\n"
    )
    assert votes.voters == ("7",)
    assert votes.statements == ("1", "4")
    assert votes.cast.tolist() == [[-1, 1]]


def test_a_mark_at_the_start_and_semicolons_are_what_excel_makes(tmp_path):
    file = tmp_path / "votes.csv"
    file.write_bytes("\ufeffvoter;statement;vote\r\n1;1;1\r\n".encode())
    assert read_votes(file).cast.tolist() == [[1]]


BAD = [
    ("", "ว่าง", "empty"),
    ("\n \n", "ว่าง", "empty"),
    ("voter,statement,vote\n", "ไม่มีความเห็นในไฟล์", "no votes"),
    ("voter,statement,vote\n1,1,2\n", "บรรทัดที่ 2: “2”", "Line 2: “2” is no vote"),
    ("voter,statement,vote\n1,1,\n", "บรรทัดที่ 2", "Line 2"),
    ("voter,statement,vote\n1,1,yes\n", "“yes”", "“yes” is no vote"),
    ("voter,statement,vote\n1,,1\n", "ไม่มีรหัส", "no voter or no statement"),
    ("voter,statement,vote\n1,1\n", "มีเพียง 2 ช่อง", "only 2 cells"),
    ("voter,statement\n1,1\n", "voter, statement, vote", "are needed"),
    ("voter,vote\n1,1\n", "voter, statement, vote", "are needed"),
    ("statement,vote\n1,1\n", "voter, statement, vote", "are needed"),
    ("voter,statement,vote,vote\n1,1,1,1\n", "มากกว่าหนึ่งคอลัมน์", "more than once"),
    ("voter\n1\n", "voter, statement, vote", "are needed"),
    ("voter,1,2\n7,1,3\n", "บรรทัดที่ 2: “3”", "Line 2: “3” is no vote"),
    ("voter,1,2\n7,1,1\n7,0,0\n", "บรรทัดที่ 2 และ 3", "in lines 2 and 3"),
    ("voter,1,1\n7,1,1\n", "มากกว่าหนึ่งคอลัมน์", "more than one column"),
    ("voter,1,2\n,1,1\n", "ไม่มีรหัสผู้ตอบ", "no voter"),
    ("voter,1,2\n7,1,1,1\n", "มากกว่าหัวตาราง", "more cells than the header"),
    ("voter,1,2\n7,,\n", "ไม่มีความเห็นในไฟล์", "no votes"),
    ("voter,statement,vote\n1,1,\x1b[31m\n", "“�[31m”", "“�[31m”"),
]


@pytest.mark.parametrize(("text", "thai", "english"), BAD)
def test_what_cannot_be_read_is_refused_with_a_sentence_in_both_languages(text, thai, english):
    with pytest.raises(Unusable) as refused:
        votes_of_text(text)
    assert thai in refused.value.sentence.th
    assert english in refused.value.sentence.en


def test_a_file_that_is_not_utf_8_is_told_how_to_be_saved(tmp_path):
    file = tmp_path / "votes.csv"
    file.write_bytes("ผู้ตอบ,ข้อความ,ความเห็น\n1,1,1\n".encode("cp874"))
    with pytest.raises(Unusable) as refused:
        read_votes(file)
    assert "CSV UTF-8" in refused.value.sentence.th


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(Unusable, match=r"เปิดไฟล์ “none\.csv” ไม่ได้"):
        read_votes(tmp_path / "none.csv")


def test_a_cell_without_an_end_is_refused():
    with pytest.raises(Unusable) as refused:
        votes_of_text('voter,statement,vote\n1,"' + "x" * 40_000 + '",1\n')
    assert "cannot be read" in refused.value.sentence.en


def test_texts_and_what_the_hosts_removed(tmp_path):
    file = tmp_path / "statements.csv"
    file.write_text("comment-id,moderated,comment-body\n1,1,ไฟ  ถนน\n2,-1,ทดสอบ\n3,0\n", "utf-8")
    texts = read_texts(file)
    assert texts.said == {"1": "ไฟ ถนน", "2": "ทดสอบ", "3": ""}
    assert texts.removed == {"2"}


def test_without_a_statement_goes_who_said_nothing_else():
    votes = votes_of_text("voter,statement,vote\n1,1,1\n2,1,1\n2,2,-1\n")
    rest = without(votes, {"1"})
    assert (rest.voters, rest.statements, rest.left_out) == (("2",), ("2",), 1)
    assert without(votes, {"9"}) is votes
