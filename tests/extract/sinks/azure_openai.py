import os

from azure.ai.inference import ChatCompletionsClient
from azure.ai.inference.models import AssistantMessage, SystemMessage, UserMessage
from openai import AzureOpenAI

endpoint = os.environ["AZURE_ENDPOINT_NOT_A_PROMPT"]
client = AzureOpenAI(azure_endpoint=endpoint, api_version="2024-06-01")
inference = ChatCompletionsClient(endpoint=endpoint, credential=None)

GROUNDING = "S01:system Only answer from the given documents."


def answer(question: str, documents: list[str]) -> str:
    context = "\n".join(documents)
    done = client.chat.completions.create(
        model="deployment",
        messages=[
            {"role": "system", "content": GROUNDING},
            {"role": "user", "content": f"U02:user Documents:\n{context}\nQuestion: {question}"},
        ],
    )
    return done.choices[0].message.content


def chat() -> str:
    messages = [
        SystemMessage(content="S03:system You are an AI assistant for nurses."),
        UserMessage(content="U04:user How do I dress a wound?"),
        AssistantMessage(content="A05:assistant Which kind of wound is it?"),
    ]
    messages.append(UserMessage("U06:user A burn on the left hand."))
    return inference.complete(messages=messages).choices[0].message.content


def agent(project) -> None:
    helper = project.agents.create_agent(
        model="gpt-4o", name="helper", instructions="S07:system You look up invoices."
    )
    thread = project.agents.threads.create()
    project.agents.messages.create(
        thread_id=thread.id, role="user", content="U08:user Which invoices are open?"
    )
    print("NOT a prompt: agent", helper.id)
