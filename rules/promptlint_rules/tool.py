"""PRM0: the tool itself. The engine yields these findings; here stand their pages."""

from __future__ import annotations

from typing import ClassVar

from promptlint.model import Severity
from promptlint.rule import Example, Rule


class UnreadableSource(Rule):
    """The file cannot be read, or not all of it.

    ## What it does
    Reports a file that cannot be opened or decoded, is binary, is larger than `max-file-size`, is
    nested too deeply, is no notebook though it is called one, or has a syntax error. With a syntax
    error everything that can be made out is checked all the same; otherwise nothing is, and the
    exit code is 2. All other files are checked. In a dataset it reports each record that holds no
    text, or that is not in its format, and checks all others.

    A file is held to have a syntax error only if neither promptlint's parser nor the Python that
    runs it can read it, so Python 2 and new syntax mostly pass. A large file in which no word goes
    with prompts is not parsed, and its syntax not judged. Nor is what lies in a directory called
    `test` or `tests` and has no such word: a broken file there is one that the tests need broken.
    In a notebook, magics of IPython are no errors, with their `%` or without (`pip install …`),
    nor is what is to be filled in in a template of code (`class {{ name }}:`), nor a cell that
    holds no text, such as a command for a shell.

    ## Why it matters
    Prompts that were not seen are not known to be right. A file that was passed over in silence
    would look clean.

    ## Example
    An f-string whose brace is never closed; a file in Latin-1 that does not say so on its first
    line.

    ## Evidence
    PEP 263 says how Python finds a file's encoding. Linters that skip what they cannot read report
    clean runs on broken checkouts.
    """

    code: ClassVar[str] = "PRM001"
    name: ClassVar[str] = "unreadable-source"
    severity: ClassVar[Severity] = "error"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a syntax error",
            code='PROMPT = "Name colours of {thing}."\n\nprint(PROMPT.format«(»thing="flags"\n',
        ),
        Example(
            title="code that Python can read",
            code='PROMPT = "Name colours of {thing}."\n\nprint(PROMPT.format(thing="flags"))\n',
        ),
    )


class UnusedSuppression(Rule):
    """A directive suppresses nothing, names no rule, or cannot be understood.

    ## What it does
    Reports a comment `# promptlint: ignore[…]` or `# promptlint: ignore-file[…]` none of whose
    findings is there any more, that lists a code which is no rule or stands twice, or that is
    malformed. A code of a rule that is switched off is not judged, and a directive without codes
    only where the whole default set is on.

    ## Why it matters
    A directive that outlives its finding hides the next one. A misspelt one hides nothing, though
    its author thinks so.

    ## Example
    `PROMPT = "Hello"  # promptlint: ignore[PRM101]`, where there is no brace at all. The fix takes
    the directive out, or only the codes that do nothing, and leaves the rest of the comment.

    ## Evidence
    ruff (RUF100), mypy (unused-ignore) and ESLint (reportUnusedDisableDirectives) report the same
    for theirs.
    """

    code: ClassVar[str] = "PRM002"
    name: ClassVar[str] = "unused-suppression"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="nothing to suppress",
            code='GREETING = "Hello"  «# promptlint: ignore[unescaped-brace] -- JSON»\n',
            fixed='GREETING = "Hello"\n',
        ),
        Example(
            title="no such rule",
            code='«# promptlint: ignore-file[PRM000]»\nGREETING = "Hello"  # noqa: E501\n',
            fixed='GREETING = "Hello"  # noqa: E501\n',
        ),
        Example(
            title="a directive that cannot be understood",
            code='GREETING = "Hello"  «# promptlint: off»\n',
        ),
        Example(title="no directive", code='GREETING = "Hello"  # a greeting\n'),
    )


TOOL: tuple[type[Rule], ...] = (UnreadableSource, UnusedSuppression)
