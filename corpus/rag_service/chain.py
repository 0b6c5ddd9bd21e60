"""From a question to an answer with its sections."""

from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

from rag_service.prompts import CONDENSE, ROUTE, answer_messages
from rag_service.store import Section, search

llm = ChatOpenAI(model="gpt-4o-2024-08-06", temperature=0)


def topic(question: str) -> str:
    return (ROUTE | llm | StrOutputParser()).invoke({"question": question})


def condense(history: list[str], question: str) -> str:
    chain = CONDENSE | llm | StrOutputParser()
    return chain.invoke({"history": "\n".join(history), "question": question})


def answer(question: str, sections: list[Section]) -> str:
    text = "\n\n".join(f"[{section.number}] {section.text}" for section in sections)
    return StrOutputParser().invoke(llm.invoke(answer_messages(text, question)))


def compare(question: str, own_text: str, other_text: str) -> str:
    prompt = ChatPromptTemplate.from_template(
        f"""Say in which points the two towns differ. Leave out what they have in common.

Our by-law:
{own_text}

Their by-law:
{other_text}

The reader wants to know: {{question}}"""
    )
    return (prompt | llm | StrOutputParser()).invoke({"question": question})


def respond(question: str, history: list[str]) -> str:
    standalone = condense(history, question) if history else question
    return answer(standalone, search(standalone, topic(standalone)))
