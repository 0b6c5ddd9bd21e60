"""Classes that parsed answers are made into want their fields."""

from __future__ import annotations

import pytest

from tests.extract.answers.snippet import inside, readings


def keys(definition: str, *lines: str) -> set[str]:
    code = inside(*lines).replace("def work", f"{definition}\n\n\ndef work")
    return {text for kind, text in readings(code) if kind == "key"}


@pytest.mark.parametrize(
    ("definition", "line", "expected"),
    [
        ("class B(BaseModel):\n    a: int\n    b: int = 1", "B.model_validate_json(text)", {"a"}),
        ("class B(BaseModel):\n    a: int = Field(...)", "B.parse_raw(text)", {"a"}),
        ("class B(BaseModel):\n    a: int = ...", "B.parse_raw(text)", {"a"}),
        ("class B(BaseModel):\n    a: int = Field(description='x')", "B.parse_raw(text)", {"a"}),
        ("class B(BaseModel):\n    a: int = Field(default=1)", "B.parse_raw(text)", set()),
        ("class B(BaseModel):\n    a: int = Field(1)", "B.parse_raw(text)", set()),
        ("class B(BaseModel):\n    a: int = Field(alias='z')", "B.parse_raw(text)", set()),
        ("class B(BaseModel):\n    a: ClassVar[int]\n    b: int", "B.parse_raw(text)", {"b"}),
        (
            "class A(BaseModel):\n    a: int\nclass B(A):\n    b: int",
            "B.parse_raw(text)",
            {"a", "b"},
        ),
        ("class B(BaseModel):\n    a: int", "B.model_validate(json.loads(text))", {"a"}),
        ("class B(BaseModel):\n    a: int", "B(**json.loads(text))", {"a"}),
        ("class B(BaseModel):\n    a: int", "B(b=1, **json.loads(text))", set()),
        ("class B:\n    a: int", "B(**json.loads(text))", set()),
        (
            "@dataclass\nclass B:\n    a: int\n    'text'\n    print()",
            "B(**json.loads(text))",
            {"a"},
        ),
        (
            "@dataclass\nclass B:\n    a: int\n    def __init__(self): ...",
            "B(**json.loads(text))",
            set(),
        ),
        ("def b(a): ...", "b(**json.loads(text))", set()),
        ("", "clean.model_validate_json(text)", set()),
        ("", "unknown.model_validate(json.loads(text))", set()),
    ],
)
def test_a_class_wants_the_fields_without_defaults(definition, line, expected):
    """Dataclasses and models do, unless they may know their fields by other names."""
    assert keys(definition, line) == expected
