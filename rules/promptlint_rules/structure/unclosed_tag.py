"""PRM301 unclosed-tag."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span, Tag
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.structure.delimiter import Delimiters, is_written_elsewhere
from promptlint_rules.structure.line import lines
from promptlint_rules.template.place import is_foreign, place

_SENTENCE = late(r"^[A-Z][\w'-]*(?: [\w',-]+){2,}", re.MULTILINE)
_ALIKE = 2
"""Characters that begin the lines behind headings of one kind."""
_FEWEST = 2
"""Lines behind an opened tag; with fewer, it is a stub that the model goes on with."""
_MOST = 40
"""Tags without a partner in one prompt; with more, tags mean something else there."""


_TWICE = 2
"""Times that a tag stands alone where the second was to close what the first opens."""


class UnclosedTag(Rule):
    """A tag that delimits a part of the prompt is never closed, or closes what was never opened.

    ## What it does
    Looks at tags that stand alone on a line in prompts that use tags as delimiters, and reports
    those without a partner. Silent for tags in running text, HTML, placeholders such as `<name>`,
    fences, a tag that opens the answer at the end, and where the partner stands in another message,
    in another piece of the same file, or behind a condition.

    ## Why it matters
    The model cannot tell where the document ends and the instructions go on: it follows orders that
    stand in the document, or takes orders for a part of it.

    ## Example
    `<documents>` above the documents, and no `</documents>` below them.

    ## Evidence
    PromptPrism counts tags among the syntactic marks of prompts. Of 17 findings of plain tag
    counting on real prompts none was right: hence the many conditions.
    """

    code: ClassVar[str] = "PRM301"
    name: ClassVar[str] = "unclosed-tag"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="documents without an end",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def ask(pages: str, question: str):\n"
                '    prompt = f"""«<pages>»\n'
                "{pages}\n"
                "<question>\n"
                "{question}\n"
                "</question>\n"
                'Answer the question from the pages."""\n'
                '    return ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
        ),
        Example(
            title="a mention, a placeholder and the start of the answer",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def ask(pages: str):\n"
                '    prompt = f"""Answer from the text in <pages> tags, as <name>: <reason>.\n'
                "<pages>\n"
                "{pages}\n"
                "</pages>\n"
                '<answer>"""\n'
                '    return ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the delimiting tags of a whole prompt, or of a loop's round, without a partner."""
        if "<" not in prompt.text or prompt.role == "assistant":
            return
        delimiters = Delimiters(prompt, facts)
        if delimiters.is_controlled:
            return
        crossed = [] if prompt.whole else list(_crossed(delimiters, facts))
        yield from crossed or _without_partner(delimiters, facts)


def _without_partner(delimiters: Delimiters, facts: Facts) -> Iterator[Finding]:
    """Yield the tags that open what nothing closes, or close what nothing opened."""
    prompt = delimiters.prompt
    for tag in delimiters.reopened() if prompt.whole else ():
        yield from _finding(prompt, facts, tag, f"</{tag.name}", "opens what is open")
    every = delimiters.opened()
    is_round = bool(every) and not prompt.whole and _is_filled_in_loop(prompt, facts)
    opened = [one for one in every if prompt.whole or is_round or delimiters.is_repeated(one)]
    if len(opened) > _MOST:
        return
    times = Counter(one.name for one in opened)
    seen: set[str] = set()
    for tag in opened:
        if tag.name in seen and not _is_heading(delimiters, tag):
            yield from _finding(prompt, facts, tag, f"</{tag.name}", "opens what is open")
        elif times[tag.name] == 1 and _is_left_open(delimiters, tag, is_round=is_round):
            yield from _finding(prompt, facts, tag, f"</{tag.name}", "is never closed")
        seen.add(tag.name)
    for tag in delimiters.closed()[:_MOST]:
        if prompt.whole and _closes_nothing(delimiters, tag):
            partner = f"<{tag.name.removeprefix('/')}"
            yield from _finding(prompt, facts, tag, partner, "closes what was never opened")


def _crossed(delimiters: Delimiters, facts: Facts) -> Iterator[Finding]:
    """Yield the closing tag of a part that a function wraps in the tags of two names."""
    opened, closed, prompt = delimiters.opened(), delimiters.closed(), delimiters.prompt
    if len(opened) != 1 or len(closed) != 1:
        return
    inner = Span(opened[0].span.end, max(opened[0].span.end, closed[0].span.start))
    if any(inner.contains(hole.span) for hole in prompt.holes):
        partner = f"<{closed[0].name.removeprefix('/')}"
        if not is_written_elsewhere(f"</{opened[0].name}", prompt, facts):
            yield from _finding(prompt, facts, closed[0], partner, "closes what was never opened")


def _is_filled_in_loop(prompt: Prompt, facts: Facts) -> bool:
    """Say whether a comprehension fills a template for each of several."""
    name = re.escape(prompt.symbol.rpartition(".")[2])
    pattern = rf"\b{name}\.format\([^()\n]*\)\s+for\b"
    return bool(name) and re.search(pattern, facts.source.text) is not None


def _finding(prompt: Prompt, facts: Facts, tag: Tag, partner: str, what: str) -> Iterator[Finding]:
    if is_written_elsewhere(partner, prompt, facts) or is_foreign(prompt, tag.span):
        return
    yield Finding(
        place(prompt, tag.span, prompt.span),
        f"`<{tag.name}>` {what}: the model cannot see where that part ends",
        label=f"no `{partner}>`",
    )


def _is_heading(delimiters: Delimiters, tag: Tag) -> bool:
    """Say whether tags are headings: text of one kind follows each at once; none is ever closed.

    One that stands there often, and never closed, is a placeholder.
    """
    same = [one for one in delimiters.opened() if one.name == tag.name]
    if len(same) > _TWICE and f"</{tag.name}" not in delimiters.text:
        return True
    if delimiters.paired:
        return False
    span = Span(same[0].span.end, tag.span.start)
    starts = {_line_behind(delimiters, one)[:_ALIKE] for one in same}
    is_filled = any(span.contains(hole.span) for hole in delimiters.prompt.holes)
    return not is_filled and len(starts) == 1 and bool(starts.pop().strip())


def _line_behind(delimiters: Delimiters, tag: Tag) -> str:
    return delimiters.text[tag.span.end :].partition("\n")[2].partition("\n")[0].strip()


def _is_left_open(delimiters: Delimiters, tag: Tag, *, is_round: bool) -> bool:
    is_stub = not is_round and _is_stub(delimiters, tag)
    return not is_stub and _is_delimiter(delimiters, tag)


def _is_delimiter(delimiters: Delimiters, tag: Tag) -> bool:
    """Say whether the prompt shows that a tag is a delimiter, and not a placeholder."""
    if delimiters.mentions(tag.name) or any(one.name == tag.name for one in delimiters.paired):
        return True
    behind = delimiters.text[tag.span.end :]
    at = len(delimiters.text) - len(behind.lstrip())
    holes = {hole.span.start for hole in delimiters.prompt.holes}
    is_filled = at in holes or delimiters.text.startswith("{{", at)
    others = {one.name for one in delimiters.opened()} - {tag.name}
    if is_filled and _SENTENCE.search(behind) and (delimiters.paired or not others):
        return True  # where no tag at all is closed, tags are signs of another kind
    if not behind.partition("\n")[2].partition("\n")[0].strip():
        return False  # a blank line: the tag shows where something goes
    is_listed = any(one.span.start == at for one in delimiters.standing if one.inside is None)
    return bool(delimiters.paired) and not is_listed


def _is_stub(delimiters: Delimiters, tag: Tag) -> bool:
    """Say whether a tag opens the answer: hardly more than tags stand behind it."""
    rest = delimiters.text[tag.span.end :]
    written = [line for line in lines(rest) if not line.is_blank]
    return len([line for line in written if not line.words.startswith("<")]) < _FEWEST


def _ends_hole(delimiters: Delimiters, tag: Tag) -> bool:
    """Say whether a tag stands below what fills a hole, and in front of a sentence."""
    above = delimiters.text[: tag.span.start]
    holes = {hole.span.end for hole in delimiters.prompt.holes}
    is_below = above.endswith("\n") and len(above.rstrip()) in holes
    return is_below and _SENTENCE.search(delimiters.text, tag.span.end) is not None


def _closes_nothing(delimiters: Delimiters, tag: Tag) -> bool:
    name = tag.name.removeprefix("/")
    is_named_before = any(one.name == name for one in delimiters.all)
    if is_named_before:  # it may be mentioned, as "in <name></name> tags"
        until = tag.span.end
        opened, closed = (
            delimiters.text.count(mark, 0, until) for mark in (f"<{name}", f"</{name}")
        )
        is_named_before = opened >= closed
    above = delimiters.text[: tag.span.start].strip()
    is_used = (
        delimiters.paired
        or delimiters.opened()
        or any(t.name == name for t in delimiters.all)
        or (delimiters.prompt.sent and _ends_hole(delimiters, tag))
    )
    return bool(above) and not is_named_before and bool(is_used)
