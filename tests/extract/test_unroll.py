"""A loop over a list that the code shows makes the text of all its turns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Sent = Callable[[str], list[str]]

RULES = "R = ['a', 'b']\n"
MADE = {
    "a generator": (RULES + "send('h\\n' + '\\n'.join(f'- {r}' for r in R))", ["h\n- a\n- b"]),
    "a list": (RULES + "send(' '.join(['- ' + r for r in R]))", ["- a - b"]),
    "the element itself": (RULES + "send(', '.join(r for r in R))", ["a, b"]),
    "a slice": (RULES + "send(' '.join(f'<{r}>' for r in R[1:]))", ["<b>"]),
    "a sum": (RULES + "send(' '.join(f'<{r}>' for r in R + ['c']))", ["<a> <b> <c>"]),
    "within a list": (RULES + "send(' '.join(['h', *[f'<{r}>' for r in R]]))", ["h <a> <b>"]),
    "what a list is extended by": (
        RULES + "l = ['h']\nl += [f'<{r}>' for r in R]\nsend(' '.join(l))",
        ["h <a> <b>"],
    ),
    "numbers": (RULES + "send(' '.join(f'{i}. {r}' for i, r in enumerate(R, 1)))", ["1. a 2. b"]),
    "numbers from 0": (RULES + "send(' '.join(f'{i}) {r}' for i, r in enumerate(R)))", ["0) a 1) b"]),
    "numbers from a keyword": (
        RULES + "send(' '.join(f'{i}) {r}' for i, r in enumerate(R, start=3)))",
        ["3) a 4) b"],
    ),
    "numbers from somewhere": (
        RULES + "send(' '.join(f'{i}) {r}' for i, r in enumerate(R, n)))",
        ["{i}) {r}"],
    ),
    "a dictionary": (
        "D = {'k': 'a', 'l': 'b'}\nsend(' '.join(f'{k}={v}' for k, v in D.items()))",
        ["k=a l=b"],
    ),
    "values": ("D = {'k': 'a', 'l': 'b'}\nsend(' '.join(f'<{v}>' for v in D.values()))", ["<a> <b>"]),
    "an attribute": (
        "class A:\n    R = ['a', 'b']\n    def f(self):\n"
        "        send(' '.join(f'<{r}>' for r in self.R))",
        ["<a> <b>"],
    ),
    "a loop that adds": (RULES + "p = 'h'\nfor r in R:\n    p += f'-{r}'\nsend(p)", ["h-a-b"]),
    "a loop that appends": (
        RULES + "l = ['h']\nfor r in R:\n    l.append(f'-{r}')\nl.append('e')\nsend(' '.join(l))",
        ["h -a -b e"],
    ),
}  # fmt: skip
LEFT = {
    "a list that is not known": "send('h ' + ' '.join(f'-{r}' for r in x))",
    "a template": RULES + "send('h ' + ' '.join('-{}'.format(r) for r in R))",
    "a condition": RULES + "send('h ' + ' '.join(f'-{r}' for r in R if r))",
    "two loops": RULES + "send('h ' + ' '.join(f'-{r}{q}' for r in R for q in R))",
    "a list that grows": RULES + "if x:\n    R.append('c')\nsend('h ' + ' '.join(f'-{r}' for r in R))",
    "one of two lists": "R = ['a'] if x else ['b']\nsend('h ' + ' '.join(f'-{r}' for r in R))",
    "an attribute of each": RULES + "send('h ' + ' '.join(f'-{r.name}' for r in R))",
    "a call of each": RULES + "send('h ' + ' '.join(f'-{r.strip()}' for r in R))",
    "elements that are no texts": "R = [x, y]\nsend('h ' + ' '.join(f'-{r}' for r in R))",
    "two changes in one loop": RULES + "p = 'h'\nfor r in R:\n    p += f'-{r}'\n    p += '.'\nsend(p)",
    "a change at times": RULES + "p = 'h'\nfor r in R:\n    if x:\n        p += f'-{r}'\nsend(p)",
    "a loop within a loop": (
        RULES + "p = 'h'\nfor q in x:\n    for r in R:\n        p += f'-{r}'\nsend(p)"
    ),
    "pairs": "L = [('q', 'a')]\nsend('h ' + ' '.join(f'{x}-{y}' for x, y in L))",
    "keys of each": "L = [{'x': 'a'}]\nsend('h ' + ' '.join(f\"-{d['x']}\" for d in L))",
    "too many": f"R = {['a'] * 41}\nsend('h ' + ' '.join(f'-{{r}}' for r in R))",
    "separate texts": RULES + "for p in [f'-{r}' for r in R]:\n    send(p)",
}  # fmt: skip


@pytest.mark.parametrize(("code", "texts"), MADE.values(), ids=MADE)
def test_turns_are_told(code: str, texts: list[str], sent: Sent) -> None:
    """Each turn's text stands where the loop puts it."""
    assert sent(code + "\n") == texts


@pytest.mark.parametrize("code", LEFT.values(), ids=LEFT)
def test_turns_are_left(code: str, sent: Sent) -> None:
    """Where a turn cannot be told the loop stays what it is: a hole, or a part that repeats."""
    assert not any("-a" in text for text in sent(code + "\n"))
