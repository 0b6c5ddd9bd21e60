"""Records of datasets become prompts with the text, role, id and place that they have."""

from __future__ import annotations

import csv
import json
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.extract.extractor import extract
from promptlint.model import Extraction, LineIndex, Part, Prompt, Source

NO_COLUMN = "the record has no column that is known to hold text or messages"


def read(text: str, path: str = "a.jsonl", columns: tuple[str, ...] = ()) -> Extraction:
    return extract(Source(path, text, "dataset"), columns=columns)


def rows(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def told(prompt: Prompt) -> tuple[object, ...]:
    return prompt.role, prompt.text


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"text": "Hi there"}, [("template", "Hi there")]),
        ({"text": "Hi there", "role": "assistant"}, [("assistant", "Hi there")]),
        ({"text": "Hi there", "role": "poet"}, [("template", "Hi there")]),
        ({"text": ""}, [("template", "")]),
        ({"act": "Poet", "prompt": "Write"}, [("user", "Write")]),
        ({"instruction": "Sum", "input": "", "output": "x"}, [("user", "Sum")]),
        ({"instruction": "Sum", "input": "It", "output": "x"}, [("user", "Sum\n\nIt")]),
        ({"system": "Be", "question": "Why?"}, [("system", "Be"), ("user", "Why?")]),
        ({"question": "Why?", "system": ""}, [("user", "Why?")]),
        ({"system_prompt": "Be kind"}, [("system", "Be kind")]),
        (
            {
                "messages": [
                    {"role": "developer", "content": "Be"},
                    {
                        "role": "user",
                        "content": [{"type": "text", "text": "A"}, {"type": "x"}, "B"],
                    },
                    {"role": "assistant", "content": "One"},
                    {"role": "tool", "content": "Two"},
                    {"role": "assistant", "content": "gone"},
                ]
            },
            [("system", "Be"), ("user", "A\n\nB"), ("assistant", "One"), ("tool", "Two")],
        ),
        (
            {
                "system": "Be",
                "conversations": [{"from": "human", "value": "Q"}, {"from": "gpt", "value": "A"}],
            },
            [("system", "Be"), ("user", "Q")],
        ),
        ({"prompt": [{"role": "user", "content": "Q"}], "chosen": "A"}, [("user", "Q")]),
        ({"messages": json.dumps([{"role": "user", "content": "Q"}])}, [("user", "Q")]),
        ({"messages": []}, []),
        ({"messages": [{"role": "user", "content": None}, {"role": "user", "content": " "}]}, []),
        (
            {
                "custom_id": "r",
                "body": {"model": "m", "messages": [{"role": "user", "content": "Q"}]},
            },
            [("user", "Q")],
        ),
    ],
)
def test_columns_are_known_by_name(record: object, expected: list[tuple[str, str]]) -> None:
    """The usual formats of text and chat datasets."""
    extraction = read(rows(record))

    assert [told(prompt) for prompt in extraction.prompts] == expected
    assert extraction.unread == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"a": 1, "b": 2}', f"row 2: {NO_COLUMN}, only `a`, `b`"),
        ("{}", f"row 2: {NO_COLUMN}"),
        ('{"text": 5}', "row 2: `text` is a number, not a text"),
        ('{"text": null}', "row 2: `text` is null, not a text"),
        ('{"prompt": ["a"]}', "row 2: `prompt` is a list, not a text"),
        ('{"messages": 1}', "row 2: `messages` is a number, not a list of messages"),
        ('{"messages": "no"}', "row 2: `messages` is a text, not a list of messages"),
        ('{"messages": "[no"}', "row 2: `messages` is a text, not a list of messages"),
        ('{"messages": ["no"]}', "row 2: `messages` is a list of others, not a list of messages"),
        (
            '{"messages": [{"role": "user", "content": 3}]}',
            "row 2: the content of message 1 is a number, not a text",
        ),
        ('{"text": "a', "row 2 is no JSON: "),
        ("5", "row 2 is a number, not a record"),
        ('{"text": "\udcff"}', "row 2 is not UTF-8: it holds the byte 0xff"),
        ("[" * 100_000, "row 2 is nested too deeply to be read"),
    ],
)
def test_a_bad_record_is_named_and_the_others_are_read(line: str, reason: str) -> None:
    """With its row, the place, and what is wrong with it."""
    text = '{"text": "One two"}\n' + line + '\n\n{"text": "Three"}\n'
    extraction = read(text)
    ((span, told),) = extraction.unread

    assert told.startswith(reason)
    assert LineIndex(text).position(span.start).line == 2
    assert [(prompt.text, prompt.row) for prompt in extraction.prompts] == [
        ("One two", 1),
        ("Three", 3),
    ]


def test_what_is_wrong_with_all_records_is_told_once() -> None:
    """A dataset of another kind is not a heap of findings."""
    ((span, reason),) = read(rows(*[{"a": n} for n in range(1001)])).unread

    assert span.start == 0
    assert reason == f"row 1: {NO_COLUMN}, only `a`; the same holds for 1,000 others"


def test_the_configuration_names_columns() -> None:
    """In place of those that are known; each that a record has is read."""
    text = rows({"q": "Why so?", "text": "no", "sys": [{"role": "user", "content": "Q"}]}, {"x": 1})
    extraction = read(text, columns=("q", "sys", "gone"))

    assert [told(prompt) for prompt in extraction.prompts] == [("user", "Why so?"), ("user", "Q")]
    ((_, reason),) = extraction.unread
    assert reason == "row 2: the record has no column `q` or `sys` or `gone`, only `x`"


def test_a_configured_column_of_the_wrong_type_is_named() -> None:
    """As a known one is."""
    ((_, reason),) = read(rows({"q": 5}), columns=("q",)).unread

    assert reason == "row 1: `q` is a number, not a text"


def test_records_keep_their_ids() -> None:
    """Numbers become texts; without an id there is one of the text and place."""
    text = rows(
        {"id": "x", "text": "a"}, {"id": 7, "text": "a"}, {"id": None, "text": "a"}, {"text": "a"}
    )
    ids = [prompt.id for prompt in read(text).prompts]

    assert ids[:2] == ["x", "7"]
    assert len(set(ids)) == 4
    assert all(len(one) == 12 for one in ids[2:])


def test_a_conversation_has_its_turns_and_instructions() -> None:
    """Roles are those of the record, with their places; the answer at the end is not sent."""
    text = rows(
        {
            "system": "Be",
            "messages": [{"role": "human", "content": "Q"}, {"role": "ai", "content": "A"}],
        }
    )
    (conversation,) = read(text).conversations
    (message,) = conversation.messages

    assert [one.role for one in conversation.instructions] == ["system"]
    assert message.role == "human"
    assert message.role_span is not None
    assert text[message.role_span.start : message.role_span.end] == '"human"'
    assert message.prompt is not None
    assert message.prompt.symbol == "messages[0]"
    assert message.content_span is not None
    assert text[message.content_span.start : message.content_span.end] == '"Q"'


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4), st.booleans())
def test_each_character_of_a_prompt_stands_where_it_says(texts: list[str], is_ascii: bool) -> None:
    """Exact runs of the prompt hold the same characters as the file."""
    text = "".join(json.dumps({"text": one}, ensure_ascii=is_ascii) + "\n" for one in texts)
    extraction = read(text)

    assert [prompt.text for prompt in extraction.prompts] == texts
    for prompt in extraction.prompts:
        for run in prompt.runs():
            if run.is_exact:
                stands = text[run.source.start : run.source.end]
                assert stands == prompt.text[run.text.start : run.text.end]


CSV = 'id,prompt\r\n1,"Say ""hi""\r\nto {name}"\r\n2,Plain\r\n3\r\n\r\n4,"\udc80"\r\n5,Last\r\n'


def test_rows_of_a_table_are_records() -> None:
    """Quotes, line ends and short rows; numbers of rows count records."""
    extraction = read(CSV, "a.csv")
    first = extraction.prompts[0]

    assert [(one.id, one.row) for one in extraction.prompts] == [("1", 1), ("2", 2), ("5", 5)]
    assert first.text == 'Say "hi"\nto {name}'
    assert [hole.name for hole in first.holes] == ["name"]
    hole = first.holes[0].source_span
    assert hole is not None
    assert CSV[hole.start : hole.end] == "{name}"
    assert [reason for _, reason in extraction.unread] == [
        "row 3: the record has no column that is known to hold text or messages, only `id`",
        "row 4 is not UTF-8: it holds the byte 0x80",
    ]


def test_a_later_part_of_a_table_has_its_columns_from_the_first() -> None:
    """Rows go on counting."""
    part = Part(line=900, row=40, columns=("n", "text"), delimiter=";")
    extraction = extract(Source("a.csv", "1;Hi there\n", "dataset", part=part))

    assert [(one.text, one.row) for one in extraction.prompts] == [("Hi there", 40)]


def test_a_table_without_an_end_is_named(monkeypatch, request) -> None:
    """A field that is too long has a reason; the rows after it are read."""
    monkeypatch.setattr("promptlint.sources.data.csv_text.LONGEST", 10)
    request.addfinalizer(partial(csv.field_size_limit, csv.field_size_limit()))
    extraction = read('text\n"abcdefghijklmnop"\nnext\n', "a.csv")

    assert [reason for _, reason in extraction.unread] == [
        "row 1 is no CSV: field larger than field limit (10)"
    ]
    assert [one.text for one in extraction.prompts] == ["next"]


@pytest.mark.parametrize("path", ["a.jsonl", "a.csv"])
def test_an_empty_dataset_holds_nothing(path: str) -> None:
    """And nothing is wrong with it."""
    assert read("", path) == Extraction()
    assert read("\n\n", path) == Extraction()
