"""What a parsed sentence tells of its own shape."""

from __future__ import annotations

from promptlint.features.word import children, depth


def test_children_are_in_order(parse):
    """Every word but the root is a child of its head."""
    sentence = parse("You|PRON|2|nsubj see|VERB|0|ROOT the|DET|4|det cat|NOUN|2|obj")

    assert children(sentence) == [[], [0, 3], [], [2]]


def test_depth_counts_both_ends(parse):
    """see, cat, the: three words."""
    sentence = parse("You|PRON|2|nsubj see|VERB|0|ROOT the|DET|4|det cat|NOUN|2|obj")

    assert depth(sentence) == 3
    assert depth([]) == 0


def test_a_long_chain_is_no_recursion(parse):
    """Ten thousand words on one way are counted."""
    words = " ".join(f"w|NOUN|{at}|dep" for at in range(10_000))

    assert depth(parse(words)) == 10_000
