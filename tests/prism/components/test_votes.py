"""Segments vote for the components that their words and phrases speak for."""

from promptlint.prism.components.line import line
from promptlint.prism.components.order import label
from promptlint.prism.components.votes import votes
from promptlint.prism.components.words import words


def voted(text: str) -> set[str]:
    one = line(text, indent=0, continues=False, follows_blank=False, fenced=False, depth=0)
    return set(votes(one, words(one.body), label(one.body)))


def test_beginnings() -> None:
    """What a segment begins with votes, after marks and words such as "please"."""
    assert {"vo=constraint", "vO2=constraint"} <= voted("Do not lie.")
    assert {"vo=constraint"} <= voted('- "Please, never lie."')
    assert "vo=constraint" not in voted("Cats do not lie.")


def test_what_follows_a_label() -> None:
    """What follows a label votes as a beginning of its own."""
    assert {"vr=constraint", "vn=task"} <= voted("Task: never lie")
    assert not {one for one in voted("Task:") if one.startswith("vr")}


def test_what_is_said() -> None:
    """Phrases anywhere vote, and are counted; an entry within an entry does not."""
    found = voted("It is in JSON format, as a list of strings, one per line, with headings.")
    assert {"vs=format", "vs4=format", "v=format"} <= found
    assert "vs=context" not in voted("Cats")


def test_names() -> None:
    """Headings, tags and labels vote as a whole, else by their last words, else by others."""
    assert {"vn=format", "vN=format"} <= voted("## Output format")
    assert {"vn=guideline"} <= voted("## My very own guidelines")
    assert "vN=guideline" not in voted("## My very own guidelines")
    assert {"vN=context"} <= voted("<chat_history>")
    assert {"vN=context"} <= voted("</chat-history>")
    assert {"vn=example"} <= voted("## Examples of cats")
    assert not {one for one in voted("chat history is long") if one.startswith("vn")}


def test_holes() -> None:
    """Names of holes vote, more so where a hole is all that there is."""
    assert {"vh=context", "vH=context"} <= voted("{chat_history}")
    found = voted("The talk was {chat_history} until now")
    assert "vh=context" in found
    assert "vH=context" not in found


def test_the_outcome() -> None:
    """The first and the second component, and the lead, are told; no vote is told too."""
    assert {"v=constraint", "v1=constraint&2", "v2=none"} <= voted("Do not lie.")
    assert {"v=constraint", "v2=format", "vv=constraint&format"} <= voted("Do not use JSON.")
    assert voted("Cats") == {"v=none"}


def test_other_languages() -> None:
    """Chinese phrases vote as English ones do."""
    assert {"vo=constraint"} <= voted("请不要编造答案")
    assert {"vN=example"} <= voted("## 示例")
