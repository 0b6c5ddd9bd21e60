import openai

openai.api_key = "NOT a prompt: a key"

PREAMBLE = """S01:system You are a chess engine.
Answer with one move."""


class Bot:
    persona = "S02:system You are a grumpy librarian."

    def __init__(self) -> None:
        self.messages = [{"role": "system", "content": self.persona}]

    def say(self, text: str) -> str:
        self.messages.append({"role": "user", "content": "U03:user The visitor says: %s" % text})
        reply = openai.ChatCompletion.create(model="gpt-3.5-turbo", messages=self.messages)
        return reply["choices"][0]["message"]["content"]


def build_prompt(board: str) -> str:
    lines = ["P04:template The board is:", board]
    lines.append("P05:template What is the best move?")
    return "\n".join(lines)


def move(board: str) -> str:
    response = openai.Completion.create(
        engine="text-davinci-003", prompt=build_prompt(board), max_tokens=5, stop="NOT a prompt, a stop"
    )
    return response.choices[0].text


def comment(move: str) -> str:
    return openai.ChatCompletion.create(
        model="gpt-4",
        messages=[
            {"role": "system", "content": PREAMBLE},
            {"role": "user", "content": f"U06:user Comment on the move {move}."},
        ],
        functions=[
            {
                "name": "comment",
                "description": "T07:tool Give a comment on a move",
                "parameters": {
                    "type": "object",
                    "properties": {"text": {"type": "string", "description": "T08:tool The comment"}},
                },
            }
        ],
    )


def picture() -> str:
    return openai.Image.create(prompt="I09:image A chess board at dawn", n=1, size="512x512")


async def fix(text: str) -> str:
    await openai.ChatCompletion.acreate(
        model="gpt-4", messages=[{"role": "user", "content": "U10:user Fix the grammar: " + text}]
    )
    return openai.Edit.create(model="edit", input=text, instruction="U11:user Fix all spelling mistakes")
