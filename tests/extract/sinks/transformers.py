import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline

name = "NOT a prompt"
tokenizer = AutoTokenizer.from_pretrained(name)
model = AutoModelForCausalLM.from_pretrained(name, torch_dtype=torch.bfloat16)
pipe = pipeline("text-generation", model=model, tokenizer=tokenizer)

FEWSHOT = """P01:template Review: what a film!
Label: good
Review: {review}
Label:"""


def label(review: str) -> str:
    inputs = tokenizer(FEWSHOT.format(review=review), return_tensors="pt")
    output = model.generate(**inputs, max_new_tokens=3)
    return tokenizer.decode(output[0])


def chat(question: str) -> str:
    messages = [
        {"role": "system", "content": "S02:system You only speak in haiku."},
        {"role": "user", "content": f"U03:user {question}"},
    ]
    text = tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
    return pipe(text, max_new_tokens=40)[0]["generated_text"]


def piped() -> str:
    return pipe([{"role": "user", "content": "U04:user Name three rivers."}])


def plain() -> str:
    return pipe("P05:template Once upon a time there was", do_sample=True)


class Chatter:
    def __init__(self) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained("NOT a prompt")
        self.chat = [{"role": "system", "content": "S06:system You are a parrot."}]

    def say(self, text: str) -> torch.Tensor:
        self.chat.append({"role": "user", "content": text})
        ids = self.tokenizer.apply_chat_template(self.chat, return_tensors="pt")
        print("NOT a prompt: tokens", ids.shape)
        return ids

    def raw(self, text: str) -> list[int]:
        return self.tokenizer.encode("P07:template ### Instruction:\n" + text + "\nP08:template ### Response:")
