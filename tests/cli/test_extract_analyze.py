"""`extract --analyze` says what each prompt is made of, wherever it stands."""

from __future__ import annotations

import csv
import io
import json

from promptlint.prism import analyze
from promptlint.report.analysis import COLUMNS, PROPERTIES

SENT = """
from openai import OpenAI

def ask(question):
    OpenAI().chat.completions.create(
        model="gpt-4o",
        messages=[
            {"role": "system", "content": "You are an expert. Answer in JSON, please."},
            {"role": "user", "content": f"Question: {question}"},
        ],
    )
"""


def _records(ran):
    assert ran.code == 0
    return [json.loads(line) for line in ran.out.splitlines()]


def test_prompts_of_python_are_analyzed(command, project) -> None:
    """The structure is that of the call; holes are those of the prompt."""
    (project / "a.py").write_text(SENT)
    system, user = _records(command("extract", "a.py", "--analyze", "--format", "jsonl"))

    assert system["analysis"]["structure"] == {"turns": "single", "roles": "S-U", "messages": 2}
    assert system["analysis"]["signals"] == ["polite", "persona", "output_format"]
    assert user["analysis"]["structure"]["roles"] == "S-U"
    assert user["analysis"]["components"][0]["label"] == "query"


def test_prompts_everywhere_are_analyzed(command, project) -> None:
    """A dataset, a prompt file and a notebook give the same analysis of the same text."""
    text = "You are an expert. Answer in JSON, please."
    (project / "a.jsonl").write_text(json.dumps({"id": "r1", "role": "system", "text": text}))
    (project / "b.prompty").write_text(f"---\nname: x\n---\nsystem:\n{text}\n")
    cell = {
        "cell_type": "code",
        "metadata": {},
        "outputs": [],
        "source": SENT,
        "execution_count": 1,
    }
    (project / "c.ipynb").write_text(
        json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    )
    arguments = ("--analyze", "--format", "jsonl")
    records = _records(command("extract", "a.jsonl", "b.prompty", "c.ipynb", *arguments))
    same = [record["analysis"] for record in records if record["text"].strip() == text]

    assert records[0]["id"] == "r1"
    assert len(same) == 3
    assert all(one["signals"] == same[0]["signals"] for one in same)
    assert all(one["properties"] == same[0]["properties"] for one in same)


def test_a_table_has_columns_for_the_analysis(command, project) -> None:
    """Names are joined by blanks and each property is a number; an empty table has the columns."""
    (project / "a.py").write_text(SENT)
    (project / "b.py").write_text("")
    arguments = ("--analyze", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(command("extract", "a.py", *arguments).out)))
    empty = csv.DictReader(io.StringIO(command("extract", "b.py", *arguments).out))

    assert rows[0]["signals"] == "polite persona output_format"
    assert rows[0]["roles"] == "S-U"
    assert all(0 <= float(rows[0][name]) <= 10 for name in PROPERTIES)
    assert list(empty.fieldnames or ())[-len(COLUMNS) :] == list(COLUMNS)


def test_the_text_has_lines_for_the_analysis(command, project) -> None:
    """What was found stands below each prompt; lists that are empty are left out."""
    (project / "a.py").write_text(SENT)
    out = command("extract", "a.py", "--analyze").out

    assert "  = structure: single, S-U\n  = components: role" in out
    assert "  = signals: polite, persona, output_format\n" in out
    assert out.count("  = patterns: ") == 1
    assert out.count("  = properties: token_quantity ") == 2


def test_nothing_is_analyzed_unasked(command, project) -> None:
    """Without the flag, records, tables and texts are as they were."""
    (project / "a.py").write_text(SENT)

    assert "analysis" not in _records(command("extract", "a.py", "--format", "jsonl"))[0]
    assert "signals" not in command("extract", "a.py", "--format", "csv").out
    assert "signals" not in command("extract", "a.py").out


def test_the_columns_are_the_properties_of_an_analysis() -> None:
    """The names in the table are those that an analysis gives, in its order."""

    assert list(analyze("Hi").scores.values()) == list(PROPERTIES)
