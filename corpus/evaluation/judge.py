"""Grades answers to school mathematics."""

from jinja2 import Environment, StrictUndefined, Template
from mistralai import Mistral

client = Mistral()

RUBRIC = """Grade the answer from 0 to 4.
4: the result is right and every step follows from the one before.
2: the result is wrong, but the method would have led to it.
0: neither.
Multiply as in $3 \times 4 = 12$, and write a quotient as $\frac{a}{b}$."""

COMPARE = Template(
    """Which of two answers explains the solution better to a child of {{ age }}?

Question: {{ question }}

Answer A:
{{ first }}

Answer B:
{{ second }}

Write A, B or tie, and nothing else."""
)

FEEDBACK = Environment(undefined=StrictUndefined).from_string(
    """Write two sentences of feedback to the pupil.
Praise what is right before you name what is not.

Answer: {{ answer }}
Grade: {grade}"""
)


def ask(system: str, user: str) -> str:
    reply = client.chat.complete(
        model="mistral-large-2411",
        messages=[
            {"role": "system", "content": system},
            {"role": "user", "content": user},
        ],
    )
    return reply.choices[0].message.content


def grade(question: str, answer: str) -> str:
    return ask(RUBRIC, f"Question: {question}\nAnswer: {answer}\nGrade:")


def compare(question: str, first: str, second: str) -> str:
    return ask(
        "You compare explanations.",
        COMPARE.render(question=question, first=first, second=second),
    )


def feedback(answer: str, grade: int) -> str:
    return ask("You write to children of ten years.", FEEDBACK.render(answer=answer, grade=grade))
