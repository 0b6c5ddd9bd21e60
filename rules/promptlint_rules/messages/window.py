"""Context windows of models whose window a prompt can really exceed, by the model's name."""

from __future__ import annotations

from promptlint.pattern import late

# From the model cards on the Hugging Face hub (max_position_embeddings), OpenAI's and Bedrock's
# model pages and LiteLLM's table of models. The first pattern found in the lower-case name counts,
# 0 says that nothing is known; windows above 33,000 tokens are left out: no constant prompt
# reaches them.
_WINDOWS: tuple[tuple[str, int], ...] = (
    (r"gpt-3\.?5-turbo-(0301|0613)$", 4096),
    (r"gpt-3\.?5-turbo-instruct", 8192),
    (r"gpt-3\.?5-turbo", 16385),
    (r"gpt-4-32k", 32768),
    (r"gpt-4(-0314|-0613)?$", 8192),
    (r"text-davinci-00[23]|code-davinci-002", 4097),
    (r"text-(curie|babbage|ada)-001|text-davinci-001", 2049),
    (r"phi-3[\w.-]*-4k", 4096),
    (r"\d+k(-|$)|yarn|long|gradient", 0),  # variants with a stretched window
    (r"llama-?3[.\-_][1-9](-|$)|llama-?v3p[1-9]", 0),
    (r"(^|[/.-])(llama-?3|llama-?v3)", 8192),
    (r"codellama|code-llama", 16384),
    (r"(^|[/.-])llama-?v?2", 4096),
    (r"(^|/)(distil)?gpt2|dialogpt", 1024),
    (r"gpt-neo-|gpt-j-|gpt-neox|pythia|facebook/opt-|bigscience/bloom|cerebras-gpt", 2048),
    (r"dolly-v\d|tinyllama|phi-1_5|phi-2|falcon-(7|40)b", 2048),
    (r"(^|[/-])(code)?gemma2?[-:](1\.1-|2-)?(2|7|9|27)b", 8192),
    (r"mixtral-8x7b|mistral-7b-(instruct-)?v0\.[23]", 32768),
    # CLIP's text encoder, the only one of these models, cuts the text off there.
    (r"stable-diffusion-(v1|v2|2|xl)|sdxl", 77),
)
_COMPILED = tuple((late(pattern), window) for pattern, window in _WINDOWS)


def window_of(name: str) -> int | None:
    """Return the context window, in tokens, of a model known by name; None where not known."""
    low = name.lower()
    return next((window for pattern, window in _COMPILED if pattern.search(low)), 0) or None
