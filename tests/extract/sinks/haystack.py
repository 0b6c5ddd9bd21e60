from typing import Annotated

from haystack import Pipeline
from haystack.components.agents import Agent
from haystack.components.builders import ChatPromptBuilder, PromptBuilder
from haystack.components.evaluators import LLMEvaluator
from haystack.components.generators import OpenAIGenerator
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.dataclasses import ChatMessage
from haystack.tools import Tool, create_tool_from_function, tool

template = """
P01:template Answer from these documents:
{% for document in documents %}
  {{ document.content }}
{% endfor %}
Question: {{ question }}
"""

pipeline = Pipeline()
pipeline.add_component("NOT a prompt", PromptBuilder(template=template))
pipeline.add_component("llm", OpenAIGenerator(system_prompt="S02:system You are an archivist."))

question = "U03:user Who built the castle?"
pipeline.run({"prompt_builder": {"question": question}, "retriever": {"top_k": 3}})

messages = [
    ChatMessage.from_system("S04:system You speak of castles in {{ country }}."),
    ChatMessage.from_user("U05:user Which one is the oldest?"),
]
messages.append(ChatMessage.from_assistant("A06:assistant It is hard to say."))
builder = ChatPromptBuilder(template=messages)
generator = OpenAIChatGenerator(model="NOT a prompt")
generator.run([ChatMessage.from_user("U07:user Is it open on Sunday?")])


@tool
def opening_hours(castle: Annotated[str, "T08:tool Name of the castle"]) -> str:
    """T09:tool Tell when a castle is open."""
    return castle


def price(castle: str) -> str:
    """T10:tool Tell what a ticket costs."""
    return castle


map_tool = Tool(
    name="map",
    description="T11:tool Show a castle on the map",
    parameters={"type": "object", "properties": {"castle": {"type": "string", "description": "T12:tool The castle"}}},
    function=price,
)
agent = Agent(
    chat_generator=generator,
    system_prompt="S13:system You guide visitors.",
    tools=[opening_hours, map_tool, create_tool_from_function(price)],
)
judge = LLMEvaluator(
    instructions="S14:system Is this answer polite?",
    inputs=[("answers", list)],
    outputs=["score"],
    examples=[{"inputs": {"answers": "NOT checked"}, "outputs": {"score": 1}}],
)
print("NOT a prompt: done")
