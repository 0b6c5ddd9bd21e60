from phi.agent import Agent
from phi.assistant import Assistant
from phi.model.openai import OpenAIChat
from phi.tools.duckduckgo import DuckDuckGo

web = Agent(
    name="NOT a prompt",
    role="S01:system Search the web for news",
    model=OpenAIChat(id="gpt-4o"),
    tools=[DuckDuckGo()],
    instructions=["S02:system Always name the source."],
    guidelines=["S03:system Use tables."],
    show_tool_calls=True,
)
finance = Agent(system_prompt="S04:system You know every share.", task="S05:system Compare two shares.")
helper = Assistant(description="S06:system You help people at home.", debug_mode=True)

web.print_response("U07:user What is new in Paris?", stream=True)
helper.run("U08:user How do I mend a lamp?")
print("NOT a prompt: finished")
