"""Every character of a prompt is mapped to the place in the source that it comes from, and back.

Literals are built of atoms, each with what it means, so that the text that Python would make of
them is known by construction; where Python itself can read them, it is asked as well.
"""

from __future__ import annotations

import ast
import warnings
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from promptlint.extract import extract
from promptlint.extract.sinks import Argument, Sink, Sinks
from promptlint.model import Hole, Prompt, Source, Span

MASK = "\0"
SINKS = Sinks.of((Sink("own", frozenset({"own"}), ("send",), (Argument("text", 0, role="user"),)),))
QUOTES = ["'", '"', "'''", '"""']
LETTERS = "abcxyzABN019 .,:;!?#%$&()[]<>=+-*/~^`|@_\t\f\v"
WIDE = "éßŁ中文日本語가\u0301\u200d\ufeff\u2028\x85\xa0🙂👩\U0001f680"
NAMES = ["x", "user.name", "items[0]", "len(items)", "a + b", "f(1, key=2)", "中"]


@dataclass(frozen=True)
class Atom:
    """A stretch of a literal's source and what it means; holes mean `MASK`."""

    source: str
    meaning: str


def plain(alphabet: str) -> st.SearchStrategy[Atom]:
    return st.sampled_from(alphabet).map(lambda character: Atom(character, character))


ESCAPES = st.sampled_from(
    [
        Atom("\\n", "\n"), Atom("\\t", "\t"), Atom("\\r", "\r"), Atom("\\a", "\a"),
        Atom("\\\\", "\\"), Atom("\\'", "'"), Atom('\\"', '"'), Atom("\\0-", "\0-"),
        Atom("\\101", "A"), Atom("\\12-", "\n-"), Atom("\\777", "ǿ"), Atom("\\x41", "A"),
        Atom("\\u00e9", "é"), Atom("\\U0001F680", "🚀"), Atom("\\N{BULLET}", "•"),
        Atom("\\N{greek small letter alpha}", "α"), Atom("\\\n", ""), Atom("\\\r\n", ""),
        Atom("\\d", "\\d"), Atom("\\ ", "\\ "), Atom("\\é", "\\é"), Atom("\\8", "\\8"),
    ]
)  # fmt: skip
RAW = st.sampled_from([Atom("\\n", "\\n"), Atom("\\d", "\\d"), Atom("\\\\", "\\\\")])
ENDS = st.sampled_from([Atom("\n", "\n"), Atom("\r\n", "\n"), Atom("\r-", "\n-")])
BRACES = st.sampled_from([Atom("{", "{"), Atom("}", "}"), Atom("{{", "{{"), Atom("{x}", "{x}")])
DOUBLED = st.sampled_from([Atom("{{", "{"), Atom("}}", "}"), Atom("{{}}", "{}")])


@st.composite
def holes(draw: st.DrawFn) -> Atom:
    name = draw(st.sampled_from(NAMES))
    space = draw(st.sampled_from(["", " "]))
    equals = draw(st.sampled_from(["", "=", " = "]))
    conversion = draw(st.sampled_from(["", "!r", "!s", "!a"]))
    spec = draw(st.sampled_from(["", ":", ":>10", ":{width}", ":{width}.{places}f", ":%Y-%m"]))
    return Atom(f"{{{space}{name}{space}{equals}{conversion}{spec}}}", MASK)


@st.composite
def literals(draw: st.DrawFn, depth: int = 0, quote: str = "") -> Atom:
    """Draw one literal with its prefix and quotes; nested f-strings may reuse the quotes."""
    is_raw, is_format = draw(st.booleans()), draw(st.booleans()) or depth > 0
    quote = quote or draw(st.sampled_from(QUOTES))
    other = '"' if quote[0] == "'" else "'"
    options = [plain(LETTERS), plain(WIDE), plain(other), RAW if is_raw else ESCAPES]
    options.append(DOUBLED if is_format else BRACES)
    if len(quote) == 3:
        options.append(ENDS)
    if is_format:
        options.append(holes())
        if depth < 2:
            inner = literals(depth=depth + 1, quote=draw(st.sampled_from([quote, "", other])))
            options.append(inner.map(lambda atom: Atom("{" + atom.source + "}", atom.meaning)))
    atoms = draw(st.lists(st.one_of(options), max_size=8))
    prefixes = [["", "u", "U"], ["r", "R"], ["f", "F"], ["rf", "fr", "Rf", "FR", "fR"]]
    prefix = draw(st.sampled_from(prefixes[is_raw + 2 * is_format]))
    body = "".join(atom.source for atom in atoms)
    return Atom(prefix + quote + body + quote, "".join(atom.meaning for atom in atoms))


GAPS = st.sampled_from(
    [
        "",
        " ",
        "\t",
        "\n",
        "\r\n    ",
        " \\\n ",
        "  # a note: 'no' \"string\" é🙂\n\n",
        "\f\n",
        " \\\r\n",
    ]
)
PROGRAMS = st.sampled_from(
    [
        "import own\nown.send(({}))\n",
        "# 🙂 é\n\nimport own\nP = ({})\n\n\ndef go():\n\tp = P\n\treturn own.send(text=p)\n",
        "\ufeffimport own\r\nclass A:\r\n    p = ({})\r\n    def go(self):\r\n"
        "        own.send(self.p)\r\n",
        "import own\n\f\nif x:\n    q = 1\nelse:\n    texts = ['中', ({})]\nown.send(texts[1])\n",
        "import own\nasync def go(self):\n    await own.send(text=(\n        {}\n    ))  # 'no'\n",
    ]
)


@st.composite
def concatenations(draw: st.DrawFn) -> Atom:
    """Draw literals one after another, with what may stand between them in parentheses."""
    parts = [Atom("'Tell'", "Tell"), *draw(st.lists(literals(), min_size=1, max_size=4))]
    source = "".join(part.source + draw(GAPS.filter(bool)) for part in parts)
    return Atom(source, "".join(part.meaning for part in parts))


def only_prompt(code: str) -> Prompt:
    prompts = [one for one in extract(Source("app.py", code), sinks=SINKS).prompts if one.whole]
    assert len(prompts) == 1, [one.text for one in prompts]
    return prompts[0]


def interpolated(prompt: Prompt) -> list[Hole]:
    """Return the holes of f-strings; a text without any may show holes of a template too."""
    return sorted(
        (hole for hole in prompt.holes if hole.language == "f-string"), key=lambda hole: hole.span
    )


def masked(prompt: Prompt) -> str:
    text = prompt.text
    for hole in reversed(interpolated(prompt)):
        text = text[: hole.span.start] + MASK + text[hole.span.end :]
    return text


def evaluated(expression: str) -> str | None:
    """Return what Python makes of literals without holes, or None where it cannot."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.literal_eval(f"({expression})")
        except (SyntaxError, ValueError):
            return None


@given(concatenations(), PROGRAMS)
def test_the_text_is_what_python_makes_of_the_literals(literal: Atom, program: str) -> None:
    """Escapes, continued lines, line ends, raw strings and doubled braces mean what they say."""
    prompt = only_prompt(program.replace("{}", literal.source, 1))

    assert masked(prompt) == literal.meaning
    value = evaluated(literal.source)
    assert value is None or value == prompt.text


@given(concatenations(), PROGRAMS)
def test_every_character_is_mapped_there_and_back(literal: Atom, program: str) -> None:
    """Within exact runs the same character stands in both texts, and no run knows otherwise."""
    code = program.replace("{}", literal.source, 1)
    prompt = only_prompt(code)

    for run in prompt.runs():
        if not run.is_exact:
            assert len(run.text) <= 1 < len(run.source)
            assert prompt.source(run.text) == run.source or not len(run.text)
            continue
        for offset in range(len(run.text)):
            here, there = run.text.start + offset, run.source.start + offset
            assert prompt.text[here] == code[there].replace("\r", "\n")
            assert prompt.source(Span(here, here + 1)) == Span(there, there + 1)
            assert prompt.exact_source(Span(here, here + 1)) == Span(there, there + 1)
    for (text, source), (next_text, next_source) in pairwise(
        (run.text, run.source) for run in prompt.runs()
    ):
        assert text.end <= next_text.start
        assert source.end <= next_source.start


@given(concatenations(), PROGRAMS)
def test_runs_and_holes_cover_the_text(literal: Atom, program: str) -> None:
    """Every character of the text belongs to one run or to one hole."""
    prompt = only_prompt(program.replace("{}", literal.source, 1))
    spans = [run.text for run in prompt.runs()] + [hole.span for hole in interpolated(prompt)]

    covered = [offset for span in spans for offset in range(span.start, span.end)]

    assert sorted(covered) == list(range(len(prompt.text)))


@given(concatenations(), PROGRAMS)
def test_pieces_holes_and_joints_stand_where_the_source_has_them(
    literal: Atom, program: str
) -> None:
    """Pieces lie between quotes, holes between braces, joints between two pieces."""
    code = program.replace("{}", literal.source, 1)
    prompt = only_prompt(code)
    start = code.index(literal.source)
    expression = Span(start, start + len(literal.source))

    assert expression.contains(prompt.span)
    for piece in prompt.pieces:
        assert prompt.span.contains(piece.source_span)
        assert all(piece.source_span.contains(run.source) for run in piece.runs)
        assert all(piece.text_span.contains(run.text) for run in piece.runs)
    for hole in interpolated(prompt):
        assert hole.source_span is not None
        shown = code[hole.source_span.start : hole.source_span.end]
        assert (shown[0], shown[-1]) == ("{", "}")
        assert hole.expression in shown
    sources = {piece.source_span for piece in prompt.pieces}
    is_flat = len({piece.expression for piece in prompt.pieces}) == 1
    for joint in prompt.joints:
        assert joint.kind in ("implicit", "interpolated")  # an f-string may hold a literal
        assert expression.contains(joint.span)
        assert any(piece.text_span.start == joint.offset for piece in prompt.pieces)
        if is_flat:  # else one of them is an f-string within another
            assert any(joint.span.start == span.end for span in sources)
            assert any(joint.span.end == span.start for span in sources)


@given(st.sampled_from(["b", "B", "rb", "Br", "bR"]), st.sampled_from(QUOTES))
def test_bytes_are_no_text(prefix: str, quote: str) -> None:
    """What is spelt as bytes goes to no model as text."""
    code = f"import own\nown.send({prefix}{quote}Tell a story.{quote})\n"

    assert not extract(Source("app.py", code), sinks=SINKS).prompts
