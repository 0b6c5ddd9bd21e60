"""Conversations made by hand, laid out in a source of their own so that every place is real."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from promptlint.model import (
    Conversation,
    Extraction,
    Finding,
    Gap,
    Hole,
    Message,
    Piece,
    Prompt,
    Run,
    Setting,
    Source,
    Span,
    ValueFacts,
)
from promptlint.rule import Facts, Rule


class Talk:
    """Writes a source line by line and keeps the values that an extractor would find in it."""

    def __init__(
        self, library: str = "openai", call: str = "client.chat.completions.create"
    ) -> None:
        self.text = ""
        self.turns: list[Message | Gap] = []
        self.instructions: list[Message] = []
        self.settings: dict[str, Setting] = {}
        self.extra: dict[str, object] = {}
        self.library, self.call = library, call

    def write(self, text: str) -> Span:
        start = len(self.text)
        self.text += text
        span = Span(start, len(self.text))
        self.text += "\n"
        return span

    def prompt(self, text: str, *holes: Hole) -> Prompt:
        whole = self.write(f'"{text}"')
        inner = Span(whole.start + 1, whole.end - 1)
        placed = tuple(replace(hole, source_span=hole.span.shift(inner.start)) for hole in holes)
        piece = Piece(Span(0, len(text)), inner, whole, (Run(Span(0, len(text)), inner),))
        return Prompt("id", text, whole, (piece,), placed)

    def say(
        self, role: str | None, text: str | None = "hello", *holes: Hole, **more: object
    ) -> Talk:
        self.turns.append(self.message(role, text, *holes, **more))
        return self

    def message(self, role: str | None, text: str | None, *holes: Hole, **more: object) -> Message:
        place = self.write(f'"{role}"') if role is not None else None
        prompt = self.prompt(text, *holes) if text else None
        content = prompt.span if prompt else self.write('""' if text == "" else "value")
        span = Span((place or content).start, content.end)
        message = Message(
            role, span, prompt, place, ((role, place),) if role and place else (), text == "",
            content_span=content,
        )  # fmt: skip
        return replace(message, **more)  # type: ignore[arg-type]

    def system(self, text: str, *holes: Hole) -> Talk:
        self.instructions.append(self.message(None, text, *holes))
        return self

    def gap(self) -> Talk:
        self.turns.append(Gap(self.write("history")))
        return self

    def set(self, **settings: str | int | float | bool | None) -> Talk:
        for name, value in settings.items():
            key = name.replace("__", ".")
            self.settings[key] = Setting(value, self.write(repr(value)))
        return self

    def raw(self) -> Talk:
        self.extra["raw"] = True
        return self

    def rendered(self) -> Talk:
        self.extra["rendered"] = self.write("tokenizer(text)")
        return self

    def conversation(self) -> Conversation:
        return Conversation(
            self.library, self.call, Span(0, len(self.text)), tuple(self.turns),
            tuple(self.instructions), self.settings, **self.extra,  # type: ignore[arg-type]
        )  # fmt: skip

    def findings(self, rule: type[Rule], **options: object) -> list[Finding]:
        facts = Facts(Source("talk.py", self.text), Extraction(), {**rule.options, **options})
        return list(rule().check_conversation(self.conversation(), facts))

    def marked(self, rule: type[Rule], **options: object) -> list[str]:
        """Return the source's text under each finding."""
        return [self.text[f.span.start : f.span.end] for f in self.findings(rule, **options)]

    def fixed(self, rule: type[Rule]) -> str:
        """Return the source after the fixes of all findings."""
        text = self.text
        for edit in sorted(_edits(self.findings(rule)), key=lambda edit: -edit[0].start):
            text = text[: edit[0].start] + edit[1] + text[edit[0].end :]
        return text


def _edits(findings: list[Finding]) -> Iterator[tuple[Span, str]]:
    for finding in findings:
        for edit in finding.fix.edits if finding.fix else ():
            yield edit.span, edit.replacement


def hole(text: str, name: str, origin: str = "parameter", **facts: object) -> Hole:
    """Return the hole that `{name}` makes in `text`."""
    shown = "{" + name + "}"
    start = text.index(shown)
    value = ValueFacts(origin=origin, **facts)  # type: ignore[arg-type]
    return Hole(name, name, Span(start, start + len(shown)), "f-string", value)
