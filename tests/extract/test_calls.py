"""Methods and functions that build texts are read, and what they put into templates is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from promptlint.model import Dedenting, Extraction, Filling

Sent = Callable[[str], list[str]]
Read = Callable[[str], Extraction]

TEXTS = {
    "strip": ("send('  a  '.strip())", ["a"]),
    "lstrip": ("send('  a  '.lstrip())", ["a  "]),
    "rstrip": ("send('  a  '.rstrip())", ["  a"]),
    "strip of characters": ("send(' -a- '.strip('-'))", [" -a- "]),
    "strip of something": ("send(x.strip())", []),
    "a default that is stripped": ("send('a: ' + d.get('k', '').strip())", ["a: {d.get('k', '').strip()}"]),
    "a default that is cut": ("send(f\"a: {d.get('k', '')[:9]}\")", ["a: {d.get('k', '')[:9]}"]),
    "lower": ("send('A'.lower())", ["A"]),
    "a chain": ("send(' A '.strip().title().encode())", ["A"]),
    "dedent": ("from textwrap import dedent\nsend(dedent('''\n    a\n      b\n    '''))", ["\na\n  b\n"]),
    "dedent of a module": ("import textwrap\nsend(textwrap.dedent('  a'))", ["a"]),
    "dedent under another name": ("import textwrap as tw\nsend(tw.dedent('  a'))", ["a"]),
    "cleandoc": ("import inspect\nsend(inspect.cleandoc('''\n    a\n      b\n    '''))", ["a\n  b"]),
    "dedent nothing": ("from textwrap import dedent\nsend(dedent())", []),
    "replace": ("send('a {x}'.replace('{x}', y))", ["a {x}"]),
    "replace something": ("send('a X'.replace(x, y))", ["a X"]),
    "replace with one argument": ("send('a'.replace('a'))", []),
    "replace in something": ("send(x.replace('a', 'b'))", []),
    "str": ("send(str('a'))", ["a"]),
    "cast": ("from typing import cast\nsend(cast(str, 'a'))", ["a"]),
    "a text out of the environment": ("import os\nsend(os.environ.get('P', 'a'))", ["a"]),
    "a text out of the environment by a function": ("import os\nsend(os.getenv('P', 'a'))", ["a"]),
    "an unknown function": ("send(f('a'))", []),
    "a called parameter": ("def g(f):\n    send(f('a'))", []),
    "a call of a call": ("send(f()('a'))", []),
    "a call in parentheses": ("def f():\n    return 'a'\nsend((f)())", ["a"]),
    "copies of lists": ("send(list(tuple(['a']))[0])", ["a"]),
    "either list": ("send(list(['a'] if x else ['b'])[0])", ["a", "b"]),
    "a dictionary of a dictionary": ("d = {'k': 'a'}\nsend(dict(d, l='b')['k'])", ["a"]),
    "a dictionary of pairs": ("send(dict([('k', 'a')])['k'])", []),
    "a dictionary of what is unknown": ("send(dict(**x, k='a')['k'])", ["a"]),
    "a long name": ("send(" + ".".join("abc" * 3_000) + "('a'))", []),
}  # fmt: skip
JOINS = {
    "a list": ("send(' '.join(['a', 'b']))", ["a b"]),
    "a tuple": ("send(', '.join(('a', 'b', 'c')))", ["a, b, c"]),
    "lines": ("send('\\n'.join(['a', f'b {x}']))", ["a\nb {x}"]),
    "nothing between": ("send(''.join(['a', 'b']))", ["ab"]),
    "values that are unknown": ("send(' '.join(['a', x]))", ["a {x}"]),
    "a list that is built": ("p = ['a']\nif x:\n    p.append('b')\nsend(' '.join(p))", ["a b"]),
    "a comprehension": ("p = 'a: ' + ' '.join(f'b {x}' for x in y)\nsend(p)", ["a: {join}"]),
    "something": ("send('a: ' + ' '.join(x))", ["a: {x}"]),
    "by a constant": ("SEP = ' | '\nsend(SEP.join(['a', 'b']))", ["a | b"]),
    "by something": ("send(x.join(['a', 'b']))", []),
    "nothing": ("send(' '.join())", []),
    "either list": ("send(' '.join(['a'] if x else ['b']))", ["a", "b"]),
    "a list whose parts are either": ("p = 'a' if x else 'b'\nsend(' '.join([p, 'c']))", ["a c", "b c"]),
}  # fmt: skip
FILLINGS = {
    "format": (
        "send('a {x} {}'.format(1, x=2))", ("str.format", ".format()", [None, "x"], False, True, True),
    ),
    "format with what cannot be seen": (
        "send('a {x}'.format(*y))", ("str.format", ".format()", [], True, True, True),
    ),
    "format with a dictionary": (
        "send('a {x}'.format(**{'x': 1}))", ("str.format", ".format()", ["x"], False, True, True),
    ),
    "format with an unknown dictionary": (
        "send('a {x}'.format(**y, z=1))", ("str.format", ".format()", ["z"], True, True, True),
    ),
    "format with unknown keys": (
        "send('a {x}'.format(**{k: 1, 'x': 2}))", ("str.format", ".format()", ["x"], True, True, True),
    ),
    "format with either of two dictionaries": (
        "send('a {x}'.format(**({'x': 1} if y else {'z': 1})))", ("str.format", ".format()", [], True, True, True),
    ),
    "format_map": (
        "send('a {x}'.format_map({'x': 1}))", ("str.format", ".format_map()", ["x"], False, True, True),
    ),
    "percent with one value": ("send('a %s' % 1)", ("percent", "%", [None], False, True, True)),
    "percent with an unknown value": ("send('a %s' % x)", ("percent", "%", [None], True, True, True)),
    "percent with a tuple": (
        "send('a %s %d' % (x, 2))", ("percent", "%", [None, None], False, True, True),
    ),
    "percent with a dictionary": (
        "send('a %(x)s' % {'x': 1})", ("percent", "%", ["x"], False, True, True),
    ),
    "percent with more in parentheses": (
        "send('a %s' % (*x,))", ("percent", "%", [None], True, True, True),
    ),
    "substitute": (
        "from string import Template\nsend(Template('a $x').substitute(x=1))",
        ("string.Template", ".substitute()", ["x"], False, True, True),
    ),
    "safe_substitute": (
        "from string import Template\nsend(Template('a $x').safe_substitute(d))",
        ("string.Template", ".substitute()", [None], True, False, True),
    ),
    "render": (
        "from jinja2 import Template\nsend(Template('a {{ x }}').render(x=1))",
        ("jinja2", ".render()", ["x"], False, True, False),
    ),
    "render strictly": (
        "from jinja2 import Environment, StrictUndefined\n"
        "e = Environment(undefined=StrictUndefined)\nsend(e.from_string('a {{ x }}').render(x=1))",
        ("jinja2", ".render()", ["x"], False, True, True),
    ),
    "render in an environment that cannot be seen": (
        "def f(e):\n    send(e.from_string('a {{ x }}').render(x=1))",
        ("jinja2", ".render()", ["x"], False, True, True),
    ),
    "render a template that a loader holds": (
        "from jinja2 import DictLoader, Environment\n"
        "e = Environment(loader=DictLoader({'t': 'a {{ x }}', 'u': 'b'}))\nsend(e.get_template('t').render(d))",
        ("jinja2", ".render()", [None], True, True, False),
    ),
    "render a source given by name": (
        "from jinja2 import Template\nsend(Template(source='a {{ x }}').render(x=1))",
        ("jinja2", ".render()", ["x"], False, True, False),
    ),
    "replace": (
        "send('a {x}'.replace('{x}', y))", ("none", ".replace()", ["{x}"], True, False, True),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("code", "texts"), TEXTS.values(), ids=TEXTS)
def test_functions_of_texts(code: str, texts: list[str], sent: Sent) -> None:
    """What only shortens or copies a text is seen through."""
    assert sent(code + "\n") == texts


@pytest.mark.parametrize(("code", "texts"), JOINS.values(), ids=JOINS)
def test_joins(code: str, texts: list[str], sent: Sent) -> None:
    """A list that is known is joined; of a loop that is not, a hole is left."""
    assert sent(code + "\n") == texts


@pytest.mark.parametrize(("code", "expected"), FILLINGS.values(), ids=FILLINGS)
def test_fillings(code: str, expected: tuple[object, ...], read: Read) -> None:
    """A template is kept with its language, the values that it is given, and if more may come."""
    (prompt,) = (prompt for prompt in read(code + "\n").prompts if prompt.sent)
    (use,) = (use for use in prompt.uses if isinstance(use, Filling))
    names = [argument.name for argument in use.arguments]

    assert (use.engine, use.call, names, use.open, use.complete, use.strict) == expected
    assert code[use.span.start : use.span.end].endswith((")", "2", "1", "x", "}"))
    assert prompt.text[use.over.start : use.over.end] == prompt.text


@pytest.mark.parametrize(
    "code",
    [
        "from jinja2 import Template\nsend(Template(x).render(y=1))",
        "from jinja2 import Template\nsend(Template().render(y=1))",
        "send(x.render(y=1))",
        "from jinja2 import Environment\ne = Environment()\nsend(e.get_template('t').render())",
        "from jinja2 import Environment\ne = Environment(loader=x)\nsend(e.get_template('t').render())",
        "from string import Template\nsend(Template().substitute(x=1))",
        "send(x.substitute(y=1))",
        "send(x.format(1))",
        "send(x.format_map(y))",
        "send('a'.format_map())",
    ],
)
def test_templates_that_cannot_be_seen(code: str, sent: Sent) -> None:
    """No text is made up for a template that comes from elsewhere."""
    assert sent(code + "\n") == []


def test_a_dedent_is_kept_with_what_it_covers(read: Read) -> None:
    """The stretch that dedent works on is known after text is added around it."""
    code = "from textwrap import dedent\nsend('one ' + dedent('  two') + ' three')\n"
    (prompt,) = (prompt for prompt in read(code).prompts if prompt.sent)
    (use,) = (use for use in prompt.uses if isinstance(use, Dedenting))

    assert prompt.text == "one two three"
    assert prompt.text[use.over.start : use.over.end] == "two"
    assert code[use.span.start : use.span.end] == "dedent('  two')"


def test_a_template_within_a_text_keeps_its_stretch(read: Read) -> None:
    """Fields are found in the part that is a template, at their place in the whole."""
    code = "send('{no} ' + 'a {x}'.format(x=1) + ' {no}')\n"
    (prompt,) = (prompt for prompt in read(code).prompts if prompt.sent)
    (use,) = (use for use in prompt.uses if isinstance(use, Filling))

    assert prompt.text[use.over.start : use.over.end] == "a {x}"
    assert [prompt.text[field.span.start : field.span.end] for field in use.fields] == ["{x}"]
