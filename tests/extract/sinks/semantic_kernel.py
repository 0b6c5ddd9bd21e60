from typing import Annotated

import semantic_kernel as sk
from semantic_kernel.agents import ChatCompletionAgent
from semantic_kernel.contents import ChatHistory, ChatMessageContent
from semantic_kernel.functions import KernelArguments, kernel_function
from semantic_kernel.prompt_template import PromptTemplateConfig

kernel = sk.Kernel()

SUMMARY = """P01:template {{$input}}

Summarise the text above."""

summarise = kernel.create_semantic_function(SUMMARY, max_tokens=200)
translate = kernel.add_function(
    plugin_name="NOT-a-prompt", function_name="translate", prompt="P02:template Translate {{$input}} into Dutch."
)
config = PromptTemplateConfig(template="P03:template Tell a joke about {{$topic}}.", name="NOT a prompt")


class Lights:
    """NOT a prompt: a plugin."""

    @kernel_function(description="T04:tool Switch a lamp on or off")
    def switch(self, lamp: Annotated[str, "T05:tool Which lamp"], on: bool) -> str:
        return "NOT a prompt: done"


history = ChatHistory(system_message="S06:system You look after a house.")
history.add_user_message("U07:user It is dark in here.")
history.add_system_message("S08:system It is evening now.")
history.add_assistant_message("A09:assistant I will switch on a lamp.")
message = ChatMessageContent(role="user", content="U10:user And the kitchen?")

agent = ChatCompletionAgent(name="NOT", kernel=kernel, instructions="S11:system You save energy.", plugins=[Lights()])


async def run() -> None:
    await kernel.invoke_prompt("P12:template Why is it dark at night?")
    await agent.get_response(messages="U13:user Turn everything off.")
    print("NOT a prompt: it is dark")
