"""Every string of a data file knows where each of its characters stands."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from promptlint.model import Run
from promptlint.sources.data import (
    BrokenError,
    Items,
    Node,
    Other,
    Table,
    Text,
    name_of,
    read_data,
    read_json,
    read_toml,
    read_yaml,
)

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WORDS = st.text(
    st.sampled_from("ab '\"\\#:{}-|>&*!%\t\n\r\x85é😀\u2028[],"), max_size=30
) | st.text(max_size=12)


def texts(node: Node) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Table):
        for entry in node.entries:
            yield from texts(entry.value)
    elif isinstance(node, Items):
        for item in node.items:
            yield from texts(item)


def plain(node: Node) -> object:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Table):
        return {entry.key: plain(entry.value) for entry in node.entries}
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return node.value


def assert_places(text: Text, source: str) -> None:
    """The runs are in order, lie in the string, and exact ones hold what they say."""
    at, place = 0, text.inner.start
    for run in text.runs:
        assert run.text.start >= at
        assert run.source.start >= place
        at, place = run.text.end, run.source.end
        if run.is_exact:
            assert text.value[run.text.start : run.text.end] == in_source(run, source)
    assert at <= len(text.value)
    assert place <= text.inner.end + 2  # a block's last line end


def in_source(run: Run, source: str) -> str:
    return source[run.source.start : run.source.end]


def covered(text: Text) -> int:
    return sum(len(run.text) for run in text.runs)


@given(
    st.recursive(WORDS, lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner)),
    st.booleans(),
)
def test_json_is_read_as_by_the_standard_library(value: object, is_ascii: bool) -> None:
    """Values are those of json, lone surrogates aside, and each character has its place."""
    source = json.dumps(value, ensure_ascii=is_ascii, indent=1)
    node = read_json(source)

    assert plain(node) == value
    for text in texts(node):
        assert_places(text, source)
        assert covered(text) == len(text.value)
        assert json.loads(source[text.span.start : text.span.end]) == text.value


@given(WORDS, st.sampled_from(["'", '"', "|", ">", "", "|-", ">+", "|2", "dump"]))
@example("a\n\n  b\nc\n\n", ">")
def test_yaml_is_read_as_by_pyyaml(value: str, style: str) -> None:
    """Whatever style a string has, its value is PyYAML's and its exact runs hold it."""
    source = written_yaml(value, style)
    try:
        expected = yaml.compose(source, Loader=LOADER)
    except yaml.YAMLError:
        assume(False)
    (node,) = read_yaml(source)
    assert isinstance(node, Table)
    found = node.entries[0].value
    assert expected is not None
    assume(expected.value[0][1].tag == "tag:yaml.org,2002:str")
    assert isinstance(found, Text)

    assert found.value == expected.value[0][1].value
    assert_places(found, source)


def written_yaml(value: str, style: str) -> str:
    if style == "dump":
        return yaml.safe_dump({"key": value}, allow_unicode=True, width=20)
    if style in ("'", '"', ""):
        return f"key: {style}{value}{style}\nnext: x\n"
    lines = value.replace("\r", "").split("\n")
    return f"key: {style}\n" + "".join(f"  {line}\n" for line in lines) + "next: x\n"


@given(
    st.lists(st.text(st.sampled_from("ab c"), max_size=6), min_size=1, max_size=6),
    st.sampled_from("|>"),
    st.sampled_from(["", "-", "+"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_no_character_of_a_block_is_without_place(
    lines: list[str], style: str, chomping: str, line_end: str
) -> None:
    """Letters of block scalars stand in exact runs, in folded ones as well."""
    assume(lines[0].strip() and not lines[0].startswith(" "))
    source = f"key: {style}{chomping}{line_end}"
    source += "".join(f"    {line}{line_end}" for line in lines) + f"next: x{line_end}"
    node = read_yaml(source)[0]
    assert isinstance(node, Table)
    text = node.entries[0].value
    assert isinstance(text, Text)

    exact = {at for run in text.runs if run.is_exact for at in range(run.text.start, run.text.end)}
    assert {at for at, char in enumerate(text.value) if char in "abc"} <= exact


TOML_BODIES = st.text(st.sampled_from("ab '\"\\#\t\n=é😀nuU0041{}"), max_size=25)


@given(TOML_BODIES, st.sampled_from(['"', "'", '"""', "'''"]), st.booleans())
@example("\n  a \\\n   b''", "'''", False)
def test_toml_is_read_as_by_the_standard_library(body: str, quotes: str, is_crlf: bool) -> None:
    """Values are those of tomllib, in each of the four kinds of strings."""
    source = f'# it\'s a "comment"\n[table."a.b"]\nkey = {quotes}{body}{quotes} # end\nnext = 1\n'
    source = source.replace("\n", "\r\n") if is_crlf else source
    try:
        expected = tomllib.loads(source)
    except tomllib.TOMLDecodeError:
        with pytest.raises(BrokenError):
            read_toml(source)
        return
    node = read_toml(source)

    found = plain(node)
    assert found == {"table": {"a.b": {"key": expected["table"]["a.b"]["key"], "next": "1"}}}
    for text in texts(node):
        assert_places(text, source)


def test_toml_tables_are_where_their_strings_are() -> None:
    """A table's place is that of the strings in it, whatever the order of the file."""
    source = 'z = "0"\n[[m]]\nrole = "user"\ncontent = "Hi"\n[[m]]\nn = 1\n'
    node = read_toml(source)
    assert isinstance(node, Table)
    items = node.get("m")
    assert isinstance(items, Items)

    assert source[items.items[0].span.start : items.items[0].span.end] == '"user"\ncontent = "Hi"'
    assert items.items[1].span.start == 0


@pytest.mark.parametrize(
    ("suffix", "source", "reason", "at"),
    [
        (".json", '{"a" 1}', "is no JSON: ", 5),
        (".json", "", "is no JSON: expecting value", 0),
        (".json", "[" * 100_000, "nested too deeply", 0),
        (".json", "[" * 400 + "]" * 400, "nested too deeply", 201),
        (".json", "[" + "1" * 5000 + "]", "cannot be read", 0),
        (".yaml", "a: b: c", "is no YAML: ", 4),
        (".yaml", 'a: "\x07"', "control character", 4),
        (".yml", "- " * 100_000, "nested too deeply", 400),
        (".yml", "[" * 100_000, "nested too deeply", 200),
        (".toml", 'a = "x\nb = 1\n', "is no TOML: ", 6),
        (".toml", "a = [", "is no TOML: ", 5),
        (".toml", "a = " + "[" * 5000 + "]" * 5000, "nested too deeply", 0),
        (".toml", "a = " + "[" * 250 + "]" * 250, "nested too deeply", 0),
    ],
)
def test_what_is_broken_is_named(suffix: str, source: str, reason: str, at: int) -> None:
    """A text that is not in its format is refused with the reason and the place."""
    with pytest.raises(BrokenError) as caught:
        read_data(source, suffix)

    assert reason in caught.value.reason
    if sys.version_info >= (3, 11) or "deeply" not in reason:
        assert caught.value.span.start == at


def test_documents_and_aliases_of_yaml_are_told_apart() -> None:
    """Each document is one value; what an alias repeats is not read twice."""
    first, second = read_yaml("a: &x text\nb: *x\n---\n- 1\n- 2024-01-01\n- ~\n- true\n- .5\n")
    assert isinstance(first, Table)
    assert isinstance(second, Items)

    assert [name_of(entry.value) for entry in first.entries] == ["a text", "an alias"]
    names = ["a number", "a date", "null", "a truth value", "a number"]
    assert [name_of(item) for item in second.items] == names


def test_an_anchor_or_tag_is_not_part_of_the_string() -> None:
    """The place of a YAML string begins at its quotes or its first character."""
    source = "a: &x !t 'one'\nb: &y\n  two\n? [k]\n: z\n? 3\n: !!str 4\n"
    (node,) = read_yaml(source)
    assert isinstance(node, Table)

    assert [source[t.span.start : t.span.end] for t in texts(node)] == ["'one'", "two", "z", "4"]
    assert [entry.key for entry in node.entries] == ["a", "b", "", "3"]


def test_the_last_of_equal_keys_counts() -> None:
    """As every reader has it."""
    node = read_json('{"a": 1, "a": "x", "b": {}}')
    assert isinstance(node, Table)

    assert isinstance(node.get("a"), Text)
    assert isinstance(node.get("b"), Table)
    assert node.get("c") is None
    assert node.keys == {"a", "b"}
    assert name_of(node) == "a table"
    assert name_of(Items(node.span, ())) == "a list"


def test_a_half_of_a_character_is_replaced() -> None:
    """JSON can hold halves of characters, which no output can."""
    node = read_json('"a\\ud83db"')
    assert isinstance(node, Text)

    assert node.value == "a\ufffdb"
    assert [len(run.source) for run in node.runs] == [1, 6, 1]


@pytest.mark.parametrize("suffix", [".json", ".yaml", ".toml"])
def test_time_is_linear(suffix: str) -> None:
    """A hundred times the strings take no more than some hundred times the steps."""
    entries = [f'"k{i}": "v\\n{i}"' for i in range(20_000)]
    source = "{" + ",\n".join(entries) + "}"
    if suffix == ".toml":
        source = "\n".join(entry.replace(": ", " = ") for entry in entries)

    assert len(list(texts(read_data(source, suffix)[0]))) == 20_000


def test_numbers_and_dates_of_toml_have_names() -> None:
    """Other values are named, for messages."""
    node = read_toml("a = 1\nb = true\nc = 1979-05-27\n")
    assert isinstance(node, Table)

    values = [entry.value for entry in node.entries]
    assert [value.name for value in values if isinstance(value, Other)] == [
        "a number",
        "a truth value",
        "a date",
    ]
