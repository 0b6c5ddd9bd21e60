"""A dataset comes in parts that hold whole records and know where they stand."""

from __future__ import annotations

import csv
import json

import pytest

from promptlint.errors import SourceError
from promptlint.model import LineIndex
from promptlint.sources import dataset, is_dataset
from promptlint.sources.dataset import batches
from promptlint.sources.parquet import parquet_lines


def written(path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)


def test_parts_of_lines_make_up_the_file(tmp_path, monkeypatch) -> None:
    """No line is lost or cut, and each part knows its first line and record."""
    monkeypatch.setattr(dataset, "SIZE", 50)
    lines = [f'{{"text": "row {n}"}}\n' + "\n" * (n % 3) for n in range(40)]
    path = written(tmp_path / "a.jsonl", "".join(lines).encode())
    parts = [batch.source for batch in batches(path, 1000)]

    assert "".join(part.text for part in parts) == "".join(lines)
    assert len(parts) > 10
    for part in parts:
        assert part.kind == "dataset"
        assert part.part is not None
        first = json.loads(part.text.lstrip("\n").splitlines()[0])["text"]
        assert first == f"row {part.part.row - 1}"
        before = "".join(lines)[: "".join(lines).index(part.text)]
        assert part.part.line == LineIndex(before).position(len(before)).line


def test_parts_of_tables_keep_records_whole(tmp_path, monkeypatch) -> None:
    """A record of several lines stays together; later parts know the heading."""
    monkeypatch.setattr(dataset, "SIZE", 40)
    path = tmp_path / "a.csv"
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["id", "prompt"])
        writer.writerows([n, f"line one\nline, two {n}"] for n in range(20))
    parts = [batch.source for batch in batches(str(path), 1000)]

    assert "".join(part.text for part in parts) == path.read_bytes().decode("utf-8-sig")
    assert len(parts) > 5
    for part in parts[1:]:
        assert part.part is not None
        assert part.part.columns == ("id", "prompt")
        assert part.part.delimiter == ";"
        assert part.text.startswith(f"{part.part.row - 1};")
        assert part.part.line == 2 + 2 * (part.part.row - 1)


def test_a_line_that_is_too_long_is_left_out(tmp_path) -> None:
    """It is named, keeps its number, and the lines after it are read."""
    data = b'{"a": 1}\n' + b"x" * 200_000 + b'\n{"b": 2}\n'
    (batch,) = batches(written(tmp_path / "a.jsonl", data), 100)

    assert batch.source.text == '{"a": 1}\n\n{"b": 2}\n'
    assert batch.faults == ("line 2 has more than 100 bytes (`max-file-size`)",)


def test_bytes_that_are_no_utf_8_are_kept_apart(tmp_path) -> None:
    """They become halves of characters, so that all other lines are read."""
    (batch,) = batches(written(tmp_path / "a.jsonl", b'\xef\xbb\xbf"a"\n"\xff"\n'), 100)

    assert batch.source.text == '"a"\n"\udcff"\n'


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.tsv", "a.ndjson"])
def test_an_empty_file_has_no_parts(tmp_path, name) -> None:
    """And is no error."""
    assert list(batches(written(tmp_path / name, b""), 100)) == []
    assert is_dataset(name)


@pytest.mark.parametrize(
    ("data", "reason"), [(b"\xff\xfea\0", "is UTF-16"), (b"a\0b", "is binary")]
)
def test_what_is_no_text_is_refused(tmp_path, data, reason) -> None:
    """With the reason."""
    path = written(tmp_path / "a.jsonl", data)
    with pytest.raises(SourceError, match=reason):
        list(batches(path, 100))


def test_what_is_no_file_is_refused(tmp_path) -> None:
    """A folder, and a file that is not there."""
    with pytest.raises(SourceError, match="is no regular file"):
        list(batches(str(tmp_path), 100))
    with pytest.raises(SourceError, match="cannot be read: No such file"):
        list(batches(str(tmp_path / "a.csv"), 100))


ROWS = [{"id": n, "text": f"line\nof {n}", "n": None} for n in range(3)]


@pytest.mark.parametrize("library", ["pyarrow", "duckdb"])
def test_parquet_is_read_by_what_is_installed(tmp_path, monkeypatch, library) -> None:
    """Each row becomes a line of JSON; a broken file is named."""
    pytest.importorskip(library)
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = str(tmp_path / "a.parquet")
    parquet.write_table(arrow.Table.from_pylist(ROWS), path)
    broken = written(tmp_path / "b.parquet", b"no parquet at all")
    monkeypatch.setattr(
        "promptlint.sources.parquet.find_spec", lambda name: name == library or None
    )

    assert [json.loads(line) for line in parquet_lines(path)] == ROWS
    (batch,) = batches(path, 1000)
    assert batch.source.text.count("\n") == 3
    with pytest.raises(SourceError, match="is no sound Parquet"):
        list(parquet_lines(broken))


def test_without_a_library_the_extra_is_named(tmp_path, monkeypatch) -> None:
    """One clear message."""
    monkeypatch.setattr("promptlint.sources.parquet.find_spec", lambda name: None)
    path = written(tmp_path / "a.parquet", b"PAR1")
    with pytest.raises(SourceError, match=r"neither pyarrow nor duckdb.*promptlint-cst\[parquet\]"):
        list(batches(path, 100))
