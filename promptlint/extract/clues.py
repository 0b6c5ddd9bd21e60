"""What speaks for or against a string being a prompt: features of its text and surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from promptlint.extract.candidates import Candidate
from promptlint.extract.site import Site

READ = 1600
"""Characters of a text that are read for words."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,2}")
_NAME = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_HOLE = re.compile(r"\{\{?\s*([A-Za-z_][\w.]*)[^{}]*\}\}?")
_PERCENT = re.compile(r"%(?:\(\w+\))?[sdrf]")
_LABEL = re.compile(r"^[ \t>#*\-]*([A-Za-z]+(?: [A-Za-z]+)?)[*\"`]*:", re.MULTILINE)
_TAG = re.compile(r"</?([A-Za-z_]+)>")
_SHAPES = {
    "bullets": re.compile(r"^[ \t]*[-*•] ", re.MULTILINE),
    "numbered": re.compile(r"^[ \t]*\d+[.)] ", re.MULTILINE),
    "heading": re.compile(r"^[ \t]*#{1,4} ", re.MULTILINE),
    "fence": re.compile(r"```"),
    "bold": re.compile(r"\*\*"),
    "url": re.compile(r"https?://"),
    "markup": re.compile(r"<(?:div|p|br|span|a|b|td|tr|h\d|body|html|style|script|li|ul)\b"),
    "sql": re.compile(r"\b(?:SELECT|INSERT INTO|CREATE TABLE|UPDATE|WHERE|FROM)\b"),
    "code": re.compile(r"^\s*(?:def |class |import |from \w+ import|return |if .*:$|\w+\(.*\)$)", re.MULTILINE),
    "question": re.compile(r"\?"),
    "dots": re.compile(r"\.\.\.|…"),
    "bang": re.compile(r"!"),
    "shout": re.compile(r"\b[A-Z]{4,} [A-Z]{2,}"),
    "json": re.compile(r"[{\[]\s*\"\w+\"\s*:"),
    "turn": re.compile(r"(?:Human|User|Assistant|AI|Bot|System|Me|You)\s*:"),
    "special": re.compile(r"<\|?/?\w+\|?>|\[/?INST\]|</?s>"),
    "sign": re.compile(r"[^\x00-\x7f]"),
    "cli": re.compile(r"(?:^|\s)--?[a-z]"),
    "path": re.compile(r"(?:\w|\.)/\w+[/.]"),
}  # fmt: skip


@lru_cache(maxsize=4096)
def tokens(name: str) -> tuple[str, ...]:
    """Return the words of an identifier in lower case: "systemPrompt_v2" is system, prompt, v."""
    return tuple(dict.fromkeys(word.lower() for word in _NAME.findall(name)))


def clues(candidate: Candidate) -> list[str]:
    """Return the names of all features that a candidate has, without doubles."""
    found = dict.fromkeys(of_text(candidate.text))
    found.update(dict.fromkeys(of_surroundings(candidate)))
    return list(found)


def of_text(text: str) -> Iterator[str]:
    """Yield what the text shows."""
    head = text[:READ]
    lower = head.lower()
    words = _WORD.findall(lower)
    yield "bias"
    yield f"words={len(words).bit_length()}"
    for word in words:
        yield f"w={word}"
    for one, two in zip(words, words[1:]):
        yield f"ww={one} {two}"
    if words:
        yield f"s={words[0]}"
        yield "s=" + " ".join(words[:2])
    yield from _lines(lower)
    yield from _shapes(head)


def _lines(lower: str) -> Iterator[str]:
    lines = [line for line in lower.split("\n") if line.strip()]
    yield f"lines={len(lines).bit_length()}"
    for line in lines[:40]:
        first = _WORD.findall(line[:60])[:2]
        if first:
            yield f"l={first[0]}"
            yield "l=" + " ".join(first)


def _shapes(text: str) -> Iterator[str]:
    stripped = text.strip()
    if stripped:
        yield f"end={_kind(stripped[-1])}"
        yield f"begin={_kind(stripped[0])}"
        letters = sum(map(str.isalpha, stripped[:400])) + stripped[:400].count(" ")
        yield f"letters={10 * letters // len(stripped[:400])}"
    yield f"edge={text[:1].isspace():d}{text[-1:].isspace():d}"
    for label in _LABEL.findall(text):
        yield f"label={label.lower()}"
    for tag in _TAG.findall(text):
        yield f"tag={tag.lower()}"
    holes = _HOLE.findall(text)
    yield f"holes={min(len(holes), 4)}"
    for hole in holes:
        for token in tokens(hole):
            yield f"hole={token}"
    if _PERCENT.search(text):
        yield "shape=percent"
    if "{{" in text:
        yield "shape=doubled"
    for shape, pattern in _SHAPES.items():
        if pattern.search(text):
            yield f"shape={shape}"


def _kind(character: str) -> str:
    if character.isalpha():
        return "A" if character.isupper() else "a"
    if character.isdigit():
        return "0"
    return character if character.isascii() else "~"


def of_surroundings(candidate: Candidate) -> Iterator[str]:
    """Yield what the code around the text shows."""
    site = candidate.site
    yield f"place={site.place}"
    yield from _named("name", site.name)
    yield from _named("outer", site.outer)
    if site.name.isupper():
        yield "name is constant"
    yield from _handed(site)
    for use in candidate.uses:
        yield f"use={use}"
        kind, _, rest = use.partition(":")
        if kind in ("kw", "call"):
            yield from (f"use~{kind}:{token}" for token in tokens(rest))
    yield from (f"function={token}" for token in tokens(candidate.function))
    yield from (f"owner={token}" for token in tokens(candidate.owner))
    yield from (f"bases={token}" for token in tokens(candidate.bases))
    yield from _homely(candidate)
    words = len(candidate.text.split())
    yield f"place={site.place} words={words.bit_length()}"


def _named(kind: str, dotted: str) -> Iterator[str]:
    words = tokens(dotted.rpartition(".")[2])
    for token in words:
        yield f"{kind}={token}"
    if words:
        yield f"{kind} ends={words[-1]}"


def _handed(site: Site) -> Iterator[str]:
    if site.keyword:
        yield f"keyword={site.keyword}"
        yield from (f"keyword~{token}" for token in tokens(site.keyword))
    for depth, key in enumerate(site.keys):
        yield f"key{depth}={key.lower()}"
        yield from (f"key{depth}~{token}" for token in tokens(key))
    for depth, callee in enumerate(site.callees):
        head, _, tail = callee.rpartition(".")
        yield f"callee{depth}={tail}"
        yield from (f"callee{depth}~{token}" for token in tokens(tail))
        yield from (f"receiver{depth}~{token}" for token in tokens(head.rpartition(".")[2]))
        if site.keyword and not depth:
            yield f"callee={tail} keyword={site.keyword}"
    yield from (f"wrap={wrap}" for wrap in site.wraps)
    yield f"listed={site.is_listed:d}"


def _homely(candidate: Candidate) -> Iterator[str]:
    home = candidate.home
    folder, _, file = home.path.replace("\\", "/").rpartition("/")
    yield from (f"file={token}" for token in tokens(file.removesuffix(".py")))
    yield from (f"folder={token}" for token in tokens(folder.rpartition("/")[2]))
    yield f"prompts={min(home.prompt_count, 8).bit_length()}"
    roots = {module.partition(".")[0] for module in home.modules}
    yield from (f"module={root}" for root in roots)
    words = {token for module in home.modules for token in tokens(module)}
    yield from (f"import={word}" for word in words)
