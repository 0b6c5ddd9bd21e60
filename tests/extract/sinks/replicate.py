import replicate

client = replicate.Client(api_token="NOT a prompt")

STYLE = "P01:image watercolour, soft light"


def chat(text: str) -> str:
    output = replicate.run(
        "meta/llama-2-70b-chat",
        input={
            "prompt": f"P02:template Explain {text} to a child.",
            "system_prompt": "S03:system You are a kind teacher.",
            "temperature": 0.5,
            "top_k": 40,
        },
    )
    return "".join(output)


def stream() -> None:
    for event in replicate.stream("meta/llama-3", input={"prompt": "P04:template Tell me a long story."}):
        print("NOT a prompt:", event)


def older() -> str:
    values = {"prompt": "P05:image A poem about the wind, " + STYLE}
    values["negative_prompt"] = "I06:image ugly, blurred"
    return client.run("stability-ai/sdxl", input=values)


def predict(model) -> None:
    client.predictions.create(version=model, input={"prompt": "P07:template A song about the sea"})
    print("NOT a prompt: sent")
