import asyncio

from autogen_agentchat.agents import AssistantAgent
from autogen_agentchat.conditions import TextMentionTermination
from autogen_agentchat.messages import TextMessage
from autogen_agentchat.teams import SelectorGroupChat
from autogen_core.models import SystemMessage, UserMessage
from autogen_core.tools import FunctionTool
from autogen_ext.models.openai import OpenAIChatCompletionClient

client = OpenAIChatCompletionClient(model="NOT a prompt")


async def search(query: str) -> str:
    """T01:tool Search the web for a page."""
    return query


def tide(port: str) -> str:
    """NOT a prompt: described by the tool below."""
    return port


tide_tool = FunctionTool(tide, description="T02:tool Tell when the tide comes in")

SELECTOR = """S03:system Choose who speaks next.
{roles}
{history}"""

sailor = AssistantAgent(
    "sailor",
    model_client=client,
    description="S04:system A sailor with a map",
    system_message="S05:system You sail the seven seas.",
    tools=[search, tide_tool],
)
cook = AssistantAgent("cook", client, system_message="S06:system You cook on board.")
team = SelectorGroupChat(
    [sailor, cook], client, selector_prompt=SELECTOR, termination_condition=TextMentionTermination("NOT a prompt")
)


async def main() -> None:
    await team.run(task="U07:user Sail to the next port.")
    await cook.on_messages([TextMessage(content="U08:user What is for dinner?", source="user")], None)
    await client.create(
        [
            SystemMessage(content="S09:system You are the ship's cat."),
            UserMessage(content="U10:user Do you like fish?", source="user"),
        ]
    )
    async for event in sailor.run_stream(task="U11:user Drop the anchor."):
        print("NOT a prompt:", event)


asyncio.run(main())
