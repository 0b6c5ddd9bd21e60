"""PRM117 undefined-jinja-silent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.binding import fillings, missing_fields
from promptlint_rules.template.place import line_of, place


class UndefinedJinjaSilent(Rule):
    """A Jinja variable has no value, and the environment prints nothing in its place.

    ## What it does
    Reports variables that `render()` is not given where the environment does not use
    `StrictUndefined`. Variables with `default(…)`, under `is defined` or under a condition that
    asks about them say themselves what happens, and are left alone.

    ## Why it matters
    The prompt goes out with a hole: "Keep the terms of the glossary:" and then nothing. No error
    says so.

    ## Example
    `Environment().from_string("{{ glossary }} {{ text }}").render(text=text)`. Pass the variable,
    and use `Environment(undefined=StrictUndefined)`.

    ## Evidence
    mini-swe-agent #497.
    """

    code: ClassVar[str] = "PRM117"
    name: ClassVar[str] = "undefined-jinja-silent"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="render() lacks a variable",
            code=(
                "import litellm\n"
                "from jinja2 import Environment\n"
                "\n"
                'TEXT = Environment().from_string("Use «{{ glossary }}» for: {{ text }}")\n'
                "\n"
                "\n"
                "def translate(text: str):\n"
                "    prompt = TEXT.render(text=text)\n"
                '    return litellm.completion("gpt-4o", [{"role": "user", "content": prompt}])\n'
            ),
        ),
        Example(
            title="the template says what happens without it",
            code=(
                "import litellm\n"
                "from jinja2 import Environment\n"
                "\n"
                "TEXT = Environment().from_string(\n"
                "    \"Use {{ glossary | default('your best terms') }} to translate: {{ text }}\"\n"
                ")\n"
                "\n"
                "\n"
                "def translate(text: str):\n"
                "    prompt = TEXT.render(text=text)\n"
                '    return litellm.completion("gpt-4o", [{"role": "user", "content": prompt}])\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the first place of each variable that a lenient environment leaves empty."""
        seen: set[str] = set()
        for filling in fillings(prompt):
            is_silent = filling.engine == "jinja2" and not filling.strict
            if not is_silent or filling.open or not filling.complete:
                continue
            for field in missing_fields(prompt, filling):
                if field.name not in seen:
                    seen.add(field.name)
                    yield Finding(
                        place(prompt, field.span, filling.span),
                        f"`{field.name}` has no value: `{filling.call}` at line "
                        f"{line_of(facts, filling.span)} does not pass it, and this environment "
                        "prints nothing in its place",
                        label="comes out empty",
                    )
