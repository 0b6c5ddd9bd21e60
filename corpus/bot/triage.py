"""Sorts the mails of passengers, and looks up what they ask for."""

import json

from openai import OpenAI

client = OpenAI()

SORT = """You sort the mails that a ferry company gets.
Answer with one JSON object and nothing else. It has two keys:
"topic", one of "booking", "delay" and "lost property", and "priority", a number from 1 to 3."""

REPLY = """You answer the mails of passengers in two or three sentences.
Look bookings up with the tool `find_booking` if the mail gives a number."""

TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "get_booking",
            "description": "Return a booking by its number.",
            "parameters": {"type": "object", "properties": {"number": {"type": "string"}}},
        },
    }
]


def sort(mail: str) -> tuple[str, int]:
    messages = [
        {"role": "system", "content": SORT},
        {"role": "user", "content": f"<mail>\n{mail}\n</mail>"},
    ]
    response = client.chat.completions.create(model="gpt-4o-mini-2024-07-18", messages=messages)
    answer = json.loads(response.choices[0].message.content)
    return answer["topic"], answer["urgency"]


def reply(mail: str):
    messages = [
        {"role": "system", "content": REPLY},
        {"role": "user", "content": f"<mail>\n{mail}\n</mail>"},
    ]
    return client.chat.completions.create(
        model="gpt-4o-mini-2024-07-18", messages=messages, tools=TOOLS
    )
