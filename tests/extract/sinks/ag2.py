from typing import Annotated

from ag2 import Agent, tool
from ag2.config import OpenAIConfig
from pydantic import BaseModel, Field


class Bill(BaseModel):
    """T01:tool What a guest has to pay."""

    total: float = Field(description="T02:tool Sum in euro")


@tool
def menu(day: Annotated[str, Field(description="T03:tool Day of the week")]) -> str:
    """T04:tool Show the menu of a day."""
    return "NOT a prompt: soup"


@tool(description="T05:tool Reserve a table")
def reserve(name: str) -> str:
    return f"NOT a prompt: reserved for {name}"


PROMPT = "S06:system You are a waiter."

waiter = Agent("NOT", PROMPT, config=OpenAIConfig(model="gpt-5"), tools=[menu, reserve])
cashier = Agent("cashier", prompt=["S07:system You count money.", "S08:system Round to cents."])


async def main(guest: str) -> None:
    await waiter.ask("U09:user What do you recommend?")
    answer = await cashier.ask(f"U10:user {guest} wants to pay.", response_schema=Bill)
    print("NOT a prompt:", answer)
