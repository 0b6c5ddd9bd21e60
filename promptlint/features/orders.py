"""Which words of a sentence give orders: the parser's imperatives, mended for prompts.

Parsers learn from mail and reviews, in which orders are rare. Prompts are made of them, without
a stop, after bullets, in headings and after "If …,". So a word that begins such a place and is
known to name something that one can be told to do is an order, however it was tagged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from promptlint.features.label import label_end
from promptlint.features.word import SUBJECTS, VERBAL, Sentence, Word, children

VERBS: Final = frozenset(
    """
    abide accept access account achieve acknowledge act adapt add address adhere adjust adopt
    advise aggregate aim align allow analyse analyze annotate announce answer anticipate apply
    approach argue arrange ask assess assign assist assume attach attempt augment avoid balance
    base be begin behave brainstorm break bring build calculate call capture carry categorise
    categorize check choose cite clarify classify clean click close collect combine come comment
    communicate compare complete compose compute concentrate conclude conduct confirm connect
    consider construct consult contain continue contrast convert convey copy correct count cover
    craft create critique customize debug decide declare decline deduce define delegate delete
    deliver demonstrate derive describe design detail detect determine develop devise
    differentiate direct disambiguate discuss display distinguish divide document double-check
    draft draw echo edit elaborate eliminate emphasize employ encourage end engage enhance
    ensure enter enumerate establish estimate evaluate examine exclude execute exercise expand
    explain explore express extend extract fetch figure fill filter finalize find finish fix
    flag focus follow forget form format formulate gather generate get give go greet group guess
    guide handle help highlight hold identify ignore illustrate imagine implement improve
    include incorporate indicate infer inform insert inspect integrate interpret introduce
    invent invoke iterate judge justify keep label let leverage limit link list listen locate
    look maintain make map mark match mention merge mimic minimize modify monitor move name
    narrate navigate note notice notify number obey observe obtain offer omit open optimize
    order organize outline output paraphrase parse pass pay perform phrase pick plan play please
    point pose predict prefer prepare present preserve pretend print prioritize proceed process
    produce proofread propose prove provide put query quote raise rank rate read reason recall
    recommend record redact reduce refactor refer refine reflect reformat reformulate refrain
    refuse reject relate rely remain remember remove rename render reorder repeat rephrase
    replace reply report represent request require research reset resolve respect respond
    restate restrict restructure retrieve return reveal review revise rewrite round run save say
    scan scrape search see seek select send separate set share shorten show sign simplify
    simulate skip solve sort speak specify split stand start state stay stick stop store strive
    structure study submit suggest sum summarise summarize supply support surround synthesize
    tag tailor take talk tell terminate test think thread trace track transcribe transform
    translate treat trust try turn type understand update use utilise utilize validate verify
    view visit wait walk watch work wrap write
    """.split()
)
"""What prompts tell models to do."""
_BEFORE: Final = frozenset(
    """
    please also always never only just simply then next now first firstly second secondly third
    thirdly finally lastly additionally instead carefully briefly strictly directly kindly and
    or but so otherwise concisely clearly step do not n't don't dont optionally again afterwards
    """.split()
)
"""What may stand before an order at the beginning of a sentence."""
_FRONTED: Final = frozenset(
    """
    if when whenever while before after once unless until given based using for in on to as with
    without because since during otherwise upon considering depending from by at under where
    firstly first second finally note
    """.split()
)
"""How a sentence begins in which the order comes after a comma."""
_LABEL: Final = 6
"""Among how many words a label's colon is looked for."""
_NO_OBJECT: Final = frozenset({":", "of", ")", "]", "-", "=", "|", "/", "is", "are", "was", "were"})
"""What does not come after an order: these make a label or a subject of the word before."""


def orders(sentence: Sentence) -> list[int]:
    """Return the indices of the words that give orders: of "Do not stop", that of "stop"."""
    below = children(sentence)
    named = (at for at in _places(sentence) if _names_order(sentence, at))
    likely = {_head(sentence, at) for at in (*_tagged(sentence), *named)}
    found = {at for at in likely if not _has_subject(sentence, below, at)}
    found.update(_joined(sentence, below, found))
    label = label_end(sentence)
    return sorted(at for at in found if at >= label)


def _head(sentence: Sentence, at: int) -> int:
    return sentence[at].head if sentence[at].is_helper else at


def _tagged(sentence: Sentence) -> Iterator[int]:
    """Yield what the parser calls imperative."""
    for at, word in enumerate(sentence):
        if "Mood=Imp" in word.features and word.tag in VERBAL:
            yield at


def _has_subject(sentence: Sentence, below: Sequence[Sequence[int]], at: int) -> bool:
    """Say whether a word has a subject, an infinitive's mark, or a helper other than "do"."""
    return any(_subjects(sentence[child], before=child < at) for child in below[at]) or (
        sentence[at].relation == "conj" and _is_infinitive(sentence, below, sentence[at].head)
    )


def _subjects(child: Word, *, before: bool) -> bool:
    said = child.text.lower()
    if child.relation == "aux" and said not in {"do", "don't", "let", "please"}:
        return True
    is_mark = said == "to" and child.relation == "mark"
    return before and (is_mark or child.relation in SUBJECTS)


def _is_infinitive(sentence: Sentence, below: Sequence[Sequence[int]], at: int) -> bool:
    """Say whether what a word is joined to has a "to"."""
    while sentence[at].relation == "conj" and sentence[at].head != at:
        at = sentence[at].head
    return any(sentence[child].text.lower() == "to" for child in below[at] if child < at)


def _places(sentence: Sentence) -> Iterator[int]:
    """Yield where an order may begin: at the start, after a label, after what is fronted."""
    first = _start(sentence, 0)
    after = [at + 1 for at, word in enumerate(sentence[:_LABEL]) if word.text == ":"]
    if sentence[min(first, len(sentence) - 1)].text.lower() in _FRONTED:
        after += [at + 1 for at, word in enumerate(sentence) if word.text == ","]
    for place in (first, *(_start(sentence, at) for at in after)):
        if place < len(sentence):
            yield place


def _start(sentence: Sentence, at: int) -> int:
    """Return the index of the first word from there on that does not just lead to an order."""
    while at < len(sentence):
        word = sentence[at]
        if word.text[-1].isalpha() and word.text.lower() not in _BEFORE:
            break
        at += 1
    return at


def _names_order(sentence: Sentence, at: int) -> bool:
    """Say whether a word is known as an order, and what comes after it fits one."""
    word = sentence[at]
    if word.text.lower() not in VERBS:
        return False
    if at + 1 == len(sentence):
        return word.tag in VERBAL
    after = sentence[at + 1]
    if after.text.lower() in _NO_OBJECT:
        return False
    if word.tag not in VERBAL and after.text[0].isupper() and not after.text.isupper():
        return False
    return (
        "Mood=Ind" not in word.features
        or word.tag not in VERBAL
        or "Tense=Past" not in word.features
    )


def _joined(sentence: Sentence, below: Sequence[Sequence[int]], found: set[int]) -> Iterator[int]:
    """Yield what is joined to an order by "and" and has no subject of its own.

    After "… before answering and extract" the parser joins unlike forms: the order is meant.
    """
    for at, word in enumerate(sentence):
        is_joined = word.head in found or (found and sentence[word.head].text.endswith("ing"))
        is_order = is_joined and word.relation == "conj" and _is_bare(word)
        if is_order and not _has_subject(sentence, below, at):
            yield at


def _is_bare(word: Word) -> bool:
    return word.text.lower() in VERBS and word.tag in VERBAL
