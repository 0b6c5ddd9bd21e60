"""The rules on roles, places and the order of turns, on conversations made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from promptlint.model import Span
from promptlint_rules.messages.broken_alternation import BrokenAlternation
from promptlint_rules.messages.empty_message import EmptyMessage
from promptlint_rules.messages.misplaced_system import MisplacedSystem
from promptlint_rules.messages.prefill_whitespace import PrefillWhitespace
from promptlint_rules.messages.unknown_role import UnknownRole
from tests.rules.messages.talk import Talk, hole

SLIPS = [
    ("openai", "sytem", '"system"'),
    ("openai", "User", '"user"'),
    ("openai", "model", None),
    ("google", "assistant", None),
    ("langchain", "humman", '"human"'),
    ("transformers", "assitant", '"assistant"'),
    ("transformers", "User", '"user"'),
    ("any", "asistant", '"assistant"'),
    ("any", "SYTEM", '"SYSTEM"'),
]


@pytest.mark.parametrize(("library", "role", "fixed"), SLIPS)
def test_unknown_roles_are_reported_and_slips_mended(library, role, fixed):
    """A role the API does not have is reported; a slip of one letter is replaced."""
    talk = Talk(library).say(role)

    assert [f'"{role}"'] == talk.marked(UnknownRole)
    assert talk.fixed(UnknownRole).splitlines()[0] == (fixed or f'"{role}"')


@pytest.mark.parametrize(
    ("library", "role"),
    [
        ("openai", "developer"),
        ("google", "model"),
        ("google", "system"),
        ("cohere", "CHATBOT"),
        ("langchain", "human"),
        ("transformers", "ipython"),
        ("transformers", "critic"),
        ("any", "User"),
        ("any", "customer"),
        ("langchain", "customer"),
        ("openai", "function_call_output"),
        ("openai", ""),
        ("openai", None),
    ],
)
def test_roles_that_the_api_or_a_template_may_have_pass(library, role):
    """Known roles pass, and where templates define roles, unknown ones that are no slip do."""
    assert Talk(library).say(role).marked(UnknownRole) == []


def test_every_alternative_of_a_role_is_checked():
    """Each literal that a role can be is reported at its own place."""
    talk = Talk("groq")
    roles = (("user", talk.write('"user"')), ("bot", talk.write('"bot"')))
    talk.say(None, "hello", roles=roles)

    assert talk.marked(UnknownRole) == ['"bot"']
    assert "did you mean `assistant`" in talk.findings(UnknownRole)[0].message


def test_roles_that_nobody_wrote_are_not_judged():
    """A role that a class or an argument implies has no place in the source to be wrong at."""
    talk = Talk("google")
    place = talk.write("Instructions(text)")
    talk.say("system", roles=(("system", place), ("template", place)))

    assert talk.marked(UnknownRole) == []
    assert talk.marked(MisplacedSystem) == []


def test_system_turns_belong_to_the_argument():
    """APIs with a system argument get an error for each system turn among the messages."""
    for library in ("anthropic", "google"):
        findings = Talk(library).say("system").say("user").findings(MisplacedSystem)

        assert [finding.severity for finding in findings] == ["error"]

    assert Talk("google").gap().say("system").marked(MisplacedSystem) == ['"system"']


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("claude-opus-4-8", []),
        (None, []),
        ("claude-3-5-sonnet-20241022", ['"system"']),
        ("claude-sonnet-4-20250514", ['"system"']),
    ],
)
def test_new_claude_models_take_a_system_turn_after_a_user_turn(model, expected):
    """A system turn right after a user's is an error only for models known to refuse it."""
    talk = Talk("anthropic").say("user").say("system").set(model=model)

    assert expected == talk.marked(MisplacedSystem)


def test_mistral_wants_the_system_message_first():
    """Every certain system message after another turn is reported where it has to be first."""
    talk = Talk("mistralai").say("system").say("user").gap().say("assistant")
    talk.say("system").say("system", conditional=True)

    assert talk.marked(MisplacedSystem) == ['"system"']


def test_elsewhere_only_a_lone_late_system_message_counts():
    """A system message after the user's turn is reported if no other system message is seen."""
    assert Talk().say("user").say("system").marked(MisplacedSystem) == ['"system"']
    assert Talk().say(None, repeated=True).say("user").say("system").marked(MisplacedSystem) == [
        '"system"'
    ]
    assert Talk().gap().say("user").say("system").marked(MisplacedSystem) == []
    assert Talk().say("system").say("user").say("system").marked(MisplacedSystem) == []
    assert Talk().say("user").say("system", conditional=True).marked(MisplacedSystem) == []
    assert Talk().gap().say("system").marked(MisplacedSystem) == []
    assert Talk("any").say("user").say("system").marked(MisplacedSystem) == []
    assert Talk().say("user", repeated=True).say("system").marked(MisplacedSystem) == ['"system"']


STRICT = [
    ("bedrock", "bedrock.converse", {}),
    ("openai", "create", {"client__base_url": "https://api.perplexity.ai"}),
    ("openai", "create", {"model": "deepseek-reasoner"}),
    ("transformers", "apply_chat_template", {"client__model": "google/gemma-2-9b-it"}),
    ("vllm", "llm.chat", {"client__model": "mistralai/Mistral-7B-Instruct-v0.2"}),
    ("openai", "create", {"base_url": "http://localhost:8000", "model": "ministral-8b-instruct"}),
]  # fmt: skip
LENIENT = [
    ("openai", "create", {"model": "gpt-4o"}),
    ("anthropic", "messages.create", {}),
    ("google", "generate_content", {}),
    ("ollama", "chat", {"model": "mistral"}),
    ("litellm", "completion", {"model": "deepseek/deepseek-reasoner"}),
    ("transformers", "apply_chat_template", {"client__model": "Qwen/Qwen2.5-7B-Instruct"}),
    ("transformers", "apply_chat_template", {}),
    ("openai", "create", {"model": "mistralai/Mistral-7B-Instruct-v0.2"}),
]


@pytest.mark.parametrize(("library", "call", "settings"), STRICT)
def test_two_turns_of_one_role_in_a_row(library, call, settings):
    """Where turns must alternate, the second of two equal ones is reported."""
    talk = Talk(library, call).say("user").say("assistant").say("user").say("user").set(**settings)

    assert talk.marked(BrokenAlternation) == ['"user"']


@pytest.mark.parametrize(("library", "call", "settings"), LENIENT)
def test_apis_that_join_turns_pass(library, call, settings):
    """Where turns of one role are taken or joined, nothing is reported."""
    talk = Talk(library, call).say("user").say("user").set(**settings)

    assert talk.marked(BrokenAlternation) == []


@pytest.mark.parametrize("flag", ["repeated", "conditional"])
def test_uncertain_turns_are_not_judged(flag):
    """Turns of loops and branches, and those around a gap, say nothing of the order."""
    doubtful = Talk("bedrock", "converse").say("user").say("user", **{flag: True})
    around = Talk("bedrock", "converse").say("user").gap().say("user")

    assert doubtful.marked(BrokenAlternation) == []
    assert around.marked(BrokenAlternation) == []


def test_raw_texts_have_no_turns_to_alternate():
    """A completion is not judged by a chat template, a list of turns is."""
    name = "mistralai/Mistral-7B-Instruct-v0.2"
    text = Talk("vllm").set(client__model=name).say("template").say("template").raw()
    turns = Talk("transformers").set(client__model=name).say("user").say("user").raw()

    assert text.marked(BrokenAlternation) == []
    assert turns.marked(BrokenAlternation) == ['"user"']


def test_the_first_turn_is_the_users():
    """A first turn of the assistant is reported, after a system message too."""
    talk = Talk("bedrock", "converse").say("system").say("assistant").say("user")

    assert talk.marked(BrokenAlternation) == ['"assistant"']
    assert Talk("bedrock", "converse").gap().say("assistant").marked(BrokenAlternation) == []
    assert Talk("bedrock", "converse").say("system").say("user").marked(BrokenAlternation) == []


def test_a_conversation_needs_a_user_turn():
    """A system message alone is reported where a user turn is asked for."""
    assert Talk("mistralai").say("system").marked(BrokenAlternation) == ['"system"']
    assert Talk("openai").say("system").marked(BrokenAlternation) == []
    assert Talk("mistralai").say("system").gap().marked(BrokenAlternation) == []
    assert Talk("mistralai").say("system").say(None).marked(BrokenAlternation) == []
    assert Talk("mistralai").say("assistant", repeated=True).marked(BrokenAlternation) == []
    assert Talk("mistralai").marked(BrokenAlternation) == []


def test_empty_messages():
    """Empty system and user messages are reported, results of tools are not."""
    talk = Talk().say("system", "").say("user", "").say("tool", "").say("user")

    assert talk.marked(EmptyMessage) == ['""', '""']
    assert talk.findings(EmptyMessage)[0].message == "the system message is empty"
    assert [finding.severity for finding in talk.findings(EmptyMessage)] == ["warning", None]


@pytest.mark.parametrize(("library", "expected"), [("langchain", 1), ("transformers", 0)])
def test_an_empty_system_message_may_keep_a_templates_default_out(library, expected):
    """A local chat template is given an empty system message on purpose."""
    assert len(Talk(library).say("system", "").say("user").findings(EmptyMessage)) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('" "', 1),
        ("NUDGE", 1),
        ('[{"text": ""}]', 1),
        ('"\\n"', 1),
        ('"".join(lines)', 0),
        ('"no"', 0),
    ],
)
def test_a_blank_text_is_written_out_or_named(content, expected):
    """What is joined from parts may be filled elsewhere, whatever it looks like."""
    talk = Talk()
    message = replace(talk.message("user", ""), content_span=talk.write(content))
    talk.turns.append(message)

    assert len(talk.findings(EmptyMessage)) == expected


def test_empty_arguments_are_no_turns():
    """Without a written role, a place or a known API an empty text is no message."""
    talk = Talk()
    talk.turns.append(replace(talk.message("user", ""), content_span=None))

    assert talk.marked(EmptyMessage) == []
    assert Talk().say(None, "").marked(EmptyMessage) == []
    assert Talk("any").say("user", "").marked(EmptyMessage) == []


def test_an_empty_assistant_turn_matters_only_to_anthropic():
    """An assistant's turn may be empty, except with Anthropic before the last turn."""
    assert Talk().say("assistant", "").say("user").marked(EmptyMessage) == []
    assert Talk("anthropic").say("assistant", "").say("user").marked(EmptyMessage) == ['""']
    assert Talk("anthropic").say("user").say("assistant", "").marked(EmptyMessage) == []


def test_a_prefill_that_ends_in_white_space_is_cut():
    """The white space at the end of a final assistant message is reported and taken away."""
    talk = Talk("anthropic").say("user").say("assistant", "Here is: \t")

    assert talk.marked(PrefillWhitespace) == [" \t"]
    assert talk.fixed(PrefillWhitespace).endswith('"Here is:"\n')


@pytest.mark.parametrize(
    "talk",
    [
        Talk("anthropic").say("user"),
        Talk("anthropic"),
        Talk("anthropic").say("assistant", "a ").say("user"),
        Talk("anthropic").say("assistant", "a ").gap(),
        Talk("anthropic").say("assistant", "a ", repeated=True),
        Talk("anthropic").say("assistant", None),
        Talk("anthropic").say("assistant", " "),
        Talk("openai").say("assistant", "a "),
        Talk("langchain").say("assistant", "a ").set(client__model="gpt-4o"),
        Talk("litellm").say("assistant", "a ").set(model="gpt-4o"),
    ],
)
def test_other_white_space_passes(talk):
    """Earlier, repeated, unseen and blank turns and other APIs' turns are left alone."""
    assert talk.marked(PrefillWhitespace) == []


def test_a_prefill_of_another_file_is_reported_without_fix():
    """White space that does not stand in this file cannot be cut here."""
    talk = Talk("litellm").say("user").set(model="anthropic/claude-3-haiku-20240307")
    message = talk.message("assistant", "Yes: ")
    assert message.prompt is not None
    place = message.prompt.span
    talk.turns.append(_foreign(message, place))

    assert [finding.fix for finding in talk.findings(PrefillWhitespace)] == [None]


def _foreign(message, place: Span):
    (piece,) = message.prompt.pieces
    foreign = replace(piece, path="other.py", source_span=place)
    return replace(message, prompt=replace(message.prompt, pieces=(foreign,)))


def test_a_prefill_that_ends_in_a_value_passes():
    """What a hole ends in cannot be seen."""
    text = "I am {name}"

    assert (
        Talk("anthropic").say("assistant", text, hole(text, "name")).marked(PrefillWhitespace) == []
    )
