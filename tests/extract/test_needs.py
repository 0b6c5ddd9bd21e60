"""Which sinks a file can have is told by its words, and never one too few."""

from __future__ import annotations

from pathlib import Path

import pytest

from promptlint.extract import extract
from promptlint.extract.needs import Needs
from promptlint.extract.sink import Argument, Match, Sink
from promptlint.extract.sinks import Sinks
from promptlint.model import Source

FILES = sorted((Path(__file__).parent / "sinks").glob("*.py"))
TEXT = (Argument("prompt"),)


def sink(*calls: str, match: Match = "tail", modules: str = "acme.llm") -> Sink:
    return Sink("acme", frozenset(modules.split()), calls, TEXT, match)


@pytest.mark.parametrize(
    ("one", "code", "met"),
    [
        (sink("chat.completions.create"), "client.chat.completions.create()", True),
        (sink("chat.completions.create"), "client.chat.create()", False),
        (sink("chat.completions.create"), "make = client.chat.completions.create", True),
        (sink("a.b", "c.d"), "c(d)", True),
        (sink(".run", match="import"), "agent.run()", False),
        (sink(".run", match="import"), "from acme import llm\nllm.go().run()", True),
        (sink(".run", match="import", modules="acme bee"), "import bee\nx.run()", True),
        (sink(".run", match="import", modules=""), "x.run()", True),
        (sink("Agent.__call__", match="exact"), "import acme.llm\nAgent()('x')", True),
        (sink("__call__", match="exact"), "from acme.llm import x\nx('y')", True),
        (sink("__call__", match="exact"), "x('y')", False),
        (sink("*Tool"), "class WebTool(BaseTool): pass", True),
        (sink("*Tool"), "class Toolbox: pass", False),
        (sink("*"), "anything(prompt='x')", True),
        (sink("*"), "anything(prompt = 'x')", True),
        (sink("*"), "prompt", False),
        (sink("schön"), "x", True),
    ],
)
def test_a_sink_is_possible_where_its_words_stand(one: Sink, code: str, met: bool) -> None:
    """All words of a name are needed, and those of a module where an import is."""
    assert Needs((one,)).met(code.encode()) == ((one,) if met else ())


def test_sinks_keep_their_order() -> None:
    """The user's own come first: what they say of a call goes before the built-in."""
    sinks = tuple(sink(name) for name in ("b", "a", "*c", "d"))

    assert Needs(sinks).met(b"d xc a b") == sinks


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_lost_on_idiomatic_code(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With all sinks the same is found as with the possible ones."""
    source = Source(str(path), path.read_text(encoding="utf-8"))
    found = extract(source)
    monkeypatch.setattr(Sinks, "within", lambda self, data: self)

    assert extract(source) == found
