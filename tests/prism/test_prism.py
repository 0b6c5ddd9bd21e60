"""An analysis is made part by part, once, for any text, in linear time."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import promptlint
from promptlint.model import Span
from promptlint.prism import Prism, analyze
from promptlint.prism.record import markers_record, structure_record

_SAMPLE = """You are an expert. Answer the question in JSON, please.

# Rules
- Use only the context below, and cite it.
- If you don't know the answer, say so.

<context>
{context}
</context>

Question: {question}
Answer:
"""


def test_the_record_is_as_the_specification_prints_it():
    """Every part is in the record, and JSON can hold it."""
    record = json.loads(json.dumps(promptlint.analyze(_SAMPLE, role="user").record()))

    assert list(record) == [
        "structure",
        "components",
        "markers",
        "patterns",
        "techniques",
        "signals",
        "properties",
        "tokens",
        "language",
    ]
    assert record["structure"] == {"turns": "single", "roles": "U", "messages": 1}
    assert record["patterns"] == ["persona"]
    assert record["techniques"] == ["role_prompting"]
    assert record["signals"] == ["polite", "grounding", "persona", "output_format"]
    assert record["markers"]["prefix"] == {"#": 1, "-": 2}
    assert record["markers"]["tags"] == [{"name": "context", "start": 149, "end": 158, "depth": 1}]
    assert len(record["properties"]) == 21
    assert record["language"] == "en"


def test_a_part_is_made_once():
    """A part that is asked for again is the same object."""
    prism = analyze(_SAMPLE)

    assert prism.patterns is prism.patterns
    assert prism.markers is prism.markers
    assert prism.wording.folded is prism.wording.folded


def test_counts_of_an_open_conversation_are_marked():
    """A structure whose counts are lower bounds says so."""
    structure = analyze("a").structure

    assert "open" not in structure_record(structure)
    assert structure_record(type(structure)(is_open=True))["open"] is True


def test_fences_and_control_tokens_stand_in_the_record():
    """Both are listed with their places."""
    record = markers_record(analyze("<|im_end|>\n```py\n```").markers)

    assert record["fences"] == [{"language": "py", "start": 11, "end": 20, "closed": True}]
    assert record["special_tokens"] == [
        {"family": "chatml", "text": "<|im_end|>", "start": 0, "end": 10}
    ]


BAD = {
    "empty": "",
    "one token": "Hi",
    "blanks": " \t\n" * 500,
    "only holes": "{a}{b} {{c}}" * 300,
    "only code": "def f(x):\n    return {'a': [x, '<b>']}\n" * 200,
    "mixed scripts": "Übersetze 文本 в русский, 日本語 and हिन्दी. " * 100,
    "right to left": "\u202eلخص النص التالي\u202c סכם את הטקסט " * 100,
    "control characters": "".join(map(chr, range(32))) * 100,
    "lone surrogates": "\ud800 You are \udfff a dog" * 50,
    "unpaired tags": "<a>" * 5000 + "</b>" * 5000,
    "one line": "word " * 5000,
    "one word": "x" * 30_000,
    "brackets": "[{(<" * 5000,
    "quotes": "\"'`" * 5000,
    "dots": "... " * 5000,
    "labels": "Question: a\n" * 2000,
    "heads": "You are as if use only return the in a JSON first " * 500,
    "underscores": "_" * 20_000,
    "numbers": "1. 2. 3. " * 3000,
    "sharps": "#" * 20_000 + "\n" + "`" * 20_000,
}


@pytest.mark.parametrize("name", BAD)
def test_strange_texts_are_analyzed(name):
    """Whatever a text is made of, it has an analysis whose places lie within it."""
    text = BAD[name]
    prism = Prism(text, holes=[Span(0, min(3, len(text)))])
    record = prism.record()

    json.dumps(record)
    for hit in (*prism.patterns, *prism.techniques, *prism.signals):
        assert all(0 <= span.start <= span.end <= len(text) for span in hit.spans)


@pytest.mark.parametrize("name", [name for name in BAD if BAD[name]])
def test_the_time_grows_with_the_length_and_no_faster(name):
    """Ten times the text takes no more than some ten times as long: at most 40 are let pass."""
    text = BAD[name] * (100_000 // len(BAD[name]) + 1)
    small, large = (_seconds(text[:size]) for size in (10_000, 100_000))

    assert large < 40 * max(small, 0.02)


@given(st.text(max_size=200))
@settings(max_examples=50)
def test_any_text_has_an_analysis(text):
    """No text makes an analysis fail, and none has other values the second time."""
    assert Prism(text).record() == Prism(text).record()


def _seconds(text):
    begin = time.process_time()
    prism = Prism(text)
    _ = (prism.markers, prism.patterns, prism.techniques, prism.signals)
    _ = (prism.structure, prism.tokens, prism.language)
    return time.process_time() - begin
