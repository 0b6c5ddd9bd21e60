import langroid as lr
import textgrad as tg
from agentscope.message import Msg
from browser_use import Tools
from claude_agent_sdk import tool

agent = lr.ChatAgent(lr.ChatAgentConfig(system_message="A01:system Teach sums."))
agent.llm_response("A02:user What is two and two?")
task = lr.Task(agent, name="NOT a prompt")
task.run("A03:user Begin with the first sum.")

loss = tg.TextLoss("A04:system Judge how clear the answer is.")

hint = Msg("NOT a prompt", "A05:system Stay with the plan.", "system")
question = Msg(name="NOT a prompt", content="A06:user Where do we start?", role="user")

tools = Tools()


@tools.action("A07:tool Close the page that is open")
def close(page):
    page.close("NOT a prompt")


@tool("add", "A08:tool Add two numbers", {"first": float, "second": float})
async def add(given):
    return {"NOT a prompt": given["first"] + given["second"]}
