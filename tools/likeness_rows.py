"""What the likeness classifier learns from: rows of features with labels, gathered from code."""

from __future__ import annotations

import csv
import hashlib
import importlib
import json
import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from promptlint.extract.candidates import Candidate, Candidates
from promptlint.extract.clues import of_text, tokens
from promptlint.extract.extractor import Extractor
from promptlint.extract.likeness import features_of, has_signs
from promptlint.extract.onward import Onward
from promptlint.extract.prefilter import may_hold_prompts
from promptlint.extract.sinks import Sinks
from promptlint.model import Source, Span

JUDGED = Path(__file__).with_name("likeness_labels.txt")
FILES, LARGEST = 200, 300_000
PROMPTS, OTHERS = 150, 250
"""The most strings taken of one repository."""
_QUOTES = re.compile(r"[rbfuRBFU]*(\"\"\"|'''|\"|')")
_INNER = re.compile(r"([\w.\-]+~[\w.\-]+)/")
_LLM = re.compile(
    r"llm|openai|langchain|anthropic|gpt|prompt|llama|agent|chat|genai|transformers|model"
)
_SHOWN = frozenset("""
    markdown write_text write assertEqual assertIn dumps option Option log_debug log_error log_warning
    log_info button text_input success echo metric subheader header caption selectbox DataFrame CharField
    Column Textbox Path setup patch assert_called_once_with basicConfig Embed text_area Button tqdm rprint
    Text emit_line radio tabs glob Label title help send_message reply_text HTTPException JSONResponse
    Response
""".split())  # fmt: skip
_TELLING = frozenset("""
    help title label placeholder url msg detail epilog usage reason verbose_name help_text doc regex
    pattern path tooltip match
""".split())  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One string: its features, whether it is a prompt, the repository, and whence the label is.

    `origin` is "code" (told by sinks and by rules), "text" (PromptSet), "labelled" or "judged" (by
    reading), or "beside": the other strings of files that were read, which have no label.
    `covered` tells that a sink finds it anyway; `gold` are the labelled strings it is. `home` says
    which file it stands in, with the number of prompts that sinks show there.
    """

    features: tuple[str, ...]
    label: int
    group: str
    origin: str
    covered: bool = False
    gold: tuple[tuple[str, int], ...] = ()
    home: tuple[str, int] = ("", 0)


@dataclass(frozen=True)
class Found:
    """A string of a file, and whether a sink shows it to be a prompt."""

    candidate: Candidate
    features: tuple[str, ...]
    span: Span
    digest: str
    covered: bool


def found_in(path: str, text: str) -> tuple[list[Found], list[Span]]:
    """Return all candidates of a file, also those that sinks find, and what sinks find."""
    sinks = Sinks.load()
    extractor = Extractor(Source(path, text), sinks, None)
    extractor.run(likeness=False)
    covered = extractor.covered()
    onward = Onward(extractor.tree, extractor.names)
    strings: list[Found] = []
    for alone in Candidates(extractor.evaluator, sinks).outside([]):
        candidate = replace(alone, home=alone.home._replace(prompt_count=len(covered)))
        span = extractor.tree.span(candidate.node)
        digest = hashlib.blake2b(text[span.start : span.end].encode(), digest_size=4).hexdigest()
        is_covered = any(one.overlaps(span) for one in covered)
        features = features_of(candidate, onward)
        strings.append(Found(candidate, features, span, digest, is_covered))
    return strings, covered


# code at large


def of_repository(
    folder: Path, name: str, judged: dict[tuple[str, int], tuple[str, int]]
) -> list[Row]:
    """Return the rows of one repository: judged ones, prompts by sinks, others by rules."""
    rows: dict[str, list[Row]] = defaultdict(list)
    wanted = {path for path, _ in judged}
    sampled = 0
    for path in sorted(folder.rglob("*.py"), key=lambda path: _order(path.relative_to(folder))):
        shown = str(path.relative_to(folder))
        is_sampled = sampled < FILES
        if not is_sampled and shown not in wanted:
            continue
        text = _text(path)
        if text is None:
            continue
        sampled += is_sampled
        try:
            strings, _ = found_in(shown, text)
        except RecursionError:
            continue
        for string in strings:
            digest, label = judged.get((shown, string.span.start), ("", 0))
            if digest == string.digest:
                rows["judged"].append(_row(string, label, name, "judged"))
                continue
            if shown in wanted:
                rows["judged"].extend(_beside(string, name))
            if string.covered:
                rows["prompts"].append(_row(string, 1, name, "code"))
            elif is_no_prompt(string.candidate, name):
                rows["others"].append(_row(string, 0, name, "code"))
    return [*rows["judged"], *_few(rows["prompts"], PROMPTS), *_few(rows["others"], OTHERS)]


def _row(string: Found, label: int, group: str, origin: str) -> Row:
    home = string.candidate.home
    place = (f"{group}/{home.path}", home.prompt_count)
    return Row(string.features, label, group, origin, string.covered, home=place)


def _beside(string: Found, group: str) -> Iterator[Row]:
    """Yield a string whose label is not known as company for the others of its file."""
    if not string.covered and has_signs(string.candidate):
        yield _row(string, 0, group, "beside")


def _few(rows: list[Row], most: int) -> list[Row]:
    return sorted(rows, key=lambda row: _order("\n".join(row.features)))[:most]


def _order(value: object) -> bytes:
    """Return a key that shuffles, always in the same way."""
    return hashlib.blake2b(str(value).encode(), digest_size=8).digest()


def _text(path: Path) -> str | None:
    try:
        data = path.read_bytes()
        if len(data) > LARGEST or not may_hold_prompts(data):
            return None
        return data.decode().replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return None


def is_no_prompt(candidate: Candidate, group: str) -> bool:
    """Say whether a rule tells that the string is shown, logged, or far from any model."""
    site, home = candidate.site, candidate.home
    if group.startswith("plain/") or site.keyword in _TELLING:
        return True
    tail = site.callees[0].rpartition(".")[2] if site.callees else ""
    if tail in _SHOWN or tail.startswith("assert") or "log" in tokens(tail):
        return True
    return not home.prompt_count and not any(_LLM.search(m.lower()) for m in home.modules)


# labels


def judged() -> dict[str, dict[tuple[str, int], tuple[str, int]]]:
    """Return by repository what was judged by reading: (path, start) to (digest, label)."""
    entries: dict[str, dict[tuple[str, int], tuple[str, int]]] = defaultdict(dict)
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        repository, path, start, digest, label = line.rsplit("\t", 4)
        entries[repository][path, int(start)] = digest, int(label)
    return entries


@dataclass
class Labelled:
    """The labelled files: rows, how many strings are prompts, and what sinks alone find."""

    rows: list[Row]
    texts: set[str]
    prompts: int = 0
    found: int = 0
    right: int = 0
    wrong: int = 0


def labelled(labels: Path, files: Path) -> Labelled:
    """Return the rows of the labelled files; strings that the guide leaves open are left out."""
    told: dict[str, dict[int, str]] = defaultdict(dict)
    for line in (labels / "dev_labels.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if not entry.get("done"):
            told[entry["key"]][entry["id"]] = entry["label"]
    every = Labelled([], set())
    for item in json.loads((labels / "dev_index.json").read_text(encoding="utf-8")):
        path = files / item["repo"].replace("/", "+", 1) / item["path"]
        text = path.read_text(encoding="utf-8")
        inner = _INNER.search(item["path"])
        group = inner[1] if inner else item["repo"]
        _label(every, item, group, text, told[item["key"]], _places(labels, text))
    return every


def _label(
    every: Labelled, item: dict[str, str], group: str, text: str,
    told: dict[int, str], places: dict[int, Span],
) -> None:  # fmt: skip
    strings, covered = found_in(item["path"], text)
    prompts = {number for number, label in told.items() if label != "maybe"}
    every.prompts += len(prompts)
    every.found += sum(any(one.overlaps(places[n]) for one in covered) for n in prompts)
    for one in covered:
        touched = {n for n, place in places.items() if place.overlaps(one)}
        every.right += bool(touched & prompts)
        every.wrong += bool(touched) and not touched & told.keys()
    for string in strings:
        every.texts.add(string.candidate.text.strip())
        touched = {n for n, place in places.items() if place.overlaps(string.span)}
        gold = tuple((item["key"], n) for n in sorted(touched & prompts))
        if not (string.covered or has_signs(string.candidate)):
            continue
        if touched and (gold or not touched & told.keys()):
            row = _row(string, int(bool(gold)), group, "labelled")
            every.rows.append(replace(row, gold=gold))
        else:
            every.rows.extend(_beside(string, group))


def _places(labels: Path, text: str) -> dict[int, Span]:
    """Return the numbered strings of the labels with their places."""
    if str(labels) not in sys.path:
        sys.path.insert(0, str(labels))
    guide = importlib.import_module("score")
    return {number: Span(start, end) for number, (start, end, _) in guide.spans(text)[1].items()}


def of_texts(path: Path, left_out: set[str]) -> list[Row]:
    """Return the strings of PromptSet's own label set, without those of the labelled files."""
    rows: list[Row] = []
    with lzma.open(path, "rt", encoding="utf-8", newline="") as lines:
        for number, entry in enumerate(csv.DictReader(lines)):
            text = _content(entry["text"])
            if len(text) >= 8 and " " in text.strip() and text.strip() not in left_out:
                features = tuple(dict.fromkeys(of_text(text)))
                rows.append(Row(features, int(entry["is_prompt"]), f"text {number % 7}", "text"))
    return rows


def _content(literal: str) -> str:
    opening = _QUOTES.match(literal)
    text = literal[opening.end() : -len(opening[1])] if opening else literal
    return text.replace("\\n", "\n")


def of_folder(folder: Path, prefix: str, left_out: frozenset[str]) -> Iterator[tuple[Path, str]]:
    """Yield the repositories of a folder with the names of their groups."""
    for repository in sorted(folder.iterdir()):
        if repository.is_dir() and repository.name not in left_out:
            yield repository, prefix + repository.name
