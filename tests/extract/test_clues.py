"""Clues name what a text and its surroundings show, each once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.extract.candidates import Candidates
from promptlint.extract.clues import clues, of_text, tokens
from promptlint.extract.extractor import Extractor
from promptlint.extract.sinks import Sinks
from promptlint.model import Source


def found(code: str, path: str = "app/prompts.py") -> set[str]:
    """Return the clues of the only candidate of the code."""
    sinks = Sinks.load()
    extractor = Extractor(Source(path, code), sinks, None)
    (only,) = Candidates(extractor.evaluator, sinks).outside([])
    names = clues(only)
    assert len(names) == len(set(names))
    return set(names)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("system_prompt", ("system", "prompt")),
        ("SYSTEM_PROMPT_2", ("system", "prompt")),
        ("systemPromptV2", ("system", "prompt", "v")),
        ("LLMPrompt", ("llm", "prompt")),
        ("self.prompt", ("self", "prompt")),
        ("", ()),
    ],
)
def test_tokens(name: str, words: tuple[str, ...]) -> None:
    """Names fall into words at underscores, dots and capitals."""
    assert tokens(name) == words


@pytest.mark.parametrize(
    ("text", "clue"),
    [
        ("You are a pirate.", "s=you are"),
        ("You are a pirate.", "kind=you"),
        ("Summarize the letter.", "kind=order"),
        ("Who wrote the letter?", "kind=question"),
        ("Could not open the letter", "kind=only status"),
        ("Letter: {letter}\nAnswer:", "label=answer"),
        ("Letter: {letter}\nAnswer:", "hole=letter"),
        ("One.\nWrite a line.", "kind=order line"),
        ("<letter>Dear</letter>", "tag=letter"),
        ("<p>Dear</p>", "shape=markup"),
        ("SELECT name FROM letters", "shape=sql"),
        ("- one\n- two", "shape=bullets"),
        ("Human: hello", "shape=turn"),
        ("Greet %s.", "shape=percent"),
        ("请总结这封信", "w=总结"),
        ("One. ", "edge=01"),
        ("Good day, 5", "end=0"),
        ("→ next", "begin=~"),
    ],
)
def test_text(text: str, clue: str) -> None:
    """Words, first words, labels, holes and marks of a text are clues."""
    assert clue in set(of_text(text))


@pytest.mark.parametrize(
    ("code", "clue"),
    [
        ('SYSTEM_PROMPT = "Be brief, please"', "name~prompt"),
        ('SYSTEM_PROMPT = "Be brief, please"', "name ends~prompt"),
        ('SYSTEM_PROMPT = "Be brief, please"', "name is constant"),
        ('SYSTEM_PROMPT = "Be brief, please"', "near=system"),
        ('SYSTEM_PROMPT = "Be brief, please"', "file~prompts"),
        ('SYSTEM_PROMPT = "Be brief, please"', "folder~app"),
        ('agent = Agent(goal="Be brief, please")', "outer ends~agent"),
        ('agent = Agent(goal="Be brief, please")', "keyword=goal"),
        ('agent = Agent(goal="Be brief, please")', "keyword=goal llm=0"),
        ('agent = Agent(goal="Be brief, please")', "callee0=Agent"),
        ('bot.ask("Be brief, please")', "receiver0~bot"),
        ('texts = {"System": "Be brief, please"}', "key0=system"),
        ('texts = dedent("Be brief, please")', "wrap=dedent"),
        ('import openai\ntext = "Be brief, please"', "llm=1"),
        ('import requests\ntext = "Be brief, please"', "llm=0"),
        ('from my.prompts import x\ntext = "Be brief, please"', "home~prompts"),
        ('from my.prompts import x\ntext = "Be brief, please"', "library=my"),
        ('from my.prompts import x\ntext = "Be brief, please"', "import=x"),
        ('from .prompts import x\ntext = "Be brief, please"', "import=x"),
        ('class A(Agent):\n    "About."\n    text = "Be brief, please"', "purpose~about"),
        ('class A(Agent):\n    "About."\n    text = "Be brief, please"', "bases~agent"),
        ('def prompt(): return "Be brief, please"', "function~prompt"),
        ('@a.tool_call\ndef f(): return "Be brief, please"', "decorator~tool"),
        ('text = "Be brief, please"', "test=0 place=assigned"),
    ],
)
def test_surroundings(code: str, clue: str) -> None:
    """Names, calls, keys, the file and what it imports are clues."""
    assert clue in found(code)


def test_tests_are_told() -> None:
    """A test's file is known by its path."""
    assert "test=1" in found('text = "Be brief, please"', "tests/letters.py")


@given(st.text(max_size=300))
def test_any_text_has_clues(text: str) -> None:
    """No text is too strange to be looked at."""
    assert "bias" in set(of_text(text))
