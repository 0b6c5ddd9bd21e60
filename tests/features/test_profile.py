"""A profile adds up what its sentences show."""

from __future__ import annotations

import pytest

from promptlint.features.frequency import RARE, RAREST, zipf
from promptlint.features.profile import Profile


def test_a_profile(parse):
    """Clauses, depths and how common the words are."""
    order = parse("Sing|VERB|0|ROOT|Mood=Imp a|DET|3|det song|NOUN|1|obj")
    said = parse("It|PRON|2|nsubj was|AUX|0|ROOT|VerbForm=Fin|Tense=Past zyzzyvas|NOUN|2|obj")
    profile = Profile.of([order, said])
    record = profile.record()

    assert profile.depths == (3, 2)
    assert record["mood"] == {"imperative": 1, "indicative": 1}
    assert record["tense"] == {"past": 1}
    assert record["modality"] == {}
    assert record["depth"] == {"mean": 2.5, "max": 3}
    assert record["frequency"] == {"mean": pytest.approx(3.76, abs=0.6), "rare": 1}
    assert record["clauses"] == [
        {
            **{"start": 0, "end": 11, "verb": 0, "mood": "imperative", "voice": "active"},
            **{"tense": None, "modality": None},
        },
        {
            **{"start": 0, "end": 15, "verb": 3, "mood": "indicative", "voice": "active"},
            **{"tense": "past", "modality": None},
        },
    ]


def test_an_empty_profile():
    """Nothing has no mean."""
    record = Profile.of([]).record()

    assert (record["clauses"], record["sentences"]) == ([], 0)
    assert record["depth"] == {"mean": 0, "max": 0}
    assert record["frequency"] == {"mean": None, "rare": 0}


def test_how_common_words_are():
    """Common words have high values in any case, unknown ones the lowest."""
    assert zipf("The") == zipf("the") > 7
    assert 4 < zipf("function") < 7
    assert zipf("zyzzyvas") == RAREST < RARE
