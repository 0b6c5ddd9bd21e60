import asyncio
from typing import Annotated

from agents import Agent, FunctionTool, Runner, function_tool, handoff
from pydantic import BaseModel, Field


class Verdict(BaseModel):
    """T01:tool What the judge decides."""

    guilty: bool = Field(description="T02:tool Whether the accused did it")


@function_tool
def find_case(number: Annotated[int, "T03:tool Number of the case"]) -> str:
    """T04:tool Find a case in the register."""
    return f"NOT a prompt: case {number}"


law = FunctionTool(
    name="law",
    description="T05:tool Read a paragraph of the law",
    params_json_schema={"type": "object", "properties": {"section": {"type": "integer", "description": "T06:tool Which"}}},
    on_invoke_tool=None,
)

JUDGE = "S07:system You are a judge."

clerk = Agent(
    name="NOT a prompt",
    handoff_description="T08:tool Keeps the files in order",
    instructions="S09:system You keep the files.",
    tools=[find_case, law],
)
judge = Agent(
    name="judge",
    instructions=JUDGE + " S10:system Speak slowly.",
    output_type=Verdict,
    handoffs=[handoff(clerk, tool_description_override="T11:tool Ask the clerk")],
    tools=[clerk.as_tool(tool_name="clerk", tool_description="T12:tool Let the clerk look")],
)


def for_day(context, agent) -> str:
    return f"S13:system Today is {context.context}."


usher = Agent(name="usher", instructions=for_day)
guard = Agent[dict](name="guard", instructions="S16:system You watch the door.")


async def main() -> None:
    await Runner.run(judge, "U14:user Did he steal the cow?")
    items = [{"role": "user", "content": "U15:user And the horse?"}]
    result = await Runner.run(judge, input=items)
    print("NOT a prompt:", result.final_output)


asyncio.run(main())
