"""PRM112 mixed-template-syntax."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Fault, Field, Filling, Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.binding import bound_names, fillings, is_replaced
from promptlint_rules.template.place import is_foreign, place
from promptlint_rules.template.quotation import Quotation

_LABELLED = late(r"(?:^|\n)[ \t]*(?:[-*•][ \t]*)?[A-Z][\w ]{1,40}:[ \t]*$")
_LINE = late(r"[^\s][^\n]*(?<=\S)")
_TAG_ALONE = late(r"</?[\w-]+>")


class MixedTemplateSyntax(Rule):
    """A template is written in two languages, or not in the one that its engine reads.

    ## What it does
    Reports holes that the engine leaves as text although their name is one that it is given
    (`{body}` in a Jinja template, `%(name)s` in a `str.format` one), Jinja tags in a template that
    `str.format` reads, and texts that are filled by two languages one after the other. `{{name}}`
    without spaces in `str.format` is PRM102's matter; JSON examples are nobody's.

    ## Why it matters
    The model reads the hole as it is written, or the second language stumbles over a value that
    the first one has put in.

    ## Example
    `Environment().from_string("Subject: {{ request.subject }} Text: {request.body}")`.

    ## Evidence
    dakora #134.
    """

    code: ClassVar[str] = "PRM112"
    name: ClassVar[str] = "mixed-template-syntax"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="single braces in a Jinja template",
            code=(
                "import anthropic\n"
                "from jinja2 import Template\n"
                "\n"
                'REPLY = Template("Subject: {{ request.subject }}\\nText: «{request.body}»")\n'
                "\n"
                "\n"
                "def reply(client: anthropic.Anthropic, request):\n"
                "    text = REPLY.render(request=request)\n"
                "    return client.messages.create(\n"
                '        model="claude-3-5-haiku-20241022",\n'
                "        max_tokens=300,\n"
                '        messages=[{"role": "user", "content": text}],\n'
                "    )\n"
            ),
        ),
        Example(
            title="one language",
            code=(
                "import anthropic\n"
                "from jinja2 import Template\n"
                "\n"
                'REPLY = Template("Subject: {{ request.subject }}\\nText: {{ request.body }}")\n'
                "\n"
                "\n"
                "def reply(client: anthropic.Anthropic, request):\n"
                "    text = REPLY.render(request=request)\n"
                "    return client.messages.create(\n"
                '        model="claude-3-5-haiku-20241022",\n'
                "        max_tokens=300,\n"
                '        messages=[{"role": "user", "content": text}],\n'
                "    )\n"
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the holes of other languages, and the first hole of a second one."""
        seen: set[Span] = set()
        quotation = Quotation(prompt.text)
        first: Filling | None = None
        for filling in fillings(prompt):
            for fault in filling.faults:
                if fault.span in seen or not _is_misplaced(prompt, filling, fault):
                    continue
                if not quotation.is_quoted(fault.span):
                    seen.add(fault.span)
                    yield _foreign(prompt, filling, fault)
            is_second = first is not None and _is_second(first, filling)
            if first and is_second and not is_foreign(prompt, filling.fields[0].span):
                yield _second(prompt, first, filling)
                return
            first = first or (filling if filling.fields else None)


def _is_misplaced(prompt: Prompt, filling: Filling, fault: Fault) -> bool:
    if fault.kind != "foreign":
        return False
    if any(other.engine == fault.language for other in fillings(prompt)):
        return False
    if not fault.name:
        return True
    if filling.engine == "str.format" and fault.language == "jinja2":
        inner = prompt.text[fault.span.start + 2 : fault.span.end - 2]
        if not inner[:1].isspace():
            return False  # `{{name}}` is PRM102's: the braces are doubled, not Jinja's
    if (
        filling.engine == "percent"
        and fault.language == "str.format"
        and _ends_with(prompt, filling)
    ):
        shown = prompt.text[fault.span.start : fault.span.end]
        return bool(filling.fields) and shown == f"{{{fault.name}}}"
    names = bound_names(prompt, filling) | {field.name for field in filling.fields}
    is_meant = fault.name in names or _is_among_holes(prompt, filling, fault)
    return is_meant and not is_replaced(prompt, fault.span)


def _is_among_holes(prompt: Prompt, filling: Filling, fault: Fault) -> bool:
    """Say whether values that cannot be seen fill the lines beside a line that is laid out alike.

    Such are `Name: {name}` and, before or after it, `Town: $town`; the last line of a text is
    rather a form for the answer.
    """
    if not _is_open(prompt, filling) or not _LABELLED.search(prompt.text[: fault.span.start]):
        return False
    lines = [line for line in _LINE.finditer(prompt.text) if not _TAG_ALONE.fullmatch(line[0])]
    own = next((i for i, line in enumerate(lines) if line.end() >= fault.span.end), 0)
    if own + 1 >= len(lines) or lines[own].end() > fault.span.end:
        return False
    near = [Span(*line.span()) for line in lines[max(0, own - 1) : own + 2 : 2]]
    return any(_is_line_of(prompt, field, line) for field in filling.fields for line in near)


def _is_open(prompt: Prompt, filling: Filling) -> bool:
    """Say whether values fill a template that are not to be seen: none of them is."""
    is_made = not filling.complete and not filling.declares
    return filling.open or (is_made and not any(one.arguments for one in fillings(prompt)))


def _is_line_of(prompt: Prompt, field: Field, line: Span) -> bool:
    """Say whether a line ends in a hole, with nothing but a label before it."""
    if not line.contains(field.span) or field.span.end != line.end:
        return False
    before = prompt.text[line.start : field.span.start]
    return not before.strip() or bool(_LABELLED.search(before))


def _ends_with(prompt: Prompt, filling: Filling) -> bool:
    """Say whether a text is sent as one filling leaves it: nothing else makes a template of it."""
    others = (use for use in prompt.uses if isinstance(use, Filling))
    return prompt.sent and all(other.engine == filling.engine for other in others)


def _is_second(first: Filling, filling: Filling) -> bool:
    """Say whether another language reads the same text after the first one.

    Not where `%` makes a template that another call fills later, nor where the first one puts in
    what the code says.
    """
    is_made = filling.engine == "percent" and not first.complete
    values = [one.facts.constant for one in first.arguments]
    is_made = is_made or (bool(values) and None not in values)
    is_other = filling.engine != first.engine and bool(filling.fields) and not is_made
    return is_other and filling.over.overlaps(first.over)


def _foreign(prompt: Prompt, filling: Filling, fault: Fault) -> Finding:
    shown = " ".join(prompt.text[fault.span.start : fault.span.end].split())
    return Finding(
        place(prompt, fault.span, filling.span),
        f"`{shown}` is {_LANGUAGES[fault.language]}, but `{filling.call}` reads "
        f"{_LANGUAGES[filling.engine]}: it stays as it is written",
        label="not filled here",
    )


def _second(prompt: Prompt, first: Filling, filling: Filling) -> Finding:
    field = filling.fields[0]
    shown = prompt.text[field.span.start : field.span.end]
    return Finding(
        place(prompt, field.span, filling.span),
        f"`{shown}` is {_LANGUAGES[filling.engine]} in a text whose other holes are "
        f"{_LANGUAGES[first.engine]}",
        label="a second template language",
    )


_LANGUAGES = {
    "none": "text",
    "f-string": "an f-string",
    "str.format": "str.format",
    "percent": "the % operator",
    "string.Template": "string.Template",
    "jinja2": "Jinja",
    "mustache": "Mustache",
}
