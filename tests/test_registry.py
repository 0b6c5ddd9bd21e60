"""The rules in force and what the settings say of them."""

import sys
from types import ModuleType
from typing import ClassVar

import pytest

from promptlint import registry
from promptlint.errors import ConfigError, PluginError
from promptlint.registry import check_settings, load_rules, options_of, rule_key, selected_codes
from promptlint.rule import Rule
from promptlint.selection import RuleKey
from promptlint.settings import Settings


class Loud(Rule):
    """A rule with options."""

    code = "PRM901"
    name = "loud"
    severity = "warning"
    options: ClassVar = {
        "budget": 100,
        "share": 0.5,
        "names": ("a",),
        "strict": False,
        "free": None,
    }


class Quiet(Rule):
    """A rule without options, off by default."""

    code = "PRM902"
    name = "quiet"
    severity = "error"
    default = False


@pytest.fixture(autouse=True)
def builtin(monkeypatch):
    """Two rules stand in for the built-in ones."""
    load_rules.cache_clear()
    monkeypatch.setattr(registry, "builtin_rules", lambda: (Quiet, Loud))
    yield
    load_rules.cache_clear()


@pytest.fixture
def plugin(monkeypatch):
    """Make a module of rules that can be imported as `ours`."""

    def make(rules):
        module = ModuleType("ours")
        if rules is not None:
            module.RULES = rules
        monkeypatch.setitem(sys.modules, "ours", module)

    return make


def rule_class(**attributes):
    return type("Own", (Rule,), {"severity": "error", "__doc__": "Ours.", **attributes})


def test_rules_come_by_code():
    """The rules are sorted by their codes."""
    assert load_rules() == (Loud, Quiet)


def test_plugins_add_rules(plugin):
    """The rules of a configured module stand among the built-in ones."""
    own = rule_class(code="ACME101", name="own")
    plugin((own,))

    assert load_rules(("ours",)) == (own, Loud, Quiet)


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (None, "`ours` has no RULES"),
        ((1,), "holds 1, which is no rule"),
        ((rule_class(code="acme", name="own"),), "`acme` of the module `ours` is no code"),
        ((rule_class(code="PRM901", name="own"),), "is taken; `PRM901` is loud"),
        ((rule_class(code="ACME1010", name="quiet"),), "is taken; `PRM902` is quiet"),
    ],
)
def test_unusable_modules_are_errors(plugin, rules, message):
    """A module of rules that breaks the rules for rules is named with the reason."""
    plugin(rules)

    with pytest.raises(PluginError, match=message):
        load_rules(("ours",))


def test_missing_module_is_an_error():
    """A module that is not there is named."""
    with pytest.raises(PluginError, match="`no_such_module` cannot be imported: ModuleNotFound"):
        load_rules(("no_such_module",))


def test_keys_hold_what_selection_needs():
    """A rule's key is its code, name, severity and whether it is in the default set."""
    assert rule_key(Quiet) == RuleKey("PRM902", "quiet", "error", False)
    assert selected_codes(Settings()) == {"PRM901"}


FIT = [
    {"loud": {"budget": 5}},
    {"PRM901": {"share": 1, "strict": True}},
    {"PRM901": {"names": ["x"]}},
    {"PRM901": {"free": "anything"}},
    {},
]


@pytest.mark.parametrize("tables", FIT)
def test_fit_options_pass(tables):
    """Options of the right type pass, by code or by name; what has no default takes anything."""
    assert check_settings(Settings(rules=tables)) is None


UNFIT = [
    ({"PRM999": {}}, r"`rules.PRM999`: no such rule; did you mean `PRM90\d`"),
    ({"loud": {"bugdet": 5}}, "`rules.loud.bugdet`: no such option; did you mean `budget`"),
    ({"quiet": {"zzz": 5}}, "`rules.quiet.zzz`: no such option; options: none"),
    ({"loud": {"budget": "5"}}, "must be a whole number, not '5'"),
    ({"loud": {"budget": True}}, "must be a whole number, not True"),
    ({"loud": {"share": "x"}}, "must be a number, not 'x'"),
    ({"loud": {"names": {}}}, "must be a list, not {}"),
    ({"loud": {"strict": 1}}, "must be a truth value, not 1"),
]


@pytest.mark.parametrize(("tables", "message"), UNFIT)
def test_unfit_options_are_errors(tables, message):
    """An unknown rule or option, or a value of another type, is named with its place."""
    with pytest.raises(ConfigError, match=message) as caught:
        check_settings(Settings(rules=tables, origins={"rules": "a.toml:4"}))

    assert caught.value.where == "a.toml:4"


def test_selectors_are_checked_too():
    """What the settings select must be a rule."""
    with pytest.raises(ConfigError, match="`select` names `PRM1`"):
        check_settings(Settings(select=("PRM1",)))


def test_sinks_are_checked_too():
    """A malformed sink is a mistake of the configuration, not a crash in every file."""
    settings = Settings(sinks=({"library": "acme"},), origins={"sinks": "a.toml:9"})

    with pytest.raises(
        ConfigError, match="entry 1 \\(acme\\): `calls` must not be empty"
    ) as caught:
        check_settings(settings)

    assert caught.value.where == "a.toml:9"


def test_options_lie_on_each_other():
    """A rule's table wins over settings of the same name, and these over its defaults."""
    assert options_of(Loud, Settings())["budget"] == 100
    assert options_of(Loud, Settings(budget=7))["budget"] == 7
    assert options_of(Loud, Settings(budget=7, rules={"loud": {"budget": 8}}))["budget"] == 8
    assert options_of(Quiet, Settings(budget=7)) == {}
