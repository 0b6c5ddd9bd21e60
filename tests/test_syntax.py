"""Syntax errors are reported where Python, too, cannot go on."""

import pytest

from promptlint.model import Source, Span
from promptlint.syntax import syntax_finding

BROKEN = Span(0, 1)


def finding(text):
    return syntax_finding(Source("a.py", text), BROKEN)


@pytest.mark.parametrize(
    "text",
    [
        "x = 1\n",
        "x = '\\d'\n",
        "await f()\n",
        "x = [await y async for y in z]\n",
        "",
        "return 1\nyield 2\n",
    ],
)
def test_what_python_can_read_is_no_error(text):
    """If only our parser stumbles nothing is reported, nor are warnings shown."""
    assert finding(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "class {{ name }}:\n    pass\n",
        "import a\n{% if b %}\nimport b\n{% endif %}\n",
        "async def test_<name>_ends(path):\n    pass\n",
        "x = {{ cookiecutter.size | default(3) }} + \n",
        "import os\nos.environ['KEY'] = <your-api-key>\n",
    ],
)
def test_a_template_of_code_is_no_error(text):
    """What a generator of projects fills in is not Python yet."""
    assert finding(text) is None


@pytest.mark.parametrize("line", ["%pip install -U a==1.2", "!wget -O a https://a.org/b-1_2.deb"])
def test_a_magic_of_an_exported_notebook_is_no_error(line):
    """Databricks runs the magics of what it has saved as Python; elsewhere they are errors."""
    text = f"import os\n{line}\n"
    assert finding(f"# Databricks notebook source\n{text}") is None
    assert finding(text) is not None
    assert finding(f"# Databricks notebook source\n{text}".replace(line, "x = = 2")) is not None


def test_braces_elsewhere_excuse_nothing():
    """Only the line at fault counts, and braces that Python reads too are no template."""
    assert finding("x = {{ name }}\ny = = 2\n") is not None
    assert finding("x = {1: {2: 3}} = = 2\n") is not None


ERRORS = [
    ("print(f(\n", "'(' was never closed", "("),
    ("x = 1\ny = = 2\n", "invalid syntax", "="),
    ("x = 1\nif x:\ny = 2\n", "expected an indented block after 'if' statement on line 2", "y"),
    ("é = '\n", "unterminated string literal (detected at line 1)", "'"),
    ("x = 1\r\nz z\r\n", "invalid syntax", "z"),
    ("if x\n    y\n", "expected ':'", ""),
    ("print 'hello'\n", "Missing parentheses in call to 'print'. Did you mean print(...)?", "p"),
]


@pytest.mark.parametrize(("text", "reason", "hit"), ERRORS)
def test_errors_have_pythons_reason_and_place(text, reason, hit):
    """The finding says what Python says, at the character that Python points to."""
    one = finding(text)

    assert one.message == f"the file has a syntax error: {reason}"
    assert text[one.span.start : one.span.end] == hit


@pytest.mark.parametrize("text", ["if x:\n", "def f(:\n", "'''", "x = (\n\n\n", "\\", "0777"])
def test_places_are_within_the_text(text):
    """An error at the end of a file is shown within it."""
    one = finding(text)

    assert 0 <= one.span.start <= one.span.end <= len(text)


@pytest.mark.parametrize("text", ["-" * 200_000 + "1 $", "x" + ".a" * 100_000 + "\n$"])
def test_deep_nesting_is_an_error_of_its_own(text):
    """What overflows Python's parser is reported as such, where our parser stumbled."""
    one = finding(text)

    assert one is not None
    assert one.message.startswith(("the file is nested too deeply", "the file has a syntax error"))


@pytest.mark.parametrize("kind", [SyntaxError, ValueError])
def test_nul_is_an_error(monkeypatch, kind):
    """A NUL character, which is another error in each Python, is an error as well."""

    def failing(*_, **__):
        raise kind("source code cannot contain null bytes")

    monkeypatch.setattr("builtins.compile", failing)

    assert finding("x").message.startswith("the file has a syntax error: source code cannot")


def test_error_without_a_place_is_where_the_parser_stumbled(monkeypatch):
    """Where Python names no line, or one that is not there, our parser's place is shown."""

    def failing(*_, **__):
        raise SyntaxError("odd", ("a.py", 99, 1, None))

    monkeypatch.setattr("builtins.compile", failing)

    assert finding("x").span == BROKEN
