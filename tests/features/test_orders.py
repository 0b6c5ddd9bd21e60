"""Orders are found where the parser finds them, and where prompts put them."""

from __future__ import annotations

import pytest

from promptlint.features.orders import orders

_CASES = {
    "what the parser calls imperative": (
        "Sing|VERB|0|ROOT|Mood=Imp a|DET|3|det song|NOUN|1|obj",
        ["Sing"],
    ),
    "what follows do not": (
        "Do|AUX|3|aux|Mood=Imp not|PART|3|advmod stop|VERB|0|ROOT|Mood=Imp",
        ["stop"],
    ),
    "what is tagged as a noun": (
        "Output|NOUN|0|ROOT only|ADV|4|advmod the|DET|4|det list|NOUN|1|dep",
        ["Output"],
    ),
    "what follows please, a bullet and always": (
        "-|PUNCT|4|punct Please|INTJ|4|discourse always|ADV|4|advmod cite|NOUN|0|ROOT "
        "your|PRON|6|nmod sources|NOUN|4|obj",
        ["cite"],
    ),
    "what follows a condition": (
        "If|SCONJ|3|mark it|PRON|3|nsubj fails|VERB|5|advcl ,|PUNCT|3|punct return|NOUN|0|ROOT "
        "nothing|PRON|5|obj",
        ["return"],
    ),
    "what is joined to an order": (
        "Read|VERB|0|ROOT|Mood=Imp it|PRON|1|obj and|CCONJ|4|cc explain|VERB|1|conj why|ADV|4|advmod",
        ["Read", "explain"],
    ),
    "what is joined to another form": (
        "Read|VERB|0|ROOT|Mood=Imp before|SCONJ|3|mark answering|VERB|1|advcl and|CCONJ|5|cc "
        "extract|VERB|3|conj facts|NOUN|5|obj",
        ["Read", "extract"],
    ),
    "what follows a label": (
        "Note|NOUN|0|ROOT :|PUNCT|1|punct write|NOUN|1|dep the|DET|5|det report|NOUN|3|dep",
        ["write"],
    ),
    "no finite verb": ("Read|VERB|0|ROOT|Mood=Ind|Tense=Past the|DET|3|det news|NOUN|1|obj", []),
    "an order of one word": ("Stop|VERB|0|ROOT .|PUNCT|1|punct", ["Stop"]),
    "no label": ("Answer|NOUN|0|ROOT :|PUNCT|1|punct yes|INTJ|1|dep", []),
    "no label of several words": (
        "Follow|VERB|0|ROOT|Mood=Imp Up|ADP|1|compound Input|NOUN|1|obj :|PUNCT|1|punct x|NOUN|1|dep",
        [],
    ),
    "no list of something": ("List|NOUN|0|ROOT of|ADP|3|case links|NOUN|1|nmod", []),
    "no name": ("Report|NOUN|2|compound Smith|PROPN|0|ROOT", []),
    "no noun alone": ("Report|NOUN|0|ROOT", []),
    "nothing with a subject": (
        "They|PRON|2|nsubj list|VERB|0|ROOT|Mood=Imp cats|NOUN|2|obj",
        [],
    ),
    "nothing with a modal": (
        "You|PRON|3|nsubj must|AUX|3|aux return|VERB|0|ROOT|Mood=Imp it|PRON|3|obj",
        [],
    ),
    "no infinitive": (
        "Goal|NOUN|0|ROOT to|PART|3|mark review|VERB|1|acl it|PRON|3|obj ,|PUNCT|6|punct "
        "identify|VERB|3|conj|Mood=Imp gaps|NOUN|6|obj",
        [],
    ),
    "nothing in an empty sentence": ("...|PUNCT|0|ROOT", []),
    "nothing joined to a purpose": (
        "Use|VERB|0|ROOT|Mood=Imp it|PRON|1|obj to|PART|4|mark find|VERB|1|advcl and|CCONJ|6|cc "
        "list|VERB|4|conj|Mood=Imp and|CCONJ|8|cc sort|VERB|6|conj|Mood=Imp cats|NOUN|8|obj",
        ["Use"],
    ),
    "no order after a comma alone": (
        "Cats|NOUN|0|ROOT ,|PUNCT|3|punct list|NOUN|1|conj",
        [],
    ),
    "nothing after the last comma": ("If|SCONJ|2|mark so|ADV|0|ROOT ,|PUNCT|2|punct", []),
}


@pytest.mark.parametrize(("written", "wanted"), _CASES.values(), ids=_CASES)
def test_orders(parse, written: str, wanted: list[str]):
    """A sentence's orders are the words that say what is to be done."""
    sentence = parse(written)

    assert [sentence[at].text for at in orders(sentence)] == wanted
