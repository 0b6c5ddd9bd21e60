"""PRM115 vague-placeholder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, cast

from promptlint.model import Finding, Prompt, Severity
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.binding import fillings, is_framework_name
from promptlint_rules.template.place import place

_NUMBERED = late(r"(?:arg|param|var|value|text|input|str|s|x|v)?_?\d+|[a-z]")


class VaguePlaceholder(Rule):
    """A template's hole has a name that does not say what fills it.

    ## What it does
    Reports holes of templates with names such as `text`, `data`, `input`, `x` or `arg1`. Names
    that a framework asks for are left alone, and so are the holes of f-strings, whose variables
    say where they come from. Off unless selected. The option `names` holds the words.

    ## Why it matters
    Who fills the template, or edits it a year later, has to guess what belongs there.

    ## Example
    `"Compare {text} with {text2}"`: which one is the original?

    ## Evidence
    From Prompts to Templates: 6 % of the holes of real templates are called `question`, 4 % `text`.
    """

    code: ClassVar[str] = "PRM115"
    name: ClassVar[str] = "vague-placeholder"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    options: ClassVar[Mapping[str, object]] = {
        "names": ("text", "data", "input", "value", "content", "info", "item", "stuff", "thing")
    }
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="two texts",
            code=(
                "import litellm\n"
                "\n"
                'COMPARE = "Name what «{text}» says and «{text2}» does not."\n'
                "\n"
                "\n"
                "def compare(old: str, new: str):\n"
                "    prompt = COMPARE.format(text=old, text2=new)\n"
                '    return litellm.completion("gpt-4o", [{"role": "user", "content": prompt}])\n'
            ),
        ),
        Example(
            title="holes that say what they are",
            code=(
                "import litellm\n"
                "\n"
                'COMPARE = "Name what {old_contract} says and {new_contract} does not."\n'
                "\n"
                "\n"
                "def compare(old: str, new: str):\n"
                "    prompt = COMPARE.format(old_contract=old, new_contract=new)\n"
                '    return litellm.completion("gpt-4o", [{"role": "user", "content": prompt}])\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the vague names among the holes of the prompt's templates."""
        given = facts.options.get("names", self.options["names"])
        names = frozenset(cast("Sequence[str]", given))
        for hole in prompt.holes:
            if hole.language in ("f-string", "none") or hole.name.isdigit():
                continue
            is_own = any(is_framework_name(one, hole.name) for one in fillings(prompt))
            if not is_own and _is_vague(hole.name, names):
                where = place(prompt, hole.span, prompt.span)
                yield Finding(where, f"`{hole.name}` does not say what belongs here")


def _is_vague(name: str, names: frozenset[str]) -> bool:
    return name.lower() in names or bool(_NUMBERED.fullmatch(name))
