from huggingface_hub import AsyncInferenceClient, InferenceClient

client = InferenceClient(token="NOT a prompt")
later = AsyncInferenceClient()


def chat(text: str) -> str:
    messages = [{"role": "system", "content": "S01:system You are a gardener."}]
    messages.append({"role": "user", "content": f"U02:user What is wrong with my {text}?"})
    return client.chat_completion(messages, max_tokens=100).choices[0].message.content


def compatible() -> str:
    return client.chat.completions.create(
        model="zephyr", messages=[{"role": "user", "content": "U03:user When do tulips bloom?"}]
    )


def complete(plant: str) -> str:
    prompt = "P04:template <|user|>\nDescribe the plant {plant}</s>\n<|assistant|>\n".format(plant=plant)
    return client.text_generation(prompt, max_new_tokens=50, stop_sequences=["NOT: a stop"])


async def stream() -> None:
    async for token in await later.text_generation(prompt="P05:template The oldest tree is", stream=True):
        print("NOT a prompt:", token)


def paint() -> None:
    image = client.text_to_image("I06:image A rose garden in spring", negative_prompt="I07:image blurry leaves")
    image.save("NOT a prompt.png")


def look(image: bytes) -> str:
    client.feature_extraction("NOT a prompt: only embedded")
    return client.visual_question_answering(image=image, question="U08:user Which plant is this?")
