from typing import Annotated, TypedDict

from langchain_core.messages import HumanMessage, SystemMessage
from langchain_core.tools import tool
from langgraph.graph import END, START, StateGraph
from langgraph.prebuilt import ToolNode, create_react_agent
from langgraph_supervisor import create_supervisor

PLANNER = "S01:system You are a planner. Make a list of steps."


class State(TypedDict):
    """NOT a prompt: the state of the graph."""

    messages: Annotated[list, "NOT a prompt"]
    task: str


@tool
def look_up(term: str) -> str:
    """T02:tool Look up a term in the glossary."""
    return term


def convert(amount: str) -> str:
    """T12:tool Convert an amount of money."""
    return "NOT a prompt: what a tool returns"


def plan(state: State, llm) -> dict:
    messages = [SystemMessage(content=PLANNER), HumanMessage(content=f"U03:user The task: {state['task']}")]
    return {"messages": [llm.invoke(messages)]}


def review(state: State, llm) -> dict:
    prompt = "U04:user Review this plan.\n"
    for message in state["messages"]:
        prompt += f"U05:user - {message.content}\n"
    return {"messages": llm.invoke([("system", "S06:system You are strict."), ("user", prompt)])}


graph = StateGraph(State)
graph.add_node("NOT a prompt", plan)
graph.add_edge(START, "plan")
app = graph.compile()

researcher = create_react_agent(
    model="openai:gpt-4o", tools=[look_up, convert], name="NOT a prompt", prompt="S07:system You research terms."
)
writer = create_react_agent("openai:gpt-4o", [look_up, convert], state_modifier="S08:system You write the text.")
boss = create_supervisor(
    [researcher, writer], model=None, prompt="S09:system You send work to the researcher or the writer."
)

app.invoke({"messages": [{"role": "user", "content": "U10:user Plan a wedding."}], "task": "x"})
for event in app.stream({"messages": [("user", "U11:user Plan a funeral.")]}, stream_mode="NOT a prompt"):
    print("NOT a prompt:", event)
