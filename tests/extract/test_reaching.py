"""What a name holds where it is sent: every text that can reach the place, and no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Sent = Callable[[str], list[str]]

BRANCHES = {
    "the last of several assignments": ("p = 'a'\np = 'b'\nsend(p)", ["b"]),
    "an assignment after the use": ("p = 'a'\nsend(p)\np = 'b'", ["a"]),
    "one branch, with what was there before": ("p = 'a'\nif x:\n    p = 'b'\nsend(p)", ["a", "b"]),
    "all branches, without what was there": (
        "p = 'a'\nif x:\n    p = 'b'\nelif y:\n    p = 'c'\nelse:\n    p = 'd'\nsend(p)",
        ["b", "c", "d"],
    ),
    "no else": (
        "p = 'a'\nif x:\n    p = 'b'\nelif y:\n    p = 'c'\nsend(p)", ["a", "b", "c"],
    ),
    "branches that are covered by branches within": (
        "p = 'a'\nif x:\n    if y:\n        p = 'b'\n    else:\n        p = 'c'\nelse:\n    p = 'd'\nsend(p)",
        ["b", "c", "d"],
    ),
    "an inner branch that leaves a way": (
        "p = 'a'\nif x:\n    if y:\n        p = 'b'\nelse:\n    p = 'd'\nsend(p)", ["a", "b", "d"],
    ),
    "two assignments in one branch": (
        "p = 'a'\nif x:\n    p = 'b'\n    p = 'c'\nsend(p)", ["a", "c"],
    ),
    "the use in a branch": (
        "p = 'a'\nif x:\n    p = 'b'\n    send(p)\nelse:\n    send(p)", ["a", "b"],
    ),
    "another branch than the use's": ("if x:\n    p = 'a'\nelse:\n    send(p)", []),
    "a branch that returns": (
        "def f(x):\n    p = 'a'\n    if x:\n        p = 'b'\n        return p\n    send(p)", ["a"],
    ),
    "a branch that raises, counted as no way": (
        "p = 'a'\nif x:\n    p = 'b'\nelse:\n    p = 'c'\n    raise E\nsend(p)", ["b"],
    ),
    "a conditional expression": ("p = 'a' if x else 'b'\nsend(p)", ["a", "b"]),
    "a conditional expression at the sink": ("send('a' if x else 'b')", ["a", "b"]),
    "or": ("p = x or 'a'\nsend(p)", ["a"]),
    "or with a constant": ("p = None or 'a'\nsend(p)", ["a"]),
    "and": ("p = 'a' and 'b'\nsend(p)", ["b"]),
    "a walrus": ("if (p := 'a'):\n    send(p)", ["a"]),
    "a walrus at the sink": ("send(p := 'a')", ["a"]),
    "a chain of targets": ("p = q = 'a'\nsend(p)\nsend(q)", ["a"]),
    "an annotation alone": ("p: str\np = 'a'\nq: str\nsend(p)", ["a"]),
    "an annotated assignment": ("p: str = 'a'\nsend(p)", ["a"]),
    "a name that is never bound": ("send(p)", []),
}  # fmt: skip
TRIES = {
    "what is tried, or what was there": (
        "p = 'a'\ntry:\n    p = 'b'\nexcept E:\n    pass\nsend(p)", ["a", "b"],
    ),
    "what is tried and what all handlers do": (
        "p = 'a'\ntry:\n    p = 'b'\nexcept E:\n    p = 'c'\nexcept F:\n    p = 'd'\nsend(p)",
        ["b", "c", "d"],
    ),
    "a handler that leaves": (
        "p = 'a'\ntry:\n    p = 'b'\nexcept E:\n    raise\nsend(p)", ["b"],
    ),
    "a handler sees what was tried and what was there": (
        "p = 'a'\ntry:\n    p = 'b'\nexcept E:\n    send(p)", ["a", "b"],
    ),
    "the else clause follows what was tried": (
        "p = 'a'\ntry:\n    p = 'b'\nexcept E:\n    pass\nelse:\n    send(p)", ["b"],
    ),
    "the else clause belongs to what was tried": (
        "p = 'a'\ntry:\n    x()\nexcept E:\n    p = 'c'\nelse:\n    p = 'b'\nsend(p)", ["b", "c"],
    ),
    "finally comes in any case": (
        "p = 'a'\ntry:\n    p = 'b'\nfinally:\n    p = 'c'\nsend(p)", ["c"],
    ),
    "without handlers all is done": ("p = 'a'\ntry:\n    p = 'b'\nfinally:\n    x()\nsend(p)", ["b"]),
    "groups of exceptions": (
        "p = 'a'\ntry:\n    p = 'b'\nexcept* E:\n    p = 'c'\nsend(p)", ["b", "c"],
    ),
    "the use in what is tried": ("try:\n    p = 'a'\n    send(p)\nexcept E:\n    p = 'b'", ["a"]),
    "with": ("p = 'a'\nwith x as y:\n    p = 'b'\nsend(p)", ["b"]),
    "a bound context": ("with open(x) as p:\n    send(p)", []),
}  # fmt: skip
MATCHES = {
    "cases, with what was there": (
        "p = 'a'\nmatch x:\n    case 1:\n        p = 'b'\n    case 2:\n        p = 'c'\nsend(p)",
        ["a", "b", "c"],
    ),
    "a case for all": (
        "p = 'a'\nmatch x:\n    case 1:\n        p = 'b'\n    case _:\n        p = 'c'\nsend(p)", ["b", "c"],
    ),
    "a name takes all": (
        "p = 'a'\nmatch x:\n    case 1:\n        p = 'b'\n    case other:\n        p = 'c'\nsend(p)", ["b", "c"],
    ),
    "a guard does not": (
        "p = 'a'\nmatch x:\n    case 1:\n        p = 'b'\n    case _ if y:\n        p = 'c'\nsend(p)",
        ["a", "b", "c"],
    ),
    "another case than the use's": (
        "match x:\n    case 1:\n        p = 'b'\n    case 2:\n        send(p)", [],
    ),
}  # fmt: skip
LOOPS = {
    "a loop may not run": ("p = 'a'\nfor x in y:\n    p = 'b'\nsend(p)", ["a", "b"]),
    "the next turn sees what this one assigns": (
        "p = 'a'\nwhile x:\n    send(p)\n    p = 'b'", ["a", "b"],
    ),
    "not where each turn assigns before": (
        "p = 'a'\nwhile x:\n    p = 'b'\n    send(p)\n    p = 'c'", ["b"],
    ),
    "a turn of the loop around": (
        "p = 'a'\nfor x in y:\n    for z in x:\n        send(p)\n    p = 'b'", ["a", "b"],
    ),
    "no turn follows a break": (
        "p = 'a'\nwhile x:\n    send(p)\n    if y:\n        p = 'b'\n        break", ["a"],
    ),
    "but one follows continue": (
        "p = 'a'\nwhile x:\n    send(p)\n    if y:\n        p = 'b'\n        continue\n    z()", ["a", "b"],
    ),
    "and a break of a loop within": (
        "p = 'a'\nwhile x:\n    send(p)\n    for y in z:\n        p = 'b'\n        break", ["a", "b"],
    ),
    "after a break": (
        "p = 'a'\nwhile x:\n    if y:\n        p = 'b'\n        break\nsend(p)", ["a", "b"],
    ),
    "continue skips the rest of the turn": (
        "p = 'a'\nwhile x:\n    if y:\n        p = 'b'\n        continue\n    send(p)", ["a", "b"],
    ),
    "an element": ("for p in ['a', 'b']:\n    send(p)", ["a", "b"]),
    "an element after the loop": ("for p in ['a', 'b']:\n    pass\nsend(p)", ["a", "b"]),
    "the else clause of a loop": ("p = 'a'\nfor x in y:\n    pass\nelse:\n    p = 'b'\nsend(p)", ["b"]),
}  # fmt: skip
SCOPES = {
    "a global": ("P = 'a'\ndef f():\n    send(P)", ["a"]),
    "a global that is set below": ("def f():\n    send(P)\nP = 'a'", ["a"]),
    "a local in its place": ("P = 'a'\ndef f():\n    P = 'b'\n    send(P)", ["b"]),
    "a parameter in its place": ("P = 'a'\ndef f(P):\n    send(P)", []),
    "a closure": ("def f():\n    p = 'a'\n    def g():\n        send(p)\n    return g", ["a"]),
    "a class is no scope of its methods": ("p = 'a'\nclass A:\n    p = 'b'\n    def f(self):\n        send(p)", ["a"]),
    "but of its own body": ("p = 'a'\nclass A:\n    p = 'b'\n    send(p)", ["b"]),
    "and of classes within, not": ("p = 'a'\nclass A:\n    p = 'b'\n    class B:\n        send(p)", ["a"]),
    "a class body sees what was there before it": (
        "p = 'a'\nclass A:\n    send(p)\np = 'b'", ["a"],
    ),
    "a global that a function sets": (
        "P = 'a'\ndef f():\n    global P\n    P = 'b'\ndef g():\n    send(P)", ["a", "b"],
    ),
    "a global that only a function sets": (
        "def f():\n    global P\n    P = 'b'\ndef g():\n    send(P)", ["b"],
    ),
    "a global within the function that may set it": (
        "P = 'a'\ndef f(x):\n    global P\n    if x:\n        P = 'b'\n    send(P)", ["a", "b"],
    ),
    "a variable of the function around": (
        "def f():\n    p = 'a'\n    def g():\n        nonlocal p\n        p = 'b'\n    g()\n    send(p)", ["a", "b"],
    ),
    "a lambda's own parameter": ("p = 'a'\nf = lambda p: send(p)", []),
    "a lambda that sees a name": ("p = 'a'\nf = lambda: send(p)", ["a"]),
    "a lambda's default": ("p = 'a'\nf = lambda p=send(p): p", ["a"]),
    "a lambda's other parameters": ("p = 'a'\nf = lambda *p, **q: send(p)", []),
    "the default of a parameter is read outside": ("p = 'a'\ndef f(p=send(p)):\n    p = 'b'", ["a"]),
    "the bases of a class too": ("p = 'a'\nclass A(make(send(p))):\n    p = 'b'", ["a"]),
    "deep functions": (
        "p = 'a'\n" + "".join(f"{'  ' * n}def f{n}():\n" for n in range(40)) + "  " * 40 + "send(p)", ["a"],
    ),
}  # fmt: skip
CASES = {**BRANCHES, **TRIES, **MATCHES, **LOOPS, **SCOPES}


@pytest.mark.parametrize(("code", "texts"), CASES.values(), ids=CASES)
def test_what_reaches_the_sink(code: str, texts: list[str], sent: Sent) -> None:
    """Definitions reach a use on every way that the code leaves open, and on no other."""
    assert sent(code + "\n") == texts


def test_a_name_with_many_values_keeps_the_nearest(sent: Sent) -> None:
    """Of ten thousand assignments on branches the sixty-four before the use are enough."""
    code = "".join(f"if a{n}:\n    p = 'text {n}'\n" for n in range(10_000))

    texts = sent(f"{code}send(p)\n")

    assert texts == sorted(f"text {n}" for n in range(9_936, 10_000))
