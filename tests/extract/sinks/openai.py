import logging

from openai import AsyncOpenAI, OpenAI
from pydantic import BaseModel, Field

client = OpenAI()
log = logging.getLogger(__name__)

SYSTEM = "S01:system You are a patient tutor."
SUMMARY = "U02:user Summarise the text below in {count} points:\n{text}"
TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "get_weather",
            "description": "T03:tool Get the weather of a city.",
            "parameters": {
                "type": "object",
                "properties": {"city": {"type": "string", "description": "T04:tool Name of the city"}},
            },
        },
    }
]


class Step(BaseModel):
    """T05:tool One step of a proof."""

    claim: str = Field(description="T06:tool What is claimed")


def ask(question: str, history: list[str]) -> str:
    log.info("NOT a prompt: asking the model")
    messages = [{"role": "system", "content": SYSTEM}]
    for turn in history:
        messages.append({"role": "user", "content": f"U07:user Earlier they said: {turn}"})
    messages.append({"role": "assistant", "content": "A08:assistant Understood, go on."})
    messages += [{"role": "user", "content": SUMMARY.format(count=3, text=question)}]
    answer = client.chat.completions.create(model="gpt-4o", messages=messages, tools=TOOLS)
    if not answer.choices:
        raise RuntimeError("NOT a prompt: the model gave no answer")
    return answer.choices[0].message.content


def prove(theorem: str) -> Step:
    prompt = "U09:user Prove this: " + theorem
    prompt += "\nU10:user Answer step by step."
    return client.beta.chat.completions.parse(
        model="gpt-4o", messages=[{"role": "user", "content": prompt}], response_format=Step
    )


def respond() -> str:
    return client.responses.create(
        model="gpt-4o",
        instructions="S11:system Talk like a pirate.",
        input=[
            {"role": "developer", "content": "S12:system Never swear at people."},
            {"role": "user", "content": [{"type": "input_text", "text": "U13:user Where is the gold?"}]},
        ],
    ).output_text


def complete(topic: str) -> str:
    return client.completions.create(
        model="davinci-002", prompt=f"P14:template An essay about {topic}:", stop=["NOT: a stop"]
    )


def draw() -> str:
    return client.images.generate(prompt="I15:image A lighthouse in a storm, oil on canvas").data[0].url


def assistant() -> None:
    helper = client.beta.assistants.create(
        name="NOT a prompt", instructions="S16:system You write and run Python.", tools=[]
    )
    thread = client.beta.threads.create()
    client.beta.threads.messages.create(
        thread_id=thread.id, role="user", content="U17:user Please plot a sine curve."
    )
    client.beta.threads.runs.create_and_poll(
        thread_id=thread.id,
        assistant_id=helper.id,
        additional_instructions="S18:system The user is an engineer.",
    )


async def stream() -> None:
    other = AsyncOpenAI()
    await other.chat.completions.create(
        model="gpt-4o", stream=True, messages=[dict(role="user", content="U19:user Count to ten slowly.")]
    )
    print("NOT a prompt: the stream has ended")
