"""Each thing that goes wrong is said once, when it begins."""

from __future__ import annotations

from promptlint.failure import failure
from promptlint.server.notices import Notices


class Window:
    def __init__(self) -> None:
        self.shown: list[str] = []

    def window_show_message(self, params) -> None:
        self.shown.append(params.message)


def test_a_problem_is_said_when_it_comes_and_when_it_comes_back():
    """Not while it lasts, and not for each file that has it."""
    window = Window()
    notices = Notices(window)
    for topic, text in [("a", "x"), ("a", "x"), ("b", "x"), ("a", "y"), ("a", None), ("a", "y")]:
        notices.tell(topic, text)
    assert window.shown == ["promptlint: x", "promptlint: y", "promptlint: y"]


def test_a_mistake_of_ours_is_said_once_for_all():
    """Though its details differ from text to text."""
    window = Window()
    notices = Notices(window)
    for number in range(3):
        notices.tell("a", failure("the rule X", ValueError(str(number))))
        notices.tell("a", None)
    assert len(window.shown) == 1
