"""Any text is labelled, in time that grows with its length."""

import time

import pytest

from promptlint.prism.components import components

SHORT = ("<a>\n", "</a>\n", "a:\n", "{x}\n", "\x00\x01\n", "- a:\n  - b\n", "```\n")
LONG = ("{[", '."', "A word. Or ", "[a ", "`a(", "write a text about it\n")


@pytest.mark.parametrize(
    ("unit", "size"), [*((unit, 20_000) for unit in SHORT), *((unit, 100_000) for unit in LONG)]
)
def test_time_is_linear(unit: str, size: int) -> None:
    """Ten times the text takes about ten times as long, up to 100 kB, or 5,000 short lines."""
    times: list[float] = []
    for part in (size // 100, size // 10, size):
        text = unit * (part // len(unit))
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
