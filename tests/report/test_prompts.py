"""Prompts are printed as records, as a table and as text to read."""

from __future__ import annotations

import csv
import io
import json

import click
import pytest

from promptlint.model import (
    Evidence,
    Extraction,
    Hole,
    Piece,
    Prompt,
    Run,
    Source,
    Span,
    ValueFacts,
)
from promptlint.report import Look
from promptlint.report.prompts import PROMPT_REPORTERS, Found, near_misses

TEXT = 'A = f"Hi {name},\\nbye."\nB = "second"\n'
SOURCE = Source("app/bot.py", TEXT)


def piece(start, end, expression, path=None):
    run = Run(Span(0, end - start), Span(start, end))
    return Piece(Span(0, end - start), Span(start, end), expression, (run,), path=path)


FIRST = Prompt(
    id="p1",
    text="Hi {name},\nbye.",
    span=Span(4, 23),
    pieces=(piece(6, 22, Span(4, 23)), piece(0, 3, Span(0, 3), "app/other.py")),
    holes=(Hole("name", "name", Span(3, 9), "f-string", ValueFacts("parameter"), Span(9, 15)),),
    template="f-string",
    kind="fstring",
    role="system",
    symbol="A",
    evidence=(Evidence("sink", "openai.chat"), Evidence("likeness", "name")),
    confidence=0.98765,
)
SECOND = Prompt("p2", "second", Span(28, 36), (piece(29, 35, Span(28, 36)),), whole=False)
FOUND = [Found(SOURCE, Extraction((SECOND, FIRST), notes=((Span(28, 36), "one word"),)))]


def report(name, look=None, explain=False, found=FOUND, analyzed=False):
    reporter = PROMPT_REPORTERS[name]
    return "\n".join(reporter(found, look or Look(), explain=explain, analyzed=analyzed))


def test_the_record_is_as_the_specification_prints_it():
    """Keys, their order, places from 1 with exclusive ends, own pieces only."""
    record = json.loads(report("jsonl").splitlines()[0])

    assert list(record.items()) == [
        ("id", "p1"),
        ("path", "app/bot.py"),
        ("start", {"line": 1, "column": 5}),
        ("end", {"line": 1, "column": 24}),
        ("pieces", [{"start": {"line": 1, "column": 5}, "end": {"line": 1, "column": 24}}]),
        ("text", "Hi {name},\nbye."),
        ("holes", [{"name": "name", "start": 3, "end": 9, "origin": "parameter"}]),
        ("role", "system"),
        ("kind", "fstring"),
        ("template", "f-string"),
        ("symbol", "A"),
        (
            "evidence",
            [{"kind": "sink", "what": "openai.chat"}, {"kind": "likeness", "what": "name"}],
        ),
        ("confidence", 0.988),
    ]


@pytest.mark.parametrize("name", ["jsonl", "csv", "text"])
def test_prompts_come_in_the_order_of_their_places(name):
    """The order of extraction does not matter."""
    text = report(name)

    assert text.index("Hi {name}") < text.index("second")


def test_the_table_holds_the_same_values_flat():
    """Lists are joined, places are columns, line ends stay within their cell."""
    rows = list(csv.DictReader(io.StringIO(report("csv"))))

    assert len(rows) == 2
    assert rows[0] == {
        "id": "p1",
        "path": "app/bot.py",
        "cell": "",
        "row": "",
        "start_line": "1",
        "start_column": "5",
        "end_line": "1",
        "end_column": "24",
        "role": "system",
        "kind": "fstring",
        "template": "f-string",
        "symbol": "A",
        "confidence": "0.988",
        "holes": "name",
        "evidence": "sink: openai.chat; likeness: name",
        "text": "Hi {name},\nbye.",
    }


def test_a_notebook_prompt_names_its_cell():
    """Places in a notebook are those within the cell."""
    source = Source("nb.ipynb", TEXT, "notebook", (0, 24))
    found = [Found(source, Extraction((SECOND,)))]
    record = json.loads(report("jsonl", found=found))

    assert record["start"] == {"line": 1, "column": 5, "cell": 2}
    assert next(csv.DictReader(io.StringIO(report("csv", found=found))))["cell"] == "2"


def test_the_text_form_is_for_people():
    """Place, role and name, then the text with a bar beside it."""
    assert report("text").splitlines() == [
        "app/bot.py:1:5: system A (f-string, 1 hole)",
        "  | Hi {name},",
        "  | bye.",
        "",
        "app/bot.py:2:5: template (fragment)",
        "  | second",
    ]


def test_explaining_adds_the_evidence():
    """Each reason stands on a row of its own."""
    assert report("text", explain=True).splitlines()[3:6] == [
        "  = sink: openai.chat",
        "  = likeness: name",
        "  = confidence: 0.99",
    ]


def test_near_misses_say_why():
    """What was left out has a place and a reason."""
    assert list(near_misses(FOUND[0])) == ["app/bot.py:2:5: left out: one word"]


def test_holes_are_coloured_and_controls_spelled_out():
    """A prompt cannot steer the terminal that it is shown on."""
    prompt = Prompt(
        "p", "a\x1b[2J{b\nc}\td", Span(4, 5), (), (Hole("b", "b", Span(5, 10), "f-string"),)
    )
    painted = report("text", Look(color=True), found=[Found(SOURCE, Extraction((prompt,)))])

    assert "\x1b[2J" not in painted
    assert click.unstyle(painted).splitlines()[1] == r"  | a␛[2J{b\nc}    d"


def test_many_holes_are_counted():
    """Overlapping holes, as of nested templates, are painted once."""
    holes = (Hole("a", "a", Span(0, 6), "f-string"), Hole("b", "b", Span(2, 5), "f-string"))
    prompt = Prompt("p", "{a{b}}", Span(0, 1), (), holes)

    assert report("text", found=[Found(SOURCE, Extraction((prompt,)))]).splitlines() == [
        "app/bot.py:1:1: template (2 holes)",
        "  | {a{b}}",
    ]
