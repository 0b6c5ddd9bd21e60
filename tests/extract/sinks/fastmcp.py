from typing import Annotated

from fastmcp import Context, FastMCP
from fastmcp.prompts import Message
from fastmcp.tools import Tool
from pydantic import Field

mcp = FastMCP(
    name="NOT a prompt",
    instructions="""
        S01:system This server keeps notes.
        Call add() first.
    """,
)


@mcp.tool
def add(note: Annotated[str, Field(description="T02:tool Text of the note")]) -> str:
    """T03:tool Add a note."""
    return note


@mcp.tool(description="T04:tool Remove a note", tags={"NOT"})
def remove(number: int) -> str:
    return "NOT checked"


def find(word: str) -> list[str]:
    """T05:tool Find notes with a word."""
    return [word]


mcp.add_tool(Tool.from_function(find))


@mcp.prompt
def tidy(topic: str) -> str:
    """T06:tool Ask to tidy up the notes."""
    return f"U07:user Tidy up my notes on {topic}."


@mcp.prompt
def tidy_all() -> list[Message]:
    return [Message("U08:user Tidy up all notes."), Message("A09:assistant Which first?", role="assistant")]


@mcp.tool
async def shorten(text: str, ctx: Context) -> str:
    """T10:tool Make a note shorter."""
    await ctx.info("NOT a prompt: shortening")
    reply = await ctx.sample(f"U11:user Shorten this: {text}", system_prompt="S12:system You are terse.")
    return reply.text


if __name__ == "__main__":
    mcp.run(transport="NOT a prompt")
