"""What code adds to a text, a list or a dictionary after its definition is part of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from promptlint.model import Extraction

Sent = Callable[[str], list[str]]
Turns = Callable[[str], list[str]]
Read = Callable[[str], Extraction]

TEXTS = {
    "a sum": ("p = 'a'\np += ' b'\nsend(p)", ["a b"]),
    "a sum before the use": ("p = 'a'\nsend(p)\np += ' b'", ["a"]),
    "a sum that is spelt out": ("p = 'a'\np = p + ' b' + ' c'\nsend(p)", ["a b c"]),
    "a sum on one branch": ("p = 'a'\nif x:\n    p += ' b'\nsend(p)", ["a b"]),
    "a sum on another branch than the definition": (
        "p = 'z'\nif x:\n    p = 'a'\nelse:\n    p += ' b'\nsend(p)", ["a", "z b"],
    ),
    "a sum that is overwritten": ("p = 'z'\nif x:\n    p += ' b'\n    p = 'a'\nsend(p)", ["a", "z"]),
    "sums of a branch's own definition": (
        "p = 'z'\nif x:\n    p = 'a'\n    p += ' b'\nsend(p)", ["a b", "z"],
    ),
    "a loop": ("p = 'a'\nfor x in y:\n    p += f' {x}'\nsend(p)", ["a {x}"]),
    "a sum to what is unknown": ("p = f()\np += ' b'\nsend(p)", ["{p} b"]),
    "a sum to a parameter": ("def f(p):\n    p += ' b'\n    send(p)", ["{p} b"]),
    "a sum to an attribute": ("def f(self):\n    self.p = 'a'\n    self.p += ' b'\n    send(self.p)", ["a b"]),
    "a sum that begins with another name": ("p = 'a'\nq = 'q'\np = q + ' b'\nsend(p)", ["q b"]),
    "a sum that ends with the name": ("p = 'a'\np = 'b ' + p\nsend(p)", ["b a"]),
    "numbers": ("p = 1\np += 2\nsend(p)", []),
    "another operator": ("p = 'a'\np *= 2\nsend(p)", []),
    "a global": ("P = 'a'\ndef f():\n    global P\n    P += ' b'\n    send(P)", ["a b"]),
    "a hundred sums": ("p = 'a'\n" + "p = p + ' b'\n" * 100 + "send(p)", ["a" + " b" * 100]),
}  # fmt: skip
LISTS = {
    "append": ("m = []\nm.append('a')\nchat(m)", ["user: a"]),
    "append on a branch": ("m = ['a']\nif x:\n    m.append('b')\nchat(m)", ["user: a", "?user: b"]),
    "append in a loop": ("m = ['a']\nfor x in y:\n    m.append('b')\nchat(m)", ["user: a", "?*user: b"]),
    "append in the loop of the use": (
        "m = ['a']\nwhile x:\n    m.append('b')\n    chat(m)", ["user: a", "user: b"],
    ),
    "append after the use in its loop": (
        "m = ['a']\nwhile x:\n    m.append('b')\n    chat(m)\n    m.append('c')",
        ["user: a", "user: b", "?*user: c"],
    ),
    "append beside the use in its loop": (
        "m = ['a']\nwhile x:\n    if y:\n        m.append('b')\n        continue\n    chat(m)", ["user: a", "?*user: b"],
    ),
    "append before a break": (
        "m = ['a']\nwhile x:\n    chat(m)\n    if y:\n        m.append('b')\n        break", ["user: a"],
    ),
    "append to a list of each turn": (
        "while x:\n    m = ['a']\n    chat(m)\n    m.append('b')", ["user: a"],
    ),
    "append in a function": ("M = ['a']\ndef f():\n    M.append('b')\n    chat(M)", ["user: a", "user: b"]),
    "append nothing": ("m = ['a']\nm.append()\nm.append(x=1)\nchat(m)", ["user: a"]),
    "extend": ("m = ['a']\nm.extend(['b', 'c'])\nchat(m)", ["user: a", "user: b", "user: c"]),
    "extend on a branch": ("m = ['a']\nif x:\n    m.extend(['b'])\nchat(m)", ["user: a", "?user: b"]),
    "extend by what is unknown": ("m = ['a']\nm.extend(x)\nchat(m)", ["user: a", "…"]),
    "insert at the front": ("m = ['a']\nm.insert(0, 'b')\nchat(m)", ["user: b", "user: a"]),
    "insert between": ("m = ['a', 'c']\nm.insert(1, 'b')\nchat(m)", ["user: a", "user: b", "user: c"]),
    "insert before the last": ("m = ['a', 'c']\nm.insert(-1, 'b')\nchat(m)", ["user: a", "user: b", "user: c"]),
    "insert somewhere": ("m = ['a', 'c']\nm.insert(n, 'b')\nchat(m)", ["user: a", "user: c", "user: b"]),
    "appendleft": ("m = list(['a'])\nm.appendleft('b')\nchat(m)", ["user: b", "user: a"]),
    "add": ("m = {'a'}\nm.add('b')\nchat(m)", ["user: a", "user: b"]),
    "+=": ("m = ['a']\nm += ['b']\nchat(m)", ["user: a", "user: b"]),
    "+": ("m = ['a']\nm = m + ['b'] + ['c']\nchat(m)", ["user: a", "user: b", "user: c"]),
    "*=": ("m = ['a']\nm *= 2\nchat(m)", ["user: a"]),
    "an element": ("m = ['a', 'b']\nm[0] = 'c'\nchat(m)", ["user: c", "user: b"]),
    "an element on a branch": ("m = ['a']\nif x:\n    m[0] = 'c'\nchat(m)", ["?user: a", "?user: c"]),
    "an element somewhere": ("m = ['a']\nm[n] = 'c'\nchat(m)", ["user: a", "?user: c", "…"]),
    "a slice": ("m = ['a']\nm[1:] = ['b']\nchat(m)", ["user: a", "?user: b", "…"]),
    "an element of another list": ("m = ['a']\nk = ['b']\nk[0] = 'c'\nchat(m)", ["user: a"]),
    "update of a set": ("m = {'a'}\nm.update(['b'])\nchat(m)", ["user: a"]),
}  # fmt: skip
DICTIONARIES = {
    "an entry": ("d = {}\nd['k'] = 'a'\nsend(d['k'])", ["a"]),
    "an entry anew": ("d = {'k': 'a'}\nd['k'] = 'b'\nsend(d['k'])", ["b"]),
    "an entry anew on a branch": ("d = {'k': 'a'}\nif x:\n    d['k'] = 'b'\nsend(d['k'])", ["a", "b"]),
    "an entry under some key": ("d = {'k': 'a'}\nd[x] = 'b'\nsend(d[y])", ["a", "b"]),
    "update": ("d = {'k': 'a'}\nd.update({'l': 'b'})\nsend(d['l'])", ["b"]),
    "update by keyword": ("d = {'k': 'a'}\nd.update(l='b')\nsend(d['l'])", ["b"]),
    "update by what is unknown": ("d = {'k': 'a'}\nd.update(x)\nsend(d['k'])", ["a"]),
    "|=": ("d = {'k': 'a'}\nd |= {'l': 'b'}\nsend(d['l'])", ["b"]),
    "append is none of its methods": ("d = {'k': 'a'}\nd.append('b')\nsend(d['k'])", ["a"]),
    "a key of a key": ("d = {'k': {'l': 'a'}}\nd['k']['l'] = 'b'\nsend(d['k']['l'])", ["a"]),
}  # fmt: skip


@pytest.mark.parametrize(("code", "texts"), TEXTS.values(), ids=TEXTS)
def test_sums_of_texts(code: str, texts: list[str], sent: Sent) -> None:
    """`x += y` and `x = x + y` add to what x holds on the ways that lead through them."""
    assert sent(code + "\n") == texts


@pytest.mark.parametrize(("code", "messages"), LISTS.values(), ids=LISTS)
def test_changes_of_lists(code: str, messages: list[str], turns: Turns) -> None:
    """Messages stand in the order in which they are put into the list."""
    assert turns(code + "\n") == messages


@pytest.mark.parametrize(("code", "texts"), DICTIONARIES.values(), ids=DICTIONARIES)
def test_changes_of_dictionaries(code: str, texts: list[str], sent: Sent) -> None:
    """Entries are found under the keys that the code gives them."""
    assert sent(code + "\n") == texts


def test_how_literals_are_joined_is_kept(read: Read) -> None:
    """A seam tells whether `+`, `+=` or nothing at all stands between two literals."""
    code = "p = 'a' 'b'\np = p + 'c'\np += 'd'\nsend(p + 'e')\n"
    (prompt,) = (prompt for prompt in read(code).prompts if prompt.sent)

    assert prompt.text == "abcde"
    assert [(joint.offset, joint.kind) for joint in prompt.joints] == [
        (1, "implicit"), (2, "plus"), (3, "augmented"), (4, "plus"),
    ]  # fmt: skip


def test_what_a_branch_or_loop_adds_is_marked(read: Read) -> None:
    """Pieces know whether they may be left out, and whether they come more than once."""
    code = "p = 'a'\nif x:\n    p += 'b'\nfor y in z:\n    p += 'c'\nsend(p)\n"
    (prompt,) = read(code).prompts

    assert [(piece.conditional, piece.repeated) for piece in prompt.pieces] == [
        (False, False), (True, False), (True, True),
    ]  # fmt: skip
