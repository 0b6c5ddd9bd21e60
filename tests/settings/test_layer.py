"""How what one file says lies over what the file it extends says."""

import pytest

from promptlint.errors import ConfigError
from promptlint.settings.layer import Said, laid_over, layer_of, override_layer

TABLE = [
    ({}, {"budget": 1}, {"budget": 1}),
    ({"budget": 1}, {}, {"budget": 1}),
    ({"budget": 1}, {"budget": 2}, {"budget": 2}),
    ({"exclude": ["a"]}, {"exclude": ["b"]}, {"exclude": ("b",)}),
    ({"extend-exclude": ["a"]}, {"extend-exclude": ["b"]}, {"extend-exclude": ("a", "b")}),
    ({"ignore": ["PRM1"]}, {"ignore": ["PRM2"]}, {"ignore": ("PRM1", "PRM2")}),
    (
        {"select": ["PRM1"], "ignore": ["PRM101"], "extend-select": ["PRM2"], "budget": 1},
        {"select": ["PRM3"]},
        {"select": ("PRM3",), "budget": 1},
    ),
    (
        {"ignore": ["PRM107", "PRM108"], "extend-ignore": ["PRM107"]},
        {"extend-select": ["PRM107"]},
        {"ignore": ("PRM108",), "extend-ignore": (), "extend-select": ("PRM107",)},
    ),
]


@pytest.mark.parametrize(("base", "own", "both"), TABLE)
def test_own_values_lie_over_those_below(base, own, both):
    """Values replace, lists that add are joined, and a `select` begins anew."""
    layers = [layer_of(table, lambda _: "") for table in (base, own)]

    merged = laid_over(*layers)

    assert {name: said.value for name, said in merged.items()} == both


def test_origins_of_joined_values_are_both():
    """A value that two files make up names both."""
    base = layer_of({"terms": ["a"], "budget": 1}, lambda _: "base")
    own = layer_of({"terms": ["b"], "budget": 2}, lambda _: "own")

    merged = laid_over(base, own)

    assert merged["terms"] == Said(("a", "b"), "base, own")
    assert merged["budget"] == Said(2, "own")


def test_overrides_are_checked_like_files():
    """A wrong value on the command line is an error that says so."""
    assert override_layer({"budget": 3}) == {"budget": Said(3, "command line")}
    with pytest.raises(ConfigError, match="command line: `budget` must be"):
        override_layer({"budget": "x"})
