"""What another file of the project defines is read there and placed here, never at its offsets."""

from __future__ import annotations

import pytest

from promptlint.extract import extract
from promptlint.model import Source, Span

OTHER = '''"""Long before the prompts, so that no offset of this file is one of the other."""
MESSAGES = [
    {"role": "system", "content": "You are the assistant of a library."},
    {"role": "user", "content": "Greet the visitors of the library."},
]
ONE = {"role": "system", "content": "You are a pirate and talk like one."}
TUPLE = "Write a greeting for the visitors.",
LIST = ["Write a greeting.", "Write a farewell for the visitors."]
TABLE = {"short": "Sum the text up in a line: {text}"}
'''


class Project:
    """A project of two files."""

    def locate(self, module: str, importer: str) -> Source | None:
        return Source("texts.py", OTHER) if module == "texts" else None


@pytest.mark.parametrize(
    ("name", "messages", "texts"),
    [
        (
            "MESSAGES",
            "MESSAGES",
            ["You are the assistant of a library.", "Greet the visitors of the library."],
        ),
        ("ONE", "[ONE]", ["You are a pirate and talk like one."]),
        ("TUPLE", '[{"role": "user", "content": TUPLE}]', ["Write a greeting for the visitors."]),
        ("LIST", '[{"role": "user", "content": LIST[1]}]', ["Write a farewell for the visitors."]),
        (
            "TABLE",
            '[{"role": "user", "content": TABLE["short"].format(text=text)}]',
            ["Sum the text up in a line: {text}"],
        ),
    ],
)
def test_texts_in_imported_containers_stand_at_a_name_of_this_file(
    name: str, messages: str, texts: list[str]
) -> None:
    """Lists, tuples and dictionaries of texts are followed, and no place of theirs leaks."""
    code = (
        f"import openai\nfrom texts import {name}\n"
        f'openai.chat.completions.create(model="gpt-4o", messages={messages})\n'
    )
    extraction = extract(Source("app.py", code), project=Project())

    assert sorted(prompt.text for prompt in extraction.prompts) == sorted(texts)
    for prompt in extraction.prompts:
        assert name in code[prompt.span.start : prompt.span.end]
        assert {piece.path for piece in prompt.pieces} == {"texts.py"}
        runs = [run.source for piece in prompt.pieces for run in piece.runs]
        assert all(Span(0, len(code)).contains(run) for run in runs)
    (conversation,) = extraction.conversations
    assert [message.prompt.text for message in conversation.messages if message.prompt] == texts


@pytest.mark.parametrize("before", ["", " ", "  "])
def test_what_another_file_leaves_open_is_a_hole_by_its_name(before: str) -> None:
    """No text of this file is read at the offsets of the other one: here a letter would be cut."""
    other = (
        f'from a import pick\n#{before}\nLINE = "Answer in at most " + pick(most=3) + " words."\n'
    )
    code = (
        "import json\nimport openai\nfrom texts import LINE\n# " + "€" * 80 + "\n"
        'reply = openai.chat.completions.create(\n    model="gpt-4o",\n'
        '    messages=[{"role": "user", "content": LINE}],\n)\n'
        'print(json.loads(reply.choices[0].message.content)["a"])\n'
    )

    class Pair:
        def locate(self, module: str, importer: str) -> Source | None:
            return Source("texts.py", other) if module == "texts" else None

    extraction = extract(Source("app.py", code), project=Pair())

    (prompt,) = extraction.prompts
    assert prompt.text == "Answer in at most {pick(most=3)} words."
    (answer,) = extraction.conversations[0].answers
    assert answer.text == "gpt-4o\nuser\nAnswer in at most \n words."
    assert answer.holes == ("pick(most=3)",)
