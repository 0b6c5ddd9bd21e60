"""Prompt files and datasets go through the whole program as Python does."""

from __future__ import annotations

import json

import pytest

from promptlint import runner
from promptlint.engine import lint_data, lint_file
from promptlint.settings import Resolver, Settings
from promptlint.sources import dataset

BROKEN = "Say {% if x %} it.\n"
"""A template with a finding in it."""
RECORDS = '{"id": "a", "text": "One"}\n{"text": 5}\n{broken\n{"id": "b", "text": "Two\\n{x}"}\n'


def codes(data: str, path: str, **said: object) -> list[str]:
    settings = Settings(**said)  # type: ignore[arg-type]
    return [one.code for one in lint_data(data.encode(), path, settings).diagnostics]


def test_templates_are_linted_and_never_mended() -> None:
    """A finding has its place in the file; fixes are edits of Python only."""
    (found,) = lint_data(BROKEN.encode(), "a.j2").diagnostics

    assert found.code == "PRM101"
    assert BROKEN[found.span.start : found.span.end] == "{%"
    assert found.fix is None


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.hbs", '{{#message role="user"}}Hi{{/message}}\n'),
        ("a.prompty", "system:\n{% for x in y %}\nuser:\n{{ x }}\n{% endfor %}\n"),
        ("a.txt", "Write \\boxed{x} and \\theta\\q\n"),
        ("prompts/a.json", json.dumps({"a": "Write \\frac and \\theta or \\q for me"})),
    ],
)
def test_what_formats_allow_is_no_finding(path: str, text: str) -> None:
    """Helpers with arguments, loops over sections, backslashes."""
    assert codes(text, path) == []


def test_messages_of_data_are_linted() -> None:
    """A misspelt role in YAML, with and without quotes, and in JSON."""
    message = "messages:\n- {role: ROLE, content: Hi you}\n- {role: user, content: Do it}\n"
    for role in ("sytem", '"sytem"', "'sytem'"):
        text = message.replace("ROLE", role)
        (found,) = lint_data(text.encode(), "a.yaml").diagnostics
        assert found.code == "PRM201"
        assert text[found.span.start : found.span.end] == role
    value = {"messages": [{"role": "sytem", "content": "Hi"}]}
    assert codes(json.dumps(value), "a.json") == ["PRM201"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.j2", "{# promptlint: ignore[PRM101] #}\n" + BROKEN),
        ("a.j2", BROKEN.rstrip() + " {# promptlint: ignore[PRM101] -- so be it #}\n"),
        ("a.j2", "<!-- promptlint: ignore-file -->\n" + BROKEN),
        ("a.mustache", "{{#x}} <!-- promptlint: ignore[PRM101] -- it is closed elsewhere -->\n"),
        ("a.yaml", "messages:\n- {role: sytem, content: Hi you} # promptlint: ignore[PRM201]\n"),
        ("a.yaml", "# promptlint: ignore-file[PRM201]\nmessages: [{role: sytem, content: A}]\n"),
    ],
)
def test_comments_of_each_format_hold_directives(path: str, text: str) -> None:
    """And with the directive taken out the finding is there."""
    assert codes(text, path) == []
    assert codes(text.replace("promptlint", "promptlimt"), path) != []


def test_a_directive_without_use_is_reported_in_templates_too() -> None:
    """PRM002 as in Python; datasets have no comments."""
    assert codes("Hi {# promptlint: ignore[PRM101] #}\n", "a.j2") == ["PRM002"]
    assert codes('{"text": "Hi # promptlint: ignore[PRM101]"}\n', "a.jsonl") == []


def test_places_that_cannot_be_read_are_findings() -> None:
    """One for each record, at its line, and the run goes on."""
    result = lint_data(RECORDS.encode(), "a.jsonl")

    assert [one.code for one in result.diagnostics] == ["PRM001", "PRM001"]
    assert [RECORDS[: one.span.start].count("\n") for one in result.diagnostics] == [1, 2]
    assert result.prompts == 2
    assert result.error is None


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"\xff\xfeH\0i\0", "the file is UTF-16; save it as UTF-8"),
        ("a.md", b"Hi\n\xe9\n", "the file is not UTF-8: byte 0xe9 on line 2; save it as UTF-8"),
        ("b.md", b"\xef\xbb\xbfHi\n\xe9\n", "the file is not UTF-8: byte 0xe9 on line 2"),
        ("a.yaml", b"a\0b", "the file is binary: it holds a NUL byte"),
        ("a.parquet", b"PAR1", "the file is Parquet, which has no lines to show"),
        ("a.json", b"x" * 200, "the file is too large: 200 bytes, where `max-file-size` is 100"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_finding(tmp_path, name, data, reason) -> None:
    """With the reason, and an error for the exit code."""
    path = tmp_path / name
    path.write_bytes(data)
    result = lint_file(str(path), Settings(max_file_size=100))

    assert [one.code for one in result.diagnostics] == ["PRM001"]
    assert result.error is not None
    assert result.error.startswith(reason)


def test_a_byte_order_mark_and_crlf_change_no_place() -> None:
    """Columns count from behind the mark."""
    text = "\ufeff{# x #}\r\n" + BROKEN
    (found,) = lint_data(text.encode(), "a.j2").diagnostics

    assert found.span.start == text.index("{%") - 1


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "promptlint.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def extracted(*paths: str, **said: object) -> list[runner.FileExtraction]:
    return list(runner.extract(paths, Resolver(), **said))  # type: ignore[arg-type]


def test_a_dataset_comes_in_parts(project, monkeypatch) -> None:
    """In the order of paths, whatever the order they were given in."""
    monkeypatch.setattr(dataset, "SIZE", 40)
    (project / "b.jsonl").write_text(RECORDS)
    (project / "a.py").write_text("x = 1\n")
    (project / "c.txt").write_text("Be nice.")
    found = extracted("c.txt", "b.jsonl", "a.py", "gone.csv")

    assert [one.path for one in found] == ["a.py", *["b.jsonl"] * 2, "c.txt", "gone.csv"]
    ids = [prompt.id for one in found for prompt in one.extraction.prompts]
    assert ids[:2] == ["a", "b"]
    assert found[-1].error == "does not exist"


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (RuntimeError("oh"), "RuntimeError"),
        (None, "the file is binary: it holds a NUL byte"),
    ],
)
def test_a_dataset_that_fails_costs_no_other(project, monkeypatch, fault, error) -> None:
    """Its error is one of its own."""
    (project / "a.jsonl").write_bytes(b"\0" if fault is None else RECORDS.encode())
    (project / "b.txt").write_text("Be nice.")
    if fault is not None:

        def crash(*_: object, **__: object) -> None:
            raise fault

        monkeypatch.setattr("promptlint.runner.streaming.extract", crash)
    first, second = extracted("a.jsonl", "b.txt")

    assert error in (first.error or "")
    assert len(second.extraction.prompts) == 1


def test_a_part_has_a_time_limit(project, monkeypatch) -> None:
    """As a file has."""

    def hang(*_: object, **__: object) -> None:
        while True:
            pass

    (project / "a.jsonl").write_text(RECORDS)
    monkeypatch.setattr("promptlint.runner.streaming.extract", hang)
    (found,) = extracted("a.jsonl", timeout_s=0.05)

    assert found.error == "a part was given up after 0.05 s"


def test_the_missing_extra_is_named(project, monkeypatch) -> None:
    """With what to type."""
    monkeypatch.setattr("promptlint.sources.parquet.find_spec", lambda name: None)
    (project / "a.parquet").write_bytes(b"PAR1")
    (found,) = extracted("a.parquet")

    assert found.error is not None
    assert found.error.endswith("is installed; pip install 'promptlint-cst[parquet]'")


def test_configured_columns_reach_datasets_and_data(project) -> None:
    """In parts, in whole files, and when they are checked."""
    (project / "promptlint.toml").write_text('prompt-columns = ["q"]\n')
    (project / "a.jsonl").write_text('{"q": "Why so?", "text": "no"}\n')
    found = extracted("a.jsonl")

    assert [prompt.text for one in found for prompt in one.extraction.prompts] == ["Why so?"]
    settings = Settings(prompt_columns=("q",))
    assert lint_data(b'{"text": "x"}', "a.jsonl", settings).diagnostics[0].code == "PRM001"
