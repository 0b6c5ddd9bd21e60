"""The lexicon finds words and phrases in any inflection, the longest first."""

import json
import runpy
from pathlib import Path

import pytest

from promptlint.model import GROUPS
from promptlint.prism.components.lexicon import PATH, Entries, Place, lexicon, root, roots
from promptlint.prism.components.words import words

TOOL = Path(__file__).parents[3] / "tools" / "compile_lexicon.py"


def hints(place: Place, text: str) -> list[list[object]]:
    found = roots(words(text).tokens)
    size, found_hints = lexicon()[place].at(found, 0)
    return [list(hint) for hint in found_hints] if size == len(found) else []


def test_the_compiled_lexicon_is_current() -> None:
    """lexicon.json is what tools/compile_lexicon.py makes of lexicon.txt."""
    compiled = runpy.run_path(str(TOOL))["compiled"]

    assert PATH.read_text(encoding="utf-8") == compiled()


def test_sections_become_hints(tmp_path: Path) -> None:
    """An entry has the hints of its sections, once each, whatever its inflection."""
    source = tmp_path / "lexicon.txt"
    source.write_text(
        "# a note\n\n[open task.do!]\nwrite,\nwrites, as the\n\n[open role]\nwriting\n"
    )
    compiled = runpy.run_path(str(TOOL))["compiled"]

    assert json.loads(compiled(source)) == {
        "hints": [[["role", 1], ["task", 2]], [["task", 2]]],
        "open": [{"writ": 1, "as": 2}, {"writ": 0, "as the": 1}],
        "say": [{}, {}],
        "name": [{}, {}],
    }


def test_all_components_have_hints() -> None:
    """Hints are of components, and every component has some."""
    found = {
        component
        for entries in lexicon().values()
        for hints in entries.hints.values()
        for component, _ in hints
    }

    assert found == set(GROUPS)


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (("write", "writes", "writing"), "writ"),
        (("reply", "replies", "replied"), "reply"),
        (("format", "formats", "formatted", "formatting"), "format"),
        (("class", "classes"), "class"),
        (("analysis",), "analysis"),
        (("status",), "status"),
        (("box", "boxes"), "box"),
        (("exact", "exactly"), "exact"),
        (("the",), "the"),
        (("don't",), "don't"),
        (("ħ",), "ħ"),
    ],
)
def test_inflections_have_one_root(forms: tuple[str, ...], expected: str) -> None:
    """Inflections of a word are one; short words stay as they are."""
    assert {root(form) for form in forms} == {expected}


def test_the_longest_entry_is_found() -> None:
    """Of entries that begin alike the longest that is there counts; no entry is none."""
    entries = Entries({"a": 3}, {"a": [("role", 1)], "a b c": [("task", 2)]})

    assert entries.at(["a", "b", "c"], 0) == (3, [("task", 2)])
    assert entries.at(["a", "b", "d"], 0) == (1, [("role", 1)])
    assert entries.at(["x", "a"], 1) == (1, [("role", 1)])
    assert entries.at(["b"], 0) == (0, ())


@pytest.mark.parametrize(
    ("place", "text", "component", "strength"),
    [
        ("open", "you are a", "role", 2),
        ("open", "make sure", "guideline", 2),
        ("open", "don't", "constraint", 2),
        ("open", "如果", "guideline", 2),
        ("say", "in JSON", "format", 2),
        ("say", "double-check", "reasoning", 2),
        ("name", "format instructions", "format", 1),
        ("name", "chat history", "context", 1),
        ("name", "示例", "example", 1),
    ],
)
def test_usual_phrases_are_known(place: Place, text: str, component: str, strength: int) -> None:
    """Usual beginnings, phrases and names speak for the component that one expects."""
    assert [component, strength] in hints(place, text)
