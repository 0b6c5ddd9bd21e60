"""Clauses have a mood, a voice, a tense and a modality."""

from __future__ import annotations

import pytest

from promptlint.features.clause import clauses

_FIN = "VerbForm=Fin"
_CASES = {
    "an order": (
        "Do|AUX|3|aux|Mood=Imp not|PART|3|advmod stop|VERB|0|ROOT|Mood=Imp",
        [("stop", "imperative", "active", None, None)],
    ),
    "a statement": (
        f"You|PRON|4|nsubj are|AUX|4|cop|{_FIN} a|DET|4|det poet|NOUN|0|ROOT",
        [("are", "indicative", "active", "present", None)],
    ),
    "an order to be": (
        "Be|AUX|2|cop|Mood=Imp kind|ADJ|0|ROOT",
        [("Be", "imperative", "active", None, None)],
    ),
    "a modal": (
        f"It|PRON|4|nsubj can|AUX|4|aux|{_FIN} be|AUX|4|aux:pass sorted|VERB|0|ROOT",
        [("sorted", "indicative", "passive", "present", "can")],
    ),
    "a passive of spaCy's own": (
        f"It|PRON|3|nsubjpass was|AUX|3|auxpass|{_FIN}|Tense=Past sorted|VERB|0|ROOT|Tense=Past",
        [("sorted", "indicative", "passive", "past", None)],
    ),
    "the future": (
        f"You|PRON|3|nsubj will|AUX|3|aux|{_FIN} see|VERB|0|ROOT",
        [("see", "indicative", "active", "future", None)],
    ),
    "an obligation": (
        f"You|PRON|2|nsubj need|VERB|0|ROOT|{_FIN} to|PART|4|mark read|VERB|2|xcomp",
        [("need", "indicative", "active", "present", "need")],
    ),
    "no obligation": (
        f"You|PRON|2|nsubj have|VERB|0|ROOT|{_FIN}",
        [("have", "indicative", "active", "present", None)],
    ),
    "a question with a statement in it": (
        f"Can|AUX|3|aux|{_FIN} you|PRON|3|nsubj say|VERB|0|ROOT what|PRON|5|obj "
        f"won|VERB|3|ccomp|{_FIN}|Tense=Past ?|PUNCT|3|punct",
        [
            ("say", "interrogative", "active", "present", "can"),
            ("won", "indicative", "active", "past", None),
        ],
    ),
    "a question joined to one": (
        f"Is|AUX|3|cop|{_FIN} it|PRON|3|nsubj red|ADJ|0|ROOT or|CCONJ|6|cc "
        f"does|AUX|6|aux|{_FIN} shine|VERB|3|conj ?|PUNCT|3|punct",
        [
            ("Is", "interrogative", "active", "present", None),
            ("shine", "interrogative", "active", "present", None),
        ],
    ),
    "nothing finite": ("Secondary|ADJ|2|amod colors|NOUN|0|ROOT", []),
}


@pytest.mark.parametrize(("written", "wanted"), _CASES.values(), ids=_CASES)
def test_clauses(parse, written: str, wanted: list[tuple[object, ...]]):
    """A clause is told by its finite verb, or by the order that it gives."""
    sentence = parse(written)
    text = " ".join(word.text for word in sentence)
    found = [
        (text[each.verb.start : each.verb.end], each.mood, each.voice, each.tense, each.modality)
        for each in clauses(sentence)
    ]

    assert found == wanted


def test_a_clause_spans_what_depends_on_it(parse):
    """The clause that is asked about lies within the question."""
    sentence = parse(_CASES["a question with a statement in it"][0])
    text = " ".join(word.text for word in sentence)
    spans = [text[each.span.start : each.span.end] for each in clauses(sentence)]

    assert spans == ["Can you say what won ?", "what won"]


def test_the_verbs_of_a_clause_are_all_its_verbs(parse):
    """Auxiliaries belong to it."""
    sentence = parse(_CASES["a modal"][0])
    (clause,) = clauses(sentence)

    assert len(clause.verbs) == 3
    assert clause.verbs[-1] == clause.verb
