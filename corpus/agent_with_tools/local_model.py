"""The same plan from a model on the premises, for gardens that nobody else may know of."""

from transformers import AutoModelForCausalLM, AutoTokenizer
from vllm import LLM, SamplingParams

NAME = "mistralai/Mistral-7B-Instruct-v0.3"

tokenizer = AutoTokenizer.from_pretrained(NAME)
model = AutoModelForCausalLM.from_pretrained(NAME)


def plan(wishes: str) -> str:
    messages = [
        {"role": "user", "content": f"Plan a garden bed from these wishes, with at most eight plants:\n{wishes}"},
    ]
    text = tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
    inputs = tokenizer(text, return_tensors="pt")
    output = model.generate(**inputs, max_new_tokens=400)
    return tokenizer.decode(output[0], skip_special_tokens=True)


def names(plan: str) -> str:
    llm = LLM(model="mistralai/Mistral-7B-Instruct-v0.3")
    prompt = f"<|im_start|>user\nList the plants of this plan, one on each line.\n\n{plan}<|im_end|>\n<|im_start|>assistant\n"
    return llm.generate(prompt, SamplingParams(max_tokens=100))[0].outputs[0].text
