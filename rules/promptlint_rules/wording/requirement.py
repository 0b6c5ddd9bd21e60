"""Sentences that ask something of the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promptlint.model import Span
from promptlint.pattern import late
from promptlint_rules.wording.prose import Prose

_VERBS: Final = (
    "act|call|correct|fix|get|go|let|run|set|act|add|adhere|analyze|answer|apply|ask|assess|assume|avoid|begin|break|build|calculate|cite"
    "|check|choose|classify|compare|complete|compose|compute|consider|continue|convert|create"
    "|decide|define|describe|design|determine|discuss|display|do|draft|draw|end|ensure|evaluate"
    "|examine|explain|extract|fill|find|finish|focus|follow|format|generate|give|identify|ignore"
    "|imagine|include|indicate|insert|infer|keep|label|leave|limit|list|look|maintain|make|mention"
    "|name|note|offer|omit|organize|output|parse|pay|perform|pick|plan|play|predict|prefer|present"
    "|print|prioritize|produce|provide|put|quote|rank|rate|read|recommend|refer|remember|remove"
    "|rephrase|replace|reply|report|respond|return|review|revise|rewrite|say|score|search|select"
    "|separate|show|sort|solve|speak|specify|start|state|stay|stick|stop|structure|suggest"
    "|summarize|summarise|take|talk|tell|think|translate|treat|try|understand|update|use|verify"
    "|wait|work|write"
    "|accept|adapt|adjust|advise|align|allow|announce|apologi[sz]e|approach|arrange|assign|assist"
    "|attach|be|begin|book|bring|capitali[sz]e|capture|carry|categori[sz]e|cut|clarify|close|collect"
    "|combine|comment|concentrate|conclude|confirm|connect|construct|copy|count|cover|decline|deduct"
    "|deduce|delete|deliver|differentiate|direct|distinguish|double-check|drop|edit|elaborate"
    "|emphasi[sz]e|encourage|enter|enumerate|establish|estimate|exclude|express|flag|forward|gather"
    "|greet|group|guess|guide|hand|handle|help|hide|highlight|hold|inform|introduce|invent|invite"
    "|join|judge|link|listen|match|measure|merge|move|multiply|narrate|number|obey|obtain|open"
    "|order|outline|paraphrase|pass|phrase|point|pose|prepare|preserve|pretend|proceed|propose|prove"
    "|quit|raise|reach|record|reduce|refuse|reject|remind|rename|repeat|request|resolve|restate"
    "|retrieve|reveal|rewrite|round|save|see|send|set|shorten|sign|simplify|skip|spell|split"
    "|stand|state|subtract|submit|sum|support|tag|thank|track|transcribe|turn|type|underline|warn"
    "|watch|weigh|welcome|wrap|yield"
)
_LEAD: Final = (
    r"[\s\-*•>#\d.)(]*(?:(?:please|always|then|also|now|next|first|finally|if [^,]{1,60}),? )*"
)
_ORDER: Final = late(rf"{_LEAD}(?:{_VERBS})\b(?!\s*[:=])")
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
    return bool(_ORDER.match(sentence)) and not _FORBIDDEN.match(sentence)


def is_prohibition(sentence: str) -> bool:
    """Say whether a sentence in lower case forbids something."""
    return bool(_NEGATIVE.search(sentence))


def is_requirement(sentence: str) -> bool:
    """Say whether a sentence in lower case asks for something or forbids it."""
    return bool(_ORDER.match(sentence) or _MODAL.search(sentence)) or is_prohibition(sentence)
