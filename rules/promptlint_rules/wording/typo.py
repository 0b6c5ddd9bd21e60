"""PRM501 typo."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, cast

from promptlint.model import Edit, Finding, Fix, Prompt, Severity
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import exact, piece_at
from promptlint_rules.template.seam import Seams
from promptlint_rules.wording.prose import Prose
from promptlint_rules.wording.slip import Slip
from promptlint_rules.wording.slips import slips

_OFTEN = 5
"""Uses in a file, outside of the prompt, from which an unknown word is taken for a term.

Of this file alone: were other files asked, the findings in each would depend on all of them.
"""


class Typo(Rule):
    """A word is misspelt, or a turn of phrase is a slip of the pen.

    ## What it does
    Reports words that a list of common misspellings has, unknown words that one wrong, missing,
    added or swapped letter turns into a frequent word, and slips that are wrong wherever they
    stand: "a" before a vowel, "the the", "You're goal is", "can be use to", "other then", "the
    users question", a sentence glued to the next. Only English prose is read: no holes, code,
    quotations, tags, addresses, names or other languages, and no word that the file's own
    identifiers have. The setting `terms` lists words of your own that are right.

    ## Why it matters
    Models mostly guess what is meant, yet each slip costs tokens of rare pieces, can change the
    answer, and is read by every colleague and, where the model repeats it, by users.

    ## Example
    "You are a helpful assitant." is meant to read "assistant". The fix is offered only where one
    correction fits, and changes nothing but the word.

    ## Evidence
    PromptSet: one in eight real prompts holds a typo, and general spelling checkers are right in
    33 to 40 % of what they report there.
    """

    code: ClassVar[str] = "PRM501"
    name: ClassVar[str] = "typo"
    severity: ClassVar[Severity] = "warning"
    options: ClassVar[Mapping[str, object]] = {"terms": ()}
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a misspelt word",
            code=(
                "import ollama\n"
                "\n"
                'RULES = "You are a helpful «assitant» who answers in one sentence."\n'
                'ollama.chat("llama3.1", messages=[{"role": "system", "content": RULES}])\n'
            ),
            fixed=(
                "import ollama\n"
                "\n"
                'RULES = "You are a helpful assistant who answers in one sentence."\n'
                'ollama.chat("llama3.1", messages=[{"role": "system", "content": RULES}])\n'
            ),
        ),
        Example(
            title="words of the field, names and quotations",
            code=(
                "import ollama\n"
                "\n"
                'RULES = "You are a chatbot of Wexley and reply \\"teh end\\" to `retreive_all`."\n'
                'ollama.chat("llama3.1", messages=[{"role": "system", "content": RULES}])\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the slips of the prompt's prose."""
        if prompt.role == "example":
            return
        terms = cast("Sequence[str]", facts.options.get("terms") or ())
        accepted = frozenset(term.lower() for term in terms)
        glued = frozenset(seam.joint.offset for seam in Seams(prompt))  # PRM107 reports these
        known: dict[str, bool] = {}
        for slip in slips(Prose.of(prompt), accepted):
            is_glued = any(slip.span.start < at < slip.span.end for at in glued)
            if not is_glued and not (slip.is_word and _is_term(prompt, slip, facts, known)):
                yield _finding(prompt, slip, facts)


def _is_term(prompt: Prompt, slip: Slip, facts: Facts, known: dict[str, bool]) -> bool:
    """Say whether the file shows a word to be a term; `known` remembers it of each word."""
    word = prompt.text[slip.span.start : slip.span.end].lower()
    if word not in known:
        known[word] = _is_used(word, prompt, slip, facts.source.text)
    return known[word]


def _is_used(word: str, prompt: Prompt, slip: Slip, text: str) -> bool:
    """Say whether code has a word in its identifiers, or its other texts often."""
    own = [piece.source_span for piece in prompt.pieces]
    uses = [
        match
        for match in re.finditer(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text, re.IGNORECASE)
        if not any(span.start <= match.start() < span.end for span in own)
    ]
    if not slip.is_listed and len(uses) >= _OFTEN:
        return True
    return any(_is_identifier(text, *match.span()) for match in uses)


def _is_identifier(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if "_" in (before, after) or before == ".":
        return True
    return bool(re.match(r"[ ]?(?:=(?!=)|\(|\.\w|\[)", text[end : end + 3])) or (
        before != "" and before in "\"'" and before == after
    )


def _finding(prompt: Prompt, slip: Slip, facts: Facts) -> Finding:
    shown = " ".join(prompt.text[slip.span.start : slip.span.end].split())
    advice = " or ".join(f'"{one}"' for one in slip.right)
    return Finding(
        prompt.source(slip.span),
        f'"{shown}": {slip.what}' + (f"; write {advice}" if advice else ""),
        label=slip.what,
        fix=_fix(prompt, slip, facts),
    )


def _fix(prompt: Prompt, slip: Slip, facts: Facts) -> Fix | None:
    where = exact(prompt, slip.span)
    if where is None or len(slip.right) != 1 or _would_close(prompt, slip, facts):
        return None
    return Fix(f'Write "{slip.right[0]}"', (Edit(where, slip.right[0]),), "unsafe")


def _would_close(prompt: Prompt, slip: Slip, facts: Facts) -> bool:
    """Say whether a correction has an apostrophe that would end a literal in single quotes."""
    piece = piece_at(prompt, slip.span)
    start = piece.source_span.start if piece is not None else 0
    return "'" in slip.right[0] and facts.source.text[start - 1 : start] != '"'
