"""What a rule is: its metadata, its examples, its check; and where the rules are found."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from promptlint.model import Conversation, Extraction, Finding, Prompt, Severity, Source

if TYPE_CHECKING:
    from promptlint.prism import Prism

HEADINGS = ("What it does", "Why it matters", "Example", "Evidence")


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of Python that shows a rule at work.

    In `code`, each expected finding is marked with «guillemets», which are taken out before the
    code is checked; code without them must give no finding of this rule. `fixed` is the whole text
    after the rule's fixes (unsafe ones included), or None where there is no fix.
    """

    code: str
    fixed: str | None = None
    title: str = ""


class Analyses:
    """The analyses of one file's prompts, one for each text, shared by all rules."""

    def __init__(self) -> None:
        """Begin without any: what no rule asks for is neither imported nor made."""
        self._made: dict[tuple[object, ...], Prism] = {}

    def of(self, prompt: Prompt) -> Prism:
        """Return the analysis of a prompt's text."""
        from promptlint.prism import analyze  # few rules ask, and it is a large package

        holes = tuple(hole.span for hole in prompt.holes)
        key = (prompt.text, prompt.role, holes)
        if key not in self._made:
            self._made[key] = analyze(prompt.text, role=prompt.role, holes=holes)
        return self._made[key]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule may look at beside its prompt."""

    source: Source
    extraction: Extraction = field(default_factory=Extraction)
    options: Mapping[str, object] = field(default_factory=dict[str, object])
    """The rule's own options, defaults filled in."""
    analyses: Analyses = field(default_factory=Analyses)

    def text(self, start: int, end: int) -> str:
        """Return the source's text between two offsets."""
        return self.source.text[start:end]

    def prism(self, prompt: Prompt) -> Prism:
        """Return what a prompt is made of; each part is computed once, when it is asked for."""
        return self.analyses.of(prompt)


class Rule:
    """One check. Subclasses set the class variables and override one or both check methods.

    The docstring is the rule's page: a first line, then sections under the four `HEADINGS`.
    Whether a rule can fix is derived from its examples, never declared.

    A check depends on nothing but its arguments, and of places on their order alone: in an editor
    it is not made again while all that it looked at has only moved.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    since: ClassVar[str] = "0.1.0"
    severity: ClassVar[Severity]
    default: ClassVar[bool] = True
    in_tests: ClassVar[bool] = True
    """Whether a default rule that reports errors applies to tests; others never do."""
    needs: ClassVar[tuple[str, ...]] = ()
    """Features and analyses that the check reads; the engine computes only those."""
    options: ClassVar[Mapping[str, object]] = {}
    """Names and default values of the rule's options."""
    examples: ClassVar[tuple[Example, ...]] = ()

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield what is wrong with one prompt."""
        return iter(())

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield what is wrong with one call's conversation."""
        return iter(())

    @classmethod
    def page(cls) -> str:
        """Return the rule's docstring, unindented."""
        return inspect.cleandoc(cls.__doc__ or "")

    @classmethod
    def summary(cls) -> str:
        """Return the first line of the rule's page."""
        return cls.page().partition("\n")[0]

    @classmethod
    def is_fixable(cls) -> bool:
        """Say whether some example of the rule is fixed."""
        return any(example.fixed is not None for example in cls.examples)


def builtin_rules() -> tuple[type[Rule], ...]:
    """Return the rules that come with promptlint, by code."""
    from promptlint_rules import RULES  # the single exception to the layers: rules import us

    return tuple(sorted(RULES, key=lambda rule: rule.code))
