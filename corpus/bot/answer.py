"""Answers a passenger's question with what the timetable says."""

from openai import AsyncOpenAI

from bot.persona import GREETING, HOUSE_RULES, PERSONA, translation_prompt
from bot.timetable import Sailing, describe

client = AsyncOpenAI()
MODEL = "gpt-4o-mini-2024-07-18"


async def answer(question: str, passenger: str, sailings: list[Sailing]) -> str:
    completion = await client.chat.completions.create(
        model=MODEL,
        messages=[
            {"role": "system", "content": PERSONA},
            {"role": "system", "content": HOUSE_RULES},
            {"role": "user", "content": f"Timetable:\n{describe(sailings)}"},
            {"role": "user", "content": "Passenger {passenger} asks: {question}"},
        ],
        temperature=0.2,
    )
    return completion.choices[0].message.content or ""


async def greet() -> str:
    completion = await client.chat.completions.create(
        model=MODEL,
        messages=[
            {"role": "system", "content": PERSONA},
            {"role": "user", "content": GREETING},
        ],
    )
    return completion.choices[0].message.content or ""


async def translate(notice: str, language: str) -> str:
    completion = await client.chat.completions.create(
        model=MODEL,
        messages=[
            {"role": "sytem", "content": "You translate notices of a ferry company word for word."},
            {"role": "user", "content": translation_prompt(notice, language)},
        ],
        temperature=0,
    )
    return completion.choices[0].message.content or ""
