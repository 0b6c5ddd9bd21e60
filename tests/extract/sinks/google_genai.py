from google import genai
from google.genai import types

client = genai.Client()

INSTRUCTION = "S01:system You are a museum guide."


def find_exhibit(name: str) -> str:
    """T02:tool Find the room of an exhibit."""
    return name


def ask(question: str) -> str:
    response = client.models.generate_content(
        model="gemini-2.0-flash",
        contents=f"U03:user A visitor asks: {question}",
        config=types.GenerateContentConfig(
            system_instruction=INSTRUCTION, temperature=0.1, tools=[find_exhibit]
        ),
    )
    return response.text


def describe(image: bytes) -> str:
    return client.models.generate_content(
        model="gemini",
        contents=[
            types.Content(role="user", parts=[types.Part.from_text(text="U04:user What is on this picture?")]),
            types.Content(role="model", parts=[types.Part(text="A05:assistant A vase, I think.")]),
            types.Part.from_bytes(data=image, mime_type="image/png"),
        ],
        config={"system_instruction": "S06:system Describe pictures for the blind."},
    ).text


def talk() -> None:
    chat = client.chats.create(
        model="gemini", config=types.GenerateContentConfig(system_instruction=["S07:system Be playful."])
    )
    chat.send_message("U08:user Tell me about the Greeks.")
    for chunk in chat.send_message_stream("U09:user And about the Romans?"):
        print("NOT a prompt:", chunk.text)


DECLARATION = types.FunctionDeclaration(
    name="book",
    description="T10:tool Book a guided tour",
    parameters={
        "type": "OBJECT",
        "properties": {"day": {"type": "STRING", "description": "T11:tool Day of the tour"}},
    },
)


def paint() -> None:
    client.models.generate_images(model="imagen", prompt="I12:image A marble statue in the rain")
    raise LookupError("NOT a prompt: no such image")
