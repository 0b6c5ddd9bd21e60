"""What the nouns of headings, labels, tags and names of holes announce."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

TOPICS: Mapping[str, str] = {
    "role": "role persona identity profile backstory character personality",
    "task": """
        task tasks objective objectives goal goals mission job purpose assignment action todo work
        instruction
    """,
    "guideline": """
        instructions guidelines guideline rules rule requirements requirement notes note steps step
        tips considerations criteria principles procedure process workflow routine policy policies
        strategy advice practices remember important reminders reminder hints hint evaluation
        checklist methodology approach directives standards
    """,
    "reasoning": "reasoning thinking thought thoughts rationale reflection scratchpad verification",
    "context": """
        context background document documents doc docs history conversation chat memory information
        info data dataset knowledge reference references passage passages excerpt excerpts text
        content contents article articles source sources transcript schema database table tables
        results result search summary summaries summarization report reports file files code
        repository repo environment state resources resource evidence facts paper papers
        email emails details description product profile resume situation scenario story dialogue
        messages observation observations date time today current previous existing
        web page pages url website metadata definitions definition categories category entities
        entity node nodes diff commits feedback error errors log logs docstring
    """,
    "example": """
        example examples sample samples demonstration demonstrations demo shot shots few exemplar
        exemplars illustration instance
    """,
    "format": """
        format formatting schema structure template output outputs json response xml yaml style
        fields syntax layout markdown specification deliverable deliverables
    """,
    "style": "tone style voice audience mood language personality register",
    "constraint": """
        constraints constraint restrictions restriction limitations limitation limits prohibited
        forbidden avoid dont never exclusions warning warnings caution boundaries restraints
    """,
    "query": """
        question questions query queries input inputs request requests user human prompt message
        inquiry ask topic problem issue ticket utterance sentence customer claim subject instruction
        command objective begin
    """,
    "answer": """
        answer answers response reply output assistant ai bot completion solution explanation result
        translation sql verdict score grade label sentiment helpful final chatbot summary rewritten
        rephrased standalone conclusion title
    """,
    "tools": """
        tool tools function functions command commands api apis endpoint endpoints action actions
        plugin plugins skill skills capabilities toolkit agents handoffs operations
    """,
}
"""Words by what they announce; a word may announce several things."""


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for topic, nouns in TOPICS.items():
        for noun in nouns.split():
            table.setdefault(noun, []).append(topic)
    return {noun: tuple(found) for noun, found in table.items()}


def topics(noun: str) -> Iterator[str]:
    """Yield what a noun, in lower case, announces."""
    yield from _table().get(noun, ())
