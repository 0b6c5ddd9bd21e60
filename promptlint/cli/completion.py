"""What a shell offers where the tabulator key is pressed."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from promptlint import registry
from promptlint.errors import PromptlintError
from promptlint.rule import Rule
from promptlint.settings import load


def rule_names(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the rules whose code or name begins with what is typed after the last comma."""
    del parameter
    before, comma, typed = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{word}", help=rule.summary())
        for rule in _rules(context)
        for word in (rule.code, rule.name)
        if word.startswith(typed) and (typed or word == rule.code)
    ]


def _rules(context: click.Context) -> tuple[type[Rule], ...]:
    """Return the rules of the configuration in force; of one that is wrong, the built-in ones."""
    given = context.params
    try:
        settings = load(".", config=given.get("config"), isolated=bool(given.get("isolated")))
        return registry.load_rules(settings.plugins)
    except PromptlintError:
        return registry.load_rules()
