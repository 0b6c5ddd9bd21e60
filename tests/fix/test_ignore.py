"""Directives are written where they cover the findings, and change nothing else."""

import ast

import pytest

from promptlint.engine import lint_source
from promptlint.extract import extract
from promptlint.fix import ignore
from promptlint.settings import Settings
from promptlint.sources import decode

HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n"
SETTINGS = Settings(extend_select=("PRM115",))

CASES = [
    # one line, also with a comment already there, and without a line end
    (
        'client.responses.create(model="m", input="Ask {question} now.")\n',
        'client.responses.create(model="m", input="Ask {question} now.")  # promptlint: ignore[PRM102]\n',
    ),
    (
        'client.responses.create(model="m", input="Ask {question} now.")  # noqa',
        'client.responses.create(model="m", input="Ask {question} now.")  # noqa  # promptlint: ignore[PRM102]',
    ),
    # behind the closing quotes of a string that spans lines, once for two findings in it
    (
        'text = """Ask {question}\nand {answer}.\n"""\nclient.responses.create(model="m", input=text)\n',
        'text = """Ask {question}\nand {answer}.\n"""  # promptlint: ignore[PRM102]\n'
        'client.responses.create(model="m", input=text)\n',
    ),
    # behind a joined text in parentheses
    (
        'client.responses.create(\n    model="m",\n    input="Ask {question} "\n    "now.",\n)\n',
        'client.responses.create(\n    model="m",\n    input="Ask {question} "\n    "now.",  # promptlint: ignore[PRM102]\n)\n',
    ),
    # a backslash leaves no room behind it: above
    (
        'if True:\n    text = "Ask {question} now." \\\n        .strip()\n    client.responses.create(model="m", input=text)\n',
        'if True:\n    # promptlint: ignore[PRM102]\n    text = "Ask {question} now." \\\n'
        '        .strip()\n    client.responses.create(model="m", input=text)\n',
    ),
]


def ignored(text, reason=""):
    document = decode((HEAD + "question = answer = 1\n" + text).encode(), "app.py")

    def lint(source):
        return lint_source(source, SETTINGS)

    return ignore(document, lint, extract, reason)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_each_finding_gets_a_directive(text, expected):
    """Nothing is reported afterwards, and the program is the same."""
    mended = ignored(text)
    after = mended.document.source.text

    assert after == HEAD + "question = answer = 1\n" + expected
    assert mended.result.diagnostics == ()
    assert mended.fixed == len(mended.result.suppressed) > 0
    assert ast.dump(ast.parse(after)) == ast.dump(
        ast.parse(HEAD + "question = answer = 1\n" + text)
    )


def test_the_reason_is_written():
    """A reason follows the codes."""
    after = ignored(CASES[0][0], "a template by hand").document.source.text

    assert after.endswith("# promptlint: ignore[PRM102] -- a template by hand\n")


def test_a_reason_stays_on_its_line():
    """Line breaks in a reason become spaces."""
    after = ignored(CASES[0][0], "two\nlines").document.source.text

    assert after.endswith("# promptlint: ignore[PRM102] -- two lines\n")


def test_what_cannot_be_covered_is_left():
    """A directive that covers nothing is not written, and the findings stay."""
    document = decode((HEAD + CASES[0][0]).encode(), "app.py")
    result = lint_source(document.source, SETTINGS)
    mended = ignore(document, lambda _: result, extract)

    assert (mended.document, mended.fixed, mended.result) == (document, 0, result)
