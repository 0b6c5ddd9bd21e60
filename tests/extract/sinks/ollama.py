import ollama
from ollama import AsyncClient, Client, chat, generate

client = Client(host="http://localhost:11434")

MODELFILE = """S01:system FROM llama3
SYSTEM You are Mario from the old games."""


def greet(name: str) -> str:
    response = ollama.chat(
        model="llama3",
        messages=[
            {"role": "system", "content": "S02:system You greet people in rhyme."},
            {"role": "user", "content": f"U03:user Greet {name}."},
        ],
    )
    return response["message"]["content"]


def short(text: str) -> str:
    return generate("llama3", f"U04:user Shorten this: {text}", system="S05:system Use ten words.").response


def longer(text: str) -> str:
    return client.generate(model="llama3", prompt="U06:user Make this longer: " + text, options={"stop": "NOT"})


async def watch(images: list[str]) -> None:
    message = {"role": "user", "content": "U07:user What do you see?", "images": images}
    async for part in await AsyncClient().chat(model="llava", messages=[message], stream=True):
        print("NOT a prompt:", part)


def tool_user() -> None:
    def add(a: int, b: int) -> int:
        """T08:tool Add two whole numbers."""
        return a + b

    chat("llama3", messages=[{"role": "user", "content": "U09:user What is 3 and 4?"}], tools=[add])
    ollama.create(model="mario", modelfile=MODELFILE)
    ollama.pull("NOT a prompt")
