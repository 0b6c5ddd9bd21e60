"""Words are looked up, formed and blanked out as the rule about typos needs it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.model import Span
from promptlint_rules.english import lexicon as lexicons
from promptlint_rules.english.lexicon import PATIENCE, Lexicon, Misspellings, lexicon, misspellings
from promptlint_rules.wording.inflection import is_formed
from promptlint_rules.wording.prose import GAP, Prose
from promptlint_rules.wording.slips import slips
from promptlint_rules.wording.spelling import misspelt

LISTED = b"aand->and\nAbout't->about\nadn->and\nbrakets->brackets, brakes,\nclas->class, a keyword\nzzz->buzz\n"


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("aand", ("and",)),
        ("adn", ("and",)),
        ("zzz", ("buzz",)),
        ("brakets", ("brackets", "brakes")),
        ("clas", ()),
        ("about", ()),
        ("", ()),
        ("zzzz", ()),
        ("aaa", ()),
        ("m", ()),
    ],
)
def test_a_misspelling_is_found_in_a_sorted_list(word: str, right: tuple[str, ...]) -> None:
    """The first, the last and those between are found; what the list doubts is left out."""
    assert Misspellings(LISTED).corrections(word) == right
    assert Misspellings(LISTED.rstrip()).corrections(word) == right


def test_the_installed_list_is_sorted_as_the_search_needs_it() -> None:
    """Every hundredth entry of codespell's list is found."""
    data = misspellings()._data
    lines = data.decode().lower().splitlines()[::100]

    for wrong, _, right in (line.partition("->") for line in lines):
        assert misspellings().corrections(wrong) == lexicons._corrections(right)


def test_rare_words_are_known_before_and_after_the_list_is_read_whole(monkeypatch) -> None:
    """A search in the file's bytes and the set of all words say the same."""
    monkeypatch.setattr(lexicons, "HEAD", 10)
    words = Lexicon(b"the 9\nof 8\nplant 7\nsoil 6\n")

    assert words.rank("the") == 0
    assert words.rank("soil") is None
    assert [words.knows(word) for word in ("the", "soil", "plant", "bed")] == [
        True,
        True,
        True,
        False,
    ]
    for number in range(PATIENCE):
        assert not words.knows(f"word{number}")
    assert [words.knows(word) for word in ("the", "soil", "plant", "beds")] == [
        True,
        True,
        True,
        False,
    ]


def test_a_list_that_is_not_installed_is_named(monkeypatch) -> None:
    """Whoever installs without dependencies is told which one is missing."""
    with pytest.raises(ModuleNotFoundError, match="no_such_list is not installed"):
        lexicons._data("no_such_list", "words.txt")


def test_the_most_frequent_word_comes_first() -> None:
    """The list goes from frequent to rare."""
    assert lexicon().rank("the") == 0
    assert (lexicon().rank("garden") or 0) > 100


@pytest.mark.parametrize(
    "word",
    "tokenization subtopics rerunning analyzes colour's catalogued newline lowercased unquoted"
    " travelling neighborhood chatbots hyperparameter".split(),
)
def test_formed_words_are_known(word: str) -> None:
    """Inflections, derivations, compounds and both spellings need no list."""
    assert is_formed(word)


@pytest.mark.parametrize("word", "recieve langauge assitant emojies paremters xyzzy".split())
def test_what_is_no_word_is_not_formed(word: str) -> None:
    """A misspelling must not pass for a compound or an inflection."""
    assert not is_formed(word)


@given(st.text(alphabet="ab .\n`'\"{}<>[]()$\\/@_'-:é“”", max_size=60), st.data())
def test_prose_keeps_every_offset(text: str, data: st.DataObject) -> None:
    """What is blanked out keeps its length, holes are gone, and lines end where they ended."""
    start = data.draw(st.integers(0, len(text)))
    hole = Span(start, data.draw(st.integers(start, len(text))))
    prose = Prose(text, [hole])

    assert len(prose.text) == len(prose.folded) == len(text)
    assert all(shown in (GAP, was) for shown, was in zip(prose.text, text, strict=True))
    assert set(prose.text[hole.start : hole.end]) <= {GAP, "\n"}
    assert all(prose.text[word.start : word.span.end] == word.text for word in prose.words)
    list(prose.sentences())


@given(st.text(max_size=80))
def test_any_text_has_slips_in_order_and_within_it(text: str) -> None:
    """Whatever is read, the slips lie in the text, in order, and do not overlap."""
    end = 0
    for slip in slips(Prose(text)):
        assert end <= slip.span.start < slip.span.end <= len(text)
        end = slip.span.end


def test_letters_with_a_long_lower_case_move_no_offset() -> None:
    """A capital I with a dot is two characters in lower case, and counts as one."""
    prose = Prose("İ has teh plant.")

    assert len(prose.folded) == len(prose.text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Name the plant and the month in any langauge you like.", ["langauge"]),
        ("Sort the paremters, then the paremters, then the paremters.", ["paremters"] * 3),
        ("Name the plamt, the plamt, the plamt and the plamt.", []),
        ("Name the plant adn the month of it.", ["adn"]),
        ("PLEASE NAME THE PARAMETERS AND THE PAREMTERS NOW.", ["PAREMTERS"]),
        ("The date of the eventevent is given.", ["eventevent"]),
        ("Paremters are to be named in the answer.", ["Paremters"]),
        ("Ask old King Langauge Wrynn for the name of it.", []),
        ("The pre-langauge and the instructionz-like part of the plan.", ["langauge"]),
        ("Say xqzzt blorft wibbit langauge frobnit grault.", []),
        ("langauge", []),
        ("Fix the typo in this line: the langauge of it.", []),
        ("La langauge de la plante est dans le texte que je lis.", []),
        ("Das langauge und die Pflanze, für die wir es brauchen, ist schön.", []),
        ("Ask for ``langauge`` and langauge_name and langauge=1 and x.langauge of the plan.", []),
    ],
)
def test_words_are_misspelt_where_prose_is_english(text: str, wrong: list[str]) -> None:
    """Terms, names, identifiers, other languages and texts about spelling are left alone."""
    found = [text[slip.span.start : slip.span.end] for slip in misspelt(Prose(text))]

    assert found == wrong


def test_accepted_words_are_right() -> None:
    """What the settings list is no slip, in any case."""
    text = "Name the Langauge and the langauge of the plan."

    assert list(misspelt(Prose(text), {"langauge"})) == []
