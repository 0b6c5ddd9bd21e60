"""Runs rules on pieces of code whose findings are marked: shared by our tests and rule authors.

A rule's own `examples` are cases, and so is every section of a Markdown file like this one:

    ## bad: a swap of two letters

    ```python
    messages = [{"role": «"sytem"», "content": "Be brief."}]
    ```

    ### fixed

    ```python
    messages = [{"role": "system", "content": "Be brief."}]
    ```

    ## good: a role that exists

    ```python
    messages = [{"role": "system", "content": "Be brief."}]
    ```

«Guillemets» mark the expected findings and are taken out before the code is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from promptlint.engine import lint_source
from promptlint.extract import extract
from promptlint.fix import fixable, mend
from promptlint.model import Diagnostic, Extraction, FileResult, Source, Span
from promptlint.report.locator import Locator
from promptlint.rule import Rule
from promptlint.settings import Settings
from promptlint.sources import decode

PATH: Final = "example.py"
_SECTION: Final = re.compile(r"^## (bad|good): (.+)$|^### (fixed)$|^(`{3,})python$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """Code of which it is known where a rule reports it, and what its fixes make of it.

    `marks` are the places in `code`, none in a good case; `fixed` is the whole text after all
    fixes, unsafe ones included, or None where there is none to apply.
    """

    title: str
    code: str
    marks: tuple[Span, ...] = ()
    fixed: str | None = None

    @property
    def is_bad(self) -> bool:
        """Whether the rule has something to report."""
        return bool(self.marks)

    @classmethod
    def of(cls, title: str, marked: str, fixed: str | None = None) -> Case:
        """Return the case that code with «marks» is. Raises ValueError where they do not pair."""
        code, marks = unmark(marked)
        return cls(title, code, marks, fixed)


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return the code without its «marks», and the places between them, in order.

    Marks may be nested. Raises ValueError where one has no partner.
    """
    parts: list[str] = []
    opened: list[int] = []
    marks: list[Span] = []
    length = 0
    for part in re.split("([«»])", marked):
        if part == "«":
            opened.append(length)
        elif part == "»":
            if not opened:
                raise ValueError("a » without its «")
            marks.append(Span(opened.pop(), length))
        else:
            parts.append(part)
            length += len(part)
    if opened:
        raise ValueError("a « without its »")
    return "".join(parts), tuple(sorted(marks))


def examples(rule: type[Rule]) -> Iterator[Case]:
    """Yield a rule's own examples as cases."""
    for number, example in enumerate(rule.examples, 1):
        yield Case.of(example.title or f"example {number}", example.code, example.fixed)


def read_cases(text: str) -> Iterator[Case]:
    """Yield the cases of a Markdown text.

    Raises ValueError for a section without code, a fix without case, or marks that do not say
    what the heading says.
    """
    text = f"{text}\n"
    heading, is_fix, at = ("", ""), False, 0
    case: Case | None = None
    while match := _SECTION.search(text, at):
        at = match.end()
        if match[1]:
            yield from _finished(heading[1], case)
            heading, case, is_fix = (match[1], match[2]), None, False
        elif match[3]:
            is_fix = True
        else:
            code, at = _block(text, at, match[4])
            case = _with_block(heading, case, code, is_fix=is_fix)
    yield from _finished(heading[1], case)


def check(rule: type[Rule], case: Case, plugins: tuple[str, ...] = ()) -> None:
    """Run a rule on a case and raise AssertionError where it does not do what the case says.

    It has to report exactly the marked places; its fixes have to come to an end, leave a file
    that parses and prompts that are as they were outside the edits, give `fixed`, and mend what
    they set out to mend. `plugins` are the modules that a rule of your own is configured by.
    """
    settings = Settings(extend_select=(rule.code,), plugins=plugins)
    source = Source(PATH, case.code)
    result = _lint(rule, source, settings)
    if result.error:
        raise _failure(rule, case, result.error)
    found = sorted({diagnostic.span for diagnostic in result.diagnostics})
    if found != sorted(set(case.marks)):
        expected = _places(source, case.marks)
        raise _failure(rule, case, f"expected {expected}, found {_places(source, found)}")
    if case.fixed is not None or fixable(result.diagnostics, unsafe=True):
        _check_fixes(rule, case, settings)


def carriage_returns(case: Case) -> Case:
    """Return the case behind a line of wide characters and with CRLF for line ends.

    Rules whose places are right only where a character is a byte fail on it.
    """
    head = "# 😀 naïve\r\n"

    def moved(offset: int) -> int:
        return offset + case.code.count("\n", 0, offset) + len(head)

    return replace(
        case,
        title=f"{case.title} (CRLF)",
        code=head + case.code.replace("\n", "\r\n"),
        marks=tuple(Span(moved(mark.start), moved(mark.end)) for mark in case.marks),
        fixed=None if case.fixed is None else head + case.fixed.replace("\n", "\r\n"),
    )


def _check_fixes(rule: type[Rule], case: Case, settings: Settings) -> None:
    def lint(source: Source) -> FileResult:
        return _lint(rule, source, settings)

    def extraction(source: Source) -> Extraction:
        return extract(source)

    document = decode(case.code.encode(), PATH)
    mended = mend(document, lint, extraction, unsafe=True)
    text = mended.document.source.text
    if mended.refusal:
        raise _failure(rule, case, f"the fix was refused: {mended.refusal}")
    if case.fixed is None:
        raise _failure(rule, case, f"a fix is not expected, and gives:\n{text}")
    if text != case.fixed:
        raise _failure(rule, case, f"the fix gives:\n{text}\ninstead of:\n{case.fixed}")
    unfixable = [one for one in lint(document.source).diagnostics if not _is_fixable(one)]
    if len(mended.result.diagnostics) > len(unfixable):
        left = _places(mended.document.source, [one.span for one in mended.result.diagnostics])
        raise _failure(rule, case, f"after the fix there still is {left}")


def _lint(rule: type[Rule], source: Source, settings: Settings) -> FileResult:
    result = lint_source(source, settings)
    mine = tuple(one for one in result.diagnostics if one.code == rule.code)
    return replace(result, diagnostics=mine)


def _is_fixable(diagnostic: Diagnostic) -> bool:
    return fixable([diagnostic], unsafe=True)


def _block(text: str, at: int, fence: str) -> tuple[str, int]:
    """Return the code from the line after a fence to the fence that closes it, and its end."""
    end = text.find(f"\n{fence}\n", at)
    if end < 0:
        raise ValueError(f"a block is not closed: {text[at : at + 40]!r}")
    return text[at + 1 : end + 1], end + 1 + len(fence)


def _with_block(heading: tuple[str, str], case: Case | None, code: str, *, is_fix: bool) -> Case:
    kind, title = heading
    if is_fix:
        if case is None:
            raise ValueError(f"{title}: a fix comes before its case")
        return replace(case, fixed=code)
    case = Case.of(title, code)
    if case.is_bad != (kind == "bad"):
        raise ValueError(f"{title}: a bad case has «marks», a good one has none")
    return case


def _finished(title: str, case: Case | None) -> Iterator[Case]:
    if case is not None:
        yield case
    elif title:
        raise ValueError(f"{title}: a case has no code")


def _places(source: Source, spans: tuple[Span, ...] | list[Span]) -> str:
    locator = Locator(source)
    texts = (f"{locator.place(s.start)} {source.text[s.start : s.end]!r}" for s in spans)
    return "; ".join(texts) or "nothing"


def _failure(rule: type[Rule], case: Case, what: str) -> AssertionError:
    return AssertionError(f"{rule.code} {rule.name}, {case.title!r}: {what}")
