"""The by-laws' sections, and how they are found."""

from dataclasses import dataclass

import cohere

co = cohere.ClientV2()

SCHEMA = """
CREATE TABLE IF NOT EXISTS section (
    number TEXT PRIMARY KEY,
    topic TEXT NOT NULL,
    text TEXT NOT NULL
);
"""


@dataclass(frozen=True)
class Section:
    number: str
    topic: str
    text: str


SECTIONS: list[Section] = []


def search(question: str, topic: str, most: int = 4) -> list[Section]:
    """Return the sections of a topic that bear on a question, best first."""
    candidates = [section for section in SECTIONS if section.topic == topic.strip().lower()]
    if not candidates:
        raise LookupError(f"no section under the topic {topic!r}: load the by-laws first")
    ranked = co.rerank(
        model="rerank-v3.5",
        query=question,
        documents=[section.text for section in candidates],
        top_n=most,
    )
    return [candidates[result.index] for result in ranked.results]


def summarise(section: Section) -> str:
    """Return one plain sentence for a list of results."""
    reply = co.chat(
        model="command-r-08-2024",
        messages=[
            {"role": "system", "content": "You put by-laws into plain words for residents."},
            {"role": "user", "content": f"Put this section into one plain sentence.\n\n{section.text}"},
        ],
    )
    return reply.message.content[0].text
