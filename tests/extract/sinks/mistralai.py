from mistralai import Mistral, SystemMessage, UserMessage
from mistralai.client import MistralClient
from mistralai.models.chat_completion import ChatMessage

client = Mistral(api_key="NOT a prompt")
old = MistralClient(api_key="NOT a prompt either")

ROLE = "S01:system You translate between French and Breton."


def translate(text: str) -> str:
    response = client.chat.complete(
        model="mistral-large-latest",
        messages=[SystemMessage(content=ROLE), UserMessage(content=f"U02:user Translate: {text}")],
    )
    return response.choices[0].message.content


async def stream(text: str) -> None:
    messages = [{"role": "user", "content": "U03:user Spell this: " + text}]
    await client.chat.stream_async(model="mistral-small", messages=messages)
    print("NOT a prompt: streamed")


def legacy(text: str) -> str:
    messages = [ChatMessage(role="system", content="S04:system You correct spelling.")]
    messages.append(ChatMessage(role="user", content="U05:user Correct it: {}".format(text)))
    return old.chat(model="mistral-tiny", messages=messages).choices[0].message.content


def fill(code: str) -> str:
    return client.fim.complete(model="codestral", prompt="P06:template def breton(word):", suffix=code)


def agent() -> None:
    helper = client.beta.agents.create(
        model="mistral-medium", name="helper", instructions="S07:system You plan lessons."
    )
    client.beta.agents.create_async(name="NOT a prompt", instructions="S09:system You mark homework.")
    client.beta.conversations.start(agent_id=helper.id, inputs="U08:user Plan the first lesson.")
