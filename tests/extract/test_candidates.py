"""Candidates are the outermost string expressions with words that no prompt covers yet."""

from __future__ import annotations

from promptlint.extract.candidates import Candidate, Candidates
from promptlint.extract.extractor import Extractor
from promptlint.extract.sinks import Sinks
from promptlint.model import Source, Span


def candidates(code: str, *covered: Span) -> list[Candidate]:
    """Return the candidates of the code outside of `covered`."""
    sinks = Sinks.load()
    extractor = Extractor(Source("app/letters.py", code), sinks, None)
    return list(Candidates(extractor.evaluator, sinks).outside(sorted(covered)))


def test_source_order_and_outermost() -> None:
    """Each expression comes once, as a whole, in source order."""
    code = """
def later():
    return f"Dear {title("sir or madam")}, good day"
FIRST = "Sum up " + letter + " in a line"
SECOND = ("Two pieces "
          "of one text")
"""
    texts = [one.text for one in candidates(code)]
    assert texts == [
        'Dear {title("sir or madam")}, good day', "Sum up {letter} in a line", "Two pieces of one text",
    ]  # fmt: skip


def test_short_wordless_and_keys_are_left_out() -> None:
    """Single words, marks and dictionary keys are no candidates."""
    code = """
A = "a b"
B = "----------------"
C = {"the name of the key": "the text of the value"}
D = "identifier_of_one"
"""
    assert [one.text for one in candidates(code)] == ["the text of the value"]


def test_bytes_paths_and_bare_holes_are_left_out() -> None:
    """What is no text, or has no words but in its holes, is no candidate; other scripts are."""
    code = """
A = b"some bytes with words"
B = rb"some raw bytes"
C = f"{folder}/answers_{number}.json"
D = f"{first} {second}\\n"
E = "https://example.com/letters of the week"
F = "请总结这封信"
"""
    assert [one.text for one in candidates(code)] == [
        "https://example.com/letters of the week",
        "请总结这封信",
    ]


def test_decorators_are_told() -> None:
    """The names of a function's decorators are known, without what is handed to them."""
    code = """
@tool(name="letters")
@app.cached
def letter():
    return "the text of the letter"
"""
    [one] = candidates(code)
    assert one.frame.decorators == ("tool", "app.cached")


def test_covered_expressions_are_left_out() -> None:
    """What a prompt is made of is none of the classifier's business, even in part."""
    code = 'ONE = "Sum up the letter"\nTWO = "Answer the letter"\n'
    at = code.index("Answer")
    assert [one.text for one in candidates(code, Span(at, at + 6))] == ["Sum up the letter"]
    assert candidates(code, Span(6, 25), Span(32, 51)) == []


def test_frame_and_home() -> None:
    """The function, the class with its parents, their docstrings and the imports are told."""
    code = '''
import openai
from letters.prompts import SHORT

class Writer(Agent):
    """Writes letters."""

    def prompt(self):
        """Ask for a letter.

        At length.
        """
        return "Write a letter to them"

    greeting = "Good day to them all"

def plain():
    return "Write a short letter"
'''
    method, attribute, function = candidates(code)
    assert method.frame.function == "prompt"
    assert (method.frame.owner, method.frame.bases) == ("Writer", "(Agent)")
    assert method.frame.purpose == "Ask for a letter.\nWrites letters."
    assert (attribute.frame.function, attribute.frame.owner) == ("", "Writer")
    assert attribute.frame.purpose == "Writes letters."
    assert function.frame == function.frame.__class__("plain", "", "", "")
    assert method.home.path == "app/letters.py"
    assert method.home.libraries == {"openai"}
    assert "letters.prompts.SHORT" in method.home.modules


def test_prompt_count_is_of_the_file() -> None:
    """The home counts the expressions that prompts already cover."""
    (only,) = candidates('ONE = "Sum up the letter"\nTWO = "Answer the letter"\n', Span(6, 25))
    assert only.home.prompt_count == 1
