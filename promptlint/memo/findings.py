"""What rules have said of the prompts of a file, for as long as they would say the same again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from promptlint.memo.move import Move, move
from promptlint.memo.shape import Shape, Shapes, Torn
from promptlint.memo.watch import Note, Watch
from promptlint.model import Conversation, Finding, Prompt, Source
from promptlint.rule import Facts

Check: TypeAlias = Callable[[Facts], Iterable[Finding]]
"""One rule's check of one prompt or conversation."""
_MOST_KEPT: Final = 8
"""Files."""


@dataclass(frozen=True, slots=True)
class Said:
    """What rules said of one prompt or conversation: most of them say nothing, and read nothing."""

    nothing: set[str] = field(default_factory=set[str])
    notes: dict[str, Note] = field(default_factory=dict[str, Note])

    def moved(self, way: Move) -> Said:
        """Return what still holds in another text."""
        notes = {code: note.moved(way) for code, note in self.notes.items()}
        return Said(
            set(self.nothing), {code: note for code, note in notes.items() if note is not None}
        )

    def of(self, code: str, check: Check, facts: Facts) -> Iterator[Finding]:
        """Yield what a rule says, and keep it if an edit elsewhere cannot change it."""
        note = self.notes.get(code)
        if note is not None:
            yield from note.findings
            return
        watch = Watch(facts.source, facts.extraction, facts.options, facts.analyses)
        found: list[Finding] = []
        for finding in check(watch):
            found.append(finding)
            yield finding
        if watch.wide:
            return
        if found or watch.reads:
            self.notes[code] = Note(tuple(found), frozenset(watch.reads))
        else:
            self.nothing.add(code)


@dataclass(frozen=True, slots=True)
class Round:
    """One check of a file: its text, the rules, and what they said of each prompt there."""

    source: Source
    rules: object
    """Rules and their options are told apart by identity."""
    is_whole: bool
    """Whether Python can read the file, so that no prompts are hidden by what is half typed."""
    said: dict[Shape, Said] = field(default_factory=dict[Shape, Said])
    past: tuple[tuple[Round, Shapes], ...] = ()
    """Rounds before it, with what this one's prompts would have been there."""
    shapes: Shapes = field(default_factory=Shapes)

    def of(self, subject: Prompt | Conversation) -> Said:
        """Return what is known already of a prompt or conversation, to be added to."""
        key = self.shapes.of(subject)
        known = self.said.get(key)
        if known is None:
            known = self.said[key] = self._before(subject) or Said()
        return known

    def _before(self, subject: Prompt | Conversation) -> Said | None:
        for before, shapes in self.past:
            try:
                known = before.said.get(shapes.of(subject))
            except Torn:
                continue
            if known is not None:
                return known.moved(shapes.move.back)
        return None


class Findings:
    """What rules said in the last checks of the files that were checked last.

    A rule is asked again where anything has changed that it looked at: its prompt with all that
    is known of it, a stretch of the file that it read, the file as a whole. Of places it may only
    make use by their order and as places of its findings: how far they are from one another
    changes with every edit between them.
    """

    def __init__(self) -> None:
        """Know of no file yet."""
        self._kept: OrderedDict[str, tuple[Round, ...]] = OrderedDict()

    def begin(self, source: Source, rules: object, *, is_whole: bool) -> Round:
        """Return a new round for a file, which knows the last ones."""
        past = tuple(
            (before, Shapes(move(source.text, before.source.text)))
            for before in self._kept.get(source.path, ())
            if before.rules is rules
        )
        return Round(source, rules, is_whole, past=past)

    def end(self, done: Round) -> None:
        """Keep a round, and the last one of when the file was whole."""
        kept = self._kept.pop(done.source.path, ())
        whole = [one for one in kept if one.is_whole and not done.is_whole]
        self._kept[done.source.path] = (replace(done, past=(), shapes=Shapes()), *whole[:1])
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
