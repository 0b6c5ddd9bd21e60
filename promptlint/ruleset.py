"""The rules, ready to run under one settings object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from promptlint.extract import may_hold_prompts
from promptlint.extract.sinks import Sinks
from promptlint.registry import load_rules, options_of, rule_key
from promptlint.rule import Rule
from promptlint.selection import RuleKey
from promptlint.settings import Settings


@dataclass(frozen=True, slots=True)
class Ruleset:
    """What the settings come to, worked out once. `names` gives the code of each name and code."""

    rules: tuple[Rule, ...]
    options: Mapping[str, Mapping[str, object]]
    keys: tuple[RuleKey, ...]
    names: Mapping[str, str]
    defaults: frozenset[str]
    sinks: Sinks
    words: tuple[bytes, ...] = ()
    """The last names of the user's own sinks, which nobody else knows to go with prompts."""

    def may_hold_prompts(self, data: bytes) -> bool:
        """Say whether a file's bytes show anything that goes with prompts."""
        return may_hold_prompts(data, self.sinks) or any(word in data for word in self.words)


@lru_cache(maxsize=64)
def ruleset(settings: Settings) -> Ruleset:
    """Return the rules for settings, which are told apart by identity.

    Raises:
        ConfigError: the settings name a sink that is malformed.
        PluginError: a configured module of rules cannot be used.
    """
    rules = load_rules(settings.plugins)
    sinks = Sinks.load(settings.sinks)
    own = sinks.entries[: len(settings.sinks)]
    words = {call.rpartition(".")[2].lstrip("*") for sink in own for call in sink.calls} - {""}
    return Ruleset(
        rules=tuple(rule() for rule in rules),
        options={rule.code: options_of(rule, settings) for rule in rules},
        keys=tuple(rule_key(rule) for rule in rules),
        names={name: rule.code for rule in rules for name in (rule.code, rule.name)},
        defaults=frozenset(rule.code for rule in rules if rule.default),
        sinks=sinks,
        words=tuple(word.encode() for word in sorted(words)),
    )
