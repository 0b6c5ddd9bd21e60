"""PRM404 personal-data-in-prompt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, cast

from promptlint.model import Finding, Prompt, Severity
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.security.personal import personal
from promptlint_rules.structure.neighbours import neighbours
from promptlint_rules.template.place import is_foreign, place

_LETTER = late(r"\s*(?:(?:From|To|Cc|Subject|Date|Sent):[^\n]*\n\s*){2}", re.IGNORECASE)
"""The head of a letter that is a whole text: an example of what the program works on."""
_SAMPLE = late(
    r"(?:^|[._])(?:samples?|dumm(?:y|ies)|fakes?|mock(?:ed|s)?|synthetic|fictional)(?:_|$)",
    re.IGNORECASE,
)
"""Names that programs give to what is made up."""
_TRAILER = late(r"[ \t]*(?:Co-authored|Signed-off|Reviewed|Acked|Reported)-by:", re.IGNORECASE)
"""How lines of a commit begin that say who had a part in it."""


class PersonalDataInPrompt(Rule):
    """A prompt holds a value that points to a person.

    ## What it does
    Reports e-mail addresses of people, phone numbers, card numbers whose check digit is right,
    IBANs whose remainder is right, and national ids. Silent for values that are reserved for
    examples (`example.com`, 555-0100, test cards, the IBANs of the registry), for addresses of
    offices such as `support@`, for names that everybody takes for made up, in a text that is a
    letter with its head or that the code calls a sample, in the trailer of a commit, and in one
    line that an example of the program's use has a user say at the end. The option `allow` lists
    values, or domains, that may stand in prompts.

    ## Why it matters
    The value goes to the provider with every call and comes out again in answers to strangers. It
    needs a reason and a record under the data protection laws of most countries.

    ## Example
    `Card on file: 4916 2233 4455 6678` in an example that was copied from a real case.

    ## Evidence
    Prompts are extracted word for word (Zhang et al., 2024). RFC 2606 and the numbering plans
    reserve values for examples.
    """

    code: ClassVar[str] = "PRM404"
    name: ClassVar[str] = "personal-data-in-prompt"
    severity: ClassVar[Severity] = "warning"
    options: ClassVar[Mapping[str, object]] = {"allow": ()}
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a card that passes the check",
            code=(
                "import litellm\n"
                "\n"
                'SAMPLE = "Customer: wants a refund. Card on file: «4916 2233 4455 6678»"\n'
                'litellm.completion("gpt-4o", [{"role": "system", "content": SAMPLE}])\n'
            ),
        ),
        Example(
            title="values that are reserved for examples",
            code=(
                "import litellm\n"
                "\n"
                'SAMPLE = "Customer: ann.lee@example.com, +1 202 555 0143, 4242 4242 4242 4242"\n'
                'litellm.completion("gpt-4o", [{"role": "system", "content": SAMPLE}])\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the personal values that stand in the prompt's own text."""
        if _is_made_up(prompt) or _is_said(prompt, facts):
            return
        allowed = tuple(cast("Sequence[str]", facts.options.get("allow", ())))
        for one in personal(prompt.text):
            value = prompt.text[one.span.start : one.span.end]
            is_filled = any(hole.span.overlaps(one.span) for hole in prompt.holes)
            is_signed = _TRAILER.match(prompt.text, prompt.text.rfind("\n", 0, one.span.start) + 1)
            if is_filled or is_signed or is_foreign(prompt, one.span) or value.endswith(allowed):
                continue
            yield Finding(
                place(prompt, one.span, prompt.span),
                f"the prompt holds what looks like somebody's {one.kind}",
                label=one.kind,
            )


def _is_made_up(prompt: Prompt) -> bool:
    """Say whether a text is a letter with its head, or what is sent as one that was made up."""
    is_sample = prompt.role != "system" and _SAMPLE.search(prompt.symbol)
    return bool(is_sample or _LETTER.match(prompt.text))


def _is_said(prompt: Prompt, facts: Facts) -> bool:
    """Say whether a text is one line that a user says last, in an example of the program's use."""
    if prompt.role != "user" or not prompt.whole or prompt.holes or "\n" in prompt.text.strip():
        return False
    return not any(one.after for one in neighbours(prompt, facts))
