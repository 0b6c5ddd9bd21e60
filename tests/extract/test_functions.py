"""What parameters receive, calls return and attributes hold is followed within a file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Sent = Callable[[str], list[str]]

PARAMETERS = {
    "by position": ("def f(p):\n    send(p)\nf('a')\nf('b')", ["a", "b"]),
    "by keyword": ("def f(x, p):\n    send(p)\nf(p='a', x=1)", ["a"]),
    "the second": ("def f(x, p):\n    send(p)\nf(1, 'a')", ["a"]),
    "a default": ("def f(p='a'):\n    send(p)", ["a"]),
    "a default and a call": ("def f(p='a'):\n    send(p)\nf('b')", ["a", "b"]),
    "a default that is None": ("def f(p=None):\n    send(p)\nf('b')", ["b"]),
    "a typed default": ("def f(p: str = 'a'):\n    send(p)", ["a"]),
    "keyword only": ("def f(*, p):\n    send(p)\nf(p='a')", ["a"]),
    "keyword only after a star": ("def f(*x, p):\n    send(p)\nf('b', p='a')", ["a"]),
    "position only": ("def f(p, /, q):\n    send(p)\nf('a', 'b')", ["a"]),
    "all positional": ("def f(x, *p):\n    send('\\n'.join(p))\nf('x', 'a', 'b')", ["a\nb"]),
    "all positional of two calls": (
        "def f(*p):\n    send('-'.join(p))\nf('a', 'b')\nf('c')", ["a-b", "c"],
    ),
    "all positional that are no texts": ("def f(*p):\n    send(p[0])\nf(1)", []),
    "a field": (
        "class A:\n    p: str\n    def f(self):\n        send(self.p)\nA(p='a').f()", ["a"],
    ),
    "a field by its place": (
        "class A:\n    x: int\n    p: str\n    def f(self):\n        send(self.p)\nA(1, 'a').f()", ["a"],
    ),
    "a field by its place from outside": (
        "class A:\n    x: int\n    p: str\na = A(1, 'a')\nsend(a.p)", ["a"],
    ),
    "a field of a class with a constructor": (
        "class A:\n    p: str\n    def __init__(self, q):\n        pass\n"
        "    def f(self):\n        send(self.p)\nA('a').f()", [],
    ),
    "a field behind a spread list": (
        "class A:\n    p: str\n    def f(self):\n        send(self.p)\nA(*x).f()", [],
    ),
    "all keywords": ("def f(**p):\n    send(p)\nf(x='a')", []),
    "behind a spread list": ("def f(x, p):\n    send(p)\nf(*y, 'a')", []),
    "behind a spread dictionary": ("def f(x, p):\n    send(p)\nf(**y, p='a')", ["a"]),
    "a bare generator": ("def f(p):\n    for q in p:\n        send(q)\nf('a' for x in y)", ["a"]),
    "no argument at all": ("def f(p):\n    send(p)\nf()", []),
    "through a function": ("def g(p):\n    send(p)\ndef f(p):\n    g(p + '!')\nf('a')", ["{p}!"]),
    "a function's own text": (
        "def f(p):\n    send('h ' + p)\n    send(f'h {p}')\ndef g():\n    f('a')", ["h a", "h a"],
    ),
    "a text that a test tries": ("def f(p):\n    send(f'h {p}')\ndef test_f():\n    f('a')", ["h {p}"]),
    "a text that a script tries": ("def f(p):\n    send(f'h {p}')\nf('a')", ["h {p}"]),
    "a text that may be left out": (
        "def f(p='b'):\n    send(f'h {p}')\ndef g():\n    f('a')", ["h {p}"],
    ),
    "texts of two functions": (
        "def f(p):\n    send(f'h {p}')\ndef g():\n    f('a')\ndef h():\n    f('b')", ["h {p}"],
    ),
    "another function's argument": ("def f(p):\n    send(p)\nx.f('a')", []),
    "to a method": ("class A:\n    def f(self, p):\n        send(p)\nA().f('a')", ["a"]),
    "to a method of self": (
        "class A:\n    def f(self, p):\n        send(p)\n    def g(self):\n        self.f('a')", ["a"],
    ),
    "to another class's method": (
        "class A:\n    def f(self, p):\n        send(p)\nclass B:\n    def f(self, p):\n        pass\nB().f('a')", [],
    ),
    "to a class method": ("class A:\n    @classmethod\n    def f(cls, p):\n        send(p)\nA.f('a')", ["a"]),
    "to a static method": ("class A:\n    @staticmethod\n    def f(p):\n        send(p)\nA.f('a')", ["a"]),
    "to a constructor": ("class A:\n    def __init__(self, p):\n        send(p)\nA('a')", ["a"]),
    "to a constructor by its child": (
        "class A:\n    def __init__(self, p):\n        send(p)\nclass B(A):\n    def __init__(self):\n        super().__init__(p='a')",
        ["a"],
    ),
    "to a constructor that a child inherits": (
        "class A:\n    def __init__(self, p):\n        send(p)\nclass B(A):\n    pass\nB(p='a')", ["a"],
    ),
    "not to a constructor that a child replaces": (
        "class A:\n    def __init__(self, p):\n        send(p)\nclass B(A):\n    def __init__(self, p):\n        pass\nB(p='a')",
        [],
    ),
    "recursion": ("def f(p):\n    send(p)\n    f(p)\nf('a')", ["a"]),
    "parametrize": (
        "@pytest.mark.parametrize('p', ['a', 'b'])\ndef test(p):\n    send(p)", ["a", "b"],
    ),
    "parametrize several": (
        "@pytest.mark.parametrize('x, p', [(1, 'a'), (2, 'b')])\ndef test(x, p):\n    send(p)", ["a", "b"],
    ),
    "parametrize a list of names": (
        "@pytest.mark.parametrize(['x', 'p'], [(1, 'a')])\ndef test(x, p):\n    send(p)", ["a"],
    ),
    "parametrize others": ("@pytest.mark.parametrize('x', ['a'])\n@other\ndef test(p):\n    send(p)", []),
    "assigned in its place": ("def f(p):\n    p = 'b'\n    send(p)\nf('a')", ["b"]),
    "assigned where it is None": ("def f(p=None):\n    p = p or 'b'\n    send(p)\nf('a')", ["a", "b"]),
    "a lambda's": ("f = lambda p: send(p)\nf('a')", []),
}  # fmt: skip
RETURNS = {
    "a text": ("def f():\n    return 'a'\nsend(f())", ["a"]),
    "several texts": ("def f(x):\n    if x:\n        return 'a'\n    return 'b'\nsend(f(1))", ["a", "b"]),
    "nothing at times": ("def f(x):\n    if x:\n        return 'a'\n    return None\nsend(f(1))", ["a"]),
    "nothing": ("def f():\n    return\nsend(f())", []),
    "no return": ("def f():\n    pass\nsend(f())", []),
    "a function's own local": ("def f():\n    p = 'a'\n    return p\nsend(f())", ["a"]),
    "what it is given": ("def f(p):\n    return p\nsend(f('a'))", ["a"]),
    "a built text": ("def f(x):\n    return f'Tell {x}'\nsend(f(1))", ["Tell {x}"]),
    "a method": ("class A:\n    def f(self):\n        return 'a'\nsend(A().f())", ["a"]),
    "a method of self": (
        "class A:\n    def f(self):\n        return 'a'\n    def g(self):\n        send(self.f())", ["a"],
    ),
    "an awaited function": ("async def f():\n    return 'a'\nasync def g():\n    send(await f())", ["a"]),
    "an inner function's return is not its own": (
        "def f():\n    def g():\n        return 'b'\n    return 'a'\nsend(f())", ["a"],
    ),
    "a list": ("def f():\n    return ['a', 'b']\nsend(f()[1])", ["b"]),
    "a tuple": ("def f():\n    return 'a', 'b'\np, q = f()\nsend(q)", ["b"]),
    "recursion": ("def f(x):\n    return f(x) + 'a'\nsend(f(1))", ["{f(x)}a"]),
}  # fmt: skip
ATTRIBUTES = {
    "of self": ("class A:\n    def __init__(self):\n        self.p = 'a'\n    def f(self):\n        send(self.p)", ["a"]),
    "of self, set in any method": (
        "class A:\n    def g(self):\n        self.p = 'a'\n    def f(self):\n        send(self.p)", ["a"],
    ),
    "of self, set right here": (
        "class A:\n    def __init__(self):\n        self.p = 'a'\n    def f(self):\n        self.p = 'b'\n        send(self.p)",
        ["b"],
    ),
    "of self, set here at times": (
        "class A:\n    def __init__(self):\n        self.p = 'a'\n    def f(self, x):\n        if x:\n            self.p = 'b'\n        send(self.p)",
        ["a", "b"],
    ),
    "of self, given to the constructor": (
        "class A:\n    def __init__(self, p):\n        self.p = p\n    def f(self):\n        send(self.p)\nA('a')", ["a"],
    ),
    "of the class": ("class A:\n    p = 'a'\n    def f(self):\n        send(self.p)", ["a"]),
    "of the class, in a class method": (
        "class A:\n    p = 'a'\n    @classmethod\n    def f(cls):\n        send(cls.p)", ["a"],
    ),
    "of the class, set through it": (
        "class A:\n    @classmethod\n    def g(cls):\n        cls.p = 'a'\n    @classmethod\n    def f(cls):\n        send(cls.p)", ["a"],
    ),
    "of a class by its name": ("class A:\n    p = 'a'\nsend(A.p)", ["a"]),
    "of an object": ("class A:\n    p = 'a'\nx = A()\nsend(x.p)", ["a"]),
    "of an object, set from outside": ("x = A()\nx.p = 'a'\nsend(x.p)", ["a"]),
    "of an object that is a parameter": ("class A:\n    p = 'a'\ndef f(x: A):\n    send(x.p)", ["a"]),
    "of an object, given by keyword": ("@dataclass\nclass A:\n    p: str\nx = A(p='a')\nsend(x.p)", ["a"]),
    "of an object, given in place of a default": (
        "@dataclass\nclass A:\n    p: str = 'a'\nx = A(p='b')\nsend(x.p)", ["b"],
    ),
    "of an enumeration": ("class P(str, Enum):\n    ONE = 'a'\nsend(P.ONE.value)", ["a"]),
    "inherited": ("class A:\n    p = 'a'\nclass B(A):\n    def f(self):\n        send(self.p)", ["a"]),
    "inherited and replaced": (
        "class A:\n    p = 'a'\nclass B(A):\n    p = 'b'\n    def f(self):\n        send(self.p)", ["b"],
    ),
    "inherited from a constructor": (
        "class A:\n    def __init__(self):\n        self.p = 'a'\nclass B(A):\n    def f(self):\n        send(self.p)", ["a"],
    ),
    "inherited in a circle": ("class A(B):\n    pass\nclass B(A):\n    def f(self):\n        send(self.p)", []),
    "inherited from itself": ("class A(A):\n    def f(self):\n        send(self.p)", []),
    "a property": (
        "class A:\n    @property\n    def p(self):\n        return 'a'\n    def f(self):\n        send(self.p)", ["a"],
    ),
    "a cached property": (
        "class A:\n    @functools.cached_property\n    def p(self):\n        return 'a'\nsend(A().p)", ["a"],
    ),
    "appended to in other methods": (
        "class A:\n    def __init__(self):\n        self.p = ['a']\n    def g(self):\n        self.p.append('b')\n    def f(self):\n        send(self.p)",
        ["a", "b"],
    ),
    "added to in other methods": (
        "class A:\n    def __init__(self):\n        self.p = 'a'\n    def g(self):\n        self.p += ' b'\n    def f(self):\n        send(self.p)",
        ["a b"],
    ),
    "a dictionary filled in other methods": (
        "class A:\n    def __init__(self):\n        self.p = {}\n    def g(self):\n        self.p['k'] = 'a'\n    def f(self):\n        send(self.p['k'])",
        ["a"],
    ),
    "never set": ("class A:\n    def f(self):\n        send(self.p)", []),
    "without a class": ("send(self.p)", []),
    "of a nested function's self": (
        "class A:\n    p = 'a'\n    def f(self):\n        def g():\n            send(self.p)\n        return g", ["a"],
    ),
    "a method is no text": ("class A:\n    def p(self):\n        pass\n    def f(self):\n        send(self.p)", []),
    "a method that is replaced": (
        "class A:\n    def p(self):\n        pass\n    def f(self):\n        self.p = 'a'\n        send(self.p)", ["a"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("code", "texts"), PARAMETERS.values(), ids=PARAMETERS)
def test_parameters(code: str, texts: list[str], sent: Sent) -> None:
    """A parameter is its default and what calls in the file pass for it."""
    assert sent(code + "\n") == texts


@pytest.mark.parametrize(("code", "texts"), RETURNS.values(), ids=RETURNS)
def test_returns(code: str, texts: list[str], sent: Sent) -> None:
    """A call of a function of the file is what the function returns."""
    assert sent(code + "\n") == texts


@pytest.mark.parametrize(("code", "texts"), ATTRIBUTES.values(), ids=ATTRIBUTES)
def test_attributes(code: str, texts: list[str], sent: Sent) -> None:
    """An attribute is what its class, its object or the classes above them set it to."""
    assert sent(code + "\n") == texts


def test_only_so_many_calls_are_read(sent: Sent) -> None:
    """A function that everything calls shows the texts of its first calls."""
    calls = "".join(f"f('text {n}')\n" for n in range(1_000))

    assert len(sent(f"def f(p):\n    send(p)\n{calls}")) == 48
