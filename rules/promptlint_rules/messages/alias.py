"""Model names that move: today and next month they are different models."""

from __future__ import annotations

from promptlint.pattern import late

# OpenAI's names without a date follow its newest snapshot; Anthropic's and Mistral's `-latest` and
# Anthropic's `-0` names do, Gemini's names without a version number do; Ollama's names without a
# tag mean `latest`. From 4.6 on Claude's names without a date are fixed (Anthropic's models page).
_MOVING = late(
    r"^(.*-latest|.*:latest"
    r"|chatgpt-4o.*|gpt-3\.5-turbo(-16k)?|gpt-4(-turbo|-turbo-preview|-vision-preview|-32k)?"
    r"|gpt-4o(-mini)?|gpt-4\.1(-mini|-nano)?|gpt-5(\.\d)?(-mini|-nano|-pro)?"
    r"|o[134](-mini|-preview|-pro)?"
    r"|claude-(opus|sonnet|haiku)-4-[015]|claude-(2|instant-1)"
    r"|gemini-(pro|pro-vision|ultra|flash|1\.5-pro|1\.5-flash|1\.5-flash-8b))$"
)


def moves(name: str, library: str) -> bool:
    """Say whether `name`, as the given library reads it, stands for a changing model."""
    bare = name.lower().rpartition("/")[2]
    if library.startswith("ollama"):
        return ":" not in bare or bare.endswith(":latest")
    return bool(_MOVING.match(bare))
