"""The language server through a real client: `python -m tests.benchmarks.server [--edits N]`.

How long after a pause in typing findings come, and whether memory grows over many edits.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.benchmarks.table import Row, at_most, show

LINES = 2_000
PROMPTS = 30
BURSTS = 60
KEY = 0.12
"""Seconds between two keys: a hundred words a minute."""
HOUR = 18_000
"""Edits of an hour in which a key is hit five times a second."""
WORDS = ("Answer", "briefly", "and", "politely", "in", "{topic}", "terms", "please")
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

    def undo(self, line: int, start: int, end: int) -> None:
        """Take a stretch of a line out again."""
        self.version += 1
        place = types.Range(types.Position(line, start), types.Position(line, end))
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


async def latency(typist: Typist, bursts: int) -> Iterator[Row]:
    """Type words into prompts, pause, and see how long findings take from the last key on."""
    chance = random.Random(1)
    took: list[float] = []
    before, checks = typist.seconds(), len(typist.arrived)
    for _ in range(bursts):
        line = len(HEAD.splitlines()) + 17 * chance.randrange(PROMPTS // 2) + 4
        word = f" {chance.choice(WORDS)}"
        for column, letter in enumerate(word):
            typist.key(letter, line, 4 + column)
            last = time.perf_counter()
            await asyncio.sleep(KEY)
        await typist.findings()
        took.append(1000 * (typist.arrived[typist.version] - last))
        typist.undo(line, 4, 4 + len(word))
        await typist.findings()
    each = 1000 * (typist.seconds() - before) / (len(typist.arrived) - checks)
    took.sort()
    rank = took[round(0.95 * len(took)) - 1]
    return iter(
        (
            Row("the server's processor time for each check", f"{each:.0f} ms"),
            Row("from the last key to findings, median", f"{statistics.median(took):.0f} ms"),
            at_most("from the last key to findings, 95th percentile", rank, 100, "ms"),
        )
    )


async def memory(typist: Typist, edits: int) -> Iterator[Row]:
    """Type and take back, as fast as the server can check every fortieth state."""
    chance = random.Random(2)
    seen: list[float] = []
    for number in range(edits // 2):
        line = 5 + chance.randrange(LINES - 50)
        typist.key("xyz"[number % 3], line, 0)
        typist.undo(line, 0, 1)
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
    parser.add_argument("--bursts", type=int, default=BURSTS, help="words for the time figure")
    parser.add_argument("--edits", type=int, default=HOUR, help="edits for the memory figure")
    options = parser.parse_args()
    asyncio.run(measure(options.bursts, options.edits))


if __name__ == "__main__":
    main()
