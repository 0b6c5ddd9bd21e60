"""Sinks are read from tables, checked, and found by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.errors import ConfigError
from promptlint.extract.extractor import Extractor
from promptlint.extract.sink_table import read_sinks
from promptlint.extract.sinks import Argument, Sink, Sinks, has_tail
from promptlint.model import Source

OWN = {
    "library": "acme",
    "modules": ["acme"],
    "calls": [".ask", "acme.talk.say"],
    "match": "import",
    "beside": ["acme.Client"],
    "except": ["tests", "*Mock"],
    "arguments": [{"name": "text", "position": 0, "role": "user", "template": "jinja2"}],
}
IDENTIFIERS = st.from_regex(r"[a-z_]{1,8}", fullmatch=True)


def changed(**changes: object) -> dict[str, object]:
    return {key: value for key, value in {**OWN, **changes}.items() if value is not None}


def test_builtin_sinks_are_loaded_once() -> None:
    """Loading without tables of one's own gives the same value again."""
    assert Sinks.load() is Sinks.load()
    assert len(Sinks.load().entries) > 200


def test_own_sinks_come_first() -> None:
    """The user's sinks are found before the built-in ones."""
    sinks = Sinks.load([changed(calls=["chat.completions.create"])])

    found = [sink.library for sink, _ in sinks.matching("call", "x.chat.completions.create")]

    assert found[0] == "acme"
    assert "openai" in found


def test_a_table_becomes_a_sink() -> None:
    """Every key of a table has its place, and what is left out its default."""
    expected = Sink(
        library="acme",
        modules=frozenset({"acme"}),
        calls=(".ask", "acme.talk.say"),
        arguments=(Argument("text", 0, "text", "user", "jinja2"),),
        match="import",
        kind="call",
        completion=False,
        beside=frozenset({"acme.Client"}),
        excluded=("tests", "*Mock"),
    )

    assert read_sinks([OWN], "sinks") == (expected,)


def test_a_known_library_lends_its_modules() -> None:
    """A table without modules takes those of its library, and descriptions have the role tool."""
    table = {"library": "cohere", "calls": [".ask"], "arguments": [{"name": "x", "shape": "tools"}]}

    sink = Sinks.load([table]).entries[0]

    assert sink.modules == frozenset({"cohere"})
    assert sink.arguments[0].role == "tool"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("text", "sinks, entry 1: must be a table"),
        (changed(library=None), "sinks, entry 1: `library` must be a text"),
        (changed(library=3), "sinks, entry 1: `library` must be a text"),
        (changed(cals=[]), "sinks, entry 1: unknown key `cals`; did you mean `calls`?"),
        (changed(xyz=1), "sinks, entry 1: unknown key `xyz`"),
        (changed(calls=None), "sinks, entry 1 (acme): `calls` must not be empty"),
        (changed(calls="ask"), "sinks, entry 1 (acme): `calls` must be a list of texts"),
        (changed(calls=[1]), "sinks, entry 1 (acme): `calls` must be a list of texts"),
        (changed(modules=None), 'sinks, entry 1 (acme): match = "import" asks for `modules`'),
        (changed(modules="acme"), "sinks, entry 1 (acme): `modules` must be a list of texts"),
        (changed(match="tial"), "sinks, entry 1 (acme): `match` is 'tial', not one of tail, "),
        (changed(kind=2), "sinks, entry 1 (acme): `kind` is 2, not one of call, "),
        (changed(beside="acme.Ask"), "sinks, entry 1 (acme): `beside` must be a list of texts"),
        (changed(completion="yes"), "sinks, entry 1 (acme): `completion` must be true or false"),
        (changed(arguments=None), "sinks, entry 1 (acme): `arguments` must not be empty"),
        (changed(arguments="text"), "sinks, entry 1 (acme): `arguments` must be a list of tables"),
        (changed(arguments=["text"]), "sinks, entry 1 (acme), arguments: must be a table"),
        (
            changed(arguments=[{"name": "text", "positon": 1}]),
            "sinks, entry 1 (acme), arguments: unknown key `positon`; did you mean `position`?",
        ),
        (
            changed(arguments=[{"name": "text", "position": -1}]),
            "sinks, entry 1 (acme), argument `text`: `position` must be a whole number from 0",
        ),
        (
            changed(arguments=[{"name": "text", "position": True}]),
            "sinks, entry 1 (acme), argument `text`: `position` must be a whole number from 0",
        ),
        (
            changed(arguments=[{"name": "text", "role": "sytem"}]),
            "argument `text`: `role` is 'sytem', not one of system, user, ",
        ),
        (
            changed(arguments=[{"name": "text", "shape": "message"}]),
            "; did you mean `messages`?",
        ),
    ],
)
def test_a_malformed_entry_is_named(table: object, message: str) -> None:
    """What is wrong is said with the entry, the argument and the key."""
    with pytest.raises(ConfigError) as caught:
        Sinks.load([table])  # type: ignore[list-item]

    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("name", "tail", "expected"),
    [
        ("client.chat.completions.create", "completions.create", True),
        ("completions.create", "completions.create", True),
        ("mycompletions.create", "completions.create", False),
        ("run", ".run", False),
        (".run", ".run", True),
        ("agent.run", ".run", True),
        ("agent.rerun", ".run", False),
        ("run", "run", True),
        ("agent.run", "run", True),
        ("shop.SearchTool", "*Tool", True),
        ("Tool", "*Tool", True),
        ("Tool.run", "*Tool", False),
    ],
)
def test_tails_match_at_dots(name: str, tail: str, *, expected: bool) -> None:
    """A tail ends a name at a dot, and a method's tail asks for a receiver."""
    assert has_tail(name, tail) is expected


@given(st.lists(IDENTIFIERS, min_size=1, max_size=4), st.lists(IDENTIFIERS, max_size=3))
def test_every_suffix_is_a_tail(tail: list[str], receiver: list[str]) -> None:
    """Whatever stands in front of a tail, with a dot between, leaves it one."""
    assert has_tail(".".join((*receiver, *tail)), ".".join(tail))


def test_the_longest_tail_is_given() -> None:
    """Of several tails of one sink the most telling is named."""
    table = changed(calls=["say", "talk.say"], match="tail")

    found = dict(Sinks.load([table]).matching("call", "acme.talk.say"))

    assert [tail for sink, tail in found.items() if sink.library == "acme"] == ["talk.say"]


def test_kinds_are_kept_apart() -> None:
    """A class, a decorator, an attribute, a key and a sum are not found as calls."""
    kinds = ("call", "class", "decorator", "attribute", "key", "sum")
    sinks = Sinks.load([changed(kind=kind, calls=[f"acme.{kind}_name"]) for kind in kinds])

    for kind in kinds:
        for name in kinds:
            found = [sink.kind for sink, _ in sinks.matching(kind, f"acme.{name}_name")]
            assert found == ([kind] if kind == name else [])


def test_last_names_may_begin_with_a_star() -> None:
    """A tail such as "*Tool" is found by every name that ends so."""
    sinks = Sinks.load([changed(kind="class", calls=["*Gadget"])])

    found = [sink.library for sink, _ in sinks.matching("class", "acme.HomeGadget")]

    assert found == ["acme"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("acme.Agent.ask", ["acme"]),
        ("acme.tests.Agent.ask", []),
        ("acme.AgentMock.ask", []),
        ("acme.contests.ask", ["acme"]),
    ],
)
def test_excluded_parts_are_no_sinks(name: str, expected: list[str]) -> None:
    """A name with an excluded part is not found, whatever its tail."""
    sinks = Sinks.load([OWN])

    found = [sink.library for sink, _ in sinks.matching("call", name) if sink.library == "acme"]

    assert found == expected


def test_excluded_parts_may_be_beginnings() -> None:
    """A star at the end of an exception leaves the rest of a part open."""
    (sink,) = read_sinks([changed(**{"except": ["reset_*"]})], "test")

    assert sink.excludes("Chat.reset_prompt")
    assert not sink.excludes("Chat.preset_prompt")


@pytest.mark.parametrize(
    ("speaks", "expected"), [("an assistant", 1), ("magenta", 0), ("people", 0)]
)
def test_named_functions_count_where_the_file_speaks_of_models(speaks: str, expected: int) -> None:
    """What a function named after prompts returns may just as well ask whoever sits there."""
    text = f'# for {speaks}\ndef build_prompt():\n    return "Put the two texts together."\n'

    explained = Extractor(Source("a.py", text), Sinks.load(), None).run(likeness=False)

    assert len(explained.prompts) == expected


def test_sinks_of_any_call_are_found_by_keyword() -> None:
    """An entry for "*" has no tail: its arguments' names tell it."""
    sinks = Sinks.load([changed(calls=["*"], match="tail")])

    assert [sink.library for sink in sinks.by_keyword["text"]] == ["acme"]
    assert "*" not in sinks.by_tail


def test_builtin_tails_are_not_repeated_within_a_library() -> None:
    """A library's entry for a call holds all of its arguments: no other has the same tail."""
    seen: dict[tuple[str, str, str], Sink] = {}
    for sink in Sinks.load().entries:
        for tail in sink.calls if sink.calls != ("*",) else ():
            key = (sink.library, sink.kind, tail)
            assert key not in seen, key
            seen[key] = sink
