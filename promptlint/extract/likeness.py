"""How much a string looks like a prompt, where its sink is out of sight: a linear classifier.

The weights are plain numbers, trained by tools/train_likeness.py; likeness.md is their card.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tree_sitter import Node

from promptlint.extract.candidates import Candidate, Candidates
from promptlint.extract.clues import clues, models_of, of_uses, tokens
from promptlint.extract.onward import Onward
from promptlint.extract.reach import Reach
from promptlint.extract.spelling import HOLE
from promptlint.extract.value import Altered, Chunk, Filled, Joined, Value, alternatives
from promptlint.model import Role, Span

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator
    from promptlint.extract.sinks import Sinks

_SIGNS = frozenset(
    {"prompt", "prompts", "llm", "llms", "gpt", "openai", "chatgpt", "chatbot", "bot", "agent",
     "agents", "assistant", "persona", "instruction", "instructions"}
)  # fmt: skip
_PATH = Path(__file__).with_name("likeness.json")
_NAMES: tuple[tuple[Role, frozenset[str]], ...] = (
    ("system", frozenset({"system", "sys", "persona", "preamble", "backstory", "instructions"})),
    ("tool", frozenset({"tool", "tools", "description", "desc", "schema", "function", "field"})),
    ("image", frozenset({"image", "negative", "picture", "diffusion"})),
    ("example", frozenset({"example", "examples", "shots", "fewshot", "demos", "demonstration"})),
    ("assistant", frozenset({"assistant", "prefill"})),
    ("user", frozenset({"user", "human"})),
)
_SHARES = (0.15, 0.35, 0.65, 0.85)
"""The shares of prompts among a file's strings that divide one kind of company from the next."""
HOPELESS = -4.0
"""The score, of a probability of 2 %, below which nobody asks what a string is used for."""
_PROMPTS = frozenset({"prompt", "prompts", "template", "instruction", "instructions"})
_USERS = frozenset({"question", "query", "message", "task", "input", "request", "ask"})


@dataclass(frozen=True, slots=True)
class Weights:
    """The trained classifier: a bias, a weight for each feature, the threshold of a prompt."""

    bias: float
    threshold: float
    weights: Mapping[str, float]

    def score(self, features: Sequence[str]) -> float:
        """Return the score of a string with these features: the logit of its probability."""
        return self.bias + sum(self.weights.get(feature, 0.0) for feature in features)

    def probability(self, features: Sequence[str]) -> float:
        """Return the probability, from 0 to 1, that a string with these features is a prompt."""
        return chance(self.score(features))

    def reasons(self, features: list[str], most: int = 3) -> str:
        """Return the features that speak most for a prompt."""
        ranked = sorted(features, key=lambda feature: -self.weights.get(feature, 0.0))
        return ", ".join(feature for feature in ranked[:most] if feature != "bias")


def chance(score: float) -> float:
    """Return the probability, from 0 to 1, whose logit is `score`."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))


@cache
def trained() -> Weights:
    """Return the classifier that is shipped."""
    document = json.loads(_PATH.read_bytes())
    return Weights(document["bias"], document["threshold"], document["weights"])


@lru_cache(maxsize=1024)
def _score(features: tuple[str, ...]) -> float:
    """Return the score of features, most of which come again while a file is edited."""
    return trained().score(features)


_FILLING = ("format", "format_map", "render", "render_async", "substitute", "safe_substitute")


class Likeness(NamedTuple):
    """A string that no sink explains, its features, and its probability of being a prompt."""

    candidate: Candidate
    features: list[str]
    probability: float

    @property
    def why(self) -> str:
        """Return what speaks most for a prompt."""
        return trained().reasons(self.features)

    @property
    def is_prompt(self) -> bool:
        """Say whether the probability is enough."""
        return self.probability >= trained().threshold


def likely(evaluator: Evaluator, sinks: Sinks, covered: list[Span]) -> Iterator[Likeness]:
    """Yield the strings outside `covered` with how much they look like prompts.

    Those in whose surroundings nothing points to a model are left out. What the others of the file
    look like counts for each: prompts are seldom alone, and seldom among texts of other kinds.
    """
    open_ones = [one for one in Candidates(evaluator, sinks).outside(covered) if has_signs(one)]
    if not open_ones:
        return
    weights = trained()
    onward = Onward(evaluator.tree, evaluator.names)
    scored = [_scored(candidate, onward) for candidate in open_ones]
    company = Company.of(len(covered), [chance(score) for _, score in scored])
    for candidate, (own, score) in zip(open_ones, scored, strict=True):
        clue = company.clue(chance(score))
        probability = chance(score + weights.weights.get(clue, 0.0))
        yield Likeness(candidate, [*own, clue], probability)


def _scored(candidate: Candidate, onward: Onward) -> tuple[tuple[str, ...], float]:
    """Return features and their score; uses only where they can make a prompt of the string."""
    own = clues(candidate)
    score = _score(own)
    if score < HOPELESS:
        return own, score
    uses = of_uses(onward.uses(candidate.node, candidate.site))
    return (*own, *uses), score + sum(trained().weights.get(clue, 0.0) for clue in uses)


def features_of(candidate: Candidate, onward: Onward) -> tuple[str, ...]:
    """Return the names of all features of a candidate, but for its company."""
    return (*clues(candidate), *of_uses(onward.uses(candidate.node, candidate.site)))


@dataclass(frozen=True, slots=True)
class Company:
    """The strings of one file: how many they are, and how many of them are prompts, as expected.

    Those that sinks show to be prompts count among both.
    """

    strings: int
    prompts: float

    @classmethod
    def of(cls, known: int, probabilities: list[float]) -> Company:
        """Return the company of `known` prompts and of strings with these probabilities."""
        return cls(known + len(probabilities), known + sum(probabilities))

    def clue(self, own: float) -> str:
        """Return the clue that the others are for a string whose own probability is given."""
        if self.strings < 2:
            return "company=none"
        share = (self.prompts - own) / (self.strings - 1)
        return f"company={bisect_right(_SHARES, share)}"


def has_signs(candidate: Candidate) -> bool:
    """Say whether the file has prompts or a model's library, or the names around speak of them."""
    home, site = candidate.home, candidate.site
    if home.prompt_count or models_of(home):
        return True
    names = (
        home.path,
        site.name,
        site.outer,
        site.keyword,
        candidate.frame.function,
        *home.modules,
    )
    return any(_SIGNS.intersection(tokens(name)) for name in names)


def reach_of(evaluator: Evaluator, one: Likeness) -> Reach:
    """Return a string that looks like a prompt as something that reaches a model."""
    return Reach(
        evaluator.value(one.candidate.node),
        role_of(one.candidate),
        f"looks like a prompt: {one.why}",
        one.candidate.node,
        sent=False,
        packing=_packing(one.candidate.node),
        is_likeness=True,
        confidence=round(one.probability, 3),
    )


def _packing(node: Node) -> Node | None:
    """Return the trailing comma that alone makes an expression list of a text, or None."""
    parent = node.parent
    while parent is not None and parent.type == "parenthesized_expression":
        parent = parent.parent
    if parent is None or parent.type != "expression_list" or parent.named_child_count != 1:
        return None
    return next((one for one in parent.children if one.type == ","), None)


def filled_reaches(evaluator: Evaluator, likely: list[Span]) -> Iterator[Reach]:
    """Yield the calls that fill templates which only look like prompts."""
    for tail in _FILLING:
        for call in evaluator.names.calls_by_tail.get(tail, ()):
            for value in alternatives(evaluator.value(call)):
                if isinstance(value, Filled) and _is_made_of(value, likely):
                    what = "fills what looks like a prompt"
                    yield Reach(value, "template", what, call, sent=False, is_likeness=True)


def _is_made_of(value: Value, spans: list[Span]) -> bool:
    match value:
        case Chunk(expression=expression):
            return any(expression.overlaps(span) for span in spans)
        case Joined(parts):
            return any(_is_made_of(part.value, spans) for part in parts)
        case Filled(template=inner) | Altered(text=inner):
            return any(_is_made_of(one, spans) for one in alternatives(inner))
        case _:
            return False


def role_of(candidate: Candidate) -> Role:
    """Return the role that the names around a string speak for.

    Where they say nothing, a text with holes is a template, and a complete one a request.
    """
    site = candidate.site
    for name in (site.name, site.outer, site.keyword, *site.keys):
        role = _role_in(tokens(name))
        if role is not None:
            return role
    made = _PROMPTS.intersection(tokens(candidate.frame.function))
    if made and _role_in(tokens(candidate.frame.function)) == "system":
        return "system"
    is_template = HOLE.search(candidate.text) or (made and site.place == "returned")
    return "template" if is_template else "user"


def _role_in(words: tuple[str, ...]) -> Role | None:
    """Return the role that the words of one name speak for; a prompt about tools is for none."""
    for role, telling in _NAMES:
        if telling.intersection(words) and not (role == "tool" and _PROMPTS.intersection(words)):
            return role
    return "user" if words and words[-1] in _USERS else None
