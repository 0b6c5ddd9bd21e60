import cohere

co = cohere.Client("NOT a prompt")
v2 = cohere.ClientV2()

PREAMBLE = "S01:system You are a sommelier."


def pair(dish: str) -> str:
    response = co.chat(
        message=f"U02:user Which wine goes with {dish}?",
        preamble=PREAMBLE,
        chat_history=[
            {"role": "USER", "message": "U03:user I like dry wines."},
            {"role": "CHATBOT", "message": "A04:assistant Noted, dry it is."},
        ],
        tools=[
            {
                "name": "cellar",
                "description": "T05:tool Search the cellar",
                "parameter_definitions": {
                    "grape": {"type": "str", "description": "T06:tool The grape to look for"}
                },
            }
        ],
    )
    return response.text


def label(notes: str) -> str:
    prompt = "P07:template Write a label for a wine with these notes:\n" + notes
    answer = co.generate(model="command", prompt=prompt, max_tokens=60, stop_sequences=["NOT: a stop"])
    return answer.generations[0].text


def second(question: str) -> str:
    messages = [{"role": "system", "content": "S08:system Answer in French."}]
    messages.append({"role": "user", "content": question or "U09:user What is tannin?"})
    return v2.chat(model="command-r", messages=messages).message.content[0].text


def rank(query: str, documents: list[str]) -> None:
    co.embed(texts=["NOT a prompt: a document to embed"], model="embed")
    print("NOT a prompt: ranked", co.summarize(text=documents[0], additional_command="U10:user Mention the price"))
