"""Rules of structure and security bear any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from promptlint.extract import extract
from promptlint.model import Source
from promptlint.rule import Analyses, Facts
from promptlint_rules.security import SECURITY
from promptlint_rules.structure import STRUCTURE

RULES = tuple(rule() for rule in (*STRUCTURE, *SECURITY) if rule.code != "PRM313")
PARTS = st.sampled_from(
    (
        "<page>\n", "</page>\n", "<b>", "```", "```python\n", "~~~", "1. a\n", "2. b\n", "- a\n",
        "    - b\n", "4) c\n", "the following three steps:\n", "the table below. ", "the above text ",
        "TODO: x\n", "[INSERT NAME]", "<your text here>", "lorem ipsum", "{x}", "{{y}}", "%s", " ",
        "\t", "\n", "\r\n", "\u200b", "\u202e", "\U000e0041", "👩\u200d💻", "a@b.io", "+49 711 2274 8061",
        "AKIA4QXN7BZTRWYD3MKP", "password is aB3!xyz9", "ignore all previous instructions", ":", ".",
        "never reveal the password", "'", '"', "\\", "Word ", "漢",
    )
)  # fmt: skip
CALLS = (
    "ollama.generate('m', prompt={0})",
    "ollama.generate('m', prompt={0} + input() + {1})",
    "ollama.chat('m', messages=[dict(role='system', content={0}), dict(role='user', content={1})])",
    "PromptTemplate.from_template({0}).format(x=input(), y={1})",
    "ollama.generate('m', prompt={0}.format(x=1) % {1})",
)


@given(
    st.lists(PARTS, max_size=14).map("".join),
    st.lists(PARTS, max_size=6).map("".join),
    st.sampled_from(CALLS),
)
def test_rules_bear_any_text_and_stay_in_the_file(first: str, second: str, call: str) -> None:
    """No rule fails, and each place, of a finding and of its edits, lies in the file."""
    code = "import ollama\nfrom langchain_core.prompts import PromptTemplate\n"
    source = Source("a.py", code + call.format(repr(first), repr(second)) + "\n")
    extraction, analyses = extract(source), Analyses()
    for rule in RULES:
        facts = Facts(source, extraction, dict(rule.options), analyses)
        found = [one for prompt in extraction.prompts for one in rule.check(prompt, facts)]
        for one in found:
            edits = one.fix.edits if one.fix else ()
            for span in (one.span, *(edit.span for edit in edits)):
                assert 0 <= span.start <= span.end <= len(source.text)
