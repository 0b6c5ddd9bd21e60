from dataclasses import dataclass

from pydantic import BaseModel, Field
from pydantic_ai import Agent, ModelRetry, RunContext, Tool
from pydantic_evals.evaluators import LLMJudge


@dataclass
class Deps:
    """NOT a prompt: what the agent needs."""

    name: str


class Recipe(BaseModel):
    """T01:tool A recipe for one dish."""

    title: str = Field(description="T02:tool Short name of the dish")


agent = Agent(
    "openai:gpt-4o",
    deps_type=Deps,
    output_type=Recipe,
    system_prompt=("S03:system You are a chef.", "S04:system Use metric units."),
)
waiter = Agent("NOT a prompt", instructions="S05:system You take orders.")


@agent.system_prompt
def add_name(ctx: RunContext[Deps]) -> str:
    """NOT a prompt: for the reader."""
    return f"S06:system The guest is called {ctx.deps.name}."


@waiter.instructions
async def table() -> str:
    return "S07:system The table is by the window."


@agent.tool
async def pantry(ctx: RunContext[Deps], item: str) -> str:
    """T08:tool Look whether something is in the pantry."""
    if not item:
        raise ModelRetry("T09:tool Name an item, please.")
    return "NOT checked"


@agent.tool_plain
def now() -> str:
    """T10:tool Tell the time."""
    return "12"


def price(dish: str) -> float:
    """T11:tool Price of a dish."""
    return 1.0


cashier = Agent("x", tools=[Tool(price)], system_prompt="S12:system You know every price.")

result = agent.run_sync("U13:user I would like something warm.", deps=Deps("Ann"))
question = "U14:user Without onions, please."


async def more() -> None:
    await agent.run(question, message_history=result.new_messages())
    async with waiter.run_stream("U15:user What is the soup of the day?") as stream:
        print("NOT a prompt:", stream)


judge = LLMJudge(rubric="S16:system The recipe has no onions")
