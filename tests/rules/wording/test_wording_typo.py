"""PRM501 leaves alone what the file's code and settings show to be meant, and mends in place."""

from __future__ import annotations

import pytest

from promptlint.engine import lint_source
from promptlint.model import Source
from promptlint.settings import Settings

HEAD = "import ollama\n\n"
CALL = '\nollama.generate("llama3.1", prompt=ASK)\n'


def findings(code: str, settings: Settings | None = None):
    found = lint_source(Source("ask.py", code), settings)
    return [one for one in found.diagnostics if one.code == "PRM501"]


@pytest.mark.parametrize(
    "code",
    [
        "user_adress = 1\n",
        "adress = 1\n",
        "adress(1)\n",
        "user.adress\n",
        'KEYS = ["adress"]\n',
        "Adress.of(1)\n",
    ],
)
def test_a_word_that_is_an_identifier_is_right(code: str) -> None:
    """Whoever spells a name so in code means it in the prompt, too."""
    prompt = 'ASK = "Name the adress of the user in one line."'

    assert findings(HEAD + code + prompt + CALL) == []
    assert findings(HEAD + prompt + CALL) != []


def test_a_comment_does_not_make_a_misspelling_right() -> None:
    """People copy their misspellings into comments."""
    code = HEAD + "# the adress of the user\n" + 'ASK = "Name the adress of the user."' + CALL

    assert len(findings(code)) == 1


def test_an_unknown_word_that_a_file_uses_often_is_a_term() -> None:
    """A word that no list calls wrong may be one of the project's own."""
    prompt = 'ASK = "Name the plamts of the garden in one line."'

    assert len(findings(HEAD + prompt + CALL)) == 1
    assert findings(HEAD + "# plamts\n" * 5 + prompt + CALL) == []


def test_terms_of_the_settings_are_right() -> None:
    """The setting `terms` reaches the rule."""
    code = HEAD + 'ASK = "Name the Plamts of the adress in one line, plamts and all."' + CALL

    assert len(findings(code)) == 2
    assert findings(code, Settings(terms=("plamts", "Adress"))) == []


@pytest.mark.parametrize(
    ("literal", "is_fixed"),
    [
        ('"Say whats in the letter."', True),
        ("'Say whats in the letter.'", False),
        ("'Say langauge in the letter.'", True),
        ('"""Say whats in the letter."""', True),
        ('"Say the\\x20langauge of the letter."', True),
        ('"Say the lang\\x61uge of the letter."', False),
    ],
)
def test_a_fix_stays_within_its_literal(literal: str, is_fixed: bool) -> None:
    """An apostrophe may not end the string, and escapes are not touched."""
    (finding,) = findings(f"{HEAD}ASK = {literal}{CALL}")

    assert (finding.fix is not None) == is_fixed


def test_examples_among_the_turns_are_left_alone() -> None:
    """What glued literals show is reported by PRM107, not twice."""
    code = HEAD + 'ASK = (\n    "Name the plant."\n    "Please be brief about it."\n)' + CALL

    assert findings(code) == []
