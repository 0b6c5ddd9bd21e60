from typing import List

import ell
from ell import Message
from pydantic import Field

ell.init(store="./NOT/a/prompt", autocommit=True)


@ell.simple(model="gpt-4o-mini")
def greet(name: str):
    """S01:system You greet people warmly."""
    greeting = f"U02:user Say hello to {name}!"
    return greeting


@ell.complex(model="gpt-4o", temperature=0.7)
def chat(history: List[Message]) -> List[Message]:
    return [
        ell.system("S03:system You are a barkeeper."),
        ell.user("U04:user What do you serve?"),
        ell.assistant("A05:assistant Beer and wine."),
    ] + history


@ell.tool()
def pour(drink: str = Field(description="T06:tool What to pour")):
    """T07:tool Pour a drink for the guest."""
    return f"NOT checked {drink}"


@ell.complex(model="gpt-4o", tools=[pour])
def order(text: str):
    """NOT checked."""
    return [ell.system("S08:system You take orders."), ell.user(f"U09:user I want {text}.")]


def plain(name: str) -> str:
    """NOT a prompt: an ordinary function."""
    return f"NOT a prompt: {name}"
