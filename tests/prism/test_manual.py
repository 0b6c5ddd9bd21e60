"""The pages of the documentation are made of what stands beside the code, and are up to date."""

from __future__ import annotations

from pathlib import Path

from promptlint.prism import manual
from promptlint.prism.page import Page, Part

_DOCS = Path(__file__).parents[2] / "docs" / "analysis"


def test_a_page_as_markdown():
    """A page says what, from where, how, and what not; fences outgrow those in examples."""
    page = Page(
        "a/b", "B", "Finds b.", "Paper.", "By rule.", "Nothing.", (Part("c", "C.", ("```",)),)
    )

    assert list(page.markdown()) == [
        *("# B", "", "Finds b."),
        *("", "## Where it comes from", "", "Paper."),
        *("", "## How it is found", "", "By rule."),
        *("", "## What it must not be used for", "", "Nothing."),
        *("", "## c", "", "C.", "", "````text", "```", "````"),
    ]


def test_the_pages_in_the_repository_are_up_to_date(tmp_path: Path):
    """`python -m promptlint.prism.manual` changes nothing."""
    manual.write(tmp_path)

    expected = {
        path.relative_to(tmp_path): path.read_text("utf-8") for path in tmp_path.rglob("*.md")
    }
    found = {path.relative_to(_DOCS): path.read_text("utf-8") for path in _DOCS.rglob("*.md")}
    assert found == expected


def test_no_two_pages_are_one_file():
    """Every page has a path of its own."""
    paths = [page.path for page in manual.pages()]

    assert len(set(paths)) == len(paths)
