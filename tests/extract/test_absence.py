"""A value is held to be missing at times only where the code shows that it can be."""

from __future__ import annotations

import pytest

from promptlint.extract import extract
from promptlint.model import Source

CALL = 'ollama.generate(model="mistral", prompt=f"{}")'


def nullable(function: str, text: str, after: str = "") -> bool:
    code = f"import os\nimport ollama\n\n\n{function}\n    return {CALL.format(text)}\n{after}\n"
    prompts = extract(Source("case.py", code)).prompts
    return any(hole.facts.nullable for prompt in prompts for hole in prompt.holes)


@pytest.mark.parametrize(
    ("function", "text", "expected"),
    [
        ("def f():", "Town: {os.environ.get('TOWN')}", True),
        ("def f(m: dict):", "Town: {m.get('town')}", True),
        ("def f(m: typing.Mapping[str, str]):", "Town: {m.get('town')}", True),
        ("def f(m):", "Town: {m.get('town')}", False),
        ("def f(**m):", "Town: {m.get('town')}", False),
        ("def f(m):", "Town: {m.get('town')} {m['name']}", True),
        ("def f(m):\n    m['name'] = 1", "Town: {m.get('town')}", False),
        ("def f(m: dict):\n    g(m.get('name'))", "Town: {m.get('town')}", False),
        ("def f(m):\n    g(m.get('town', ''), m.get('name'))", "Town: {m.get('town')}", True),
        ('def f(m):\n    g(m.get("town", ""), m.get("name"))', "Town: {m.get('town')}", True),
        ("def f(m):\n    g(m.get('name', ''))", "Town: {m.get('town')}", False),
        ("def f(text):\n    m = json.loads(text)", "Town: {m.get('town')}", True),
        (
            "def f(text):\n    m = json.loads(text)\n    g(m.get('a'))",
            "Town: {m.get('town')}",
            False,
        ),
        ("def f(text):\n    m = lookup(text)", "Town: {m.get('town')}", False),
        ("def f(m, k):", "Town: {m.get(k)} {m['name']}", True),
    ],
)
def test_keys(function: str, text: str, expected: bool) -> None:
    """The environment may lack a name; of another mapping the code around has to tell."""
    assert nullable(function, text) is expected


@pytest.mark.parametrize(
    ("function", "after", "expected"),
    [
        ("def f(town=None):", "", True),
        ("def f(town: str | None = None):", "", True),
        ("def f(town: Optional[str] = None):", "", True),
        ("def f(town: str = None):", "", False),
        ("def f(town: str = None):", "f()", True),
        ("def f(town=None):", "f('Ulm')", False),
        ("def f(town=None):", "f('Ulm')\nf()", True),
        ("def f(town=None):", "f(*towns)\nf(**towns)", False),
        ("def f(town=None):\n    g(town)", "", False),
        ("def f(town=None):\n    'the town'", "", True),
        ("def f(town=None, kind=''):\n  if kind:", "", False),
        ("def f(town=None, kind=''):\n  if self.kind:", "", True),
        ("def f(town=None):\n  def g(kind=''):\n    if kind:\n      pass", "", True),
    ],
)
def test_parameters(function: str, after: str, expected: bool) -> None:
    """An optional parameter is missing where a caller leaves it out, or may do so."""
    assert nullable(function, "Town: {town}", after) is expected
