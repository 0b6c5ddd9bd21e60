"""Whether a call runs what it is given: as Python, in a shell, as an import."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.answers.state import State
from promptlint.extract.arguments import keyword, positional
from promptlint.extract.tree import items
from promptlint.extract.value import Constant, plain_text

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_PYTHON = frozenset({
    "exec", "eval", "builtins.exec", "builtins.eval", "__builtins__.exec", "pd.eval", "pandas.eval",
})  # fmt: skip
_SHELL = frozenset({
    "os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput",
    "asyncio.create_subprocess_shell", "asyncio.subprocess.create_subprocess_shell",
})  # fmt: skip
_PROCESS = frozenset({
    "subprocess.run", "subprocess.call", "subprocess.check_call", "subprocess.check_output",
    "subprocess.Popen", "Popen", "check_output",
})  # fmt: skip
_RUNNER = re.compile(
    r"(^|\.)(?:(?:PythonREPL|PythonREPLTool|PythonAstREPLTool|BashProcess|ShellTool)\.(?:run|invoke|arun|ainvoke)"
    r"|Interactive(?:Interpreter|Console)\.(?:runsource|runcode|push)|exec_command|exec_run|run_cell)$"
)
_REPLACES = re.compile(r"^os\.(?:exec|spawn)[a-z]+$")
COMMAND = "argv"
"""The step to the words of a command line, of which all are the answer's."""
_IMPORT = frozenset({"importlib.import_module", "import_module", "__import__"})


def runs(evaluator: Evaluator, call: Node, node: Node, name: str, state: State) -> bool:
    """Say whether a call runs its argument `node`, of which `state` says what it is."""
    arguments = positional(call)
    first = next(iter(arguments), None)
    given = first if first is not None else keyword(call, "args")
    if _REPLACES.match(name) and state.path:
        return node in arguments and _is_code(evaluator, node, state.path[0])
    is_spelt = name.rpartition(".")[2] == evaluator.names.tail(call)  # not what made the function
    if given is None or given != node or not is_spelt:
        return False
    if state.path == (COMMAND,):
        return name in _PROCESS
    if state.path:
        return name in _PROCESS and _is_code(evaluator, node, state.path[0])
    if name in _PYTHON or name in _SHELL or _RUNNER.search(name):
        return True
    if name in _IMPORT:
        return state.kind != "embedded"
    return name in _PROCESS and _has_shell(evaluator, call)


def _is_code(evaluator: Evaluator, command: Node, index: int | str) -> bool:
    """Say whether an element of a command is the code that an interpreter gets behind `-c`."""
    elements = items(command)
    if not isinstance(index, int) or not 0 < index < len(elements):
        return False
    return plain_text(evaluator.value(elements[index - 1])) in ("-c", "-e", "-Command")


def _has_shell(evaluator: Evaluator, call: Node) -> bool:
    shell = keyword(call, "shell")
    value = evaluator.value(shell) if shell is not None else None
    return isinstance(value, Constant) and value.value is True
