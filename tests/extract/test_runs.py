"""Templates are connected with the values that a kernel or a pipeline runs them with."""

from __future__ import annotations

import pytest

from promptlint.extract import extract
from promptlint.model import Filling, Source

KERNEL = """
from semantic_kernel import Kernel
from semantic_kernel.functions import KernelArguments

async def toast(kernel: Kernel, name, age):
    made = kernel.add_function("party", "toast", prompt="Write a toast for {{$name}}, please.")
    values = KernelArguments(name=name, age=age)
    CALL
"""
PIPELINE = """
from haystack import Pipeline
from haystack.components.builders import PromptBuilder

pipeline = Pipeline()
pipeline.add_component(ADDED)

def answer(question):
    return pipeline.run(DATA)
"""
BUILDER = 'PromptBuilder(template="Answer in a line: {{ question }}")'


def names(code: str) -> list[list[str]]:
    """Return the names of the values that each run of the one prompt brings."""
    [prompt] = extract(Source("app.py", code)).prompts
    return [use.names for use in prompt.uses if isinstance(use, Filling) and use.arguments]


@pytest.mark.parametrize(
    ("call", "given"),
    [
        ("await kernel.invoke(made, values)", [["name", "age"]]),
        ("await kernel.invoke(made, KernelArguments(name=name))", [["name"]]),
        ("await kernel.invoke(function=made, arguments=values)", [["name", "age"]]),
        ("await kernel.invoke(made, unseen)", []),
        ("await kernel.invoke(other, values)", []),
    ],
)
def test_functions_of_a_kernel(call: str, given: list[list[str]]) -> None:
    assert names(KERNEL.replace("CALL", call)) == given


def test_a_text_that_a_kernel_is_given() -> None:
    call = 'await kernel.invoke_prompt("Write to {{$name}} at once.", arguments=values)'
    code = KERNEL.replace("CALL", call).replace("    made = ", "    # ")
    assert names(code) == [["name", "age"]]


@pytest.mark.parametrize(
    ("added", "data", "given"),
    [
        (f'"ask", {BUILDER}', '{"ask": {"question": question}}', [["question"]]),
        (f'name="ask", instance={BUILDER}', 'data={"ask": {"question": question}}', [["question"]]),
        (f'"ask", {BUILDER}', '{"other": {"question": question}}', []),
        (f'"ask", {BUILDER}', "unseen", []),
        (f'"ask", *{BUILDER}', '{"ask": {"question": question}}', []),
    ],
)
def test_components_of_a_pipeline(added: str, data: str, given: list[list[str]]) -> None:
    assert names(PIPELINE.replace("ADDED", added).replace("DATA", data)) == given
