"""The templates of the by-laws service."""

from langchain_core.prompts import ChatPromptTemplate, PromptTemplate

ANSWER = ChatPromptTemplate.from_messages(
    [
        (
            "system",
            "You answer questions about the by-laws of {town}. Use only the sections given. "
            "Cite each as [section]. If none of them settles the question, say so.",
        ),
        ("human", "Sections:\n{sections}\n\nQuestion: {question}"),
    ]
)

ROUTE = PromptTemplate.from_template(
    """Decide which part of the by-laws the question belongs to.
Answer with one object such as {"topic": "noise", "urgent": false}.

Question: {question}"""
)

EXTRACT = PromptTemplate.from_template(
    """List every fine that the section names.
Answer with one object for each: {{"offence": "…", "euros": 50}}.

Section:
{section}"""
)

CONDENSE = PromptTemplate(
    input_variables=["history", "question", "town"],
    template="""Rewrite the last question so that it can be understood without the conversation.

Conversation:
{history}

Last question: {question}
Rewritten question:""",
)


def answer_messages(sections: str, question: str) -> list[object]:
    return ANSWER.format_messages(sections=sections, question=question)
