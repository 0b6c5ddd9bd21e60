"""The tools that a call gives are known by name, or not at all."""

from __future__ import annotations

import pytest

from promptlint.extract import extract
from promptlint.model import Source

HEAD = """\
from openai import OpenAI
from agents import Agent, function_tool
from langchain_core.tools import StructuredTool, Tool
from elsewhere import more, other_tool

def plain(x):
    "Do it."

@function_tool(name_override="shown")
def renamed(x):
    "Do it."

@function_tool("first")
def placed(x):
    "Do it."

class Search:
    name: str = "search_it"

class Bare:
    pass

SCHEMA = {"type": "function", "function": {"name": "inner", "parameters": {}}}

"""


def tools(call: str, after: str = "") -> tuple[str, ...] | None:
    extraction = extract(Source("example.py", f"{HEAD}made = {call}\n{after}"))
    found = [talk.tools for talk in extraction.conversations]
    assert found
    return found[0]


AGENT = "Agent(name='a', instructions='Help people with the sea.', {})"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("tools=[plain]", ("plain",)),
        ("tools=[plain, renamed]", ("plain", "renamed", "shown")),
        ("tools=[placed]", ("placed", "first")),
        ("tools=[SCHEMA]", ("inner",)),
        ("tools=[{'name': 'flat', 'input_schema': {}}]", ("flat",)),
        ("tools=[{'type': 'web_search'}]", ("web_search",)),
        ("tools=[{'function_declarations': [{'name': 'declared'}]}]", ("declared",)),
        ("tools=[{}]", None),
        ("tools=[Search]", ("search_it", "Search")),
        ("tools=[Search()]", ("search_it", "Search")),
        ("tools=[Bare()]", None),
        ("tools=[Tool(name='named', func=plain)]", ("named",)),
        ("tools=[StructuredTool.from_function(plain)]", ("plain",)),
        ("tools=[StructuredTool.from_function(func=plain)]", ("plain",)),
        ("tools=[StructuredTool.from_function(func=more)]", None),
        ("tools=[other_tool]", None),
        ("tools=[plain, *more]", None),
        ("tools=more", None),
        ("tools=None", None),
        ("tools=[]", None),
        ("tools=[more()]", None),
        ("tools=[plain], mcp_servers=[more]", None),
        ("tools=[plain], mcp_servers=[]", ("plain",)),
        ("tools=[plain], handoffs=None", ("plain",)),
        ("tools=[plain], **more", None),
        ("model='m'", None),
    ],
)
def test_names_of_tools(given, expected):
    """Functions, schemas, objects with names; one that is unknown makes all unknown."""
    assert tools(AGENT.format(given)) == expected


@pytest.mark.parametrize(
    "after",
    ["made.register_tool(more)\n", "register(more, made)\n", "made.tool(more)\n"],
)
def test_tools_that_are_added_later_make_all_unknown(after):
    """Calls register further ones."""
    assert tools(AGENT.format("tools=[plain]"), after) is None


@pytest.mark.parametrize(
    ("after", "added"),
    [
        ("@made.tool\ndef later(x): ...\n", ("later",)),
        ("@made.tool_plain(name='now')\ndef later(x): ...\n", ("later", "now")),
    ],
)
def test_tools_that_decorators_add_are_given_too(after, added):
    """A decorated function is a tool by its name and by the one that it is given."""
    assert tools(AGENT.format("tools=[plain]"), after) == ("plain", *added)


def test_an_object_that_is_only_used_gets_no_further_tools():
    """Running an agent adds none."""
    assert tools(AGENT.format("tools=[plain]"), "made.run('x')\n") == ("plain",)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{'model': 'm', 'messages': MESSAGES, 'tools': [SCHEMA]}", ("inner",)),
        ("{'model': 'm', 'messages': MESSAGES, **more}", None),
        ("{'model': 'm', 'messages': MESSAGES}", None),
    ],
)
def test_tools_in_the_body_of_a_request(body, expected):
    """The JSON of a request holds them under their key."""
    head = "import requests\nMESSAGES = [{'role': 'user', 'content': 'Where is the tide?'}]\n"
    code = f"{HEAD}{head}requests.post('https://api.openai.com/v1/chat/completions', json={body})\n"
    code += "tools = []\n"

    assert [c.tools for c in extract(Source("e.py", code)).conversations if c.turns] == [expected]


def test_the_second_argument_of_an_agents_maker():
    """`create_react_agent(model, tools, prompt=…)` takes them by position."""
    code = f"{HEAD}from langgraph.prebuilt import create_react_agent\n"
    code += "create_react_agent('m', [plain], prompt='Help people with the sea.')\n"

    assert [c.tools for c in extract(Source("e.py", code)).conversations] == [("plain",)]


def test_tools_that_are_bound_to_a_model():
    """`model.bind_tools([…])` gives them to each call of what it returns."""
    code = f"{HEAD}from langchain_openai import ChatOpenAI\n"
    code += "from langchain_core.messages import HumanMessage\n"
    code += "llm = ChatOpenAI(model='m').bind_tools([plain])\n"
    code += "llm.invoke([HumanMessage(content='Where is the tide of today?')])\n"

    assert ("plain",) in [c.tools for c in extract(Source("e.py", code)).conversations]


def test_tools_of_bedrocks_configuration():
    """`toolConfig` holds specifications under `tools`."""
    code = f"{HEAD}import boto3\n"
    code += "boto3.client('bedrock-runtime').converse(modelId='m', messages=[{'role': 'user', "
    code += "'content': [{'text': 'Where is the tide?'}]}], toolConfig={'tools': [{'toolSpec': {"
    code += "'name': 'tide', 'inputSchema': {}}}]})\n"

    assert ("tide",) in [c.tools for c in extract(Source("e.py", code)).conversations]
