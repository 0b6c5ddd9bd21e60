"""What is kept of the parses of a file makes the next one cheaper, and never another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tree_sitter import Node

from promptlint.extract import parses
from promptlint.extract.parses import Parses, parsed

LINES = ("x = f(1)", "def g(a):", '    return f"{a}"', 'y = "', "z = (", ")", '"""', "", "    pass")
TEXTS = st.lists(st.lists(st.sampled_from(LINES), max_size=8).map("\n".join), max_size=6)


@given(TEXTS)
def test_a_file_has_the_same_tree_whatever_was_there_before(texts: list[str]):
    """Whether it is whole or broken, and was whole or broken."""
    kept = Parses()
    for text in texts:
        data = text.encode()
        assert shape(kept.parsed("a.py", data).root_node) == shape(parsed("a.py", data).root_node)


def test_what_was_broken_for_a_while_is_made_from_what_it_was_before(
    monkeypatch: pytest.MonkeyPatch,
):
    """Only what has an error is read from its beginning."""
    fresh: list[bytes] = []

    def watched(path: str, data: bytes):
        fresh.append(data)
        return parsed(path, data)

    monkeypatch.setattr(parses, "parsed", watched)
    kept = Parses()
    for data in (b"x = 1\n", b"x = (1\n", b"x = (1\n", b"x = ((1\n", b"x = (1)\n", b"x = (12)\n"):
        kept.parsed("a.py", data)
    assert fresh == [b"x = 1\n", b"x = (1\n", b"x = ((1\n"]


def shape(node: Node) -> object:
    place = node.type, node.start_byte, node.end_byte, node.start_point, node.is_missing
    return place, [shape(child) for child in node.children]
