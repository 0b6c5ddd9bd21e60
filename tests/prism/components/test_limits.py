"""Any text is labelled, in time that grows with its length."""

import time

import pytest

from promptlint.prism.components import components

TEXTS = {
    "tags": "<a>\n",
    "closing": "</a>\n",
    "colons": "a:\n",
    "holes": "{x}\n",
    "controls": "\x00\x01\n",
    "braces": "{[",
    "stop and quotes": '."',
    "sentences": "A word. Or ",
    "bullets": "- a:\n  - b\n",
    "fences": "```\n",
    "brackets": "[a ",
    "backticks": "`a(",
    "words": "write a text about it\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_time_is_linear(name: str) -> None:
    """Ten times the text takes at most some twenty times as long, from 1 to 10 and to 100 kB."""
    unit = TEXTS[name]
    components(unit * 100)
    times: list[float] = []
    for size in (1_000, 10_000, 100_000):
        text = unit * (size // len(unit))
        start = time.process_time()
        found = components(text)
        times.append(time.process_time() - start)
        assert found[-1].span.end >= len(text.rstrip()) - len(unit)
    assert times[2] < 25 * max(times[1], 0.02)


def test_ten_megabytes_on_a_line() -> None:
    """A line of ten megabytes without a stop is one segment."""
    text = "word " * 2_000_000
    start = time.process_time()
    assert [one.span.end for one in components(text)] == [len(text)]
    assert time.process_time() - start < 10
