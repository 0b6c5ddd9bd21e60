"""What speaks for or against a string being a prompt: features of its text and surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from promptlint.extract.candidates import Candidate, Frame, Home
from promptlint.extract.onward import Use
from promptlint.extract.site import Site
from promptlint.extract.spelling import HOLE
from promptlint.pattern import late

READ = 1600
"""Characters of a text that are read for words."""
_LINES = 40
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_NAME = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_LABEL = late(r"^[ \t>#*\-]*([A-Za-z]+(?: [A-Za-z]+)?)[*\"`]*:", re.MULTILINE)
_TAG = late(r"</?([A-Za-z_]+)>")
_SHAPES = {
    "percent": late(r"%(?:\(\w+\))?[sdrf]"),
    "doubled": late(r"\{\{"),
    "bullets": late(r"^[ \t]*[-*•] ", re.MULTILINE),
    "numbered": late(r"^[ \t]*\d+[.)] ", re.MULTILINE),
    "heading": late(r"^[ \t]*#{1,4} ", re.MULTILINE),
    "fence": late(r"```"),
    "bold": late(r"\*\*"),
    "url": late(r"https?://"),
    "markup": late(r"<(?:div|p|br|span|a|b|td|tr|h\d|body|html|style|script|li|ul)\b"),
    "sql": late(r"\b(?:SELECT|INSERT INTO|CREATE TABLE|UPDATE|WHERE|FROM)\b"),
    "code": late(
        r"^\s*(?:def |class |import |from \w+ import|return |if .*:$|\w+\(.*\)$)", re.MULTILINE
    ),
    "question": late(r"\?"),
    "dots": late(r"\.\.\.|…"),
    "bang": late(r"!"),
    "shout": late(r"\b[A-Z]{4,} [A-Z]{2,}"),
    "json": late(r"[{\[]\s*\"\w+\"\s*:"),
    "turn": late(r"(?:Human|User|Assistant|AI|Bot|System|Me|You)\s*:"),
    "special": late(r"<\|?/?\w+\|?>|\[/?INST\]|</?s>"),
    "sign": late(r"[^\x00-\x7f]"),
    "option": late(r"(?:^|\s)--?[a-z]"),
    "choice": late(r"[(\[<]\s*[yY](?:es)?\s*/\s*[nN]o?\b"),
    "query": late(r"\bMATCH ?\(|\bRETURN \w|\bORDER BY\b"),
    "path": late(r"(?:\w|\.)/\w+[/.]"),
}
_ORDERS = frozenset("""
    write generate summarize summarise translate describe create explain list analyze analyse answer give
    tell find extract classify rewrite respond return use act imagine provide identify determine evaluate
    rate read consider think review convert compare suggest recommend make show produce output choose
    select pick please given based using assume pretend draw design plan build develop search solve
    calculate compute help let complete continue remember ensure avoid do don't only always never focus
    keep follow add include say name what's
""".split())  # fmt: skip
_QUESTIONS = frozenset("""
    what how who whom whose why when where which is are can could do does did should would will has have
""".split())  # fmt: skip
_STATUS = late(
    r"\b(?:error|fail(?:ed|ure)?|invalid|not found|success(?:fully)?|load(?:ing|ed)|saved|saving|unable"
    r"|missing|warning|exception|deprecated|cannot|could not|must be|unknown|unexpected|unsupported"
    r"|required|finished|completed|start(?:ed|ing)|processing|done|timeout|timed out|enter|click|select"
    r"|press|usage|skipping|updated|deleted|created|received|connected|install(?:ed)?)\b"
)
_TASK = late(
    r"\b(?:ai|assistant|chatbot|language model|llm|gpt|chatgpt|agent|expert|helpful|user(?:'s)?|human"
    r"|conversation|context|question|answer|response|respond|output|format|step by step|following"
    r"|below|above|provided|task|tools?|json)\b"
)
_YOU = late(r"\b(?:you(?:'re|rself)?|your)\b")
_TESTS = frozenset({"test", "tests", "testing", "conftest"})
_COMMON_LIBRARIES = frozenset(
    {"requests", "httpx", "aiohttp", "urllib", "urllib3", "boto3", "aioboto3", "curl_cffi", "azure"}
)
_TELLING_IMPORTS = frozenset(
    "llm llms prompt prompts agent agents chat openai gpt tools memory chain chains model".split()
)


@lru_cache(maxsize=4096)
def tokens(name: str) -> tuple[str, ...]:
    """Return the words of an identifier in lower case: "systemPrompt_v2" is system, prompt, v."""
    return tuple(dict.fromkeys(word.lower() for word in _NAME.findall(name)))


def words_of(lower: str) -> list[str]:
    """Return the words of a text in lower case; scripts without spaces come as pairs of signs."""
    found: list[str] = []
    for word in _WORD.findall(lower):
        if word[0] < "\x80" or len(word) < 3:
            found.append(word)
        else:
            found.extend(word[at : at + 2] for at in range(len(word) - 1))
    return found


def clues(candidate: Candidate) -> tuple[str, ...]:
    """Return the names of all features that a candidate has, without doubles."""
    return _clues(candidate.text, candidate.site, candidate.frame, candidate.home)


@lru_cache(maxsize=1024)
def _clues(text: str, site: Site, frame: Frame, home: Home) -> tuple[str, ...]:
    """Return the features, most of which come again while a file is edited."""
    return tuple(dict.fromkeys((*_of_surroundings(text, site, frame, home), *of_text(text))))


# the text


def of_text(text: str) -> Iterator[str]:
    """Yield what the text shows."""
    head = text[:READ]
    lower = HOLE.sub(" {} ", head).lower()
    words = words_of(lower)
    yield "bias"
    yield f"words={len(words).bit_length()}"
    for word in words:
        yield f"w={word}"
    if words:
        yield f"s={words[0]}"
        yield "s=" + " ".join(words[:2])
    yield from _lines(lower)
    yield from _shapes(head)
    yield from _kinds(lower, words)


def _lines(lower: str) -> Iterator[str]:
    lines = [line for line in lower.split("\n") if line.strip()]
    yield f"lines={len(lines).bit_length()}"
    for index, line in enumerate(lines[:_LINES]):
        first = words_of(line[:60])[:2]
        if first:
            yield f"l={first[0]}"
            yield "l=" + " ".join(first)
            if index and first[0] in _ORDERS:
                yield "kind=order line"


def _shapes(text: str) -> Iterator[str]:
    stripped = text.strip()
    if stripped:
        yield f"end={_sort(stripped[-1])}"
        yield f"begin={_sort(stripped[0])}"
        start = stripped[:400]
        yield f"letters={10 * (sum(map(str.isalpha, start)) + start.count(' ')) // len(start)}"
    yield f"edge={text[:1].isspace():d}{text[-1:].isspace():d}"
    for label in _LABEL.findall(text):
        yield f"label={label.lower()}"
    for tag in _TAG.findall(text):
        yield f"tag={tag.lower()}"
    holes = HOLE.findall(text)
    yield f"holes={min(len(holes), 4)}"
    for hole in holes:
        yield from (f"hole={token}" for token in tokens(hole))
    for shape, pattern in _SHAPES.items():
        if pattern.search(text):
            yield f"shape={shape}"


def _sort(character: str) -> str:
    if character.isalpha():
        return "A" if character.isupper() else "a"
    if character.isdigit():
        return "0"
    return character if character.isascii() else "~"


def _kinds(lower: str, words: list[str]) -> Iterator[str]:
    """Yield what sort of speech it is: an order, a question, a status report, about a task."""
    if words and words[0] in _ORDERS:
        yield "kind=order"
    if words and words[0] in _QUESTIONS:
        yield "kind=question"
    is_status = _STATUS.search(lower) is not None
    is_speech = _YOU.search(lower) is not None
    task_words = len(set(_TASK.findall(lower)))
    if is_status:
        yield "kind=status"
    if is_speech:
        yield "kind=you"
    if is_status and not is_speech and not task_words:
        yield "kind=only status"
    yield f"kind=task {min(task_words, 4)}"


# the surroundings


def _of_surroundings(text: str, site: Site, frame: Frame, home: Home) -> Iterator[str]:
    """Yield what the code around the text shows."""
    yield f"place={site.place}"
    yield f"place={site.place} words={len(text[:READ].split()).bit_length()}"
    yield f"place={site.place} end={_sort(text.rstrip()[-1:] or ' ')}"
    yield f"place={site.place} holes={min(len(HOLE.findall(text[:READ])), 2)}"
    if site.name.isupper():
        yield "name is constant"
    yield f"listed={site.is_listed:d}"
    yield from (f"wrap={wrap}" for wrap in site.wraps)
    near: dict[str, None] = {}
    for clue in _names(site, frame):
        yield clue
        near[clue.rpartition("~")[2]] = None
    yield from (f"near={token}" for token in near)
    yield from (f"purpose~{word}" for word in words_of(frame.purpose.lower()))
    yield from _handed(site, home)
    yield from _home(home, site)


def _names(site: Site, frame: Frame) -> Iterator[str]:
    """Yield the words of all names around, each as "kind~word"."""
    named = [
        ("name", site.name.rpartition(".")[2]),
        ("outer", site.outer.rpartition(".")[2]),
        ("keyword", site.keyword),
        *((f"key{depth}", key) for depth, key in enumerate(site.keys)),
        *((f"callee{depth}", name.rpartition(".")[2]) for depth, name in enumerate(site.callees)),
        ("function", frame.function),
        ("owner", frame.owner),
        ("bases", frame.bases),
        *(("decorator", name) for name in frame.decorators),
    ]
    for kind, name in named:
        words = tokens(name)
        yield from (f"{kind}~{word}" for word in words)
        if words and kind in ("name", "outer"):
            yield f"{kind} ends~{words[-1]}"


def _handed(site: Site, home: Home) -> Iterator[str]:
    if site.keyword:
        yield f"keyword={site.keyword}"
        yield f"keyword={site.keyword} llm={bool(models_of(home)):d}"
    for depth, key in enumerate(site.keys):
        yield f"key{depth}={key.lower()}"
    for depth, callee in enumerate(site.callees):
        head, _, tail = callee.rpartition(".")
        yield f"callee{depth}={tail}"
        yield from (f"receiver{depth}~{word}" for word in tokens(head.rpartition(".")[2]))


def of_uses(uses: Sequence[Use] | None) -> tuple[str, ...]:
    """Return what the uses show of what a string is kept in; nothing of one that is not kept."""
    if uses is None:
        return ()
    if not uses:
        return ("then=nothing",)
    return tuple(dict.fromkeys(clue for use in uses for clue in _then(use)))


def _then(use: Use) -> Iterator[str]:
    site = use.site
    if site is None:
        yield f"then=lost{'+' * use.is_part}"
        return
    yield f"then={site.place}{'+' * use.is_part}"
    yield from (f"then wrap={wrap}" for wrap in site.wraps)
    if site.keyword:
        yield f"then keyword={site.keyword}"
    for callee in site.callees[:1]:
        head, _, tail = callee.rpartition(".")
        yield f"then callee={tail}"
        yield from (f"then receiver~{word}" for word in tokens(head.rpartition(".")[2]))
        yield from (f"then near~{word}" for word in tokens(tail))
    yield from (f"then key={key.lower()}" for key in site.keys)
    for name in (site.keyword, site.name, site.outer):
        yield from (f"then near~{word}" for word in tokens(name.rpartition(".")[2]))


def models_of(home: Home) -> frozenset[str]:
    """Return the libraries of models that a file imports, without those of every program."""
    return home.libraries - _COMMON_LIBRARIES


def _home(home: Home, site: Site) -> Iterator[str]:
    of_file, test = _file(home)
    yield from of_file
    yield f"{test} place={site.place}"


def _imports(home: Home) -> Iterator[str]:
    """Yield the libraries that a file imports, and the names that it takes from anywhere."""
    for module in sorted(home.modules):
        root, _, inner = module.partition(".")
        if root:
            yield f"library={root}"
        if inner:
            yield f"import={inner.rpartition('.')[2]}"


@lru_cache(maxsize=16)
def _file(home: Home) -> tuple[tuple[str, ...], str]:
    """Return what the file as a whole shows, and whether it is a test."""
    *folders, file = home.path.replace("\\", "/").split("/")[-3:]
    name = tokens(file.removesuffix(".py"))
    folder = tokens(folders[-1]) if folders else ()
    is_test = bool(_TESTS.intersection((*name, *(word for one in folders for word in tokens(one)))))
    test = f"test={is_test:d}"
    words = {word for module in home.modules for word in tokens(module)}
    clues = (
        *(f"file~{word}" for word in name),
        *(f"folder~{word}" for word in folder),
        f"prompts={min(home.prompt_count, 8).bit_length()}",
        f"llm={min(len(models_of(home)), 2)}",
        test,
        *(f"home~{word}" for word in sorted(words & _TELLING_IMPORTS)),
        *_imports(home),
    )
    return clues, test
