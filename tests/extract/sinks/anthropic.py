import anthropic
from anthropic import AI_PROMPT, HUMAN_PROMPT, Anthropic

client = Anthropic()

SYSTEM = (
    "S01:system You review pull requests. "
    "S02:system Be brief and kind."
)

TOOLS = [
    {
        "name": "read_file",
        "description": "T03:tool Read a file of the repository",
        "input_schema": {
            "type": "object",
            "properties": {"path": {"type": "string", "description": "T04:tool Path below the root"}},
        },
    }
]


def review(diff: str) -> str:
    message = client.messages.create(
        model="claude-sonnet-4",
        max_tokens=500,
        system=SYSTEM,
        messages=[
            {
                "role": "user",
                "content": [
                    {"type": "text", "text": "U05:user Here is the diff."},
                    {"type": "text", "text": diff},
                ],
            },
            {"role": "assistant", "content": "A06:assistant Here is my review:"},
        ],
        tools=TOOLS,
    )
    return message.content[0].text


def stream(question: str) -> None:
    blocks = [{"type": "text", "text": "S07:system You know this handbook by heart.", "cache_control": {}}]
    with client.messages.stream(
        model="claude", system=blocks, messages=[{"role": "user", "content": f"U08:user {question}?"}]
    ) as events:
        for text in events.text_stream:
            print("NOT a prompt:", text)


def old_style(question: str) -> str:
    prompt = f"{HUMAN_PROMPT} P09:template Tell me about {question}.{AI_PROMPT}"
    return client.completions.create(model="claude-2", prompt=prompt, stop_sequences=["NOT: a stop"])


class Loop:
    def __init__(self) -> None:
        self.client = anthropic.AsyncAnthropic()
        self.system_prompt = "S10:system You use tools until you are done."

    async def run(self, results: list[dict]) -> None:
        await self.client.beta.messages.create(
            model="claude",
            system=self.system_prompt,
            messages=[{"role": "user", "content": "U11:user Carry on with the task."}],
        )
        raise ValueError("NOT a prompt: too many turns")
