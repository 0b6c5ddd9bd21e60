"""What one call sends to a model: the turns, in order, and how they are sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from promptlint.model.answer import Answer
from promptlint.model.place import Span
from promptlint.model.prompt import Prompt
from promptlint.model.value import Moment


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation as the code writes it.

    `role` is None where it cannot be known; `roles` holds every literal it can be, with its place.
    """

    role: str | None
    span: Span
    prompt: Prompt | None = None
    role_span: Span | None = None
    roles: tuple[tuple[str, Span], ...] = ()
    empty: bool = False
    """Whether the content is known to be empty or white space on every path."""
    repeated: bool = False
    """Whether the message is added in a loop."""
    conditional: bool = False
    content_span: Span | None = None
    blanks: tuple[Span, ...] = ()
    """The text blocks of the content that are known to be empty or white space."""
    partial: bool = False
    """Whether the content has blocks, such as pictures, whose text is none of those known."""
    choices: tuple[Prompt, ...] = ()
    """The texts that the content can be, where they are several and `prompt` is none of them."""
    others: tuple[Prompt, ...] = ()
    """The texts of the further blocks of the content, behind the one whose text `prompt` is."""

    @property
    def texts(self) -> tuple[Prompt, ...]:
        """The texts of the message that can be seen: one, or one for each block."""
        return (self.prompt, *self.others) if self.prompt is not None else ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Messages that cannot be seen: a history placeholder, an unknown list spread into this one."""

    span: Span


@dataclass(frozen=True, slots=True)
class Setting:
    """An argument of the call that is known: `temperature` 0.2, `response_format.type`."""

    value: str | int | float | bool | None
    span: Span


@dataclass(frozen=True, slots=True)
class Way:
    """The texts that one caller of a function has it send."""

    instructions: tuple[Message, ...]
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """What one call sends: its turns in order, and how it is sent.

    `library` is the sink's library ("openai", "anthropic", …), `call` its dotted name. Settings of
    the client's constructor have the prefix `client.`.
    """

    library: str
    call: str
    span: Span
    turns: tuple[Message | Gap, ...] = ()
    instructions: tuple[Message, ...] = ()
    """System texts given by an argument of their own (`system=`, `instructions=`)."""
    settings: Mapping[str, Setting] = field(default_factory=dict[str, Setting])
    rendered: Span | None = None
    """Where a chat template's rendered text is tokenised again with special tokens added."""
    moment: Moment = "call"
    """When the call is made: by a function, or as the module is imported or run as a script."""
    raw: bool = False
    """Whether the text goes to the model without a chat template (completion)."""
    answers: tuple[Answer, ...] = ()
    """What the code reads in the answers: one for every way on which the call is made."""
    ways: tuple[Way, ...] = ()
    """What each caller of the function around the call has it send, where they are several."""
    tools: tuple[str, ...] | None = None
    """The names of the tools that the call gives; None where it gives none, or some are unseen."""

    @property
    def messages(self) -> tuple[Message, ...]:
        """The turns that can be seen, without the gaps."""
        return tuple(turn for turn in self.turns if isinstance(turn, Message))


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one source. `notes` explains near misses (place, reason)."""

    prompts: tuple[Prompt, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    notes: tuple[tuple[Span, str], ...] = ()
    depends: tuple[str, ...] = ()
    """Paths of other files of the project that were read for this one."""
    broken: Span | None = None
    """The first place that is no Python."""
    unread: tuple[tuple[Span, str], ...] = ()
    """Places of a file or dataset that could not be read (place, reason); all others were."""
