"""PRM305 dangling-reference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Filling, Finding, Gap, Hole, Message, Piece, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.structure.line import lines
from promptlint_rules.structure.neighbours import Neighbours, is_known, neighbours, texts
from promptlint_rules.structure.reference import ORDERS, references
from promptlint_rules.template.place import is_foreign, place
from promptlint_rules.template.quotation import Quotation

_SOMETHING = late(
    r"^[ \t]*(?:[-*+•>|#`~<\[{(]|\d+[.)]|[\"“'']|[A-Z][\w'/-]*(?: [\w'/-]+){0,2}:|[-=_*]{3,})"
    r"|\|.*\||\t|```|:\s*$",
    re.MULTILINE,
)
_SAME_SENTENCE = late(r"[^.!?\n]{0,200}(?::\s*\S|[\"“«]\w)")
_SAME_LINE = late(r"[^.!?\n]{0,200}(?::[ \t]*\S|[\"“«]\w)")
_ANNOUNCED = late(r"[^.!?\n]{0,60}:\s*\S")
_SENTENCE_END = late(r"[.!?][\"')*]*$")
_GENERIC = frozenset(
    "text input content contents data query question context body message messages prompt user doc"
    " docs chunk chunks source sources page pages payload value values item items result results"
    " history string s x info information".split()
)
_ATTACHED = late(r"image|audio|video|\bfile|input_|inline_data|Part\.from|upload|base64")
"""Signs in the code of a message that it holds more than text."""
_GIVEN_BY_AUTHOR = frozenset(
    "table tables csv schema schemas categories labels prices rates columns menu glossary"
    " definitions examples".split()
)
_MOSTLY_SO = frozenset(
    "limits thresholds rubric rubrics scale scales fees tariff tariffs options topics"
    " departments timetable timetables schedule catalog catalogue directory sample samples"
    " example template templates groups codes classes types levels grades sizes"
    " colours colors rules guidelines criteria policy policies requirements principles steps"
    " regulations instructions constraints conditions appendix checklist faq handbook manual"
    " calendar inventory".split()
)
"""Things that the author gives, where what a message brings is spoken of by another name."""
_STUB = late(r"\n[ \t]*[^\W\d_][\w /'-]{0,30}:[ \t]*\Z")
"""A label at the end, behind which the answer is to stand."""
_QUESTIONS = frozenset(
    "q question query user_question user_query user_message utterance request wish mail email"
    " letter review ticket complaint comment sentence post tweet essay story abstract headline"
    " title".split()
)
"""Names of what a call brings: none of them is what the author of a prompt gives."""
_BROUGHT = frozenset(
    "context passage passages document documents article articles notes transcript excerpt excerpts"
    " snippet snippets paragraph paragraphs".split()
)
"""Things that a call brings beside its question, and that no question is."""
_ASKED = frozenset("q question query user_question user_query user_message".split())
_PICTURES = frozenset("sketch diagram drawing photo photograph picture screenshot".split())
"""Things that no text is, unless its name says so."""
_ALL_AUTHORED = _GIVEN_BY_AUTHOR | _MOSTLY_SO | _PICTURES
_LABEL_WORDS = 3
_MESSAGES = ("Message", "Content", "Part", "Task")
"""Ends of the names of classes that make a message, or a part of one."""
_LONGEST_LABEL = 80
_BROUGHT_ALONG = late(r"\b(?:context|documents|files|attachments|prefix)\s*=(?!=)")
"""Arguments of a call by which it sends more than its texts, or puts one before another."""
_LABEL = late(
    r"(?:^|\n)[ \t]*(?P<words>[^\W\d_][^\n:]{0,60}):[ \t]*\n*\Z|<(?P<tag>[A-Za-z][\w-]*)>\s*\Z"
)
_CLOSED = late(r"\s*</[A-Za-z][\w-]*>")
_ANYTHING = late(
    r"context|data|information|info|documents?|sources?|content|results?|facts|background|material",
    re.IGNORECASE,
)
"""Labels below which anything can stand that a prompt refers to."""


_BEHIND = "(question_gen_query)"
"""The argument of a text that LlamaIndex puts behind a document."""
_TALK = ("conversation", "dialogue", "history")
"""What the turns below are themselves, whoever adds them."""


class DanglingReference(Rule):
    """The prompt points to a text "below" or "above", and nothing is there.

    ## What it does
    Reports "the table below", "the following notes", "the above article" where no message of the
    conversation holds anything that it could be: no block, list, table, quotation or tag behind it,
    no hole on a line of its own or of a fitting name, and no message that is not known. Only texts
    of which the whole conversation can be seen are judged.

    ## Why it matters
    The model makes the missing text up, or says that it was given none.

    ## Example
    "Use only the rates in the table below", and the table was never added.

    ## Evidence
    Missing context is a property of its own in "What Makes a Good Natural Language Prompt?"
    (contextual logic).
    """

    code: ClassVar[str] = "PRM305"
    name: ClassVar[str] = "dangling-reference"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a table that is not there",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def convert(price: float):\n"
                '    prompt = f"Convert {price} EUR with the rates in «the table below»."\n'
                '    return ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
        ),
        Example(
            title="the table is the next message",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def convert(price: float, rates: str):\n"
                "    messages = [\n"
                '        {"role": "system", "content": "Convert by the table below."},\n'
                '        {"role": "user", "content": f"{rates}\\n\\nPrice: {price} EUR"},\n'
                "    ]\n"
                '    return ollama.chat(model="qwen2.5:7b", messages=messages)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the references of a prompt that point to nothing in all its conversations."""
        if not (prompt.whole and prompt.sent) or prompt.role in ("tool", "example"):
            return
        if any(one.what.endswith(_BEHIND) for one in prompt.evidence):
            return
        if any(isinstance(use, Filling) and use.call == ".replace()" for use in prompt.uses):
            return  # what stands for a word of the text can be anything
        found = list(references(prompt.text))
        if not found:
            return
        around = _answered([one for one in neighbours(prompt, facts) if _is_whole(prompt, one)])
        quotation = Quotation(prompt.text)
        named: set[tuple[str, bool]] = set()
        for span, noun, is_below, is_last in found:
            if (noun, is_below) in named or (is_last and not _is_ended(prompt, noun)):
                continue  # what a text names twice stands behind the first place, if anywhere
            named.add((noun, is_below))
            if is_below and noun in _TALK:
                continue
            is_there = any(
                _is_there(prompt, facts, span, noun, one, is_below=is_below) for one in around
            )
            if not around or is_there or is_foreign(prompt, span) or quotation.is_quoted(span):
                continue
            words = prompt.text[span.start : span.end]
            yield Finding(
                place(prompt, span, prompt.span),
                f'nothing in the conversation is "{" ".join(words.split())}"',
                label=f"nothing {'follows' if is_below else 'stands above'}",
            )


def _is_ended(prompt: Prompt, noun: str) -> bool:
    """Say whether a text that leads to something at its end is all that there is of it.

    Elsewhere, "Here are some examples:" is a part to which others are joined.
    """
    return prompt.role == "system" and _is_authored(noun) and not prompt.holes


def _answered(around: list[Neighbours]) -> list[Neighbours]:
    """Return the calls that send messages; the making of the model that they go to says no more."""
    return [one for one in around if one.conversation.turns] or around


def _is_whole(prompt: Prompt, around: Neighbours) -> bool:
    """Say whether all that is sent with a prompt can be seen: not a lone message object."""
    is_object = around.conversation.call.endswith(_MESSAGES)
    return not is_object and (prompt.role != "system" or around.turn.role != "template")


def _is_there(
    prompt: Prompt, facts: Facts, span: Span, noun: str, around: Neighbours, *, is_below: bool
) -> bool:
    """Say whether a conversation holds, on the right side, what a reference points to."""
    turns = around.after if is_below else around.before
    unknown = [turn for turn in turns if not is_known(turn)]
    said = facts.text(around.turn.span.start, around.turn.span.end)
    if around.turn.partial or any(isinstance(one, Message) and one.partial for one in turns):
        return True
    call = around.conversation.span
    if _BROUGHT_ALONG.search(facts.text(call.start, call.end)):
        return True
    if _ATTACHED.search(said) and not noun.startswith("question"):
        return True  # a picture can show a table, but hardly asks
    if not all(_is_question(turn, noun, facts) for turn in unknown) or not _is_closed(around):
        return True
    start, end = (span.end, len(prompt.text)) if is_below else (0, span.start)
    if _is_put_in(prompt, facts, Span(start, end), is_authored=_is_authored(noun)):
        return True
    said = "\n".join([prompt.text, *(one.text for one in texts((*around.before, *around.after)))])
    if _holds(prompt, Span(start, end), noun, said):
        return True
    return any(_holds(one, Span(0, len(one.text)), noun, said) for one in texts(turns))


def _is_question(turn: Message | Gap, noun: str, facts: Facts) -> bool:
    """Say whether an unknown turn is only what a user asks: nobody types a table of rates there."""
    if isinstance(turn, Gap) or turn.content_span is None or not _is_distinct(noun):
        return False
    return _asks(facts.text(turn.content_span.start, turn.content_span.end), noun)


def _is_distinct(noun: str) -> bool:
    """Say whether a thing is none that a user's question, or another such text, can be."""
    return _is_authored(noun) or noun in _BROUGHT


def _asks(expression: str, noun: str) -> bool:
    """Say whether an expression is named as a question, or a call's text, that is no such thing."""
    name = expression.strip("[]{} \n").rpartition(":")[2].rpartition(".")[2].strip().lower()
    return name in (_QUESTIONS if _is_authored(noun) else _ASKED)


def _is_closed(around: Neighbours) -> bool:
    """Say whether a conversation ends as it is here: a user, or a completion, has the last word."""
    turns = around.conversation.turns
    last = turns[-1] if turns else None
    if not isinstance(last, Message):
        return False
    return around.conversation.raw or last.role in ("user", "human", "template", None)


def _is_put_in(prompt: Prompt, facts: Facts, span: Span, *, is_authored: bool) -> bool:
    """Say whether an f-string puts a text that the file keeps elsewhere into a stretch."""
    holes = {hole.span.start for hole in prompt.holes}
    ends = {
        piece.text_span.end
        for piece in prompt.pieces
        if facts.text(piece.source_span.end, piece.source_span.end + 1) == "{"
    }
    put_in = [p for p in prompt.pieces if p.text_span.start in ends - holes]
    return any(
        span.contains(piece.text_span) and not (is_authored and _is_sentence(prompt, piece))
        for piece in put_in
    )


def _is_sentence(prompt: Prompt, piece: Piece) -> bool:
    """Say whether a text is no more than sentences on one line: a role, another rule."""
    words = prompt.text[piece.text_span.start : piece.text_span.end].strip()
    return "\n" not in words and _SENTENCE_END.search(words) is not None and not piece.conditional


def _holds(prompt: Prompt, span: Span, noun: str, said: str) -> bool:
    """Say whether a stretch of a prompt holds something that can be the text that is meant.

    `said` is all that is sent together.
    """
    text = _without_others(prompt, noun, said)[span.start : span.end]
    is_announced = span.start and _ANNOUNCED.match(prompt.text, span.start, span.end)
    if is_announced and noun not in _GIVEN_BY_AUTHOR:
        return True
    same = _SAME_LINE if _is_authored(noun) else _SAME_SENTENCE
    if span.end == len(prompt.text):
        text = _STUB.sub("", text)
    if (
        same.match(text)
        or _SOMETHING.search(text.partition("\n")[2])
        or _SOMETHING.match(text.lstrip(" .:\n"))
    ):
        return True
    holes = [hole for hole in prompt.holes if span.contains(hole.span)]
    others = _others(prompt, noun, said)
    if any(hole not in others and _can_be(prompt, hole, noun) for hole in holes):
        return True
    filled = [hole.span.shift(-span.start) for hole in holes]
    is_above = span.start == 0 and span.end < len(prompt.text)
    rest = lines(text)[1 : -1 if is_above else None]  # without the line of the reference itself
    return (is_above and noun in ORDERS and bool(text.strip())) or any(
        not any(line.span.overlaps(one) for one in filled)
        and (line.indent or noun in ORDERS or not _SENTENCE_END.search(line.words))
        for line in rest
        if not line.is_blank
    )


def _without_others(prompt: Prompt, noun: str, said: str) -> str:
    """Return a prompt's text with blanks for the holes, and their labels, that hold other things.

    Only what the author of a prompt gives is told apart so: a table is not what "Note:" brings.
    """
    text = prompt.text
    for hole in _others(prompt, noun, said):
        label = _label(prompt.text, hole)
        closed = _CLOSED.match(text, hole.span.end) if label and label["tag"] else None
        start = label.start() if label else hole.span.start
        end = closed.end() if closed else hole.span.end
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _others(prompt: Prompt, noun: str, said: str) -> list[Hole]:
    """Return the holes that hold other things than a noun, with those beside them on a line."""
    found: list[Hole] = []
    for hole in prompt.holes if _is_distinct(noun) else ():
        between = prompt.text[found[-1].span.end : hole.span.start] if found else "\n"
        is_beside = not between.strip(" ,;|:-\t")
        if is_beside or _asks(hole.expression, noun) or _is_of_other(prompt, hole, noun, said):
            found.append(hole)
    return found


def _label(text: str, hole: Hole) -> re.Match[str] | None:
    return _LABEL.search(text, max(0, hole.span.start - _LONGEST_LABEL), hole.span.start)


def _is_other(label: str, noun: str, said: str) -> bool:
    """Say whether a label names another thing than a noun, one that the prompt is about."""
    words = label.lower()
    if noun[:4] in words or _ANYTHING.search(words):
        return False
    is_listed = noun in _GIVEN_BY_AUTHOR or noun in _PICTURES or noun.endswith("-list")
    return is_listed or _is_spoken_of(words.split()[-1], said)


def _is_spoken_of(word: str, said: str) -> bool:
    """Say whether what is sent speaks of a thing, beside the label and the holes for it."""
    told = re.sub(rf"\{{[^{{}}]*\}}|\b{re.escape(word)}[ \t]*:", "", said, flags=re.IGNORECASE)
    one = re.escape(word.removesuffix("s"))
    return re.search(rf"\b{one}(?:s|es)?\b", told, re.IGNORECASE) is not None


def _is_authored(noun: str) -> bool:
    """Say whether a thing is mostly given by the author, and not by what a message brings."""
    return noun in _ALL_AUTHORED or noun.endswith("-list")


def _is_of_other(prompt: Prompt, hole: Hole, noun: str, said: str) -> bool:
    """Say whether the label of a hole, or the name of what fills it, names another thing."""
    if not _is_authored(noun):
        return False
    label = _label(prompt.text, hole)
    if label is not None:
        return _is_other(label["words"] or label["tag"].replace("_", " "), noun, said)
    name = hole.expression.lower()
    is_named = name.isidentifier() and "_" not in name and name not in _GENERIC
    is_same = noun[:4] in name or _ANYTHING.search(name)
    is_told = is_named and noun not in _GIVEN_BY_AUTHOR and not is_same
    return bool(is_told) and _is_spoken_of(name, said)


def _can_be(prompt: Prompt, hole: Hole, noun: str) -> bool:
    """Say whether a hole can be filled with the text that is meant: by its place or its name."""
    if hole.facts.type in ("int", "float", "bool"):
        return False
    start = prompt.text.rfind("\n", 0, hole.span.start) + 1
    end = prompt.text.find("\n", hole.span.end)
    before = prompt.text[start : hole.span.start]
    after = prompt.text[hole.span.end : end if end >= 0 else len(prompt.text)]
    is_alone = not re.search(r"\w", after) and len(re.findall(r"\w+", before)) <= _LABEL_WORDS
    names = set(re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", hole.expression).lower()))
    stem = noun[:4]
    is_any = is_alone and noun not in _PICTURES
    return is_any or bool(names & _GENERIC) or any(name.startswith(stem) for name in names)
