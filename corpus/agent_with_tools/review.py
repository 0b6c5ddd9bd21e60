"""A second opinion on a plan, from other models."""

from google import genai
from google.genai import types
from pydantic_ai import Agent

gemini = genai.Client()

critic = Agent(
    "openai:gpt-4.1-2025-04-14",
    system_prompt=(
        "You are a gardener with thirty years of practice. "
        "Point out what will fail in the plan you are given, most serious first."
    ),
)


def criticise(plan: str) -> str:
    return critic.run_sync(f"Here is the plan:\n\n{plan}").output


def season(plan: str, months: list[str]) -> str:
    prompt = "Write what has to be done in the garden, month by month.\n"
    prompt = "\n".join(f"{month}: two tasks at most." for month in months)
    prompt += f"\nThe plan:\n{plan}"
    reply = gemini.models.generate_content(
        model="gemini-2.0-flash-001",
        contents=prompt,
        config=types.GenerateContentConfig(
            system_instruction="You write garden calendars. Use the imperative and no more than ten words a task.",
        ),
    )
    return reply.text or ""


def cost(plants: list[str]) -> str:
    count = ", ".join(plants)
    reply = gemini.models.generate_content(
        model="gemini-2.0-flash-001",
        contents="Estimate what {count:d} plants cost, in euros: {plants}".format(
            count=count, plants=plants
        ),
    )
    return reply.text or ""
