"""Prompts in the JSON body of a request, at any depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from promptlint.extract.arguments import positional
from promptlint.extract.reach import Aim, Reach
from promptlint.extract.value import Called, Entry, Mapping, Value, alternatives
from promptlint.model import Role

if TYPE_CHECKING:
    from promptlint.extract.shapes import Shaper

_ROLES: dict[str, Role] = {
    "system": "system", "instructions": "system", "preamble": "system", "prompt": "template",
    "input": "user", "inputs": "template", "inputText": "template", "message": "user",
    "system_prompt": "system", "system_instruction": "system", "prompt_template": "template",
    "negative_prompt": "image", "text_prompts": "image", "summary_prompt": "template",
}  # fmt: skip
_OF_PICTURES = frozenset({"negative_prompt", "cfg_scale", "sampler_name", "width", "n_images"})


def texts(shaper: Shaper, value: Value, aim: Aim) -> Iterator[Reach]:
    """Yield the texts of a request's body; `json.dumps` is seen through."""
    for one in alternatives(value):
        if isinstance(one, Called) and shaper.evaluator.names.tail(one.node) == "dumps":
            for given in positional(one.node)[:1]:
                inner = shaper.evaluator.value(given)
                yield from texts(shaper, inner, aim)
        elif isinstance(one, Mapping):
            pictures = any(entry.key in _OF_PICTURES for entry in one.entries)
            for entry in one.entries:
                yield from _entry(shaper, entry, aim, of_picture=pictures)


def _entry(shaper: Shaper, entry: Entry, aim: Aim, *, of_picture: bool) -> Iterator[Reach]:
    key, value, node = entry.key, entry.value, entry.value_node
    if key in ("messages", "contents"):
        yield from shaper.messages(value, node, replace(aim, role=None))
    elif key in ("tools", "functions"):
        yield from shaper.read("tools", value, node, replace(aim, role="tool"))
    elif key in _ROLES:
        role = "image" if of_picture and key == "prompt" else _ROLES[key]
        yield from shaper.text(value, node, replace(aim, role=role))
        yield from texts(shaper, value, aim)
    elif any(isinstance(one, (Mapping, Called)) for one in alternatives(value)):
        yield from texts(shaper, value, aim)
