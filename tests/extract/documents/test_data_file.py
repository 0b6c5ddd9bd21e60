"""Data files hold prompts where their keys, their messages or their path say so."""

from __future__ import annotations

import json

import pytest

from promptlint.extract.extractor import extract
from promptlint.model import Extraction, LineIndex, Source


def read(path: str, text: str, columns: tuple[str, ...] = ()) -> Extraction:
    return extract(Source(path, text, "data"), columns=columns)


def found(path: str, text: str) -> list[tuple[str, str, str]]:
    return [(one.symbol, one.role, one.text) for one in read(path, text).prompts]


YAML = """\
name: the name of all this
description: what it does, in many words
summarize:
  system_prompt: |
    You are {who}.

    Be nice.
  user_message: >-
    Sum up
    {text}
  temperature: 0.2
  stop: "a few words that stop it"
messages:
  - {role: system, content: "Be\\tnice"}
  - role: user
    content: 'It''s {x}'
"""


def test_keys_say_which_texts_are_prompts() -> None:
    """With roles by key, in block, folded and quoted strings."""
    assert found("config.yaml", YAML) == [
        ("summarize.system_prompt", "system", "You are {who}.\n\nBe nice.\n"),
        ("summarize.user_message", "user", "Sum up {text}"),
        ("messages[0]", "system", "Be\tnice"),
        ("messages[1]", "user", "It's {x}"),
    ]


def test_holes_have_their_places_in_yaml() -> None:
    """Through folds and doubled quotes."""
    for prompt in read("config.yaml", YAML).prompts:
        for hole in prompt.holes:
            assert hole.source_span is not None
            assert YAML[hole.source_span.start : hole.source_span.end] == f"{{{hole.name}}}"


TOML = '''\
[judge]
title = "Some words that say nothing of it"
promptTemplate = """
Rate {{ answer }}."""
[[judge.messages]]
role = "user"
content = 'Go on then'
'''


def test_toml_and_json_are_read_alike() -> None:
    """The same values have the same prompts."""
    expected = [
        ("judge.promptTemplate", "template", "Rate {{ answer }}."),
        ("judge.messages[0]", "user", "Go on then"),
    ]
    value = {
        "judge": {
            "title": "Some words that say nothing of it",
            "promptTemplate": "Rate {{ answer }}.",
            "messages": [{"role": "user", "content": "Go on then"}],
        }
    }

    assert found("a.toml", TOML) == expected
    assert found("a.json", json.dumps(value)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            {
                "writer": {
                    "role": "Poet of old",
                    "goal": "Write one poem",
                    "backstory": "You write.",
                }
            },
            [
                ("writer.role", "Poet of old"),
                ("writer.goal", "Write one poem"),
                ("writer.backstory", "You write."),
            ],
        ),
        (
            {
                "t": {
                    "description": "Do the thing",
                    "expected_output": "A long list",
                    "agent": "writer",
                }
            },
            [("t.description", "Do the thing"), ("t.expected_output", "A long list")],
        ),
        (
            {
                "name": "find",
                "description": "Find a thing",
                "parameters": {"q": {"description": "what to find"}},
            },
            [("description", "Find a thing")],
        ),
        (
            {
                "_type": "prompt",
                "input_variables": ["x"],
                "template_format": "f-string",
                "template": "Say {x} now",
            },
            [("template", "Say {x} now")],
        ),
        ({"template": "deploy/base", "version": "1"}, []),
        (
            {"prompts": {"a": "Sum this up", "b": {"c": "And now that"}, "name": "Not this one"}},
            [("prompts.a", "Sum this up"), ("prompts.b.c", "And now that")],
        ),
        (
            {"prompts": [{"task": "self_check_output", "content": "Say it now"}]},
            [("prompts[0].content", "Say it now")],
        ),
        ({"prompts": {"a": "only two", "b": "Three of them"}}, [("prompts.b", "Three of them")]),
        ({"prompt": "yes"}, []),
        ({"prompt": "{x} go"}, [("prompt", "{x} go")]),
        (
            {"system": "Be nice", "user": "Say it", "id": "a b c d e"},
            [("system", "Be nice"), ("user", "Say it")],
        ),
        ({"prompt_id": "one two three", "prompt": "Four five"}, [("prompt", "Four five")]),
    ],
)
def test_the_keys_of_frameworks_are_known(value: object, expected: list[tuple[str, str]]) -> None:
    """Agents, tasks, tools, serialised templates, and tables of prompts."""
    assert [(name, text) for name, _, text in found("a.json", json.dumps(value))] == expected


def test_the_language_stands_beside_the_template() -> None:
    """`template_format` says what reads it."""
    text = json.dumps({"template_format": "jinja2", "template": "Say {x} to {{ y }}"})
    (prompt,) = read("a.json", text).prompts

    assert prompt.template == "jinja2"
    assert [hole.name for hole in prompt.holes] == ["y"]


PROSE = {"greet": "Greet the user with warm words", "model": "some model of many words", "n": 1}


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("prompts/a.json", PROSE, ["Greet the user with warm words"]),
        ("a.json", PROSE, ["Greet the user with warm words"]),
        (
            "prompts/a.json",
            {**PROSE, "prompt": "Say it"},
            ["Greet the user with warm words", "Say it"],
        ),
        ("a.json", {**PROSE, "prompt": "Say it"}, ["Say it"]),
        ("prompts/a.json", ["You are a bot of few words", "x"], ["You are a bot of few words"]),
    ],
)
def test_prose_is_taken_where_the_path_says_prompts_or_no_key_does(path, value, expected) -> None:
    """What keys say about a prompt is left out."""
    assert [text for _, _, text in found(path, json.dumps(value))] == expected


def test_a_list_of_records_is_a_dataset() -> None:
    """As the Alpaca format has it: each record counts, and a bad one is named."""
    text = json.dumps([{"id": 1, "instruction": "Sum", "input": "it", "output": "x"}, {"no": 1}, 5])
    extraction = read("a.json", text)

    assert [(one.id, one.row, one.text) for one in extraction.prompts] == [("1", 1, "Sum\n\nit")]
    ((_, reason),) = extraction.unread
    assert reason.startswith("record 2: the record has no column")


@pytest.mark.parametrize(
    ("path", "text", "reason", "line"),
    [
        ("a.json", '{\n"a" 1}', "the file is no JSON: ", 2),
        ("a.yaml", "a: 1\nb: c: d\n", "the file is no YAML: ", 2),
        ("a.toml", "a = 1\nb = \n", "the file is no TOML: ", 2),
        ("a.json", "", "the file is no JSON: ", 1),
    ],
)
def test_a_broken_file_is_named_with_its_line(path, text, reason, line) -> None:
    """And holds no prompts."""
    extraction = read(path, text)
    ((span, told),) = extraction.unread

    assert extraction.prompts == ()
    assert told.startswith(reason)
    assert LineIndex(text).position(span.start).line == line


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n---\n", "3", "a: 1"])
def test_a_file_without_prompts_is_no_error(text: str) -> None:
    """An empty YAML file among them."""
    assert read("a.yaml", text) == Extraction()


def test_messages_with_settings_around_them_are_a_conversation() -> None:
    """Their roles have places, the last answer counts: here it is an example or a prefill."""
    text = "messages:\n- role: user\n  content: Hi you\n- role: assistant\n  content: 'Here: '\n"
    (conversation,) = read("a.yaml", text).conversations

    assert [message.role for message in conversation.messages] == ["user", "assistant"]
    spans = [message.role_span for message in conversation.messages]
    assert [text[span.start : span.end] for span in spans if span] == ["user", "assistant"]
