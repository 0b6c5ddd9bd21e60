import vertexai
from vertexai.generative_models import Content, FunctionDeclaration, GenerativeModel, Part, Tool
from vertexai.language_models import ChatModel, InputOutputTextPair, TextGenerationModel

vertexai.init(project="NOT a prompt", location="us-central1")

RULES = ["S01:system You are a bank clerk.", "S02:system Never give legal advice."]

model = GenerativeModel("gemini-1.5-pro", system_instruction=RULES)

balance = FunctionDeclaration(
    name="balance",
    description="T03:tool Look up the balance of an account",
    parameters={
        "type": "object",
        "properties": {"iban": {"type": "string", "description": "T04:tool IBAN of the account"}},
    },
)


def ask(question: str) -> str:
    contents = [
        Content(role="user", parts=[Part.from_text("U05:user What is an overdraft?")]),
        Content(role="user", parts=[Part.from_text(f"U06:user And {question}?")]),
    ]
    return model.generate_content(contents, tools=[Tool(function_declarations=[balance])]).text


def palm(text: str) -> str:
    text_model = TextGenerationModel.from_pretrained("text-bison")
    answer = text_model.predict(f"P07:template Classify the letter: {text}", temperature=0.2)
    if not answer:
        print("NOT a prompt: nothing came back")
    return answer.text


def chat() -> str:
    chat_model = ChatModel.from_pretrained("chat-bison")
    session = chat_model.start_chat(
        context="S08:system You speak like a banker of old.",
        examples=[
            InputOutputTextPair(
                input_text="E09:example How much do I have?", output_text="E10:example A modest sum, sir."
            )
        ],
    )
    return session.send_message("U11:user Can I afford a house?").text
