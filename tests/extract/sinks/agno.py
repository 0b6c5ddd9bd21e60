from textwrap import dedent

from agno.agent import Agent
from agno.models.openai import OpenAIChat
from agno.team import Team
from agno.tools import tool
from pydantic import BaseModel, Field


class Story(BaseModel):
    """T01:tool A short story."""

    title: str = Field(..., description="T02:tool Title of the story")


@tool(show_result=True)
def library(title: str) -> str:
    """T03:tool Look whether the library has a book."""
    return "NOT a prompt: on the shelf"


def shelf(number: int) -> str:
    """T04:tool What stands on a shelf."""
    return str(number)


author = Agent(
    model=OpenAIChat(id="NOT a prompt"),
    name="NOT",
    description="S05:system You write stories for children.",
    instructions=[
        "S06:system Use short sentences.",
        "S07:system End well.",
    ],
    expected_output=dedent("""\
        S08:system A story of a hundred words.
    """),
    tools=[library, shelf],
    output_schema=Story,
    markdown=True,
)
critic = Agent(role="S09:system Reads stories again", instructions="S10:system Find dull places.")
team = Team(members=[author, critic], instructions=["S11:system Let the author go first."])

author.print_response("U12:user Tell me about a fox.", stream=True)
answer = team.run("U13:user Write and mend a story.")
print("NOT a prompt:", answer.content)
