"""`extract` prints one record for each row, and what could not be read."""

from __future__ import annotations

import csv
import io
import json


def test_each_row_is_a_record_with_its_own_id_and_place(command, project) -> None:
    """Lines are those of the file, also in its later parts."""
    rows = [{"id": f"r{n}", "text": "word " * 3000 + str(n)} for n in range(90)]
    (project / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    ran = command("extract", "a.jsonl", "--format", "jsonl")
    records = [json.loads(line) for line in ran.out.splitlines()]

    assert ran.code == 0
    assert [record["id"] for record in records] == [row["id"] for row in rows]
    assert [record["row"] for record in records] == list(range(1, 91))
    assert [record["start"]["line"] for record in records] == list(range(1, 91))
    assert {record["start"]["column"] for record in records[:9]} == {22}
    assert [record["text"] for record in records] == [row["text"] for row in rows]


def test_rows_are_named_in_tables_and_in_words(command, project) -> None:
    """A column for the row; the total counts files, not their parts."""
    (project / "a.csv").write_text('id,prompt\n1,"Say\n{x}"\n2,Two words\n')
    table = command("extract", "a.csv", "--format", "csv").out
    ran = command("extract", "a.csv")

    assert [row["row"] for row in csv.DictReader(io.StringIO(table))] == ["1", "2"]
    assert "a.csv:2:3: user prompt (str.format, 1 hole)" in ran.out
    assert ran.err == "Found 2 prompts in 1 of 1 file.\n"


def test_bad_rows_are_named_and_counted(command, project) -> None:
    """The first ten with their lines, the rest by number; the good ones are printed."""
    lines = ['{"text": "Hi"}', *['{"no": 1}'] * 25, "[", '{"text": "Ho"}']
    (project / "a.jsonl").write_text("\n".join(lines))
    ran = command("extract", "a.jsonl", "--format", "jsonl")
    told = ran.err.splitlines()

    assert ran.code == 2
    assert len(ran.out.splitlines()) == 2
    assert told[0].startswith("error: a.jsonl:2:1: row 2: the record has no column")
    assert told[10:] == ["error: a.jsonl: 16 more places cannot be read"]


def test_a_row_that_is_too_long_is_named(command, project) -> None:
    """By its line; all others are read."""
    (project / "promptlint.toml").write_text("max-file-size = 100\n")
    (project / "a.jsonl").write_text('{"text": "%s"}\n{"text": "Hi"}\n' % ("x" * 200))
    ran = command("extract", "a.jsonl", "--format", "jsonl")

    assert ran.code == 2
    assert ran.err == "error: a.jsonl: line 1 has more than 100 bytes (`max-file-size`)\n"
    assert json.loads(ran.out)["start"]["line"] == 2


def test_prompts_may_be_written_over_their_own_dataset(command, project) -> None:
    """The file is written when all of it is read."""
    (project / "a.jsonl").write_text('{"id": "x", "text": "Hi"}\n')
    command("extract", "a.jsonl", "--format", "jsonl", "-o", "a.jsonl")

    assert json.loads((project / "a.jsonl").read_text())["id"] == "x"


def test_a_folder_of_prompts_is_checked(command, project) -> None:
    """What is in it and nothing else."""
    (project / "prompts").mkdir()
    (project / "prompts" / "a.j2").write_text("Say {% if x %} it.\n")
    (project / "notes.txt").write_text("Say {% if x %} it.\n")
    (project / "notes.j2").write_text("Say {% if x %} it.\n")
    ran = command("check", "--output-format", "concise")

    assert ran.code == 1
    assert ran.out.splitlines()[0].startswith("prompts/a.j2:1:5: PRM101")
    assert command("check", "notes.txt").code == 0
    assert command("check", "notes.j2").code == 1


def test_stdin_is_what_its_name_says(command) -> None:
    """A template by its suffix."""
    ran = command("check", "-", "--stdin-filename", "a.j2", stdin=b"Say {% if x %} it.\n")

    assert ran.code == 1
