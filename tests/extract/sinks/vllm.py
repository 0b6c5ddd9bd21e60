from vllm import LLM, SamplingParams

llm = LLM(model="NOT a prompt")
params = SamplingParams(temperature=0.8, stop=["NOT: a stop"])

HEADER = "P01:template Translate into German.\n"


def batch(lines: list[str]) -> list[str]:
    prompts = [f"{HEADER}English: {line}\nP02:template German:" for line in lines]
    outputs = llm.generate(prompts, params)
    return [output.outputs[0].text for output in outputs]


def fixed() -> None:
    prompts = [
        "P03:template The capital of France is",
        "P04:template The future of machines is",
    ]
    for output in llm.generate(prompts, sampling_params=params):
        print("NOT a prompt:", output)


def chat(question: str) -> str:
    conversation = [
        {"role": "system", "content": "S05:system You are a travel agent."},
        {"role": "user", "content": "U06:user Where should I go? " + question},
    ]
    return llm.chat(conversation, params)[0].outputs[0].text


class Server:
    def __init__(self) -> None:
        self.llm = LLM("NOT a prompt either")

    def answer(self) -> str:
        return self.llm.generate("P07:template My name is", params)[0].outputs[0].text
