from letta import ChatMemory, create_client
from letta_client import CreateBlock, Letta, MessageCreate

client = create_client()
remote = Letta(token="NOT a prompt")

HUMAN = "S01:system Name: Tom. He likes trains."


def timetable(station: str) -> str:
    """T02:tool Departures of a station.

    Args:
        station (str): The station
    """
    return station


agent = client.create_agent(
    name="NOT a prompt",
    memory=ChatMemory(human=HUMAN, persona="S03:system I am a conductor."),
    system="S04:system You remember every passenger.",
)
tool = client.create_tool(timetable)
client.user_message(agent_id=agent.id, message="U05:user When does my train leave?")

state = remote.agents.create(
    memory_blocks=[
        CreateBlock(label="human", value="S06:system The human is called Eve."),
        {"label": "persona", "value": "S07:system I collect stamps."},
    ],
    model="openai/gpt-4o-mini",
)
remote.agents.messages.create(
    agent_id=state.id, messages=[MessageCreate(role="user", content="U08:user What is my name?")]
)
remote.agents.messages.create(agent_id=state.id, messages=[{"role": "user", "content": "U09:user And yours?"}])
print("NOT a prompt: all aboard")
