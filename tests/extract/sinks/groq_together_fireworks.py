import fireworks.client
from fireworks.client import Fireworks
from groq import Groq
from together import Together

groq = Groq()
together = Together()
fire = Fireworks(api_key="NOT a prompt")

MOODS = {"calm": "S01:system Speak softly and slowly.", "wild": "S02:system Speak in capital letters."}


def talk(mood: str, text: str) -> str:
    completion = groq.chat.completions.create(
        model="llama-3.1-8b-instant",
        messages=[
            {"role": "system", "content": MOODS[mood]},
            {"role": "user", "content": f"U03:user Say this in your mood: {text}"},
        ],
    )
    return completion.choices[0].message.content


def base(text: str) -> str:
    return together.completions.create(
        model="base", prompt=f"P04:template Text: {text}\nMood:", stop=["NOT: a stop"]
    ).choices[0].text


def picture() -> str:
    return together.images.generate(model="flux", prompt="I05:image A calm sea under a red moon")


def question() -> str:
    messages = []
    messages.insert(0, {"role": "system", "content": "S06:system Name only the mood."})
    messages.append({"role": "user", "content": "U07:user I lost my keys again."})
    return together.chat.completions.create(model="chat", messages=messages)


def burn() -> None:
    fireworks.client.Completion.create(model="starcoder", prompt="P08:template # a function that burns")
    fire.chat.completions.create(model="x", messages=[{"role": "user", "content": "U09:user Burn the notes."}])
    print("NOT a prompt: burnt")
