"""Sums up a day of support conversations for the harbour office."""

import json

import anthropic

client = anthropic.Anthropic()

DIGEST = """Sum up the day's conversations for the harbour office.

Write three parts:
1. Disruptions that passengers reported, with route and time.
2. Questions that the bot could not answer, word for word.
3. The mood of the day in one sentence.

<conversations>
{conversations}
</conversations>"""


def digest(conversations: list[str]) -> str:
    joined = "\n---\n".join(conversations)
    message = client.messages.create(
        model="claude-sonnet-4-20250514",
        max_tokens=800,
        messages=[
            {"role": "system", "content": "You write short, factual reports."},
            {"role": "user", "content": DIGEST.format(conversations=joined)},
        ],
    )
    return message.content[0].text


def complaints(conversations: list[str]) -> list[dict[str, str]]:
    joined = "\n---\n".join(conversations)
    message = client.messages.create(
        model="claude-sonnet-4-20250514",
        max_tokens=1500,
        system="You extract complaints from conversations. Answer with a JSON array only.",
        messages=[
            {
                "role": "user",
                "content": f"List each complaint as an object with the keys ship, date and text.\n\n{joined}",
            },
            {"role": "assistant", "content": "Here is the array of complaints: "},
        ],
    )
    return json.loads(message.content[0].text)
