"""What is said to the user beside findings: each thing once."""

from __future__ import annotations

from typing import Protocol

from lsprotocol import types

from promptlint.failure import REPORT


class Window(Protocol):
    """Where messages are shown."""

    def window_show_message(self, params: types.ShowMessageParams) -> None:
        """Show a message."""
        ...


class Notices:
    """Shows what went wrong when it begins to go wrong, and is silent while it goes on."""

    def __init__(self, window: Window) -> None:
        """Have said nothing yet."""
        self._window = window
        self._said: dict[str, str] = {}
        self._mistakes: set[str] = set()

    def tell(self, topic: str, text: str | None) -> None:
        """Show what is wrong with a topic, unless it is that already; None is nothing.

        What several topics have in common is shown for the first of them, and a mistake of ours,
        which may come and go with every key, once and never again.
        """
        before = self._said.pop(topic, None)
        if text is None:
            return
        is_known = text == before or text in self._said.values()
        self._said[topic] = text
        if text.endswith(REPORT):
            head = text.partition(": ")[0]
            is_known = head in self._mistakes
            self._mistakes.add(head)
        if not is_known:
            self._window.window_show_message(
                types.ShowMessageParams(types.MessageType.Error, f"promptlint: {text}")
            )
