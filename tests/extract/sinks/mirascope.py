from mirascope import llm
from mirascope.core import BaseMessageParam, BaseTool, Messages, openai, prompt_template
from pydantic import Field


@openai.call("gpt-4o-mini")
@prompt_template("P01:template Recommend a {genre} book.")
def recommend(genre: str): ...


@openai.call("gpt-4o-mini")
def describe(title: str) -> str:
    return f"U02:user Describe the book {title}."


@llm.call(provider="openai", model="NOT a prompt")
def summarise(text: str) -> Messages.Type:
    """NOT a prompt: for the reader."""
    return [
        Messages.System("S03:system You sum up books."),
        Messages.User(f"U04:user Sum this up: {text}"),
    ]


@openai.call("gpt-4o")
def params(text: str):
    return [BaseMessageParam(role="user", content="U05:user Which book is it?")]


@prompt_template()
def loose(title: str) -> list:
    return [Messages.User(f"U06:user Who wrote {title}?"), Messages.Assistant("A07:assistant Let me think.")]


class Shelf(BaseTool):
    """T08:tool Look at a shelf."""

    number: int = Field(..., description="T09:tool Number of the shelf")

    def call(self) -> str:
        return f"NOT a prompt: shelf {self.number}"


@llm.call("openai/gpt-5-mini")
def kids(genre: str):
    if not genre:
        raise ValueError("NOT a prompt: no genre")
    return [
        llm.messages.system("S10:system Always recommend books for kids."),
        llm.messages.user(f"U11:user Recommend a {genre} book."),
    ]
