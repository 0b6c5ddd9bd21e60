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

_PYTHON = frozenset({"exec", "eval", "builtins.exec", "builtins.eval", "__builtins__.exec"})
_SHELL = frozenset({
    "os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput",
    "asyncio.create_subprocess_shell", "asyncio.subprocess.create_subprocess_shell",
})  # fmt: skip
_PROCESS = frozenset({
    "subprocess.run", "subprocess.call", "subprocess.check_call", "subprocess.check_output",
    "subprocess.Popen", "Popen", "check_output",
})  # fmt: skip
_RUNNER = re.compile(
    r"(^|\.)(PythonREPL|PythonREPLTool|PythonAstREPLTool|BashProcess|ShellTool)\.(run|invoke|arun|ainvoke)$"
)
_IMPORT = frozenset({"importlib.import_module", "import_module", "__import__"})


def runs(evaluator: Evaluator, call: Node, node: Node, name: str, state: State) -> bool:
    """Say whether a call runs its argument `node`, of which `state` says what it is."""
    first = next(iter(positional(call)), None)
    given = first if first is not None else keyword(call, "args")
    is_spelt = name.rpartition(".")[2] == evaluator.names.tail(call)  # not what made the function
    if given is None or given != node or not is_spelt:
        return False
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
