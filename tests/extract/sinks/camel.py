from camel.agents import ChatAgent, TaskSpecifyAgent
from camel.messages import BaseMessage
from camel.prompts import TextPrompt
from camel.societies import RolePlaying
from camel.societies.workforce import Workforce
from camel.tasks import Task
from camel.toolkits import FunctionTool
from camel.types import RoleType


def add(a: int, b: int) -> int:
    """T01:tool Add two numbers.

    Args:
        a (int): The first.
        b (int): The second.
    """
    return a + b


sys_msg = "S02:system You are good at sums."
agent = ChatAgent(sys_msg, model=None, tools=[FunctionTool(add)])
response = agent.step("U03:user What is three and four?")
print("NOT a prompt:", response.msgs[0].content)

system = BaseMessage.make_assistant_message(role_name="NOT", content="S04:system You are a trader.")
trader = ChatAgent(system_message=system)
user_msg = BaseMessage.make_user_message(role_name="User", content="U05:user Should I sell?")
trader.step(user_msg)

old = BaseMessage(
    role_name="Student", role_type=RoleType.USER, meta_dict=None, content="U06:user Explain a bond."
)

QUESTION = TextPrompt("P07:template Write a question about {topic}.")
print(QUESTION.format(topic="NOT checked"))

society = RolePlaying(
    assistant_role_name="NOT checked", user_role_name="NOT", task_prompt="U08:user Build a trading bot."
)
specify = TaskSpecifyAgent(task_specify_prompt="P09:template Make this task clear: {task}")
force = Workforce("S10:system A team of traders")
force.add_single_agent_worker("S11:system Knows the news", worker=agent)
force.process_task(Task(content="U12:user Trade for a day.", id="0"))
