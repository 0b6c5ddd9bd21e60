"""What a session keeps of former checks never changes what is found: only how long it takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promptlint.engine import lint_source
from promptlint.extract.parses import Parses
from promptlint.memo import Findings
from promptlint.model import Source
from promptlint.rule import builtin_rules
from promptlint.server.neighbours import Neighbours
from promptlint.session import Session
from promptlint.settings import Settings
from promptlint.sources import decode
from promptlint.sources.kind import kind_of

CORPUS = Path(__file__).parents[2] / "corpus"
EXAMPLES = sorted(
    {
        example.code.replace("«", "").replace("»", "")
        for rule in builtin_rules()
        for example in rule.examples
    }
)
TYPED = (
    "x", " ", "\n", "\n\n", '"', "'", '"""', "{", "}", "{name}", "%s", "(", ")", ",", "#", "\\",
    "é", "\N{GRINNING FACE}", "\r\n", "    ", " teh", " You are a bot. ", "Answer in French. ",
    "# a comment\n", "x = 1\n", "def f():\n    pass\n", "  # promptlint: ignore\n",
    "# promptlint: ignore-file[PRM501]\n", "# promptlint: ignore[PRM999] -- why\n", "from openai import *\n",
)  # fmt: skip
EVERYTHING = Settings(select=("ALL",))
SETTINGS = (EVERYTHING, Settings(), Settings(select=("PRM5",), ignore=("PRM501",)))

edit = st.tuples(
    st.floats(0, 1), st.sampled_from((0, 0, 0, 1, 2, 20)), st.sampled_from(("", *TYPED))
)


def edited(text: str, change: tuple[float, int, str]) -> str:
    """Return a text with some characters at a place replaced."""
    where, length, typed = change
    at = round(where * len(text))
    return text[:at] + typed + text[at + length :]


def new_session() -> Session:
    return Session(Parses().parsed, Findings())


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=5),
    st.lists(st.tuples(edit, st.sampled_from(SETTINGS[:1] * 8 + SETTINGS[1:])), max_size=12),
)
def test_every_state_of_an_edited_file_is_checked_as_if_it_were_the_first(bases, changes):
    """With places, fixes, fingerprints and all, also where the settings change in between."""
    session = new_session()
    text = "\n\n".join(bases)
    for change, chosen in changes:
        text = edited(text, change)
        source = Source("bot.py", text)
        assert lint_source(source, chosen, None, session) == lint_source(source, chosen)


@settings(deadline=None, max_examples=15)
@given(st.lists(st.tuples(st.sampled_from(("a.py", "b.py", "chat.md")), edit), max_size=12))
def test_files_of_a_project_are_checked_with_one_another_as_they_are_now(changes):
    """A prompt whose constant stands in another file follows that file."""
    call = 'OpenAI().responses.create(model="m", input=[{"role": "user", "content": %s}])\n'
    texts = {
        "a.py": 'WHO = "teh judge"\nTEMPLATE = """You are {who}. Answr {missing}."""\n',
        "b.py": "from a import TEMPLATE, WHO\nfrom openai import OpenAI\n"
        + call % "TEMPLATE.format(who=WHO)",
        "chat.md": "You are a bot. Answer teh {{ question }} in 5 words, in at least 90 words.\n",
    }
    session = new_session()
    for name, change in changes:
        texts[name] = edited(texts[name], change)
        open_texts = {str(Path(path).absolute()): text for path, text in texts.items()}
        for path, text in texts.items():
            source = Source(path, text, kind_of(path))
            fresh = lint_source(source, EVERYTHING, Neighbours(open_texts))
            assert lint_source(source, EVERYTHING, Neighbours(open_texts), session) == fresh


@settings(deadline=None, max_examples=15)
@given(
    st.lists(st.tuples(st.integers(0, 2), edit), max_size=10),
    st.lists(st.sampled_from(EXAMPLES), min_size=3, max_size=3),
)
def test_cells_of_a_notebook_are_checked_as_if_they_were_the_first(changes, cells):
    """Findings name the cell and its lines, which change with the cells before."""
    session = new_session()
    for number, change in changes:
        cells[number] = edited(cells[number], change)
        listed = [{"cell_type": "code", "source": cell} for cell in cells]
        source = decode(json.dumps({"cells": listed}).encode(), "bot.ipynb").source
        fresh = lint_source(source, EVERYTHING)
        assert lint_source(source, EVERYTHING, None, session) == fresh


@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.py")), ids=lambda path: path.name)
def test_a_quote_that_is_taken_out_and_put_back_leaves_no_trace(path: Path):
    """While it is missing, half of the file is text."""
    session = new_session()
    text = path.read_text(encoding="utf-8")
    at = text.index('"""')
    for state in (text, text[:at] + text[at + 1 :], text[:at] + text[at + 3 :], text + "\n", text):
        source = Source(str(path), state)
        assert lint_source(source, EVERYTHING, None, session) == lint_source(source, EVERYTHING)
