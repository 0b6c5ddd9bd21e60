"""Source to prompts: what is a prompt, where it stands, and what the code does with it."""

from promptlint.extract.extractor import extract
from promptlint.extract.prefilter import may_hold_prompts

__all__ = ["extract", "may_hold_prompts"]
