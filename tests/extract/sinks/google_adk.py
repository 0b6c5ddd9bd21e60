from google.adk.agents import Agent, LlmAgent, SequentialAgent
from google.adk.runners import Runner
from google.adk.sessions import InMemorySessionService
from google.adk.tools import FunctionTool
from google.genai import types
from pydantic import BaseModel, Field

APP = "NOT a prompt"


class Trip(BaseModel):
    """T01:tool A planned trip."""

    city: str = Field(description="T02:tool Where the trip goes")


def flights(city: str) -> dict:
    """T03:tool Find flights to a city.

    Args:
        city: the city
    """
    return {"status": "NOT a prompt", "city": city}


def hotels(city: str) -> dict:
    """T04:tool Find hotels in a city."""
    return {}


booker = LlmAgent(
    name="booker",
    model="gemini-2.0-flash",
    description="S05:system Books what was planned",
    instruction="S06:system You book the trip to {city}.",
    tools=[flights, FunctionTool(hotels)],
)
planner = Agent(
    name="planner",
    global_instruction="S07:system Be polite at all times.",
    instruction="""S08:system You plan trips.
    Ask for the month.""",
    sub_agents=[booker],
    output_schema=Trip,
)
root_agent = SequentialAgent(name="root", sub_agents=[planner, booker])
runner = Runner(agent=root_agent, app_name=APP, session_service=InMemorySessionService())


async def ask() -> None:
    content = types.Content(role="user", parts=[types.Part(text="U09:user Plan a week in Porto.")])
    async for event in runner.run_async(user_id="NOT", session_id="NOT", new_message=content):
        print("NOT a prompt:", event)
