from mcp.server import Server
from mcp.server.fastmcp import Context, FastMCP
from mcp.server.fastmcp.prompts import base
from mcp.types import GetPromptResult, Prompt, PromptArgument, PromptMessage, TextContent, Tool
from pydantic import Field

mcp = FastMCP("NOT a prompt", instructions="S01:system Tools for a small shop.")
server = Server("NOT a prompt")


@mcp.tool()
def price(item: str = Field(description="T02:tool What to price")) -> float:
    """T03:tool Tell what an item costs."""
    return 1.0


@mcp.tool(name="stock", description="T04:tool Tell how much is left")
async def stock(item: str) -> int:
    return 0


@mcp.resource("shop://NOT/a/prompt")
def opening() -> str:
    """NOT checked."""
    return "NOT a prompt: nine to five"


@mcp.prompt()
def offer(item: str) -> str:
    """T05:tool Ask for an offer."""
    return f"U06:user Please make me an offer for {item}."


@mcp.prompt()
def haggle(price: float) -> list[base.Message]:
    return [
        base.UserMessage(f"U07:user {price} is too much."),
        base.AssistantMessage("A08:assistant What would you pay?"),
    ]


@mcp.tool()
async def poem(item: str, ctx: Context) -> str:
    """T09:tool Write a poem on an item."""
    answer = await ctx.session.create_message(
        messages=[{"role": "user", "content": {"type": "text", "text": f"U10:user A poem on {item}, please."}}],
        max_tokens=100,
    )
    return answer.content.text


@server.list_tools()
async def list_tools() -> list[Tool]:
    """NOT a prompt: a handler."""
    return [
        Tool(
            name="weigh",
            description="T11:tool Weigh an item",
            inputSchema={
                "type": "object",
                "properties": {"item": {"type": "string", "description": "T12:tool The item"}},
            },
        )
    ]


@server.get_prompt()
async def get_prompt(name: str, arguments: dict) -> GetPromptResult:
    if name != "thanks":
        raise ValueError(f"NOT a prompt: unknown {name}")
    return GetPromptResult(
        messages=[
            PromptMessage(role="user", content=TextContent(type="text", text="U13:user Say thank you."))
        ]
    )
