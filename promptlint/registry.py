"""The rules in force: built-in ones, and those of configured and installed modules."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, cast

from promptlint.errors import ConfigError, PluginError, suggestion
from promptlint.model import RuleCard
from promptlint.rule import Rule, builtin_rules
from promptlint.selection import RuleKey, check_selectors, selected
from promptlint.settings import Settings

_CODE: Final = re.compile(r"[A-Z]{2,8}[0-9]{3,5}")


@cache
def load_rules(plugins: tuple[str, ...] = ()) -> tuple[type[Rule], ...]:
    """Return the built-in rules and those of the modules `plugins`, by code.

    A module names its rules in `RULES`, a sequence of classes.

    Raises:
        PluginError: a module cannot be imported, has no RULES, or takes a code or name that is
            malformed or taken.
    """
    rules = list(builtin_rules())
    for module in plugins:
        for rule in _plugin_rules(module):
            _check_rule(rule, rules, module)
            rules.append(rule)
    return tuple(sorted(rules, key=lambda rule: rule.code))


def rule_key(rule: type[Rule]) -> RuleKey:
    """Return what a selection has to know of a rule."""
    return RuleKey(rule.code, rule.name, rule.severity, rule.default, rule.in_tests)


def cards(settings: Settings) -> Mapping[str, RuleCard]:
    """Return what reports show of each rule, by its code."""
    return {
        rule.code: RuleCard(
            rule.code, rule.name, rule.summary(), rule.page(), rule.severity, rule.default
        )
        for rule in load_rules(settings.plugins)
    }


def selected_codes(settings: Settings) -> frozenset[str]:
    """Return the codes of the rules that are on, before any file is looked at."""
    return selected(settings, tuple(map(rule_key, load_rules(settings.plugins))))


def check_settings(settings: Settings) -> None:
    """Check what only the rest of the program can judge: every selector, option and sink.

    Raises:
        ConfigError: a selector fits no rule, an option is unknown or has the wrong type, or a sink
            is malformed.
        PluginError: a configured module of rules cannot be used.
    """
    rules = load_rules(settings.plugins)
    check_selectors(settings, [rule_key(rule) for rule in rules])
    by_name = {name: rule for rule in rules for name in (rule.code, rule.name)}
    where = settings.origin("rules")
    for name, options in settings.rules.items():
        if name not in by_name:
            raise ConfigError(f"`rules.{name}`: no such rule", where, suggestion(name, by_name))
        for option, value in options.items():
            _check_option(by_name[name], option, value, f"`rules.{name}.{option}`", where)
    if settings.sinks:
        _check_sinks(settings)


def options_of(rule: type[Rule], settings: Settings) -> Mapping[str, object]:
    """Return a rule's options: its own defaults, settings of the same name, then its table."""
    shared = {"budget": settings.budget, "terms": settings.terms or None}
    known = {name: value for name, value in shared.items() if name in rule.options and value}
    tables = settings.rules
    return {**rule.options, **known, **tables.get(rule.name, {}), **tables.get(rule.code, {})}


def _check_sinks(settings: Settings) -> None:
    from promptlint.extract.sinks import Sinks  # noqa: PLC0415 - few have sinks, and it is slow

    try:
        Sinks.load(settings.sinks)
    except ConfigError as error:
        what = f"{error.where}: {error.what}"
        raise ConfigError(what, settings.origin("sinks"), error.hint) from None


def _plugin_rules(name: str) -> Iterable[type[Rule]]:
    try:
        module = importlib.import_module(name)
    except Exception as error:  # importing runs the user's module: anything can come
        what = f"the module `{name}` cannot be imported: {type(error).__name__}: {error}"
        raise PluginError(what, hint="is it installed beside promptlint?") from error
    if not hasattr(module, "RULES"):
        raise PluginError(f"the module `{name}` has no RULES")
    return cast("Iterable[type[Rule]]", module.RULES)


def _check_rule(rule: object, known: list[type[Rule]], module: str) -> None:
    if not (isinstance(rule, type) and issubclass(rule, Rule)):
        raise PluginError(f"`RULES` of the module `{module}` holds {rule!r}, which is no rule")
    if not _CODE.fullmatch(rule.code):
        hint = "codes are letters and digits, like ACME101"
        raise PluginError(f"`{rule.code}` of the module `{module}` is no code", hint=hint)
    for other in known:
        if rule.code == other.code or rule.name == other.name:
            what = f"`{rule.code}` ({rule.name}) of the module `{module}` is taken"
            raise PluginError(what, hint=f"`{other.code}` is {other.name}")


def _check_option(rule: type[Rule], option: str, value: object, what: str, where: str) -> None:
    if option not in rule.options:
        near = suggestion(option, rule.options) or f"options: {', '.join(rule.options) or 'none'}"
        raise ConfigError(f"{what}: no such option", where, near)
    default = rule.options[option]
    wanted = _kind(default)
    fits = _kind(value) == wanted or (_kind(value), wanted) == ("whole number", "number")
    if default is not None and not fits:
        raise ConfigError(f"{what} must be a {wanted}, not {value!r}", where)


def _kind(value: object) -> str:
    kinds: Mapping[type, str] = {
        bool: "truth value",
        int: "whole number",
        float: "number",
        str: "text",
        list: "list",
        tuple: "list",
        dict: "table",
    }
    return kinds.get(type(value), type(value).__name__)
