"""A spelling reads like the text that the code makes, with its holes as the source writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.extract.names import Names
from promptlint.extract.spelling import LONGEST, spelling
from promptlint.extract.strings import whole
from promptlint.extract.tree import Tree
from promptlint.model import Source


def spelt(code: str) -> str:
    """Return the spelling of the first string expression of the code."""
    tree = Tree(Source("letters.py", f"text = {code}"))
    first = min(Names(tree).strings, key=lambda node: node.start_byte)
    return spelling(whole(tree, first), tree)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ('"Answer."', "Answer."),
        ("'''Answer\n  now.'''", "Answer\n  now."),
        ('"One\\nTwo\\t\\"three\\""', 'One\nTwo\t"three"'),
        ('"One \\\ntwo"', "One two"),
        ('r"One\\nTwo"', "One\\nTwo"),
        ('rf"One {number}"', "One {number}"),
        ('f"Greet {user.name!r}."', "Greet {user.name!r}."),
        ('("Greet " "them.")', "Greet them."),
        ('"Greet " + name + "."', "Greet {name}."),
        ('"Greet " + (first + " and ") + last', "Greet {first} and {last}"),
        ('"Greet " + ("all " "of them")', "Greet all of them"),
        ('"Greet %s." % name', "Greet %s."),
    ],
)
def test_spelling(code: str, text: str) -> None:
    """Quotes and escapes are gone, what is joined stands in its place."""
    assert spelt(code) == text


@given(st.text(max_size=60).filter(lambda text: "\x00" not in text))
def test_plain_literals_are_read_back(text: str) -> None:
    """A literal without escapes is spelt as the text it stands for."""
    kept = "".join(c for c in text if c not in "\\\"'\r\n{}" and c.isprintable())
    assert spelt(f'"{kept}"') == kept


def test_long_texts_are_cut() -> None:
    """No more is read than a text is judged by."""
    assert len(spelt(f'"{"word " * LONGEST}"')) <= LONGEST + 8
    assert len(spelt(" + ".join(['"some words"'] * LONGEST))) == LONGEST
