from strands import Agent, tool
from strands.models import BedrockModel
from strands.multiagent import Swarm
from pydantic import BaseModel, Field


class Person(BaseModel):
    """T01:tool A person in a text."""

    name: str = Field(description="T02:tool Name of the person")


@tool
def letter_count(word: str, letter: str) -> int:
    """T03:tool Count a letter in a word.

    Args:
        word: the word
        letter: the letter
    """
    if len(letter) != 1:
        raise ValueError("NOT a prompt: one letter only")
    return word.count(letter)


@tool(name="shout", description="T04:tool Say something loudly")
def shout(text: str) -> str:
    return text.upper()


SYSTEM = "S05:system You play with words."
agent = Agent(model=BedrockModel(model_id="NOT a prompt"), system_prompt=SYSTEM, tools=[letter_count, shout])
agent("U06:user How many r are in strawberry?")
person = agent.structured_output(Person, "U07:user Jane went to the market.")


def ask(text: str) -> str:
    writer = Agent(system_prompt="S08:system You write riddles.", name="NOT a prompt")
    return str(writer(f"U09:user Write a riddle about {text}."))


swarm = Swarm([agent])
swarm("U10:user Play a game of words.")
print("NOT a prompt:", person)
