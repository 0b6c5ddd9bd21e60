"""From the turns that a scan saw to the conversations that rules read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from promptlint.extract.callsite import CallSites
from promptlint.extract.reach import Exchange, Reach, Turn
from promptlint.model import Conversation, Gap, Message, Prompt

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator


class Converser:
    """Builds the conversations of one file; `built` knows the prompts that each reach made."""

    def __init__(self, evaluator: Evaluator, built: dict[int, list[Prompt]]) -> None:
        """Build for the file that `evaluator` reads."""
        self.tree = evaluator.tree
        self.sites = CallSites(evaluator)
        self.built = built

    def conversation(self, exchange: Exchange) -> Conversation:
        """Return one call's conversation."""
        rendered = self.sites.retokenised(exchange.call)
        return Conversation(
            library=exchange.library,
            call=exchange.name,
            span=self.tree.span(exchange.call),
            turns=tuple(self._turn(turn) for turn in exchange.turns),
            instructions=tuple(
                message
                for turn in exchange.instructions
                if isinstance(message := self._turn(turn), Message)
            ),
            settings=self.sites.settings(exchange.call),
            rendered=self.tree.span(rendered) if rendered is not None else None,
            raw=exchange.completion,
        )

    def _turn(self, turn: Turn) -> Message | Gap:
        if turn.is_gap and not turn.roles:
            return Gap(self.tree.span(turn.node))
        roles = tuple((role, self.tree.span(node)) for role, node in turn.roles)
        names = {role for role, _ in roles}
        content = turn.content_node
        return Message(
            role=names.pop() if len(names) == 1 else None,
            span=self.tree.span(turn.node),
            prompt=self._prompt(turn.contents),
            role_span=roles[0][1] if roles else None,
            roles=roles,
            empty=turn.is_empty,
            repeated=turn.repeated,
            conditional=turn.conditional,
            content_span=self.tree.span(content) if content is not None else None,
        )

    def _prompt(self, contents: tuple[Reach, ...]) -> Prompt | None:
        """Return the prompt of a turn's content where it is certain which one it is."""
        prompts = [p for reach in contents for p in self.built.get(id(reach.value), [])]
        return prompts[0] if len(prompts) == 1 else None
