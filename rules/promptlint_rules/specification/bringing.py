"""Whether a value that cannot be seen may bring instructions, or only matter to work on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from promptlint.pattern import late

_PARTS = late(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# What a value is called that tells the model how to answer.
_BRINGS = late(
    r"^(?:prompt|instruct|instruction|template|tmpl|schema|format|formatting|json|yaml|xml|messages"
    r"|system|sys|spec|specification|example|shot|shots|fewshot|demo|demonstration|rule|guideline|field"
    r"|key|structure|definition|preamble|suffix|prefix|label|categorie|categories|classes|option|choice"
    r"|criteria|criterion|rubric|attribute|attr|column|param|parameter|propertie|property|dict|hint"
    r"|pattern|skeleton|section|block|extra|addition|additional|constraint|policie|policy|arg|kwarg"
    r"|payload|requirement|dimension|metric|aspect|entrie|entry|entitie|slot|variable|tool|function"
    r"|types|task|role|persona|setting|config|part|body|spec|signature|intent|tag|slots|msgs)s?$"
)
_WORKED_ON = frozenset(
    "label entry section option choice part body slot category payload entity column attribute"
    " policy requirement intent tag variable".split()
)
"""The same words, where one of them alone is the name of a single thing to work on."""
_SECRET = late(
    r"environ|getenv|api_?key|token|base_?url|secrets|endpoint|deployment", re.IGNORECASE
)
_DOTTED = late(r"[\w.]+\Z")
_METHODS = late(
    r"(?:\.(?:format|join|strip|dumps|loads|items|keys|values|get|text|content|value))+(?:\(\))?\Z"
)
_PLAIN = frozenset({"json.dumps", "json.loads", "str", "len", "format", "join"})


def may_instruct(holes: Iterable[str]) -> bool:
    """Say whether some unseen value may tell the model what to answer with."""
    return any(_brings(hole) for hole in holes)


def _brings(hole: str) -> bool:
    if hole in _PLAIN or _SECRET.search(hole):
        return False
    named = _METHODS.sub("", hole.replace("json.dumps", ""))
    if _DOTTED.match(named):
        named = named.rpartition(".")[2]
    words = [part.lower() for part in _PARTS.findall(named)]
    if hole in _WORKED_ON:
        return False
    return hole.startswith("**") or not words or any(_BRINGS.match(word) for word in words)
