"""PRM407 answer-executed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Conversation, Finding, Severity
from promptlint.rule import Example, Facts, Rule


class AnswerExecuted(Rule):
    """The model's answer is run: as Python, in a shell, or as the name of a module.

    ## What it does
    Follows the answer of a call, and what it calls tools with, through variables, attributes,
    lists, functions of the file, parsers and patterns, and reports where it, or a text that holds
    it, gets into `exec`, `eval`, `os.system`, `subprocess` with a shell, a file that is then run,
    or an import. An argument of a command that is given as a list is no
    finding, and neither is `ast.literal_eval`.

    ## Why it matters
    Whoever writes a part of what the model reads (a web page, a mail, a user) can make it answer
    with code, which then runs with the rights of the program.

    ## Example
    `eval(reply.choices[0].message.content)`: read numbers with `ast.literal_eval`, run code in a
    sandbox.

    ## Evidence
    CVE-2023-29374 (LangChain's LLMMathChain), OWASP LLM05: improper output handling.
    """

    code: ClassVar[str] = "PRM407"
    name: ClassVar[str] = "answer-executed"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="arithmetic by the model, done by Python",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def work_out(question: str) -> float:\n"
                "    answer = ollama.generate(\n"
                '        model="qwen2.5:7b",\n'
                '        prompt=f"Write one Python expression that answers: {question}",\n'
                "    )\n"
                '    return «eval(answer["response"])»\n'
            ),
        ),
        Example(
            title="a number that is only read",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def work_out(question: str) -> float:\n"
                "    answer = ollama.generate(\n"
                '        model="qwen2.5:7b",\n'
                '        prompt=f"Answer with one number: {question}",\n'
                "    )\n"
                '    return float(answer["response"])\n'
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the calls that run the answer."""
        found = {
            reading.span: reading.text
            for answer in conversation.answers
            for reading in answer.readings
            if reading.kind == "executed"
        }
        for span, runner in sorted(found.items()):
            yield Finding(span, f"`{runner}` runs the model's answer", label="runs what it says")
