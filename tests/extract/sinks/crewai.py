from typing import Type

from crewai import LLM, Agent, Crew, Process, Task
from crewai.tools import BaseTool, tool
from pydantic import BaseModel, Field


class Query(BaseModel):
    """NOT checked."""

    words: str = Field(..., description="T01:tool Words to look for")


class Archive(BaseTool):
    name: str = "archive"
    description: str = "T02:tool Search the archive of the newspaper"
    args_schema: Type[BaseModel] = Query

    def _run(self, words: str) -> str:
        return "NOT a prompt: nothing found"


@tool("Weather report")
def weather(city: str) -> str:
    """T03:tool Report the weather of a city."""
    return city


BACKSTORY = "S04:system You have worked at the paper for thirty years."

reporter = Agent(
    role="S05:system Senior reporter",
    goal="S06:system Write the truth about {topic}",
    backstory=BACKSTORY,
    tools=[Archive(), weather],
    llm=LLM(model="NOT a prompt"),
    verbose=True,
)


def research(agent: Agent) -> Task:
    return Task(
        description=(
            "U07:user Research what happened to {topic}. "
            f"U08:user Today is {agent}."
        ),
        expected_output="U09:user A list of five facts",
        agent=agent,
        output_file="NOT a prompt.md",
    )


crew = Crew(agents=[reporter], tasks=[research(reporter)], process=Process.sequential)
result = crew.kickoff(inputs={"topic": "U10:user the old harbour crane"})
print("NOT a prompt: the paper is printed", result)
