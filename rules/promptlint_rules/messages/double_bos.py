"""PRM208 double-bos."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Conversation, Finding, Severity
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.messages.family import family_of
from promptlint_rules.messages.settings import model_of

# A model's name on the Hugging Face hub, as a literal.
_NAME = late(r"['\"]([\w.-]+/[\w.-]+)['\"]")


class DoubleBos(Rule):
    """A rendered chat template is tokenised again with special tokens added.

    ## What it does
    Reports the place where text from `apply_chat_template(…, tokenize=False)` is tokenised, by the
    tokenizer or by an engine, without `add_special_tokens=False`, if the model is known to double
    the token: Llama, Mistral, Gemma, DeepSeek, Command R. Where the model comes from elsewhere,
    the names in the file decide. Qwen, Phi-3, SmolLM, Granite and others have none to double.
    Pipelines of transformers do so from 4.43 on; a file that pins an older one is left alone.

    ## Why it matters
    The template has written the BOS token already, and the tokenizer adds it once more. The model
    never saw two in training; answers and evaluation figures change quietly.

    ## Example
    `tokenizer(tokenizer.apply_chat_template(messages, tokenize=False))`: pass
    `add_special_tokens=False`, or let `apply_chat_template` return the ids.

    ## Evidence
    open-r1 #462, vllm #16976 and #27515, sglang #888; transformers' guide to chat templates.
    """

    code: ClassVar[str] = "PRM208"
    name: ClassVar[str] = "double-bos"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="tokenised with special tokens",
            code=(
                "from transformers import AutoTokenizer\n"
                "\n"
                'tokenizer = AutoTokenizer.from_pretrained("google/gemma-2-9b-it")\n'
                'messages = [{"role": "user", "content": "Name a spice."}]\n'
                "text = tokenizer.apply_chat_template(messages, tokenize=False)\n"
                'inputs = «tokenizer(text, return_tensors="pt")»\n'
            ),
        ),
        Example(
            title="tokenised without",
            code=(
                "from transformers import AutoTokenizer\n"
                "\n"
                'tokenizer = AutoTokenizer.from_pretrained("google/gemma-2-9b-it")\n'
                'messages = [{"role": "user", "content": "Name a spice."}]\n'
                "text = tokenizer.apply_chat_template(messages, tokenize=False)\n"
                'inputs = tokenizer(text, add_special_tokens=False, return_tensors="pt")\n'
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the place where the rendered text is tokenised again."""
        if conversation.rendered is None or not _doubles(conversation, facts):
            return
        yield Finding(
            conversation.rendered,
            "the rendered chat template has its BOS token already; without "
            "`add_special_tokens=False` it gets a second one",
            label="adds special tokens again",
        )


def _doubles(conversation: Conversation, facts: Facts) -> bool:
    """Say whether the model, or else every model that the file names, has a BOS to double."""
    name = model_of(conversation)
    names = [name] if name else [match[1] for match in _NAME.finditer(facts.source.text)]
    families = [family for name in names if (family := family_of(name))]
    return bool(families) and all(family.doubles_bos for family in families)
