"""A rule is asked again exactly where something has changed that it looked at."""

from __future__ import annotations

import itertools

import pytest

from promptlint import registry
from promptlint.engine import lint_source
from promptlint.extract.parses import Parses
from promptlint.memo import Findings
from promptlint.model import Edit, FileResult, Finding, Fix, Source, Span
from promptlint.registry import load_rules
from promptlint.rule import Rule
from promptlint.ruleset import ruleset
from promptlint.session import Abandoned, Session
from promptlint.settings import Settings

asked: list[tuple[str, str]] = []


class Word(Rule):
    """Reports "bad" in a prompt, and says where it could be mended."""

    code = "PRM901"
    name = "bad-word"
    severity = "warning"

    def check(self, prompt, facts):
        asked.append((self.code, prompt.text))
        if "bad" in prompt.text:
            at = prompt.text.index("bad")
            place = prompt.source(Span(at, at + 3))
            yield Finding(place, "bad word", fix=Fix("mend", (Edit(place, "good"),)))


class Before(Rule):
    """Reports prompts below a line that says so."""

    code = "PRM902"
    name = "marked"
    severity = "warning"

    def check(self, prompt, facts):
        asked.append((self.code, prompt.text))
        line = facts.text(max(0, prompt.span.start - 300), prompt.span.start).rpartition("\n")[0]
        if line.endswith("# mark"):
            yield Finding(prompt.span, "marked")


class Size(Rule):
    """Reports how long the file is, and in how many prompts."""

    code = "PRM903"
    name = "size"
    severity = "warning"

    def check_conversation(self, conversation, facts):
        asked.append((self.code, conversation.call))
        size = len(facts.source.text) + len(facts.extraction.prompts)
        yield Finding(conversation.span, f"{size}")


@pytest.fixture(autouse=True)
def rules(monkeypatch):
    """Three rules that say when they are asked."""
    for cached in (load_rules, ruleset):
        cached.cache_clear()
    monkeypatch.setattr(registry, "builtin_rules", lambda: (Word, Before, Size))
    asked.clear()
    yield
    for cached in (load_rules, ruleset):
        cached.cache_clear()


def call(text: str) -> str:
    return f'client.responses.create(input=[{{"role": "user", "content": "{text}"}}])\n'


HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n" + "# far away\n" * 40
TWO = HEAD + call("a bad one") + "# far away\n" * 40 + call("another bad one")
SETTINGS = Settings()


class Checked:
    """A session, and what rules were asked in its last check."""

    def __init__(self, text: str) -> None:
        self.session = Session(Parses().parsed, Findings())
        self.asked(text)

    def asked(self, text: str, settings: Settings = SETTINGS) -> list[tuple[str, str]]:
        """Return what the rules are asked of a text, once it is sure that they say the same."""
        fresh = lint_source(Source("bot.py", text), settings)
        asked.clear()
        assert lint_source(Source("bot.py", text), settings, None, self.session) == fresh
        return [one for one in asked if one[0] != Size.code]


def test_an_edit_elsewhere_asks_no_rule_of_a_prompt_again():
    """In front, behind, and between a prompt and what it is sent with."""
    checked = Checked(TWO)
    for text in (TWO + "x = 1\n", "# new\n" + TWO + "x = 1\n", TWO + "x = 1\n", TWO):
        assert checked.asked(text) == []
    assert checked.asked(TWO.replace("# far", "# very far", 1)) == []


def test_an_edit_of_one_prompt_asks_every_rule_of_that_prompt_alone():
    """The other keeps its findings, at their new place."""
    checked = Checked(TWO)
    text = TWO.replace('"a bad', '"a really bad')
    assert checked.asked(text) == [(code, "a really bad one") for code in ("PRM901", "PRM902")]


def test_an_edit_of_what_a_rule_has_read_asks_that_rule_again():
    """And no other."""
    checked = Checked(TWO)
    text = TWO.replace("# far away\nclient.responses", "# mark\nclient.responses", 1)
    assert checked.asked(text) == [("PRM902", "a bad one")]


def test_a_rule_that_looks_at_the_whole_file_is_always_asked_again():
    """However far away the edit is."""
    checked = Checked(TWO)
    checked.asked(TWO + "#\n")
    assert [code for code, _ in asked] == ["PRM903", "PRM903"]


def test_other_settings_ask_all_rules_again():
    """Their options may differ."""
    checked = Checked(TWO)
    assert len(checked.asked(TWO, Settings(ignore=("PRM903",)))) == 4


def test_a_file_that_is_broken_for_a_while_is_known_again_when_it_is_whole():
    """What was found before it broke still holds."""
    checked = Checked(TWO)
    broken = TWO.replace('"}])\n# far', "}])\n# far", 1)
    for typed in ("", "x", "xy"):
        checked.asked(broken + typed)
    assert checked.asked(TWO + "xyz") == []


def test_a_check_that_nobody_waits_for_is_given_up_between_its_steps():
    """The next one is as if it had never begun."""
    findings, parses = Findings(), Parses()

    def checked(most: int) -> tuple[FileResult, int]:
        steps = itertools.count(1)
        session = Session(parses.parsed, findings, lambda: next(steps) == most)
        return lint_source(Source("bot.py", TWO), SETTINGS, None, session), next(steps) - 1

    whole, count = checked(0)
    assert count > 3
    for most in range(1, count + 1):
        with pytest.raises(Abandoned):
            checked(most)
    assert checked(0)[0] == whole


def test_only_the_files_that_were_checked_last_are_known():
    """Any number of them costs no more memory than a few."""
    session = Session(Parses().parsed, Findings())
    for number in range(20):
        lint_source(Source(f"bot{number}.py", TWO), SETTINGS, None, session)
    asked.clear()
    lint_source(Source("bot19.py", TWO + "#"), SETTINGS, None, session)
    assert [one for one in asked if one[0] != Size.code] == []
    lint_source(Source("bot0.py", TWO + "#"), SETTINGS, None, session)
    assert len([one for one in asked if one[0] != Size.code]) == 4
