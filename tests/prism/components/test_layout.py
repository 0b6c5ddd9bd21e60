"""Headings, tags, bullets and lines with a colon govern what stands below them."""

from promptlint.prism.components.layout import Place, places
from promptlint.prism.units import segments


def laid(text: str) -> list[Place]:
    return places(text, list(segments(text)))


def parents(text: str) -> list[int | None]:
    return [place.parent for place in laid(text)]


def test_headings_nest() -> None:
    """A heading governs up to the next one of its rank; a lower one stands below it."""
    assert parents("# A\na\n## B\nb\n# C\nc") == [None, 0, 0, 2, None, 4]
    assert parents("**A**\na\nRULES\nb\n== C ==\nc") == [None, 0, None, 2, None, 4]


def test_colons_govern_a_block() -> None:
    """A line with a colon governs its list, or its paragraph, and no more."""
    assert parents("Do this:\n- a\n- b\n\n- c\n\nEnd.") == [None, 0, 0, 0, None]
    assert parents("Text:\n\n{text}\n\nEnd.") == [None, 0, None]
    assert parents("Text:\n{text}\n---\nEnd.") == [None, 0, None, None]
    assert parents("A:\na\nB:\nb") == [None, 0, None, 2]
    assert parents("A:\n# B\nb") == [None, None, 1]
    assert parents("A:\n" + "b" * 130 + ":\nc") == [None, 0, 0]
    assert parents("1. A:\n- a\n2. B:\n- b") == [None, 0, None, 2]
    assert parents("  A:\n  a\nb") == [None, 0, None]


def test_tags_govern_what_they_enclose() -> None:
    """An opening tag governs up to the closing one, which ends the line above it too."""
    assert parents("Data:\n<a>\n<b>\nx\n</b>\n</a>\ny") == [None, 0, 1, 2, 2, 1, None]
    assert parents("</a>\n<br/>\nx") == [None, None, None]
    assert parents("<a>\n# A\nx\n</a>\ny") == [None, 0, 1, 0, None]


def test_near_and_far() -> None:
    """What follows a blank line below a heading is no longer near it."""
    assert [place.is_near for place in laid("# A\na\n\nb")] == [True, True, False]


def test_sentences_share_a_parent() -> None:
    """A sentence has the parent of its line."""
    assert parents("# A\nThis is the first sentence of a line. Here is its second one.\n# B") == [
        *(None, 0, 0, None)
    ]


def test_fences_hold_no_headings() -> None:
    """In a fence nothing is a heading."""
    found = laid("Code:\n```\n# not a heading\nx:\n```\n# heading")
    assert [place.line.heading for place in found] == [9, 0, 0, 0, 0, 1]
    assert [place.line.fenced for place in found] == [False, True, True, True, True, False]


def test_edges() -> None:
    """Each way of following the line before has its name."""
    text = "# A\nYou are\nkind\n- x\n- y\n\nz\n```\nc\n```\n# B"
    assert [place.edge for place in laid(text)] == [
        "first", "below", "wrap", "next", "item", "blank", "next", "fence", "fence", "heading",
    ]  # fmt: skip
    assert laid("Two sentences that make this line longer than sixty. Here it is.")[1].edge == (
        "sentence"
    )
