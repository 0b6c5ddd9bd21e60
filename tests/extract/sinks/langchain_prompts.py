from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import (
    ChatPromptTemplate,
    FewShotChatMessagePromptTemplate,
    FewShotPromptTemplate,
    HumanMessagePromptTemplate,
    MessagesPlaceholder,
    PromptTemplate,
    SystemMessagePromptTemplate,
)
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="NOT a prompt")

REVIEW = """P01:template Review the film {film}.
Mention {thing}."""

review = PromptTemplate(template=REVIEW, input_variables=["film", "thing"])
short = PromptTemplate.from_template("P02:template Shorten this: {text}")

chat = ChatPromptTemplate.from_messages(
    [
        ("system", "S03:system You are a critic from {country}."),
        MessagesPlaceholder("history"),
        ("human", "U04:user {question}"),
        ("ai", "A05:assistant I have seen it twice."),
        HumanMessagePromptTemplate.from_template("U06:user And the music of {film}?"),
        SystemMessage(content="S07:system Never spoil the ending."),
    ]
)

system = SystemMessagePromptTemplate.from_template("S08:system You are {persona}.")
both = ChatPromptTemplate.from_messages([system, HumanMessage(content="U09:user Who are you?")])

examples = [
    {"input": "E10:example great film", "output": "E11:example positive"},
    {"input": "E12:example sad film", "output": "E13:example negative"},
]
example_prompt = PromptTemplate.from_template("P14:template In: {input} Out: {output}")
fewshot = FewShotPromptTemplate(
    examples=examples,
    example_prompt=example_prompt,
    prefix="P15:template Label the film.",
    suffix="P16:template In: {input} Out:",
    input_variables=["input"],
)
fewshot_chat = FewShotChatMessagePromptTemplate(
    examples=[{"q": "E17:example two and two", "a": "E18:example four, of course"}],
    example_prompt=ChatPromptTemplate.from_messages([("human", "{q}"), ("ai", "{a}")]),
)

chain = chat | llm | StrOutputParser()


def run(question: str) -> str:
    print("NOT a prompt: running the chain")
    return chain.invoke({"question": "U19:user Was it any good?", "country": question})


def direct() -> str:
    messages = [SystemMessage(content="S20:system Answer with one word.")]
    messages.append(HumanMessage(content=f"U21:user Is it {review} or not?"))
    messages.append(AIMessage(content="A22:assistant It is."))
    llm.invoke("U23:user What is cinema?")
    return llm.invoke(messages).content
