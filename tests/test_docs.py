"""A rule's page comes out as text, Markdown and JSON, from its class alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import ClassVar

import pytest

from promptlint import docs
from promptlint.rule import Example, Rule, builtin_rules

ROOT = Path(__file__).parents[1]


class Foo(Rule):
    """The prompt says foo | bar.

    ## What it does
    Reports foo.

    ## Why it matters
    It does not.

    ## Example
    `foo`

    ## Evidence
    None.
    """

    code = "ACME101"
    name = "foo"
    severity = "warning"
    options: ClassVar = {"word": "foo"}
    examples = (
        Example("«foo»\n", "bar\n", "a word"),
        Example("'''\n```\n'''\n"),
    )


class Bar(Rule):
    """Bars."""

    code = "ACME102"
    name = "bar"
    severity = "information"
    default = False


def test_the_text_page_has_headings_without_marks():
    """Headings stand at the margin, their text below is indented."""
    lines = list(docs.text(Foo))

    assert lines[:6] == [
        "ACME101 foo",
        "warning, on by default, can be fixed, since 0.1.0",
        "",
        "The prompt says foo | bar.",
        "",
        "What it does",
    ]
    assert lines[6] == "  Reports foo."
    assert lines[-2:] == ["Options", "  word = 'foo'"]


def test_a_rule_without_options_has_no_such_heading():
    """What is not there is not named."""
    assert list(docs.text(Bar)) == [
        "ACME102 bar",
        "information, off by default, no fix, since 0.1.0",
        "",
        "Bars.",
    ]
    assert list(docs.markdown(Bar))[-1] == "Bars."


def test_the_markdown_page_holds_all_examples():
    """Reported ones are told from others, fixes follow, fences outgrow those in the code."""
    text = "\n".join(docs.markdown(Foo))

    assert text.startswith("# foo (ACME101)\n\n*warning, on by default")
    assert "| `word` | `'foo'` |" in text
    assert (
        "## Reported: a word\n\n```python\n«foo»\n```\n\nAfter the fix:\n\n```python\nbar\n```"
        in text
    )
    assert "## Not reported\n\n````python\n'''\n```\n'''\n````" in text


def test_the_record_says_the_same():
    """JSON has every fact of the page."""
    record = docs.record(Foo)

    assert {key: record[key] for key in ("code", "name", "severity", "default", "fixable")} == {
        "code": "ACME101",
        "name": "foo",
        "severity": "warning",
        "default": True,
        "fixable": True,
    }
    assert record["options"] == {"word": "foo"}
    assert record["examples"][1] == {"title": "", "code": "'''\n```\n'''\n", "fixed": None}


def test_the_table_has_a_row_for_each_rule():
    """What would break the table is escaped."""
    assert list(docs.table([Foo, Bar]))[2:] == [
        r"| [ACME101](ACME101.md) | foo | The prompt says foo \| bar. | warning | yes | yes |",
        "| [ACME102](ACME102.md) | bar | Bars. | information |  |  |",
    ]


def test_the_module_writes_all_pages(tmp_path):
    """`python -m promptlint.docs` writes a file for each rule, and their table."""
    target = tmp_path / "docs" / "rules"
    subprocess.run([sys.executable, "-m", "promptlint.docs", str(target)], check=True)
    written = {path.stem for path in target.iterdir()}

    assert written == {"README", *(rule.code for rule in builtin_rules())}


@pytest.mark.parametrize("rule", builtin_rules(), ids=lambda rule: rule.code)
def test_every_page_reads_as_markdown(rule):
    """No line of a page is wider than a terminal of 100 columns, examples aside."""
    assert max(map(len, docs.text(rule))) <= 100


def test_the_pages_are_fresh(tmp_path):
    """docs/rules and the README's table are what the rules say: `make docs` would change nothing."""
    docs.write(tmp_path, builtin_rules())
    fresh = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    kept = {path.name: path.read_text("utf-8") for path in (ROOT / "docs/rules").iterdir()}
    readme = (ROOT / "README.md").read_text("utf-8")

    assert kept == fresh
    assert docs.renewed(readme, builtin_rules()) == readme
    assert docs.OPENING in readme


def test_the_overview_names_families_and_defaults():
    """A line for each family, with the rules that are on in bold."""
    lines = list(docs.overview(builtin_rules()))

    assert lines[2].startswith("| PRM0")
    assert any("**[PRM101](docs/rules/PRM101.md) unescaped-brace**" in line for line in lines)
    assert any(", [PRM115](docs/rules/PRM115.md) vague-placeholder" in line for line in lines)
