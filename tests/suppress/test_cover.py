"""Directives take away the findings that they speak of, and no others."""

import pytest

from promptlint.model import Diagnostic, PromptRef, Source, Span
from promptlint.suppress import read_directives, suppress

NAMES = {"PRM101": "PRM101", "brace": "PRM101", "PRM107": "PRM107", "glue": "PRM107"}


def diagnostic(text, hit, prompt=None, code="PRM101"):
    """A finding at `hit` in a text, of the prompt whose expression is `prompt`."""
    start = text.index(hit)
    ref = None
    if prompt is not None:
        at = text.index(prompt)
        ref = PromptRef("id", "P", "user", Span(at, at + len(prompt)))
    span = Span(start, start + len(hit))
    return Diagnostic(code, "name", "message", span, "error", prompt=ref)


def suppressed(text, *diagnostics):
    source = Source("a.py", text)
    return suppress(diagnostics, read_directives(source), source, NAMES)


def is_covered(text, hit, prompt=None):
    return bool(suppressed(text, diagnostic(text, hit, prompt)).suppressed)


@pytest.mark.parametrize(
    ("written", "code", "covered"),
    [
        ("ignore", "PRM101", True),
        ("ignore[PRM101]", "PRM101", True),
        ("ignore[brace]", "PRM101", True),
        ("ignore[PRM107, brace]", "PRM101", True),
        ("ignore[PRM107]", "PRM101", False),
        ("ignore[PRM999]", "PRM101", False),
        ("ignore-file[brace]", "PRM101", True),
        ("ignroe", "PRM101", False),
        ("ignore[]", "PRM101", False),
    ],
)
def test_rules_that_are_named(written, code, covered):
    """A directive covers the rules it names, by code or name, or all; a faulty one none."""
    text = f"x = 'hit'  # promptlint: {written}\n"

    assert bool(suppressed(text, diagnostic(text, "hit", code=code)).suppressed) == covered


COVERED = [
    "x = 'hit'  # promptlint: ignore\n",
    "# promptlint: ignore\nx = 'hit'\n",
    "# promptlint: ignore\n# noqa\nx = 'hit'\n",
    "# promptlint: ignore-file\n\n\nx = 'hit'\n",
    "x = 'hit'\n\n# promptlint: ignore-file\n",
    "x = ['a',\n     'hit',  # promptlint: ignore\n     'b']\n",
]
NOT_COVERED = [
    "x = 'hit'\ny = 1  # promptlint: ignore\n",
    "y = 1  # promptlint: ignore\nx = 'hit'\n",
    "# promptlint: ignore\n\nx = 'hit'\n",
    "x = 'hit'\n# promptlint: ignore\n",
    "x = ['a',  # promptlint: ignore\n     'hit',\n     'b']\n",
]


@pytest.mark.parametrize(
    ("text", "covered"),
    [(text, True) for text in COVERED] + [(text, False) for text in NOT_COVERED],
)
def test_lines(text, covered):
    """A directive covers its own line or the line below it."""
    assert is_covered(text, "hit") is covered


TRIPLE = '"""One\n  hit\nthree"""'
CONCATENATED = '"one "\n    "hit "\n    "three"'
PROMPTS = [
    (f"x = {TRIPLE}  # promptlint: ignore\n", TRIPLE, True),
    (f"# promptlint: ignore\nx = {TRIPLE}\n", TRIPLE, True),
    (f"x = {TRIPLE}.format(a=1)  # promptlint: ignore\n", TRIPLE, True),
    (f"x = f({TRIPLE}, 1)  # promptlint: ignore\n", TRIPLE, True),
    (f"x = {TRIPLE}\n# promptlint: ignore\n", TRIPLE, False),
    (f"x = {TRIPLE}\ny = 1  # promptlint: ignore\n", TRIPLE, False),
    (f"x = (\n    {CONCATENATED}\n)  # promptlint: ignore\n", CONCATENATED, True),
    (f"x = (\n    {CONCATENATED}  # promptlint: ignore\n)\n", CONCATENATED, True),
    (f"x = (  # promptlint: ignore\n    {CONCATENATED}\n)\n", CONCATENATED, True),
    (f"# promptlint: ignore\nx = (\n    {CONCATENATED}\n)\n", CONCATENATED, True),
    (f"x = (\n    # promptlint: ignore\n    {CONCATENATED}\n)\n", CONCATENATED, True),
    (
        f"x = (  # a\n    # b\n    {CONCATENATED}  # c\n    # d\n)  # promptlint: ignore\n",
        CONCATENATED,
        True,
    ),
    (f"x = [  # promptlint: ignore\n    {CONCATENATED}\n]\n", CONCATENATED, False),
    (f"({CONCATENATED})\ny = 1  # promptlint: ignore", CONCATENATED, False),
]


@pytest.mark.parametrize(("text", "prompt", "covered"), PROMPTS)
def test_a_prompt_is_covered_at_its_ends(text, prompt, covered):
    """Before the first line of a string, or behind its closing quotes, all of it is covered."""
    assert is_covered(text, "hit", prompt) is covered


def test_ends_of_other_prompts_do_not_count():
    """Without a prompt of its own a finding is covered by its own lines only."""
    text = f"x = {TRIPLE}  # promptlint: ignore\n"

    assert not is_covered(text, "hit")
    assert is_covered(text, "hit\nthree")


def test_texts_that_are_nothing_but_a_prompt():
    """The search for parentheses stops at both ends of the text."""
    assert is_covered('"""a\nhit\n"""# promptlint: ignore', "hit", '"""a\nhit\n"""')


def test_what_is_used_is_recorded():
    """Each directive remembers the codes it covered; what none covers is kept in order."""
    text = (
        "a = 'one two'  # promptlint: ignore[brace, glue]\nb = 1\n# promptlint: ignore-file[glue]\n"
    )
    first = diagnostic(text, "one")
    second = diagnostic(text, "two", code="PRM107")
    third = diagnostic(text, "b = 1", code="PRM101")

    result = suppressed(text, first, second, third)

    assert (result.kept, len(result.suppressed)) == ((third,), 2)
    assert {one.suppression for one in result.suppressed} == {"comment"}
    assert list(result.used.values()) == [{"PRM101", "PRM107"}, {"PRM107"}]
