"""Segments have the features that their looks, words and places call for."""

from promptlint.prism.components.features import AFTER, BEFORE, NEAR, SELF, Row, rows, speakers
from promptlint.prism.components.layout import places
from promptlint.prism.components.vocabulary import Vocabulary
from promptlint.prism.units import segments

_CLUSTERS = {"write": (3, 7), "a": (1, 2)}


def made(text: str) -> list[Row]:
    return rows(places(text, list(segments(text))), Vocabulary(_CLUSTERS))


def own(text: str) -> set[str]:
    (row,) = made(text)
    return row.own


def test_words_and_clusters() -> None:
    """Words, pairs, beginnings and clusters are features; unknown words are in no cluster."""
    found = own("Write a poem")
    assert {"w=write", "b=write a", "f2=write a", "o=write", "z=poem"} <= found
    assert {"c=3", "d=7", "cc=3 1", "c2=3 1", "d1=7", "c=-1"} <= found
    assert own("Write a poem and sing it") >= {"w=sing"}


def test_families_by_place() -> None:
    """A family of phrases counts anywhere, among the first words, and at the beginning."""
    found = own("You are a poet. If you don't know the answer, say so.")
    assert {"q=persona", "q1=persona", "q0=persona", "q=dontknow"} <= found
    assert not {"q1=dontknow", "q0=dontknow"} & found
    assert "qq=dontknow&persona" in made("You are a poet, but you don't know it")[0].alone


def test_votes() -> None:
    """The lexicon's votes speak in all roles, as other features of a segment do."""
    assert {"vo=constraint", "v=constraint"} <= own("Never lie.")


def test_holes() -> None:
    """Holes count by number and name, and by what their names announce."""
    found = own("{user_question}")
    assert {"onlyhole", "nh1", "hn=user", "ohn=question", "hl=question", "oq=query"} <= found
    assert {"nh0"} <= own("none")
    assert {"nh2", "nq=context"} <= own("Compare {documents} with {x}")
    assert {"nh1"} <= own("print {}")


def test_labels_before_a_colon() -> None:
    """A label counts with its words, what they announce, and what follows the colon."""
    assert {"lab", "l=final answer", "lw=answ", "lq=answer", "lrest=none"} <= own("Final Answer:")
    assert {"lrest=hole", "lq=query&hole"} <= own("Question: {question}")
    assert {"lrest=text", "echo"} <= own("Question: the question here")
    assert "lab" not in own("see https://example.org")


def test_marks() -> None:
    """Quotes, keys, capitals, slots, code, dots and questions are seen."""
    assert {"quote", "kv"} <= own('"name": "Ann",')
    assert {"caps", "qm"} <= own("Is this JSON?")
    assert {"slot"} <= own("Dear [name of the reader]")
    assert {"code", "ellipsis"} <= own("call `run_it` and wait...")
    assert {"prose2", "past1"} <= own(
        "the ship from Old England went over the Atlantic with many men"
    )
    assert {"nowords", "rule=---"} <= own("-----")
    assert {"bul1", "beg=a"} <= own("1. a")
    assert {"beg=d"} <= own("3 men")


def test_forms() -> None:
    """Headings, fences and tags are seen, headings with what they announce."""
    assert {"hd=2", "hw=rul", "hwz=rul", "hq=guideline"} <= own("## Rules")
    assert {"isfence", "fl=json"} <= made("```json\n{}\n```")[0].own
    first, last = made("<a>\n</a>")
    assert "open" in first.own
    assert "close" in last.own
    assert "tag" in own("<a>text</a>")
    assert "hd=7" in own("== A ==")


def test_places() -> None:
    """Positions, blanks, indentation, fences, open brackets and the last line are seen."""
    found = [
        row.alone
        for row in made(
            "A:\n\n  [\nb\n]\n```\nc\n```\nThis is a sentence of a line that is long. Here is "
            "another one.\nHow?"
        )
    ]
    assert {"i0", "e4", "pos0", "N4", "ind0", "blanknext"} <= found[0]
    assert {"blank", "ind1", "par9", "par+0"} <= found[1]
    assert "depth1" in found[2]
    assert "infence" in found[5]
    assert "contnext" in found[7]
    assert "cont" in found[8]
    assert {"e0", "lastq"} <= found[9]
    assert "stub" in made("Answer:")[0].alone


def test_repeated_labels() -> None:
    """The first, the last and the others of a repeated label differ."""
    found = [row.alone & {"rep", "repfirst", "repmore", "replast"} for row in made("Q: a\nA\nQ: b")]
    assert found == [{"rep", "repfirst", "repmore"}, set(), {"rep", "replast"}]


def test_speakers() -> None:
    """A segment, its neighbours and its heading speak; a wrapped sentence speaks as one."""
    found = made("Rules:\nNever\never\nlie.")
    assert list(speakers(found, 0)) == [(0, SELF), (1, AFTER)]
    assert (0, NEAR) in speakers(found, 1)
    wrapped = made("You are kind and\nhelpful to all\nwho come.")
    assert list(speakers(wrapped, 1)) == [
        (1, SELF), (0, BEFORE), (0, SELF), (2, AFTER), (2, SELF),
    ]  # fmt: skip
