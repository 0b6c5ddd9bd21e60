import marvin
from marvin import Agent, Task, ai_classifier, ai_fn, ai_model
from pydantic import BaseModel, Field


@ai_fn
def rhymes(word: str) -> list[str]:
    """S01:system Find words that rhyme with `word`."""


@marvin.fn
def mood(text: str) -> float:
    """S02:system Give the mood of `text` from -1 to 1."""


@ai_model
class Place(BaseModel):
    """S03:system A place that a text speaks of."""

    name: str = Field(description="T04:tool Name of the place")


def helper() -> None:
    """NOT a prompt: an ordinary function."""


poet = Agent(name="NOT a prompt", instructions="S05:system You are a poet.")
poem = marvin.run("U06:user Write a poem about rain.", agents=[poet])
label = marvin.classify(
    "U07:user I like it a lot", labels=["NOT", "a prompt"], instructions="S08:system Judge the tone."
)
names = marvin.generate(n=3, target=str, instructions="S09:system Names of French cheeses")
marvin.say("U10:user How is the weather up there?")
task = Task(instructions="U11:user Translate the poem into Greek.", result_type=str)
place = marvin.extract("U12:user We went to Rome and to Bari.", target=Place)
print("NOT a prompt:", place)
