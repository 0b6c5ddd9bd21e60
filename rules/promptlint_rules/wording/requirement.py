"""Sentences that ask something of the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promptlint.model import Span
from promptlint.pattern import late
from promptlint_rules.wording.prose import Prose

_VERBS: Final = frozenset(
    """
    accept act adapt add adhere adjust advise align allow analyze announce answer apologise
    apologize apply approach arrange ask assess assign assist assume attach avoid be begin book
    break bring build calculate call capitalise capitalize capture carry categorise categorize
    check choose cite clarify classify close collect combine comment compare complete compose
    compute concentrate conclude confirm connect consider construct continue convert copy correct
    count cover create cut decide decline deduce deduct define delete deliver describe design
    determine differentiate direct discuss display distinguish do double-check draft draw drop
    edit elaborate emphasise emphasize encourage end ensure enter enumerate establish estimate
    evaluate examine exclude explain express extract fill find finish fix flag focus follow
    format forward gather generate get give go greet group guess guide hand handle help hide
    highlight hold identify ignore imagine include indicate infer inform insert introduce invent
    invite join judge keep label leave let limit link list listen look maintain make mark match
    measure mention merge move multiply name narrate note number obey obtain offer omit open
    order organize outline output paraphrase parse pass pay perform phrase pick plan play point
    pose praise predict prefer prepare present preserve pretend print prioritize proceed produce
    propose prove provide put quit quote raise rank rate reach read recommend record reduce refer
    refuse reject remember remind remove rename repeat rephrase replace reply report request resolve
    respond restate retrieve return reveal review revise rewrite round run save say score search
    see select send separate set shorten show sign simplify skip solve sort speak specify spell
    split stand start state stay stick stop structure submit subtract suggest sum summarise
    summarize support tag take talk tell thank think track transcribe translate treat try turn
    type underline understand update use verify wait warn watch weigh welcome work wrap write
    yield
    """.split()
)
"""What one can be told to do."""
_LEAD: Final = (
    r"[\s\-*•>#\d.)(]*(?:(?:please|always|then|also|now|next|first|finally|if [^,]{1,60}),? )*"
)
_ORDER: Final = late(rf"{_LEAD}(?P<verb>[a-z]+(?:-[a-z]+)?)\b(?!\s*[:=])")
_FORBIDDEN: Final = late(rf"{_LEAD}(?:do not|don't|never|avoid|refrain from)\b")
_NEGATIVE: Final = late(
    r"\b(?:do not|don't|never|avoid|refrain from)\b"
    r"|\b(?:must|should|may|shall|can) not\b|\bcannot\b|\b(?:mustn't|shouldn't|can't)\b"
)
_MODAL: Final = late(
    r"\b(?:must|should|shall|need to|needs to|have to|has to|make sure|ensure|be sure to|please)\b"
)


def sentences(prose: Prose) -> Iterator[tuple[Span, str]]:
    """Yield each sentence with its text in lower case."""
    for span in prose.sentences():
        yield span, prose.folded[span.start : span.end]


def is_order(sentence: str) -> bool:
    """Say whether a sentence in lower case is an order, not a prohibition."""
    return _begins_with_verb(sentence) and not _FORBIDDEN.match(sentence)


def is_prohibition(sentence: str) -> bool:
    """Say whether a sentence in lower case forbids something."""
    return bool(_NEGATIVE.search(sentence))


def is_requirement(sentence: str) -> bool:
    """Say whether a sentence in lower case asks for something or forbids it."""
    is_asked = _begins_with_verb(sentence) or _MODAL.search(sentence) is not None
    return is_asked or is_prohibition(sentence)


def _begins_with_verb(sentence: str) -> bool:
    first = _ORDER.match(sentence)
    return first is not None and first["verb"] in _VERBS
