"""The loop: the model asks for tools until it has a plan."""

import json

from openai import OpenAI

from agent_with_tools.tools import TOOLS, run

client = OpenAI()
MODEL = "gpt-4.1-2025-04-14"

SYSTEM = """You plan small gardens.
Look up every plant with `find_plant` before you suggest it, and the last frost with `last_frost`.
Suggest at most eight plants. Say for each where it stands and when it is planted."""


def plan(wishes: str, area: float) -> str:
    messages = [
        {"role": "system", "content": SYSTEM},
        {"role": "user", "content": f"The bed measures {area:.1f} square metres.\n\nWishes: {wishes}"},
    ]
    while True:
        completion = client.chat.completions.create(model=MODEL, messages=messages, tools=TOOLS)
        message = completion.choices[0].message
        if not message.tool_calls:
            return message.content or ""
        messages.append(message)
        for call in message.tool_calls:
            result = run(call.function.name, json.loads(call.function.arguments))
            messages.append({"role": "tool", "tool_call_id": call.id, "content": result})


def shopping_list(plan: str) -> list[dict[str, str]]:
    completion = client.chat.completions.create(
        model=MODEL,
        response_format={"type": "json_object"},
        messages=[
            {
                "role": "system",
                "content": "You turn a garden plan into a shopping list with plant, number and season.",
            },
            {"role": "user", "content": plan},
        ],
    )
    return json.loads(completion.choices[0].message.content or "{}")["items"]


def title(plan: str) -> str:
    completion = client.chat.completions.create(
        model=MODEL,
        messages=[
            {"role": "system", "content": ""},
            {"role": "user", "content": f"Give this garden plan a title of at most five words.\n\n{plan}"},
        ],
    )
    return completion.choices[0].message.content or ""
