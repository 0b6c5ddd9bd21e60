"""What lists and dictionaries hold is found where it is taken out of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Sent = Callable[[str], list[str]]
Turns = Callable[[str], list[str]]

ELEMENTS = {
    "an index": ("p = ['a', 'b']\nsend(p[1])", ["b"]),
    "an index from the end": ("p = ['a', 'b']\nsend(p[-1])", ["b"]),
    "an index of a tuple": ("p = 'a', 'b'\nsend(p[0])", ["a"]),
    "an unknown index": ("p = ['a', 'b']\nsend(p[n])", ["a", "b"]),
    "an index beyond the end": ("p = ['a', 'b']\nsend(p[2])", ["a", "b"]),
    "an index behind what may be left out": ("p = []\nif x:\n    p.append('a')\np.append('b')\nsend(p[0])", ["a", "b"]),
    "a key": ("d = {'k': 'a', 'l': 'b'}\nsend(d['l'])", ["b"]),
    "an unknown key": ("d = {'k': 'a', 'l': 'b'}\nsend(d[x])", ["a", "b"]),
    "a key that is not there": ("d = {'k': 'a'}\nsend(d['l'])", []),
    "a key that is a constant": ("K = 'k'\nd = {K: 'a', 'l': 'b'}\nsend(d[K])", ["a"]),
    "a key twice": ("d = {'k': 'a', 'k': 'b'}\nsend(d['k'])", ["b"]),
    "keys of keys": ("d = {'k': {'l': ['a', 'b']}}\nsend(d['k']['l'][1])", ["b"]),
    "get": ("d = {'k': 'a', 'l': 'b'}\nsend(d.get('l'))", ["b"]),
    "get with a default": ("d = {'k': 'a'}\nsend(d.get('l', 'b'))", ["b"]),
    "get of an unknown key with a default": ("d = {'k': 'a'}\nsend(d.get(x, 'b'))", ["a", "b"]),
    "get of an unknown dictionary": ("send(x.get('k', 'b'))", ["b"]),
    "get nothing": ("d = {'k': 'a'}\nsend(d.get())", []),
    "dict": ("d = dict(k='a')\nsend(d['k'])", ["a"]),
    "a spread dictionary": ("d = {'k': 'a'}\ne = {**d, 'l': 'b'}\nsend(e['k'])", ["a"]),
    "a key over a spread dictionary": ("d = {'k': 'a'}\ne = {**d, 'k': 'b'}\nsend(e['k'])", ["b"]),
    "a spread dictionary that is unknown": ("e = {**x, 'k': 'a'}\nsend(e['k'])", ["a"]),
    "a copy": ("d = {'k': 'a'}\nsend(d.copy()['k'])", ["a"]),
    "a copy of a list": ("from copy import deepcopy\np = ['a', 'b']\nsend(deepcopy(p)[0])", ["a"]),
    "a slice of a text": ("p = 'abcdef'\nsend(p[:3])", ["abcdef"]),
    "a slice of a list": ("p = ['a', 'b', 'c']\nq = p[1:-1]\nsend(q[0])", ["b"]),
    "a slice that is not known": ("p = ['a', 'b']\nq = p[n:]\nsend(q[0])", ["a", "b"]),
    "a slice of something": ("send(x[1:])", []),
    "either list": ("p = ['a'] if x else ['b']\nsend(p[0])", ["a", "b"]),
    "lists added": ("p = ['a'] + ['b']\nsend(p[1])", ["b"]),
    "lists added to something": ("p = x + ['b']\nsend(p[1])", ["b"]),
    "a list repeated": ("p = ['a'] * 3\nsend(p)", ["a"]),
    "a spread list": ("p = ['a', 'b']\nq = [*p, 'c']\nsend(q[2])", ["c"]),
    "unpacked": ("p, q = 'a', 'b'\nsend(q)", ["b"]),
    "unpacked in brackets": ("[p, (q, r)] = ['a', ('b', 'c')]\nsend(r)", ["c"]),
    "unpacked by a star": ("p, *q = 'a', 'b', 'c'\nsend(p)\nsend(q)", ["a"]),
    "unpacked after a star": ("*p, q = 'a', 'b'\nsend(q)", []),
    "unpacked from what is unknown": ("p, q = x\nsend(p)", []),
    "unpacked too much": ("p, q, r = 'a', 'b'\nsend(r)", []),
    "swapped": ("p, q = 'a', 'b'\np, q = q, p\nsend(p)", ["b"]),
    "random choice": ("import random\nsend(random.choice(['a', 'b']))", ["a", "b"]),
    "random sample": ("import random\nfor p in random.sample(['a', 'b'], 1):\n    send(p)", ["a", "b"]),
    "random choice of something": ("import random\nsend(random.choice(x))", []),
    "an empty list": ("p = list()\np.append('a')\nsend(p[0])", ["a"]),
}  # fmt: skip
LOOPS = {
    "a list": ("for p in ['a', 'b']:\n    send(p)", ["a", "b"]),
    "a list of pairs": ("for p, q in [('a', 'b'), ('c', 'd')]:\n    send(q)", ["b", "d"]),
    "pairs of pairs": ("for p, (q, r) in [('a', ('b', 'c'))]:\n    send(r)", ["c"]),
    "enumerate": ("for n, p in enumerate(['a', 'b']):\n    send(p)", ["a", "b"]),
    "enumerated pairs": ("for n, (p, q) in enumerate([('a', 'b')]):\n    send(q)", ["b"]),
    "the number": ("for n, p in enumerate(['a', 'b']):\n    send(n)", []),
    "the enumerated pair": ("for p in enumerate(['a', 'b']):\n    send(p)", []),
    "zip": ("for p, q in zip(['a'], ['b']):\n    send(p)\n    send(q)", ["a", "b"]),
    "zip too little": ("for p, q in zip(['a']):\n    send(q)", []),
    "values": ("d = {'k': 'a', 'l': 'b'}\nfor p in d.values():\n    send(p)", ["a", "b"]),
    "items": ("d = {'k': 'a', 'l': 'b'}\nfor k, p in d.items():\n    send(p)", ["a", "b"]),
    "items of pairs": ("d = {'k': ('a', 'b')}\nfor k, (p, q) in d.items():\n    send(q)", ["b"]),
    "keys": ("d = {'k': 'a'}\nfor p in d:\n    send(p)", []),
    "keys of items": ("d = {'k': 'a'}\nfor k, p in d.items():\n    send(k)", []),
    "items of something": ("for k, p in x.items():\n    send(p)", []),
    "sorted": ("for p in sorted(['a', 'b']):\n    send(p)", ["a", "b"]),
    "elements of elements": ("for p in [['a'], ['b']]:\n    for q in p:\n        send(q)", ["a", "b"]),
    "dictionaries": ("for d in [{'k': 'a'}, {'k': 'b'}]:\n    send(d['k'])", ["a", "b"]),
    "an attribute as target": ("for x.p in ['a']:\n    send(x.p)", ["a"]),
    "something": ("for p in x:\n    send(p)", []),
    "a comprehension": ("[send(p) for p in ['a', 'b']]", ["a", "b"]),
    "a comprehension over pairs": ("[send(q) for p, q in [('a', 'b')]]", ["b"]),
    "a comprehension over enumerate": ("[send(p) for n, p in enumerate(['a'])]", ["a"]),
    "a set comprehension": ("{send(p) for p in ['a']}", ["a"]),
    "a dictionary comprehension": ("{p: send(p) for p in ['a']}", ["a"]),
    "a generator": ("list(send(p) for p in ['a'])", ["a"]),
    "two clauses": ("[send(q) for p in [['a'], ['b']] for q in p]", ["a", "b"]),
    "a clause's own iterable": ("p = ['a']\n[send(p) for p in p]", ["a"]),
    "a comprehension in another": ("[[send(p) for q in y] for p in ['a']]", ["a"]),
    "a lambda in a comprehension": ("[lambda: send(p) for p in ['a']]", ["a"]),
    "another variable": ("p = 'a'\n[send(p) for q in ['b']]", ["a"]),
    "a filtered comprehension": ("q = [p for p in ['a', 'b'] if p]\nsend(q)", ["a", "b"]),
    "a list made by a comprehension": ("q = [f'No {p}' for p in x]\nsend(q[0])", ["No {p}"]),
}  # fmt: skip
MESSAGES = {
    "a list": ("chat(['a', 'b'])", ["user: a", "user: b"]),
    "a list with a spread one": ("m = ['a']\nchat([*m, 'b'])", ["user: a", "user: b"]),
    "a list with an unknown one": ("chat([*x, 'b'])", ["…", "user: b"]),
    "a list with either": ("m = ['a'] if x else ['b']\nchat([*m, 'c'])", ["?user: a", "?user: b", "user: c"]),
    "a slice": ("m = ['a', 'b']\nchat(m[n:])", ["?user: a", "?user: b", "…"]),
    "a slice of messages": (
        "m = [{'role': 'user', 'content': 'a'}, {'role': 'user', 'content': 'b'}]\nchat(m[-1:])",
        ["?user: a", "?user: b", "…"],
    ),
    "lists added": ("m = ['a']\nchat(m + ['b'] + x)", ["user: a", "user: b", "…"]),
    "a comprehension": ("chat([{'role': 'user', 'content': f'No {p}'} for p in x])", ["?*user: No {p}"]),
}  # fmt: skip


@pytest.mark.parametrize(("code", "texts"), ELEMENTS.values(), ids=ELEMENTS)
def test_elements(code: str, texts: list[str], sent: Sent) -> None:
    """An index or key that is known takes one value out, any other all of them."""
    assert sent(code + "\n") == texts


@pytest.mark.parametrize(("code", "texts"), LOOPS.values(), ids=LOOPS)
def test_loops(code: str, texts: list[str], sent: Sent) -> None:
    """A loop's variable is each of the elements, or that part of them that it unpacks."""
    assert sent(code + "\n") == texts


@pytest.mark.parametrize(("code", "messages"), MESSAGES.values(), ids=MESSAGES)
def test_lists_of_messages(code: str, messages: list[str], turns: Turns) -> None:
    """Lists are put together from lists, and what cannot be seen leaves a gap."""
    assert turns(code + "\n") == messages
