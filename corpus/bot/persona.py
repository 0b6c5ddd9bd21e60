"""Who the bot is, and the fixed texts that it works from."""

from datetime import date

COMPANY = "Skerry Line"

PERSONA = f"""You are Mara, the support assistant of {COMPANY}, a ferry company.
Today is {date.today():%A, %d %B %Y}.
Answer in the language of the passenger, in at most four sentences.
Never promise a refund: name the refund form instead."""

HOUSE_RULES = (
    "Quote departure times in 24-hour form. "
    "If a sailing is cancelled, name the next one on the same route."
    "If you do not know, hand over to the harbour office and give its telephone number."
)

GREETING = (
    "Write a one-line greeting for a passenger who has just joined the support channel. "
    "Mention that the bot can look up sailings, and do not use emoji."
),

TRANSLATE = """Translate the notice below into {language}.
Keep the names of ships and harbours as they are.

Notice:
{notice}"""


def translation_prompt(notice: str, language: str) -> str:
    return TRANSLATE.format(notice=notice, language=language)
