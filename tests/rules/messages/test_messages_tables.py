"""The tables of APIs, families, windows and aliases say what their sources say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint_rules.messages import api
from promptlint_rules.messages.alias import moves
from promptlint_rules.messages.family import control_tokens, family_of, owners
from promptlint_rules.messages.role import is_one_slip, nearest_slip
from promptlint_rules.messages.tokens import estimate
from promptlint_rules.messages.window import window_of
from tests.rules.messages.talk import Talk

ADDRESSES = [
    ("openai", {}, api.OPENAI),
    ("openai", {"client": "groq.AsyncGroq"}, api.GROQ),
    ("openai", {"client": "openai.AsyncAzureOpenAI"}, api.AZURE),
    ("openai", {"client__base_url": "https://api.perplexity.ai"}, api.PERPLEXITY),
    ("openai", {"client__base_url": "http://localhost:8000/v1"}, api.COMPATIBLE),
    ("openai", {"client__base_url": None}, api.COMPATIBLE),
    ("openai", {"client__base_url": "https://api.anthropic.com/v1/"}, api.COMPATIBLE),
    ("http", {"url": "https://api.anthropic.com/v1/messages"}, api.ANTHROPIC),
    ("http", {"url": "https://example.org/chat"}, api.OTHER),
    ("openai-agents", {}, api.OTHER),
    ("google", {}, api.GEMINI),
    ("google-adk", {}, api.OTHER),
    ("litellm", {"model": "azure/mine"}, api.AZURE),
    ("litellm", {"model": "anthropic/claude-3-haiku"}, api.LITELLM),
    ("litellm", {}, api.LITELLM),
    ("any", {}, api.OTHER),
]


@pytest.mark.parametrize(("library", "settings", "expected"), ADDRESSES)
def test_the_api_is_known_by_address_client_library_or_model(library, settings, expected):
    """The address counts before the client's class, and that before the sink's library."""
    actual = api.api_of(Talk(library).set(**settings).conversation())

    assert expected is actual


@pytest.mark.parametrize(
    ("call", "model", "expected"),
    [
        ("bedrock.converse", "amazon.nova-lite-v1:0", api.BEDROCK),
        ("bedrock.invoke_model", "anthropic.claude-3-haiku-20240307-v1:0", api.ANTHROPIC),
        ("bedrock.invoke_model", "meta.llama3-8b-instruct-v1:0", api.OTHER),
    ],
)
def test_bedrock_is_converse_or_the_models_own_body(call, model, expected):
    """What Bedrock accepts depends on the operation, and for a body on the model."""
    actual = api.api_of(Talk("bedrock", call).set(modelId=model).conversation())

    assert expected is actual


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("meta-llama/Meta-Llama-3-8B-Instruct", "Llama 3"),
        ("meta.llama3-1-70b-instruct-v1:0", "Llama 3"),
        ("llama3.1:8b", "Llama 3"),
        ("meta-llama/Llama-2-7b-chat-hf", "Llama 2"),
        ("mistralai/Mistral-7B-Instruct-v0.2", "Mistral"),
        ("models/mistral-7b-instruct-v0.2.Q4_K_M.gguf", "Mistral"),
        ("google/gemma-2-9b-it", "Gemma"),
        ("google/gemma-3-4b-it", "Gemma 3"),
        ("Qwen/Qwen2.5-7B-Instruct", "Qwen"),
        ("deepseek-ai/DeepSeek-R1-Distill-Llama-8B", "DeepSeek"),
        ("HuggingFaceH4/zephyr-7b-beta", "TinyLlama"),
        ("NousResearch/Hermes-2-Pro-Llama-3-8B", None),
        ("gpt-4o", None),
        (None, None),
    ],
)
def test_families_are_known_by_name(name, expected):
    """Official names have a family; fine-tunes and unknown names have none."""
    family = family_of(name)

    assert expected == (family.name if family else None)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("gpt2", 1024),
        ("openai-community/gpt2-xl", 1024),
        ("gpt-3.5-turbo", 16385),
        ("gpt-3.5-turbo-0613", 4096),
        ("gpt-4", 8192),
        ("gpt-4o", None),
        ("gpt-4-1106-preview", None),
        ("meta-llama/Meta-Llama-3-8B", 8192),
        ("meta-llama/Llama-3.1-8B-Instruct", None),
        ("gradientai/Llama-3-8B-Instruct-262k", None),
        ("togethercomputer/LLaMA-2-7B-32K", None),
        ("meta-llama/Llama-2-7b-chat-hf", 4096),
        ("mistralai/Mistral-7B-v0.1", None),
        ("mistralai/Mistral-7B-Instruct-v0.2", 32768),
        ("runwayml/stable-diffusion-v1-5", 77),
        ("microsoft/Phi-3-mini-4k-instruct", 4096),
    ],
)
def test_windows_are_known_by_name(name, expected):
    """A window is given only where the name leaves no doubt."""
    assert expected == window_of(name)


@pytest.mark.parametrize(
    ("name", "library", "expected"),
    [
        ("gpt-4o", "openai", True),
        ("openai/gpt-4o-mini", "litellm", True),
        ("gpt-4o-2024-08-06", "openai", False),
        ("claude-3-5-sonnet-latest", "anthropic", True),
        ("claude-sonnet-4-6", "anthropic", False),
        ("gemini-1.5-flash", "google", True),
        ("gemini-1.5-flash-002", "google", False),
        ("llama3", "ollama", True),
        ("llama3:8b", "ollama", False),
        ("llama3:latest", "ollama", True),
    ],
)
def test_aliases_that_move(name, library, expected):
    """Undated names and `latest` move, dated and tagged names do not."""
    assert expected is moves(name, library)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("assistent", "assistant"),
        ("asistant", "assistant"),
        ("assisstant", "assistant"),
        ("sysetm", "system"),
        ("User", "user"),
        ("users", "user"),
        ("model", None),
        ("u", None),
    ],
)
def test_slips_of_one_letter(word, expected):
    """One letter more, less or other, two swapped, or the case make a slip."""
    assert expected == nearest_slip(word, {"system", "user", "assistant", "ai"})


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_a_slip_is_one_both_ways(word, other):
    """Whether two words differ by one slip does not depend on their order."""
    assert is_one_slip(word, other) is is_one_slip(other, word)


@given(st.text("abcdef", min_size=1), st.integers(0, 20), st.sampled_from("xyz"))
def test_one_letter_put_in_is_a_slip(word, at, letter):
    """Putting one letter in anywhere makes a slip."""
    assert is_one_slip(word[:at] + letter + word[at:], word)


def test_control_tokens_and_their_owners():
    """A control token is found where it stands and named with its family."""
    tokens = [match.group() for match in control_tokens("<|im_start|>user [INST] <b>")]

    assert tokens == ["<|im_start|>", "[INST]"]
    assert owners("<|im_start|>") == "ChatML"
    assert owners("[INST]") == "Llama 2 and Mistral"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("Name a tree.", 4), ("12345", 2), ("a_b", 2), ("请用中文回答", 3), ("====", 1)],
)
def test_tokens_are_estimated_from_below(text, expected):
    """Words, groups of three digits and runs of punctuation count one, two ideographs one."""
    assert expected == estimate(text)


@given(st.text(), st.text())
def test_more_text_never_takes_fewer_tokens(text, more):
    """Text behind a blank adds to the estimate exactly what it takes alone, up to an ideograph."""
    assert 0 <= estimate(f"{text} {more}") - estimate(text) - estimate(more) <= 1
