"""Text files, templates and .prompty files become prompts, each character at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.extract.extractor import extract
from promptlint.model import Extraction, Filling, Source, SourceKind
from promptlint.sources.kind import kind_of


def read(path: str, text: str) -> Extraction:
    return extract(Source(path, text, kind_of(path)))


@given(st.text(st.sampled_from("ab \r\n😀{}"), max_size=30))
def test_a_text_file_is_one_prompt(text: str) -> None:
    """Line ends are read as LF; all else stands as it is."""
    prompts = read("prompts/a.txt", text).prompts

    assert [one.text for one in prompts] == (
        [text.replace("\r\n", "\n").replace("\r", "\n")] if text.strip() else []
    )
    for prompt in prompts:
        for run in prompt.runs():
            if run.is_exact:
                stands = text[run.source.start : run.source.end]
                assert stands == prompt.text[run.text.start : run.text.end]


@pytest.mark.parametrize(
    ("path", "text", "language", "holes"),
    [
        ("a.txt", "Hi {name}, {{x}}", "str.format", ["name"]),
        ("a.txt", "Hi you", "none", []),
        ("a.md", "Hi {{ name }}", "jinja2", ["name"]),
        ("a.j2", "Hi {{ name }} {x}", "jinja2", ["name"]),
        ("a.jinja2", "Hi", "jinja2", []),
        ("a.hbs", "Hi {{name}}", "mustache", ["name"]),
    ],
)
def test_the_suffix_or_the_text_says_which_language_it_is(path, text, language, holes) -> None:
    """Templates by suffix are read by their language, even without holes."""
    (prompt,) = read(path, text).prompts

    assert prompt.template == language
    assert [hole.name for hole in prompt.holes] == holes
    for hole in prompt.holes:
        assert hole.source_span is not None
        assert text[hole.source_span.start : hole.source_span.end].strip("{ }") == hole.name
    assert any(isinstance(use, Filling) for use in prompt.uses) == path.endswith(("j2", "jinja2"))


@pytest.mark.parametrize(
    ("path", "role"),
    [("a/system_prompt.txt", "system"), ("a/userMessage.md", "user"), ("a/sum.txt", "template")],
)
def test_the_name_says_the_role(path: str, role: str) -> None:
    """A file's name speaks of system or user."""
    (prompt,) = read(path, "Be nice to all.").prompts

    assert prompt.role == role
    assert prompt.evidence[0].kind == "file"


def test_front_matter_is_no_part_of_a_prompt() -> None:
    """A broken one is named, and the text read all the same."""
    text = "---\nname: x\n---\nBe nice.\n"
    (prompt,) = read("a.md", text).prompts
    broken = read("a.md", "---\na: b: c\n---\nBe nice.\n")

    assert prompt.text == "Be nice.\n"
    assert text[prompt.span.start : prompt.span.end] == "Be nice.\n"
    assert [one.text for one in broken.prompts] == ["Be nice.\n"]
    ((span, reason),) = broken.unread
    assert reason.startswith("the front matter is no YAML: ")
    assert span.start == 8
    assert read("a.md", "---\na: b\n---\n") == Extraction()
    assert read("a.md", "---\n---\nx y").prompts[0].text == "x y"
    assert read("a.md", "--- no front matter").prompts[0].text == "--- no front matter"


PROMPTY = """---
name: Basic
model: {api: chat}
---
system:
You are {{role}}.

# user [x="1"]:
{{question}}
Go: on

assistant:

Sure.
"""


def test_prompty_has_a_message_for_each_section() -> None:
    """Each role line begins one; they make up a conversation."""
    extraction = read("a.prompty", PROMPTY)
    (conversation,) = extraction.conversations

    assert [(one.role, one.text) for one in extraction.prompts] == [
        ("system", "You are {{role}}."),
        ("user", "{{question}}\nGo: on"),
        ("assistant", "Sure."),
    ]
    assert [message.role for message in conversation.messages] == ["system", "user", "assistant"]
    for prompt in extraction.prompts:
        assert PROMPTY[prompt.span.start : prompt.span.end] == prompt.text
        assert prompt.template == "jinja2"


@pytest.mark.parametrize(
    ("front", "language"),
    [
        ("template: mustache", "mustache"),
        ("template: {type: mustache}", "mustache"),
        ("template: {format: Mustache}", "mustache"),
        ("template: jinja2", "jinja2"),
        ("template: 1", "jinja2"),
        ("- a", "jinja2"),
    ],
)
def test_prompty_names_its_language(front: str, language: str) -> None:
    """In its front matter."""
    (prompt,) = read("a.prompty", f"---\n{front}\n---\nHi {{{{x}}}}\n").prompts

    assert (prompt.role, prompt.template) == ("system", language)


def test_a_prompty_file_may_be_broken_or_empty() -> None:
    """What can be read is."""
    extraction = read("a.prompty", "---\na: b: c\n---\nuser:\nHi\n")

    assert [one.text for one in extraction.prompts] == ["Hi"]
    assert len(extraction.unread) == 1
    assert read("a.prompty", "") == Extraction()
    assert read("a.prompty", "system:\n\nuser:\n") == Extraction()


@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.j2", "a.prompty"])
def test_long_files_take_linear_time(path: str) -> None:
    """A megabyte of lines that look like the beginnings of something."""
    text = "---\nsystem [\n{{ {% {# \r\n" * 50_000

    assert read(path, text).prompts


def test_holes_among_many_lines_are_found_at_their_places() -> None:
    """Each in a step or two: going through all lines for each hole would take minutes."""
    text = "Say {word}\r\n" * 20_000
    (prompt,) = read("a.txt", text).prompts

    assert len(prompt.holes) == 20_000
    for hole in prompt.holes:
        assert hole.source_span is not None
        assert text[hole.source_span.start : hole.source_span.end] == "{word}"


def test_every_kind_of_source_is_covered() -> None:
    """No kind that is not Python is left to the Python extractor."""
    kinds: list[SourceKind] = ["text", "template", "prompty", "data", "dataset"]

    assert [Source("", "", kind).is_python for kind in kinds] == [False] * 5
