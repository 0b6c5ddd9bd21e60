"""Who speaks is read off the conversation, the control tokens or the role."""

from __future__ import annotations

import pytest

from promptlint.model import Conversation, Gap, Message, Span, Structure
from promptlint.prism.structure import structure_in, structure_of

_AT = Span(0, 1)


def _sent(*turns, instructions=()):
    return Conversation("openai", "create", _AT, turns, instructions)


def _said(role, **traits):
    return Message(role, _AT, **traits)


@pytest.mark.parametrize(
    ("conversation", "structure"),
    [
        (_sent(_said("system"), _said("user")), Structure("single", "S-U", 2)),
        (_sent(_said("user"), instructions=(_said("system"),)), Structure("single", "S-U", 2)),
        (_sent(_said("user"), _said("assistant")), Structure("single", "U-A", 2)),
        (
            _sent(_said("developer"), _said("user"), _said("model"), _said("human")),
            Structure("multi", "S-U-A-U", 4),
        ),
        (_sent(_said("system"), Gap(_AT), _said("user")), Structure("multi", "S-U", 2, True)),
        (_sent(_said(None, repeated=True)), Structure("multi", "?", 1, True)),
        (_sent(), Structure("single", "", 1)),
    ],
)
def test_a_conversation(conversation, structure):
    """Roles stand in order; what cannot be seen makes the counts lower bounds."""
    assert structure_of(conversation) == structure


@pytest.mark.parametrize(
    ("text", "role", "structure"),
    [
        ("Hi", None, Structure("single", "", 1)),
        ("Hi <b> [x]", "system", Structure("single", "S", 1)),
        ("Hi", "user", Structure("single", "U", 1)),
        ("Hi", "template", Structure("single", "", 1)),
        ("<|im_start|>system\nBe kind.<|im_end|>\n<|im_start|>user\n{x}", None,
         Structure("single", "S-U", 2)),
        ("<s>[INST] <<SYS>>Be kind.<</SYS>> {x} [/INST]", None, Structure("single", "S-U", 2)),
        ("[INST] a [/INST] b [INST] c [/INST]", "user", Structure("multi", "U-U", 2)),
        ("<|user|>a<|assistant|>", None, Structure("single", "U-A", 2)),
        ("<start_of_turn>user\na<start_of_turn>model\n", None, Structure("single", "U-A", 2)),
        ("<|USER_TOKEN|>a<|CHATBOT_TOKEN|>b<|USER_TOKEN|>", None, Structure("multi", "U-A-U", 3)),
    ],
)  # fmt: skip
def test_a_text(text, role, structure):
    """Control tokens tell who speaks; without any, the text has one speaker at most."""
    assert structure_in(text, role) == structure
