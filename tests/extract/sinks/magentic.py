from typing import Annotated

from magentic import AssistantMessage, FunctionCall, SystemMessage, UserMessage, chatprompt, prompt, prompt_chain
from magentic.chat_model.base import Chat
from pydantic import BaseModel, Field


class Ship(BaseModel):
    """NOT checked."""

    name: str = Field(description="NOT checked")


@prompt("U01:user Name a ship of type {kind}.")
def name_ship(kind: str) -> Ship: ...


@prompt(
    "U02:user How far is it from {start} to {end}?"
    "U03:user Answer in miles."
)
def distance(start: str, end: str) -> float:
    """NOT a prompt: only for the reader."""


@chatprompt(
    SystemMessage("S04:system You are a captain of {year}."),
    UserMessage("U05:user Where do we sail?"),
    AssistantMessage("A06:assistant To the spice islands."),
    UserMessage("U07:user Why {place}?"),
)
def talk(year: int, place: str) -> str: ...


def wind(port: str) -> str:
    """T08:tool Tell the wind at a port."""
    return "NOT a prompt: west"


@prompt_chain(template="U09:user Can we leave {port} today?", functions=[wind])
def leave(port: str) -> str: ...


print("NOT a prompt:", talk(1602, "Java"))
