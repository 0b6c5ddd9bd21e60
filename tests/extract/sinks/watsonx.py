from ibm_watsonx_ai.foundation_models import ModelInference

model = ModelInference(model_id="NOT a prompt")

WINE = "T01:template Label this wine: {notes}"


def label(notes: str) -> str:
    return model.generate_text(WINE.format(notes=notes))


def price(notes: str) -> str:
    return model.generate(prompt=f"T02:template Price this wine: {notes}")


def told(notes: str):
    yield from model.generate_text_stream(prompt=f"T03:template Tell of this wine: {notes}")


def pair(dish: str):
    messages = [
        {"role": "system", "content": "S04:system You are a sommelier."},
        {"role": "user", "content": f"U05:user Which wine for {dish}?"},
        {"role": "assistant", "content": "A06:assistant A dry one."},
    ]
    return model.chat(messages=messages)
