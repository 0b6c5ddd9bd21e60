"""Which rules apply to which file: a pure decision.

A selector is a code (PRM101), the beginning of codes (PRM1), a name (missing-argument) or ALL. The
longer one wins, whether it selects or ignores; of two as long, the one that ignores.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from promptlint.errors import ConfigError, suggestion
from promptlint.model import Severity
from promptlint.settings import Settings, config_globs, relative

EVERYTHING: Final = "ALL"
_TEST_DIRECTORIES: Final = frozenset({"test", "tests"})
_TEST_FILE: Final = re.compile(r"test_.*|.*_test\.\w+|conftest\.py")
_CODE: Final = re.compile(r"[A-Z]+[0-9]*")
_LETTERS: Final = re.compile(r"[A-Z]*")


@dataclass(frozen=True, slots=True)
class RuleKey:
    """What a selection has to know of a rule."""

    code: str
    name: str
    severity: Severity
    default: bool
    in_tests: bool = True
    """Whether it applies to tests, if it is in the default set and reports errors."""


@lru_cache(maxsize=64)
def selected(settings: Settings, rules: tuple[RuleKey, ...]) -> frozenset[str]:
    """Return the codes of the rules that the settings select, before any file is looked at.

    Settings are told apart by identity.
    """
    return frozenset(rule.code for rule in rules if _is_on(rule, settings))


def selected_for(path: str, settings: Settings, rules: tuple[RuleKey, ...]) -> frozenset[str]:
    """Return the codes of the rules that apply to one file.

    What `per-file-ignores` names for it is off however closely it is selected, and in a test only
    those rules are left that are in the default set, report errors and mean tests as well.
    """
    seen = relative(path, settings.root) or path.rpartition("/")[2]
    on = selected(settings, rules)
    ignored = _ignored_for(seen, settings)
    in_test = is_test(seen)
    if not (ignored or in_test):
        return on
    return frozenset(
        rule.code
        for rule in rules
        if rule.code in on
        and not _weight(rule, ignored)
        and (not in_test or (rule.default and rule.severity == "error" and rule.in_tests))
    )


def is_test(path: str) -> bool:
    """Say whether a path, as seen from the project's root, is one of a test."""
    *directories, name = path.split("/")
    return bool(_TEST_FILE.fullmatch(name)) or not _TEST_DIRECTORIES.isdisjoint(directories)


def lies_in_tests(path: str, settings: Settings) -> bool:
    """Say whether a file lies in a directory of tests, as seen from the project's root.

    Of a file outside of it all directories count.
    """
    seen = relative(path, settings.root) or relative(path, "/") or path
    return not _TEST_DIRECTORIES.isdisjoint(seen.split("/")[:-1])


def check_selectors(settings: Settings, rules: Sequence[RuleKey]) -> None:
    """Check that every selector of the settings fits some rule, and every glob is one.

    Raises:
        ConfigError: one does not; the message names it, its key and place, and the nearest.
    """
    for key in ("select", "extend-select", "ignore", "extend-ignore"):
        _check(key, getattr(settings, key.replace("-", "_")) or (), settings, rules)
    for selectors in settings.per_file_ignores.values():
        _check("per-file-ignores", selectors, settings, rules)
    if settings.per_file_ignores:
        config_globs(tuple(settings.per_file_ignores), settings.origin("per-file-ignores"))


def _check(
    key: str, selectors: Iterable[str], settings: Settings, rules: Sequence[RuleKey]
) -> None:
    for selector in selectors:
        if not any(_weight(rule, (selector,)) for rule in rules):
            words = [EVERYTHING, *(word for rule in rules for word in (rule.code, rule.name))]
            near = suggestion(selector, words) or "`promptlint rule --all` lists the rules"
            what = f"`{key}` names `{selector}`, which is no rule"
            raise ConfigError(what, settings.origin(key), near)


def _ignored_for(path: str, settings: Settings) -> list[str]:
    return [
        selector
        for glob, selectors in settings.per_file_ignores.items()
        if config_globs((glob,), settings.origin("per-file-ignores")).match(path)
        for selector in selectors
    ]


def _is_on(rule: RuleKey, settings: Settings) -> bool:
    if settings.select is None:
        chosen = _weight(rule, settings.extend_select) or int(rule.default)
    else:
        chosen = _weight(rule, (*settings.select, *settings.extend_select))
    return chosen > _weight(rule, (*settings.ignore, *settings.extend_ignore))


def _weight(rule: RuleKey, selectors: Iterable[str]) -> int:
    """Return how closely the closest of the selectors fits the rule; 0 is not at all.

    The default set and ALL weigh 1, the beginning of a code by its length, a name as its code.
    """
    return max((_fit(rule, selector) for selector in selectors), default=0)


def _fit(rule: RuleKey, selector: str) -> int:
    if selector == EVERYTHING:
        return 1
    if selector in (rule.code, rule.name):
        return len(rule.code) + 1
    if _CODE.fullmatch(selector) and rule.code.startswith(selector):
        # P is no beginning of PRM101: a selector holds all the letters of the codes it means.
        return len(selector) + 1 if _letters(selector) == _letters(rule.code) else 0
    return 0


def _letters(code: str) -> str:
    match = _LETTERS.match(code)
    return match[0] if match else ""
