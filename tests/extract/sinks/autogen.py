import autogen
from autogen import AssistantAgent, GroupChat, UserProxyAgent, register_function
from typing_extensions import Annotated

config = {"config_list": [{"model": "NOT a prompt", "api_key": "NOT"}]}

CODER = """S01:system You write Python.
Wrap code in a block."""

coder = AssistantAgent(name="coder", llm_config=config, system_message=CODER)
critic = autogen.ConversableAgent(
    "critic",
    "S02:system You look for mistakes.",
    llm_config=config,
    description="S03:system Looks at code when it is written",
)
user = UserProxyAgent(
    "user",
    human_input_mode="NEVER",
    code_execution_config={"work_dir": "NOT a prompt"},
    system_message="S04:system A human who runs code.",
)


@user.register_for_execution()
@coder.register_for_llm(description="T05:tool Convert an amount of money")
def convert(amount: Annotated[float, "T06:tool The amount in euro"]) -> float:
    return amount * 1.1


def rate(day: str) -> str:
    """NOT a prompt: described where it is registered."""
    return day


register_function(rate, caller=coder, executor=user, name="rate", description="T07:tool Rate of a day")

group = GroupChat(agents=[coder, critic, user], messages=[], max_round=12)
user.initiate_chat(coder, message="U08:user Plot the rate of the last year.")
user.initiate_chat(
    critic,
    message=f"U09:user Look at {group}.",
    summary_method="reflection_with_llm",
    summary_args={"summary_prompt": "U10:user Sum up what was said."},
)
user.send("U11:user Now make it blue.", coder)
coder.update_system_message("S12:system You write Rust now.")
print("NOT a prompt: the chat has ended")
