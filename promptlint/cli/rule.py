"""`promptlint rule`: a rule's page, or all of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence

import click

from promptlint import docs, registry
from promptlint.cli import completion, options, terminal
from promptlint.errors import ConfigError, suggestion
from promptlint.report import Look
from promptlint.rule import HEADINGS, Rule
from promptlint.settings import load


@click.command(context_settings=options.COMMAND_SETTINGS)
@click.argument("name", required=False, metavar="[CODE|NAME]", shell_complete=completion.rule_names)
@click.option("--all", "everything", is_flag=True, help="Show the pages of all rules.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to show them.",
)
@options.config_option
@options.isolated_option
@options.color_option
def rule(
    *,
    name: str | None,
    everything: bool,
    form: str,
    config: str | None,
    isolated: bool,
    color: terminal.When,
) -> None:
    """Show the page of one rule, by its code or name; without one, list them all."""
    settings = load(".", config=config, isolated=isolated)
    rules = registry.load_rules(settings.plugins)
    wanted = _wanted(name, rules) if name else rules
    terminal.readable(sys.stdout)
    look = terminal.look_of(sys.stdout, color)
    if form == "json":
        records = [docs.record(one) for one in wanted]
        shown = records[0] if name else records
        lines: Iterable[str] = [json.dumps(shown, indent=2, ensure_ascii=False)]
    elif name or everything:
        lines = _pages(wanted, form, look)
    else:
        lines = docs.table(rules) if form == "markdown" else _list(rules, look)
    terminal.write_lines(lines, sys.stdout)


def _wanted(name: str, rules: Sequence[type[Rule]]) -> Sequence[type[Rule]]:
    for one in rules:
        if name.lower() in {one.code.lower(), one.name}:
            return (one,)
    names = [label for one in rules for label in (one.code, one.name)]
    hint = suggestion(name, names) or "`promptlint rule` lists them all"
    raise ConfigError(f"there is no rule {name!r}", hint=hint)


def _pages(rules: Sequence[type[Rule]], form: str, look: Look) -> Iterator[str]:
    for index, one in enumerate(rules):
        if index:
            yield ""
        yield from docs.markdown(one) if form == "markdown" else _painted(one, look)


def _painted(one: type[Rule], look: Look) -> Iterator[str]:
    head, facts, *rest = docs.text(one)
    yield look.paint(head, one.severity)
    yield look.paint(facts, "gutter")
    for line in rest:
        yield look.paint(line, "name") if line in {*HEADINGS, "Options"} else line


def _list(rules: Sequence[type[Rule]], look: Look) -> Iterator[str]:
    wide = max((len(one.name) for one in rules), default=0)
    for one in rules:
        code = look.paint(one.code, one.severity)
        mark = " " if one.default else look.paint("o", "gutter")
        yield f"{code} {mark} {one.name:<{wide}}  {one.summary()}"
    yield ""
    yield "o: off unless selected. `promptlint rule CODE` explains one."
