"""The HTTP side: one endpoint to ask, one to write a letter."""

import os
from datetime import datetime
from textwrap import dedent

import litellm
from fastapi import FastAPI
from pydantic import BaseModel

from rag_service.chain import respond

app = FastAPI(title="By-laws", description="Ask what the town's by-laws say.")


class Question(BaseModel):
    text: str
    history: list[str] = []


class Letter(BaseModel):
    facts: list[str]
    words: int = 150


@app.post("/ask")
def ask(question: Question) -> dict[str, str]:
    return {"answer": respond(question.text, question.history)}


@app.post("/letter")
def letter(letter: Letter) -> dict[str, str]:
    signature = os.environ.get("OFFICE_SIGNATURE")
    facts = "\n".join(f"- {fact}" for fact in letter.facts)
    completion = litellm.completion(
        model="mistral/mistral-large-2411",
        messages=[
            {"role": "system", "content": f"You write letters for a town office. Sign as {signature}."},
            {
                "role": "user",
                "content": dedent(
                    f"""
                    Write a letter to a resident from these facts, in at most {letter.words} words.
                    Name the section of the by-laws in the first sentence.

                    Facts:
                    {facts}
                    """
                ),
            },
        ],
    )
    return {"letter": completion.choices[0].message.content}


@app.post("/report")
def report(question: Question) -> dict[str, str]:
    completion = litellm.completion(
        model="mistral/mistral-large-2411",
        messages=[
            {
                "role": "system",
                "content": f"Report number {datetime.now().isoformat()}. "
                + "You write reports for the council about what residents ask. "
                "Each report has a heading, a paragraph on the question, a paragraph on the "
                "sections that bear on it, and a list of what the council might clarify. "
                "Write for people who have not read the by-laws. Do not give legal advice, do not "
                "name residents, and do not repeat a section word for word: sum it up in one "
                "sentence with its number in brackets. Keep the whole report below 400 words. "
                "Close with the names of the sections that you used, one on each line, in the "
                "order in which they appear in the by-laws. Where two sections contradict each "
                "other, say which is the more recent and leave the decision to the council. "
                "Use no abbreviations apart from the section sign, no exclamation marks, and no "
                "headings other than the one at the top. Write numbers up to twelve as words.",
            },
            {"role": "user", "content": question.text},
        ],
    )
    return {"report": completion.choices[0].message.content}
