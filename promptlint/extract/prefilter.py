"""Which files cannot hold a prompt: decided on bytes, before anything is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from promptlint.extract.sinks import Sinks

# Substring searches and patterns with a literal start run at GB/s; an alternation of all module
# names does 20 MB/s, a case-blind one half of that.
_WORDS = (
    b"rompt",
    b"PROMPT",
    b"You are ",
    b"nstruction",
    b'role"',
    b"role'",
    b"Tool(",
    b"bedrock",
    b"generateContent",
)
_IMPORT = re.compile(rb"import ([\w.]+)")
_FROM = re.compile(rb"from ([\w.]+) import[ (]+([\w, ]*)")

# Modules that every kind of program imports: only what is sent through them tells.
_COMMON = frozenset(
    {"requests", "httpx", "aiohttp", "urllib", "urllib3", "boto3", "aioboto3", "azure", "google",
     "curl_cffi", "phoenix", "optimum"}
)  # fmt: skip


def may_hold_prompts(data: bytes, sinks: Sinks | None = None) -> bool:
    """Say whether a file's bytes show a word that goes with prompts, or import a sink's library."""
    if any(word in data for word in _WORDS):
        return True
    roots, dotted = _modules(sinks or Sinks.load())
    return any(
        name.partition(b".")[0] in roots or name.startswith(dotted) for name in _imported(data)
    )


def _imported(data: bytes) -> Iterator[bytes]:
    """Yield the dotted names that a file seems to import."""
    yield from _IMPORT.findall(data)
    for module, names in _FROM.findall(data):
        yield module
        for name in names.split(b","):
            yield module + b"." + name.strip()


@lru_cache(maxsize=8)
def _modules(sinks: Sinks) -> tuple[frozenset[bytes], tuple[bytes, ...]]:
    """Return the telling first names of the sinks' modules, and whole names of the common ones."""
    modules = {module for sink in sinks.entries for module in sink.modules}
    roots = {module.partition(".")[0] for module in modules} - _COMMON
    dotted = {m for m in modules if "." in m and m.partition(".")[0] in _COMMON}
    return frozenset(map(str.encode, roots)), tuple(map(str.encode, sorted(dotted)))
