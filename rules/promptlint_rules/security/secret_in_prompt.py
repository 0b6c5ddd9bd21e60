"""PRM403 secret-in-prompt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.security.credential import credentials
from promptlint_rules.template.place import is_foreign, place


class SecretInPrompt(Rule):
    """A prompt holds a key, a token or a password.

    ## What it does
    Looks for keys by their formats with the detectors of detect-secrets, for private keys, for
    passwords in addresses, and, beside words such as "API key" or "Bearer", for tokens whose
    entropy is above the detectors' limits. Silent for placeholders and for values that the text
    itself calls an example.

    ## Why it matters
    The key goes to the model's provider with every call, into its logs and into those of the
    program, and a user can ask the model to say it. It is also in the repository for good.

    ## Example
    `Send the header "Authorization: Bearer ghp_…" with each request.`

    ## Evidence
    The formats are those of detect-secrets (Yelp). Prompts can be extracted: Zhang et al., 2024.
    """

    code: ClassVar[str] = "PRM403"
    name: ClassVar[str] = "secret-in-prompt"
    severity: ClassVar[Severity] = "error"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="an access key",
            code=(
                "import ollama\n"
                "\n"
                'RULES = "Sign requests with the key «AKIA4QXN7BZTRWYD3MKP»."\n'
                'ollama.generate(model="qwen2.5:7b", system=RULES, prompt="Upload the site.")\n'
            ),
        ),
        Example(
            title="what a key looks like",
            code=(
                "import ollama\n"
                "\n"
                'RULES = "Ask for the key; it looks like AKIAIOSFODNN7EXAMPLE."\n'
                'ollama.generate(model="qwen2.5:7b", system=RULES, prompt="Upload the site.")\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the keys that stand in the prompt's own text."""
        for credential in credentials(prompt.text):
            if any(hole.span.overlaps(credential.span) for hole in prompt.holes):
                continue
            if is_foreign(prompt, credential.span):
                continue  # reported in the file that holds it
            shown = prompt.text[credential.span.start :][:4]
            yield Finding(
                place(prompt, credential.span, prompt.span),
                f"the prompt holds a secret ({credential.kind}, {shown}…): replace it, it is known",
                label="a secret",
            )
