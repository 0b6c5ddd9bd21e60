"""What reaches a sink: texts with their roles, and the turns of a conversation."""

from __future__ import annotations

from dataclasses import dataclass, field

from tree_sitter import Node

from promptlint.extract.value import Value
from promptlint.lean import lean
from promptlint.model import Language, Loss, Role


@lean
class Reach:
    """A value that reaches a sink as text. `node` is the expression that does."""

    value: Value
    role: Role
    what: str
    node: Node
    template: Language = "none"
    whole: bool = True
    sent: bool = True
    is_open: bool = False
    """Whether it goes to code that cannot be seen, which may still fill or change it."""
    call: Node | None = None
    """The call that the text is handed to, where it is a template's or a model's."""
    packing: Node | None = None
    """The trailing comma that alone makes a tuple of the text."""
    discarded: Node | None = None
    """The statement that overwrites the text before anything reads it."""
    name: str = ""
    """The variable that the discarded text was kept in."""
    loss: Loss = "overwritten"
    """How it was discarded."""
    is_likeness: bool = False
    confidence: float = 1.0


@lean
class Turn:
    """One message on its way to a sink; a turn without content is a gap."""

    node: Node
    contents: tuple[Reach, ...] = ()
    roles: tuple[tuple[str, Node], ...] = ()
    is_gap: bool = False
    is_empty: bool = False
    repeated: bool = False
    conditional: bool = False
    content_node: Node | None = None
    blank_nodes: tuple[Node, ...] = ()
    """The text blocks without text among others that have some."""
    in_blocks: bool = False
    """Whether the contents are blocks of one message, not alternatives."""
    is_partial: bool = False
    """Whether there are blocks that hold no text that can be seen."""


@dataclass(slots=True, eq=False)
class Exchange:
    """One call to a model, as the sinks describe it."""

    library: str
    name: str
    call: Node
    turns: list[Turn] = field(default_factory=list[Turn])
    instructions: list[Turn] = field(default_factory=list[Turn])
    completion: bool = False

    def note(self, turn: Turn, role: Role | None) -> None:
        """Add a turn, among the instructions where the argument is for the system's text."""
        (self.instructions if role == "system" else self.turns).append(turn)


@lean
class Aim:
    """What a sink says of the values that reach it; turns are noted in `exchange`."""

    what: str
    role: Role | None = None
    template: Language = "none"
    exchange: Exchange | None = None


ROLES: dict[str, Role] = {
    "system": "system", "developer": "system", "user": "user", "human": "user",
    "assistant": "assistant", "ai": "assistant", "model": "assistant", "bot": "assistant",
    "tool": "tool", "function": "tool", "chatbot": "assistant", "User": "user", "gpt": "assistant",
    "USER": "user", "CHATBOT": "assistant", "SYSTEM": "system", "placeholder": "template",
}  # fmt: skip


def role_of(text: str) -> Role:
    """Return the kind of role that an API's role name stands for."""
    return ROLES.get(text) or ROLES.get(text.lower(), "template")
