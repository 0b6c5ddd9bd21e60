"""Keys of a TOML file are found by line."""

from promptlint.settings.lines import key_lines

TEXT = """\
[project]
name = "x"

[tool.promptlint]
select = [
    "PRM1",
]
rules.PRM115.names = ["x"]

[tool.promptlint.per-file-ignores]
"a/*.py" = ["PRM1"]

[[tool.promptlint.sinks]]
'library' = "x"
[[tool.promptlint.sinks]]
"""


def test_lines_of_tables_and_keys():
    """Tables, keys, quoted and dotted keys have the line on which they first stand."""
    assert key_lines(TEXT) == {
        ("project",): 1,
        ("project", "name"): 2,
        ("tool", "promptlint"): 4,
        ("tool", "promptlint", "select"): 5,
        ("tool", "promptlint", "rules", "PRM115", "names"): 8,
        ("tool", "promptlint", "per-file-ignores"): 10,
        ("tool", "promptlint", "per-file-ignores", "a/*.py"): 11,
        ("tool", "promptlint", "sinks"): 13,
        ("tool", "promptlint", "sinks", "library"): 14,
    }
