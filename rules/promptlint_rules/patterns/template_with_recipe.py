"""PRM806 template-with-recipe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place


class TemplateWithRecipe(Rule):
    """A fixed skeleton for the answer stands beside a recipe whose steps are not known yet.

    ## What it does
    Reports the recipe ("provide a complete sequence of steps, fill in missing steps") in a
    prompt that also gives a skeleton to fill. Off unless selected.

    ## Why it matters
    The skeleton fixes how many parts the answer has, the recipe asks for as many as it takes:
    one of the
    two gives way.

    ## Example
    "Fill in any missing steps" above a template with three lines.

    ## Evidence
    White et al., A Prompt Pattern Catalog to Enhance Prompt Engineering with ChatGPT (arXiv
    2302.11382): the template pattern does not combine with other patterns of output
    customization, and the
    recipe is named.
    """

    code: ClassVar[str] = "PRM806"
    name: ClassVar[str] = "template-with-recipe"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="both",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """I would like to deploy a site. I know that I need to rent a server.\n'
                "Provide a «complete sequence of steps».\n"
                "Use this format:\n"
                "Name: [NAME]\n"
                'Step: [FIRST STEP]"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="only a recipe",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """I would like to deploy a site. I know that I need to rent a server.\n'
                'Provide a complete sequence of steps."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the demand for all steps beside a skeleton."""
        hits = {hit.name: hit for hit in facts.prism(prompt).patterns}
        if "template" in hits and "recipe" in hits:
            recipe = hits["recipe"]
            at = recipe.ideas.index("complete sequence")
            yield Finding(
                place(prompt, recipe.spans[at], prompt.span),
                "a recipe has as many steps as it takes, and the skeleton has its own",
            )
