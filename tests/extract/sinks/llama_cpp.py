from llama_cpp import Llama

llm = Llama(model_path="NOT-a-prompt.gguf", n_ctx=2048)
hub = Llama.from_pretrained(repo_id="NOT a prompt", filename="*q8_0.gguf")


def question(text: str) -> str:
    output = llm(f"P01:template Q: {text} A:", max_tokens=32, stop=["NOT: a stop"], echo=True)
    return output["choices"][0]["text"]


def complete() -> str:
    prompt = "P02:template A list of planets:"
    prompt += "\nP03:template 1. Mercury"
    return llm.create_completion(prompt, max_tokens=64)["choices"][0]["text"]


def chat(text: str) -> str:
    return llm.create_chat_completion(
        messages=[
            {"role": "system", "content": "S04:system You are an astronomer."},
            {"role": "user", "content": f"U05:user Tell me of {text}."},
        ],
        tools=[
            {
                "type": "function",
                "function": {
                    "name": "orbit",
                    "description": "T06:tool Compute an orbit",
                    "parameters": {
                        "type": "object",
                        "properties": {"body": {"type": "string", "description": "T07:tool Which body"}},
                    },
                },
            }
        ],
    )["choices"][0]["message"]["content"]


class Engine:
    def __init__(self, path: str) -> None:
        self.llm = Llama(path)

    def run(self, text: str) -> str:
        print("NOT a prompt: running")
        return self.llm("P08:template ### User: {0}\n### Assistant:".format(text))
