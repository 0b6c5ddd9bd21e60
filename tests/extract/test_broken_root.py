"""A file whose tree is one error from the root on is read like any other."""

from __future__ import annotations

import tree_sitter_python
from tree_sitter import Language, Parser

from promptlint.extract import extract
from promptlint.model import Source

BROKEN = """import openai
def ask(question):
    return openai.chat.completions.create(
        messages=[{"role": "user", "content": f"Answer in one word: {question} {unknown}"}],
    )
]
@
@
}
}
"""


def test_a_tree_whose_root_is_an_error_is_read_to_its_end() -> None:
    """Names that nothing defines are looked up as far as the root, whatever the root is called."""
    parser = Parser(Language(tree_sitter_python.language()))
    assert parser.parse(BROKEN.encode()).root_node.type == "ERROR"

    extraction = extract(Source("app.py", BROKEN))

    assert [prompt.text for prompt in extraction.prompts] == [
        "Answer in one word: {question} {unknown}"
    ]
