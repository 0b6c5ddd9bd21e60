from typing import Annotated

import instructor
from anthropic import Anthropic
from instructor import OpenAISchema, llm_validator
from openai import OpenAI
from pydantic import BaseModel, BeforeValidator, Field

client = instructor.from_openai(OpenAI())
claude = instructor.from_anthropic(Anthropic())


class Invoice(BaseModel):
    """T01:tool An invoice as it came in."""

    total: float = Field(description="T02:tool Sum with tax")
    items: list[str] = Field(default_factory=list, description="T03:tool What was bought")


class Mail(OpenAISchema):
    """T04:tool A mail to a customer."""

    subject: str = Field(..., description="T05:tool Subject in five words")
    body: Annotated[str, BeforeValidator(llm_validator("S06:system say nothing rude", client=client))]


class Row(BaseModel):
    """NOT a prompt: a row of the database."""

    note: str = Field(description="NOT a prompt: shown in the table")


def read(text: str) -> Invoice:
    return client.chat.completions.create(
        model="gpt-4o",
        response_model=Invoice,
        messages=[
            {"role": "system", "content": "S07:system You read invoices."},
            {"role": "user", "content": f"U08:user Read this one: {text}"},
        ],
        max_retries=2,
    )


def read_more(text: str) -> list[Invoice]:
    user = "U09:user Read all of these: {}"
    return client.create_iterable(
        messages=[{"role": "user", "content": user.format(text)}], response_model=Invoice
    )


def write() -> Mail:
    print("NOT a prompt: writing a mail")
    return claude.messages.create(
        model="claude",
        system="S10:system You write friendly mails.",
        messages=[{"role": "user", "content": "U11:user Remind them of the bill."}],
        response_model=Mail,
    )
