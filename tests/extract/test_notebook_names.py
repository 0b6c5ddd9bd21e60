"""In a notebook a function sees the names of the cells before it, and what later cells make of them."""

from __future__ import annotations

import json

from promptlint.engine import lint_data
from promptlint.model import FileResult

IMPORTS = "from openai import OpenAI\nclient = OpenAI()"
SEND = 'client.responses.create(model="o3", input='


def checked(*cells: str) -> FileResult:
    written = [
        {
            "cell_type": "code",
            "source": code,
            "metadata": {},
            "outputs": [],
            "execution_count": None,
        }
        for code in (IMPORTS, *cells)
    ]
    book = {"cells": written, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return lint_data(json.dumps(book).encode(), "case.ipynb")


def codes(result: FileResult) -> list[str]:
    return sorted({one.code for one in result.diagnostics} & {"PRM103", "PRM104"})


FIRST = 'TASK = "Translate this line into Danish: {line}"'
ASK = f"def ask(line):\n    return {SEND}TASK.format(line=line))"
OTHER = 'TASK = "Name the rivers of {land} and the towns on their banks."'
TELL = f"def tell(land):\n    return {SEND}TASK.format(land=land))"


def test_each_function_has_the_template_of_the_cells_before_it() -> None:
    """A later cell that binds the name anew does not change what an earlier function was for."""
    assert codes(checked(FIRST, ASK, "ask('Hi')", OTHER, TELL, "tell('Chad')")) == []


def test_a_function_behind_the_last_template_has_no_other() -> None:
    """A function that is written for the first template and follows the second is reported."""
    assert codes(checked(FIRST, OTHER, ASK)) == ["PRM103", "PRM104"]


def test_a_function_is_not_called_with_what_no_call_sees() -> None:
    """Where all calls stand before a cell that binds the name anew, they do not see it."""
    later = [OTHER.replace("TASK", "DONE = TASK").replace('"Name', 'TASK = "Name'), TELL]
    assert codes(checked(FIRST, "print(1)", FIRST, ASK, "ask('Hi')", *later, "tell('Chad')")) == []


def test_a_name_that_is_bound_later_only_is_found() -> None:
    """A function may stand before the cell that binds the name."""
    assert codes(checked(ASK, OTHER)) == ["PRM103", "PRM104"]


def test_a_text_that_another_cell_overwrites_is_kept() -> None:
    """Who works with a notebook runs the one cell or the other."""
    use = f"print({SEND}TASK))"
    first, second = 'TASK = "Name the rivers of Chad in one line."', 'TASK = "Name its towns."'

    apart = {one.code for one in checked(first, second, use).diagnostics}
    together = {one.code for one in checked(f"{first}\nprint(1)\n{second}", use).diagnostics}

    assert ("PRM114" in apart, "PRM114" in together) == (False, True)


def test_a_broken_cell_is_reported_where_prompts_may_go_unseen() -> None:
    """A command for a shell among the cells is no reason to stop; a call that cannot be read is."""
    call = f"print({SEND}'Name the rivers of Chad'))"

    assert [one.code for one in checked("docker run --gpus all x", call).diagnostics] == []
    assert [one.code for one in checked(call, "docker run --gpus all x").diagnostics] == []
    assert [one.code for one in checked(call + ")", "x = 1").diagnostics] == ["PRM001"]
    assert [one.code for one in checked("x = 1", call + ")").diagnostics] == ["PRM001"]
