"""extract, rule, config and clean print what they promise."""

from __future__ import annotations

import csv
import importlib
import io
import json

import pytest

from promptlint.model import Extraction, Source, Span
from promptlint.rule import builtin_rules
from promptlint.runner import FileExtraction
from tests.cli.conftest import BAD, GOOD, HEAD


@pytest.fixture
def app(project):
    path = project / "app.py"
    path.write_text(GOOD)
    return path


def test_extract_prints_a_record_for_each_prompt(command, app):
    """One JSON object on a line, with the path as given."""
    ran = command("extract", "app.py", "--format", "jsonl")
    record = json.loads(ran.out)

    assert (ran.code, ran.err) == (0, "")
    assert (record["path"], record["text"], record["role"]) == ("app.py", "Hi.", "system")
    assert record["start"] == {"line": 3, "column": 75}


def test_extract_prints_text_for_people(command, app):
    """With a last line on how many there are."""
    ran = command("extract")

    assert ran.out.startswith("app.py:3:75: system")
    assert "  | Hi.\n" in ran.out
    assert ran.err == "Found 1 prompt in 1 of 1 file.\n"
    assert command("extract", "--quiet").err == ""


def test_extract_prints_a_table(command, app):
    """CSV with a heading."""
    rows = list(csv.DictReader(io.StringIO(command("extract", "--format", "csv").out)))

    assert [row["text"] for row in rows] == ["Hi."]


def test_extract_explains(command, app):
    """Evidence for what is a prompt."""
    assert "  = sink: " in command("extract", "--explain").out


def test_extract_explains_what_it_left_out(command, app, monkeypatch):
    """Near misses and their reasons go to stderr, whatever the format."""
    source = Source("app.py", GOOD)
    extraction = Extraction(notes=((Span(0, 4), "one word"),))
    found = [FileExtraction("app.py", source, extraction)]
    monkeypatch.setattr("promptlint.runner.extract", lambda *_, **__: iter(found))
    ran = command("extract", "--explain", "--format", "jsonl")

    assert (ran.out, ran.err) == ("", "app.py:1:1: left out: one word\n")


def test_extract_writes_a_file(command, app, project):
    """--output-file takes what stdout would."""
    command("extract", "--format", "jsonl", "--output-file", "out.jsonl")

    assert json.loads((project / "out.jsonl").read_text())["text"] == "Hi."


def test_extract_names_what_it_cannot_read(command, app, project):
    """The others are done first; the exit code is 2."""
    (project / "broken.py").write_bytes(b"x = '\xff'\n")
    ran = command("extract", "--format", "jsonl")

    assert (ran.code, len(ran.out.splitlines())) == (2, 1)
    assert ran.err.startswith("error: broken.py: ")


def test_prompts_come_by_path_and_place(command, app, project):
    """Whatever the order of the arguments."""
    second = 'OpenAI().responses.create(model="m", input="And a second question?")\n'
    (project / "b.py").write_text(HEAD + second)
    app.write_text(GOOD + second)
    out = command("extract", "b.py", "app.py", "--format", "jsonl").out
    records = [json.loads(line) for line in out.splitlines()]

    assert [(one["path"], one["start"]["line"]) for one in records] == [
        ("app.py", 3),
        ("app.py", 4),
        ("b.py", 3),
    ]


@pytest.mark.parametrize("name", ["PRM201", "prm201", "unknown-role"])
def test_a_rule_is_found_by_code_and_name(command, name):
    """Its page begins with both."""
    ran = command("rule", name)

    assert ran.code == 0
    assert ran.out.startswith("PRM201 unknown-role\n")
    assert "\nWhy it matters\n" in ran.out


def test_a_rule_has_a_page_in_each_format(command):
    """Markdown and JSON hold the same rule."""
    assert command("rule", "PRM201", "--format", "markdown").out.startswith("# unknown-role (PRM")
    assert json.loads(command("rule", "PRM201", "--format", "json").out)["code"] == "PRM201"


def test_all_rules_have_their_pages(command):
    """--all prints every page, in each format."""
    text, markdown, records = (
        command("rule", "--all", "--format", form).out for form in ("text", "markdown", "json")
    )
    for rule in builtin_rules():
        assert f"{rule.code} {rule.name}\n" in text
        assert f"# {rule.name} ({rule.code})\n" in markdown
    assert len(json.loads(records)) == len(builtin_rules())


def test_without_a_name_the_rules_are_listed(command):
    """One line each; Markdown makes a table of them."""
    assert len(command("rule").out.splitlines()) == len(builtin_rules()) + 2
    assert command("rule", "--format", "markdown").out.startswith("| code | name |")
    assert len(json.loads(command("rule", "--format", "json").out)) == len(builtin_rules())


def test_an_unknown_rule_is_bad_usage(command):
    """The nearest one is named."""
    ran = command("rule", "unkown-role")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: there is no rule 'unkown-role'; did you mean `unknown-role`?\n"
    assert "lists them all" in command("rule", "zzzzzz").err


def test_pages_are_painted_on_demand(command):
    """Headings stand out."""
    assert "\x1b[1mWhy it matters\x1b[0m" in command("rule", "PRM201", "--color", "always").out


def test_config_shows_what_was_configured_and_where(command, project):
    """A line for each setting that is no default, with its place."""
    (project / "promptlint.toml").write_text('\nignore = ["PRM2"]\n')
    out = command("config").out

    assert "promptlint.toml" in out.splitlines()[0]
    assert "PRM201" not in out.splitlines()[1]
    assert out.splitlines()[2].startswith('ignore = ["PRM2"]')
    assert "promptlint.toml:2" in out.splitlines()[2]
    assert len(out.splitlines()) == 3


def test_config_shows_defaults_on_demand(command):
    """--show prints every key."""
    lines = command("config", "--show").out.splitlines()

    assert any(line.startswith("max-file-size") and "default" in line for line in lines)
    assert any(line.endswith("= not set  # default") for line in lines)


def test_config_refuses_what_check_would_refuse(command, project):
    """A broken configuration is 2, with the key, the place and the nearest name."""
    (project / "promptlint.toml").write_text("ignroe = []\n")
    ran = command("config")

    assert (ran.code, ran.out) == (2, "")
    assert "promptlint.toml:1" in ran.err
    assert "`ignore`" in ran.err


def test_clean_empties_the_cache(command, project):
    """What check has written is gone, and a second time there is nothing."""
    (project / "app.py").write_text(BAD)
    command("check")

    assert command("clean").out.startswith("Removed 3 files from ")
    assert command("clean").out.startswith("Removed 0 files from ")


def test_a_cache_that_cannot_be_emptied_is_named(command, monkeypatch):
    """The error says where and why."""
    module = importlib.import_module("promptlint.cli.clean")

    def refuse(settings):
        raise PermissionError(13, "Permission denied", "/some/cache")

    monkeypatch.setattr(module, "clear", refuse)
    ran = command("clean")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: /some/cache: the cache cannot be emptied: Permission denied\n"
