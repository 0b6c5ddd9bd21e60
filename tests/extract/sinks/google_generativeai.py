import google.generativeai as genai

genai.configure(api_key="NOT a prompt")

model = genai.GenerativeModel(
    model_name="gemini-1.5-flash",
    system_instruction="S01:system You are a cook who loves garlic.",
)

TEMPLATE = "U02:user Give me a recipe with {items}."


def recipe(items: list[str]) -> str:
    return model.generate_content(TEMPLATE.format(items=", ".join(items))).text


def picture(image) -> str:
    response = model.generate_content(["U03:user Which dish is this?", image])
    return response.text


def talk() -> None:
    chat = model.start_chat(
        history=[
            {"role": "user", "parts": ["U04:user Hello, I am hungry."]},
            {"role": "model", "parts": "A05:assistant What do you have at home?"},
        ]
    )
    reply = chat.send_message("U06:user Only potatoes and milk.")
    print("NOT a prompt:", reply.text)


async def later(dish: str) -> str:
    prompt = "U07:user How long does it take to cook "
    prompt += dish
    response = await model.generate_content_async(prompt)
    return response.text


def old(question: str) -> str:
    return genai.generate_text(model="models/text-bison-001", prompt="P08:template Q: " + question)
