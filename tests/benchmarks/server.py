"""The language server through a real client: `python -m tests.benchmarks.server [--edits N]`.

How long after the last key findings come while somebody types at human speed, in prompts, in code
and where a quote is missing; and whether memory grows over many edits.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.benchmarks.table import Row, at_most, show

LINES = 2_000
PROMPTS = 30
BURSTS = 80
KEYS = (0.06, 0.20)
"""Seconds between two keys, at least and at most: a hundred words a minute."""
THOUGHT = 0.5
"""Seconds for which nothing is typed between two bursts."""
HOUR = 18_000
"""Edits of an hour in which a key is hit five times a second."""
WORDS = ("Answer", "briefly", "and", "politely", "in", "{topic}", "terms", "please")
CODE = ("total = len(values)", "if limit > 3: pass", "print(counts)", "step = limit // 2")
HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n\n\n"
ASK = '''def step_{n}(topic: str, items: list[str]) -> str:
    """Ask for step {n}."""
    prompt = f"""You are an assistant who helps with topic number {n}.

    Answer the question about {{topic}} in three sentences. Use these items:
    {{items}}

    Return a JSON object with the keys "answer" and "reason".
    """
    reply = client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        messages=[
            {{"role": "system", "content": "You are a careful assistant, number {n}."}},
            {{"role": "user", "content": prompt}},
        ],
    )
    return reply.choices[0].message.content


'''
COUNT = '''def count_{n}(values: list[int], limit: int = {n}) -> dict[str, int]:
    """Count values below the limit, number {n}."""
    counts: dict[str, int] = {{}}
    for index, value in enumerate(values):
        if value < limit:
            name = f"value-{{value}}"
            counts[name] = counts.get(name, 0) + index
    return counts


'''


def sample() -> str:
    """Return a program of 2,000 lines with 30 prompts."""
    text = HEAD + "".join(ASK.format(n=n) for n in range(PROMPTS // 2))
    number = 0
    while text.count("\n") < LINES:
        text += COUNT.format(n=number)
        number += 1
    return text


class Typist:
    """A client that types into one file of a server of its own."""

    def __init__(self, path: Path) -> None:
        self.client = LanguageClient("benchmark", "1")
        self.uri = path.as_uri()
        self.version = 1
        self.arrived: dict[int | None, float] = {}
        self._news = asyncio.Event()
        publish = types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS

        @self.client.feature(publish)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.arrived[params.version] = time.perf_counter()
            self._news.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def message(params: types.ShowMessageParams) -> None:
            print(params.message)

        @self.client.feature(types.WINDOW_LOG_MESSAGE)
        def logged(_: types.LogMessageParams) -> None:
            """Leave the log alone."""

    async def start(self) -> None:
        await self.client.start_io(sys.executable, "-m", "promptlint", "server")
        await self.client.initialize_async(types.InitializeParams(types.ClientCapabilities()))
        self.client.initialized(types.InitializedParams())
        item = types.TextDocumentItem(self.uri, "python", self.version, sample())
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await self.findings()

    async def findings(self) -> None:
        """Wait for the findings of the version that was sent last."""
        while self.version not in self.arrived:
            await self._news.wait()
            self._news.clear()

    def key(self, text: str, line: int, column: int) -> None:
        """Type a text."""
        self.version += 1
        at = types.Position(line, column)
        change = types.TextDocumentContentChangePartial(types.Range(at, at), text)
        identity = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        params = types.DidChangeTextDocumentParams(identity, [change])
        self.client.text_document_did_change(params)

    def undo(self, line: int, start: int, text: str) -> None:
        """Take a text out again."""
        self.version += 1
        rows, last = text.count("\n"), len(text.rpartition("\n")[2])
        end = types.Position(line + rows, last if rows else start + last)
        place = types.Range(types.Position(line, start), end)
        change = types.TextDocumentContentChangePartial(place, "")
        identity = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        params = types.DidChangeTextDocumentParams(identity, [change])
        self.client.text_document_did_change(params)

    def megabytes(self) -> float:
        """Return the memory of the server."""
        return int(self._told("status").partition("VmRSS:")[2].split()[0]) / 1024

    def seconds(self) -> float:
        """Return the processor time that the server has taken."""
        ticks = self._told("stat").rpartition(")")[2].split()[11:13]
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")

    def _told(self, name: str) -> str:
        process = self.client._server
        return Path(f"/proc/{process.pid if process else 'self'}/{name}").read_text()

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


@dataclass(frozen=True)
class Burst:
    """What is typed without a pause, or taken out at once."""

    kind: str
    line: int
    column: int
    text: str
    is_typed: bool = True

    @property
    def undone(self) -> Burst:
        """What takes it back."""
        return replace(self, is_typed=not self.is_typed)


def typed(chance: random.Random) -> Iterator[Burst]:
    """Yield bursts for ever; what is taken back, of no kind, leaves the file as it was.

    No state comes twice that is measured: what the server knows of it would make it look fast.
    """
    ask_lines, count_lines = ASK.count("\n"), COUNT.count("\n")
    asks, ask_head = HEAD.count("\n"), len("    prompt = f")
    counts = asks + ask_lines * (PROMPTS // 2)
    for number in itertools.count():
        ask = asks + ask_lines * chance.randrange(PROMPTS // 2)
        count = counts + count_lines * chance.randrange((LINES - counts) // count_lines - 1)
        word = Burst("in a prompt", ask + 4, 4, f" {chance.choice(WORDS)} {number}")
        code = Burst("in code", count + 2, 0, f"    {chance.choice(CODE)}  # {number}\n")
        line, column = ((ask + 2, ask_head), (ask + 8, 4))[number % 2]
        quote = Burst("a quote put back", line, column, '"')
        other = Burst("without the quote", ask + 4, 4, f" {chance.choice(WORDS)} {-number - 1}")
        yield from (word, replace(word.undone, kind=""), code, replace(code.undone, kind=""))
        yield replace(quote.undone, kind="a quote taken out")
        yield from (other, quote, replace(other.undone, kind=""))


async def latency(typist: Typist, bursts: int) -> Iterator[Row]:
    """Type, pause, and see how long findings take from the last key on."""
    chance = random.Random(1)
    took: dict[str, list[float]] = defaultdict(list)
    before, keys = typist.seconds(), typist.version
    for burst in itertools.islice(typed(chance), bursts):
        last = await hit(typist, burst, chance)
        await typist.findings()
        took[burst.kind].append(1000 * (typist.arrived[typist.version] - last))
        await asyncio.sleep(THOUGHT)
    each = 1000 * (typist.seconds() - before) / (typist.version - keys)
    took.pop("")
    every = sorted(itertools.chain(*took.values()))
    rank = every[round(0.95 * len(every)) - 1]
    return iter(
        (
            Row("the server's processor time for each key", f"{each:.0f} ms"),
            *(Row(f"{kind}: median", f"{statistics.median(took[kind]):.0f} ms") for kind in took),
            Row("from the last key to findings, median", f"{statistics.median(every):.0f} ms"),
            at_most("from the last key to findings, 95th percentile", rank, 100, "ms"),
        )
    )


async def hit(typist: Typist, burst: Burst, chance: random.Random) -> float:
    """Hit the keys of a burst at human speed; return when the last one was hit."""
    if not burst.is_typed:
        typist.undo(burst.line, burst.column, burst.text)
        return time.perf_counter()
    for number, letter in enumerate(burst.text):
        if number:
            await asyncio.sleep(chance.uniform(*KEYS))
        typist.key(letter, burst.line, burst.column + number)
    return time.perf_counter()


async def memory(typist: Typist, edits: int) -> Iterator[Row]:
    """Type and take back, as fast as the server can check every fortieth state."""
    chance = random.Random(2)
    seen: list[float] = []
    for number in range(edits // 2):
        line = 5 + chance.randrange(LINES - 50)
        typist.key("xyz"[number % 3], line, 0)
        typist.undo(line, 0, "x")
        if number % 20 == 19:
            await typist.findings()
            typist.arrived.clear()
            typist.arrived[typist.version] = 0.0
        if number % max(1, edits // 40) == 0:
            seen.append(typist.megabytes())
    seen.append(typist.megabytes())
    fifth = max(1, len(seen) // 5)
    return iter(
        (
            Row(f"edits, of which {edits // 40:,} were checked at least", f"{edits:,}"),
            Row("memory after a fifth of them", f"{seen[fifth]:.0f} MB"),
            Row("memory after all of them", f"{seen[-1]:.0f} MB"),
        )
    )


async def measure(bursts: int, edits: int) -> None:
    """Print both parts."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = os.getloadavg()[0]
    text = sample()
    print(f"{text.count(chr(10)):,} lines, {PROMPTS} prompts; {cores} cores, load {load:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        typist = Typist(Path(folder, "bot.py"))
        await typist.start()
        show("Language server, typing", await latency(typist, bursts))
        if edits:
            show("Language server, an hour in fast motion", await memory(typist, edits))
        await typist.stop()


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.server", description=__doc__)
    parser.add_argument("--bursts", type=int, default=BURSTS, help="bursts for the time figure")
    parser.add_argument("--edits", type=int, default=HOUR, help="edits for the memory figure")
    options = parser.parse_args()
    asyncio.run(measure(options.bursts, options.edits))


if __name__ == "__main__":
    main()
