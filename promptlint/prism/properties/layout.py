"""Facts about how a text is laid out, and about how long its parts are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from promptlint.model import Span
from promptlint.prism.properties.fact import Measure, Trait
from promptlint.prism.properties.reading import Reading

_CALLS: Final = (
    *("Please", "Your", "Make sure", "Include", "Answer", "Respond", "Use ", "You "),
    *("The response", "The very", "In your", "Response"),
)
_SHOUTED: Final = ("DO NOT", "DON'T", "MUST", "ONLY", "NEVER", "ALWAYS", "NOT")
_SORTED: Final = (
    *(
        "story",
        "stories",
        "tweet",
        "tweets",
        "blog",
        "poem",
        "poems",
        "essay",
        "slogan",
        "metaphor",
    ),
    *(
        "idea",
        "ideas",
        "title",
        "titles",
        "headline",
        "headlines",
        "content",
        "character",
        "action",
    ),
    *("characters", "dialog", "dialogue", "script", "song", "songs", "lyrics", "bio", "painting"),
    *("name", "names", "topic", "topics", "report", "spells", "plan", "letter", "activity"),
    *("creative", "fictional", "imaginative", "interesting", "engaging", "persuasive"),
    "compelling",
)
_INVENTED: Final = frozenset(_SORTED)
_GIVEN: Final = frozenset({"given", "following", "below", "input", "provided"})
_VARIABLES: Final = frozenset("bcdfhjklmnopqruvwxyz")


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.MULTILINE)


def _matches(expression: str, text: str, offset: int = 0) -> Iterator[Span]:
    for match in _pattern(expression).finditer(text):
        yield Span(offset + match.start(), offset + match.end())


def _ramp(amount: float, begin: float, end: float) -> float:
    """Return 0 up to the begin, 1 from the end on, and a straight line between."""
    return min(1.0, max(0.0, (amount - begin) / (end - begin)))


def _instructing(begin: float, end: float) -> Callable[[Reading], float]:
    return lambda reading: _ramp(reading.instructing.size, begin, end)


def _given(begin: float, end: float) -> Callable[[Reading], float]:
    return lambda reading: _ramp(reading.given_words, begin, end)


def _terse(reading: Reading) -> float:
    return 1 - _ramp(reading.instructing.size, 0, 25)


def _labelled(reading: Reading) -> Iterator[Span]:
    label = r"^[ \t]*[A-Za-z][A-Za-z_]{0,20}(?:[ -][A-Za-z_]{1,20}){0,3} ?\d?[ \t]*:"
    return _matches(label, reading.material, reading.cut)


def _symbols(reading: Reading) -> float:
    """Say whether more than a quarter of the material is neither letters nor blanks."""
    given = _pattern(r"\{[^{}\n]{0,60}\}").sub("", reading.material).strip()  # holes tell nothing
    letters = sum(map(str.isalpha, given)) + given.count(" ")
    return float(letters < 0.75 * len(given))


def _options(reading: Reading) -> Iterator[Span]:
    if "(B)" in reading.text:
        yield from _matches(r"\([A-D]\)", reading.text)
    if "option" in reading.folded:
        yield from _matches(r"answer options|option ?[12]", reading.folded)


def _quoted(reading: Reading) -> Iterator[Span]:
    quoted = r"[\"'`](?<!\w.)[^\"'`\n]{1,40}[\"'`](?!\w)"
    return _matches(quoted, reading.instructions)


def _joined(reading: Reading) -> Iterator[Span]:
    """Yield where a sentence begins without a blank before it."""
    for call in _CALLS:
        at = reading.text.find(call, 1, reading.cut)
        while at > 0:
            if reading.text[at - 1] in ".?!)]" or reading.text[at - 1].islower():
                yield Span(at, at + len(call))
            at = reading.text.find(call, at + 1, reading.cut)


def _repeated(reading: Reading) -> Iterator[Span]:
    seen: set[str] = set()
    for match in _pattern(r"[^\s.!?][^\n.!?]{19,}").finditer(reading.folded):
        sentence = match[0].strip()
        if sentence in seen:
            yield Span(match.start(), match.end())
        seen.add(sentence)


def _asks_for_questions(reading: Reading) -> Iterator[Span]:
    if "question" in reading.instructions:
        asks = r"\b(?:creat|construct|generat|writ|craft|ask)(?:e|ing)? [^.\n]{0,40}?questions?\b"
        yield from _matches(asks, reading.instructions)


def _persona(reading: Reading) -> Iterator[Span]:
    if "you are a" in reading.instructions or "act" in reading.instructions:
        part = r"\b(?:act|behave) (?:as|like)\b|\byou are an? (?!given)\w+"
        yield from _matches(part, reading.instructions)


def _creative(reading: Reading) -> Iterator[Span]:
    if _INVENTED & reading.instructing.counts.keys():
        invents = (
            r"\b(?:writ|creat|generat|compos|craft|design|com|tell|suggest|produc|develop|giv|describ"
            rf"|provid|invent|predict|mak)(?:e|es|ing|t)? [^.\n]{{0,40}}?"
            rf"\b(?:{'|'.join(_SORTED)})\b"
        )
        yield from _matches(invents, reading.instructions)


def _own_question(reading: Reading) -> Iterator[Span]:
    question = (
        r"\A\s*(?:what|who|how|why|when|where|which|is|are|does|do|can|could|did)\b[^\n?]{3,200}\?"
    )
    return _first(question, reading)


def _bare_order(reading: Reading) -> Iterator[Span]:
    order = (
        r"\A\s*(?:make|create|find|get|convert|aim|write|generate|read|categori[sz]e|analyze|"
        r"list|name"
        r"|describe|explain|arrange|develop|design|summari[sz]e|rewrite|provide|give|come|predict"
        r"|classify|define|print|translate|identify|compare|discuss|edit|suggest|produce|compose)\b"
    )
    return _first(order, reading)


def _first(expression: str, reading: Reading) -> Iterator[Span]:
    match = _pattern(expression).match(reading.folded)
    if match:
        yield Span(match.start(), match.end())


def _ends_in_question(reading: Reading) -> float:
    options = sum(1 for _ in _options(reading)) > 1
    return float(options or reading.text.rstrip().endswith("?"))


def _shouts(reading: Reading) -> Iterator[Span]:
    shouted = reading.text[: reading.cut]
    if any(word in shouted for word in _SHOUTED):
        yield from _matches(rf"\b(?:{'|'.join(_SHOUTED)})\b", shouted)


def _blanks(reading: Reading) -> Iterator[Span]:
    return _matches(r"\[[A-Za-z][^\]\n]{2,60}\](?!\()", reading.text)


def _enumerated(reading: Reading) -> Iterator[Span]:
    if any(mark in reading.instructions for mark in ("2.", "2)", "b.", "b)", "i)")):
        item = r"(?:^|\s)\(?(?:\d{1,2}|[a-ei]{1,3})[.)]\s"
        yield from _matches(item, reading.instructions)


def _headings(reading: Reading) -> Iterator[Span]:
    heading = r"^(?:#{1,6} .*|\[[A-Z][^\]\n]+\]|[A-Z][A-Za-z ]{2,30}:)[ \t]*$"
    return _matches(heading, reading.text)


def _lines(reading: Reading) -> float:
    return _ramp(reading.instructions.strip().count("\n"), 0, 6)


def _breaks_off(reading: Reading) -> float:
    instructions = reading.instructions.strip()
    return float(bool(instructions) and instructions[-1] not in '.?!:"')


def _unmarked(reading: Reading) -> float:
    says_given = reading.instructing.counts.keys() & _GIVEN
    return float(not reading.material and reading.instructing.size > 40 and bool(says_given))


def _variables(reading: Reading) -> float:
    counts = reading.instructing.counts
    return float(sum(counts[letter] for letter in _VARIABLES & counts.keys()) >= 3)


LAYOUT: Final = (
    Measure("detail", "instructs at some length", _instructing(0, 80)),
    Measure("much_detail", "instructs at length", _instructing(80, 200)),
    Measure("too_long", "instructs at very great length", _instructing(200, 400)),
    Measure("terse", "instructs in a few words", _terse),
    Measure("material", "keeps what is given apart", lambda reading: float(bool(reading.material))),
    Measure("some_material", "gives something to work on", _given(0, 60)),
    Measure("much_material", "gives much to work on", _given(100, 400)),
    Measure("symbols", "gives numbers, symbols or code to work on", _symbols),
    Measure("ends_in_question", "ends in a question", _ends_in_question),
    Measure("lines", "instructs in several lines", _lines),
    Measure("breaks_off", "has instructions that end without a stop", _breaks_off),
    Measure("unmarked", "does not tell what is given from instructions", _unmarked),
    Measure("variables", "speaks of things by single letters", _variables),
    Trait("labelled", "labels what it gives", _labelled),
    Trait("options", "lists the options", _options, enough=2, least=2),
    Trait("quoted", "quotes labels or forms", _quoted, enough=4),
    Trait("joined", "runs sentences together", _joined),
    Trait("repeated", "repeats a sentence", _repeated),
    Trait("asks_for_questions", "asks for questions", _asks_for_questions),
    Trait("played_part", "gives the model a part to play", _persona),
    Trait("creative", "asks for something invented", _creative),
    Trait("own_question", "begins with a question", _own_question),
    Trait("bare_order", "begins with an order", _bare_order),
    Trait("shouts", "shouts", _shouts),
    Trait("blanks", "leaves blanks to fill in", _blanks),
    Trait("enumerated", "enumerates", _enumerated, least=2),
    Trait("headings", "has headings", _headings),
)
