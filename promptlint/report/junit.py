"""JUnit's XML: a suite for each file, a failed case for each finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from promptlint.model import Diagnostic, FileResult
from promptlint.report.locator import Locator
from promptlint.report.look import Look
from promptlint.report.uri import relative

_FORBIDDEN: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(results: Sequence[FileResult], look: Look) -> Iterator[str]:
    """Yield the document; a file in which nothing was found is one case that passes."""
    del look  # XML has one look
    suites = [_suite(result) for result in results]
    root = ET.Element("testsuites", {"name": "promptlint", **_totals(suites)})
    root.extend(suites)
    ET.indent(root)
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield ET.tostring(root, encoding="unicode")


def _suite(result: FileResult) -> ET.Element:
    path = relative(result.path)
    locator = Locator(result.source)
    cases = [_case(path, one, locator) for one in result.diagnostics]
    if result.error:
        case = ET.Element("testcase", name="promptlint", classname=path)
        ET.SubElement(case, "error", message=_clean(result.error))
        cases.append(case)
    if not cases:
        cases.append(ET.Element("testcase", name="promptlint", classname=path))
    suite = ET.Element("testsuite", name=path)
    suite.extend(cases)
    failures, errors = len(suite.findall("*/failure")), len(suite.findall("*/error"))
    suite.attrib.update(tests=str(len(cases)), failures=str(failures), errors=str(errors))
    return suite


def _case(path: str, one: Diagnostic, locator: Locator) -> ET.Element:
    place = locator.place(one.span.start)
    case = ET.Element(
        "testcase", name=f"{one.code} {one.name}", classname=path, file=path, line=str(place.line)
    )
    failure = ET.SubElement(case, "failure", message=_clean(one.message), type=one.severity)
    failure.text = _clean(f"{path}:{place}: {one.message}")
    return case


def _totals(suites: Sequence[ET.Element]) -> dict[str, str]:
    names = ("tests", "failures", "errors")
    return {name: str(sum(int(suite.get(name, "0")) for suite in suites)) for name in names}


def _clean(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)
