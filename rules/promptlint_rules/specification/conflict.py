"""What the rules on contradictions share: claims of one text, or of texts sent together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from promptlint.model import Conversation, Finding, LineIndex, Prompt, Span, Way
from promptlint.rule import Facts, Rule
from promptlint_rules.specification.statement import Statement
from promptlint_rules.template.place import place

_SHOWN = 60
_REACH = 200
"""Claims before one that it is held against: with more, a text is a list of records."""


_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class Claim(Generic[_V]):
    """Something that a statement demands: what of, and what."""

    prompt: Prompt
    statement: Statement
    span: Span
    subject: str
    value: _V

    @property
    def words(self) -> str:
        """The claim as it is written, on one line."""
        words = " ".join(self.prompt.text[self.span.start : self.span.end].split())
        return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


class ConflictRule(Rule, Generic[_V]):
    """A rule that compares what a text claims, and what the texts of one call claim.

    `hint` matches something in every claim in lower case, so that most texts need not be read as
    sentences.
    """

    hint: ClassVar[re.Pattern[str]]

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the claims that an earlier one of the same text contradicts."""
        if not self._is_hinted(prompt):
            return
        claims = list(self.claims(prompt))
        yield from self._clashes(zip(claims, _before(claims), strict=True), facts)

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the claims that one of another text of the same call contradicts."""
        if conversation.library == "autogen" and len(conversation.instructions) > 1:
            return  # two agents talk, each by its own text
        alone = Way(conversation.instructions, conversation.messages)
        found: dict[Span, Finding] = {}
        are_of_task = conversation.library == "crewai"  # what to do, and what is to come of it
        for way in conversation.ways or (alone,):
            for finding in self._among(_sent_together(way, are_of_task=are_of_task), facts):
                found.setdefault(finding.span, finding)
        yield from found.values()

    def _among(self, together: list[Prompt], facts: Facts) -> Iterator[Finding]:
        """Yield the claims that one of another text contradicts."""
        earlier: list[Claim[_V]] = []
        is_hinted = len(together) > 1 and any(map(self._is_hinted, together))
        for prompt in together if is_hinted else ():
            claims = list(self.claims(prompt))
            before = tuple(earlier[-_REACH:])
            yield from self._clashes(((claim, before) for claim in claims), facts)
            earlier.extend(claims)

    def _is_hinted(self, prompt: Prompt) -> bool:
        return self.hint.search(prompt.text.lower()) is not None

    def claims(self, prompt: Prompt) -> Iterator[Claim[_V]]:
        """Yield what the prompt demands without a condition."""
        return iter(())

    def clash(self, one: Claim[_V], other: Claim[_V]) -> str:
        """Return why two claims cannot both hold, or nothing where they can."""
        return ""

    def _clashes(
        self, claims: Iterable[tuple[Claim[_V], Sequence[Claim[_V]]]], facts: Facts
    ) -> Iterator[Finding]:
        told: set[Span] = set()
        for claim, earlier in claims:
            for one in earlier if claim.statement.span not in told else ():
                why = self.clash(one, claim)
                if why and not any(_is_example(each, facts) for each in (one, claim)):
                    told.add(claim.statement.span)
                    yield _finding(one, claim, why, facts)
                    break


def _before(claims: Sequence[Claim[_V]]) -> Iterator[Sequence[Claim[_V]]]:
    for index in range(len(claims)):
        yield claims[max(0, index - _REACH) : index]


def _finding(one: Claim[_V], other: Claim[_V], why: str, facts: Facts) -> Finding:
    where = place(one.prompt, one.span, one.prompt.span)
    line = LineIndex(facts.source.text).position(where.start).line
    return Finding(
        place(other.prompt, other.span, other.prompt.span),
        f'{why}: "{other.words}", but "{one.words}" on line {line}',
        label="contradicts what is said before",
    )


def _is_example(claim: Claim[_V], facts: Facts) -> bool:
    """Say whether a claim stands in what the analysis holds to be an example."""
    return any(
        component.label == "example" and component.span.contains(claim.span)
        for component in facts.prism(claim.prompt).components
    )


def _sent_together(way: Way, *, are_of_task: bool) -> list[Prompt]:
    """Return the instructions of a call, and the user's text where there is one at a time."""
    users = [one for one in way.messages if one.role in {"user", "human", "template"}]
    is_single = (len(users) == 1 or are_of_task) and not any(
        one.role in {"assistant", "ai", "model"} for one in way.messages
    )
    orders = [one for one in way.messages if one.role in {"system", "developer"}]
    return [
        text
        for one in (*way.instructions, *orders, *(users if is_single else ()))
        if not one.repeated and not one.conditional
        for text in one.texts
    ]
