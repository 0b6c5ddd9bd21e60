"""A value may be None only where no condition on the way looks at it."""

from __future__ import annotations

import pytest

from promptlint.extract import extract
from promptlint.model import Source

HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n\n\ndef ask(data: dict, *, town=None):\n"


def reasons(body: str) -> list[str | None]:
    text = HEAD + "".join(f"    {line}\n" for line in body.split("\n"))
    prompts = extract(Source("case.py", text)).prompts
    return [hole.facts.nullable for prompt in prompts for hole in prompt.holes]


def sent(text: str) -> str:
    return f'client.responses.create(model="o3", input={text})'


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (sent("f\"From {data['town'].get('name')}, {data['town']['land']}.\""), "has no default"),
        (
            'name = data.get("town")\n' + sent('f"From {name}."'),
            '`data.get("town")` has no default',
        ),
        ('import os\nname = os.getenv("TOWN")\n' + sent('f"From {name}."'), "has no default"),
        (sent('f"From {town}."'), "parameter `town` may be None"),
        (sent("f\"From {data['a'] or data.get('town')}.\""), "`data.get('town')`"),
        (
            'name = data.get("town")\nif data["age"]:\n    ' + sent('f"From {name}."'),
            "has no default",
        ),
    ],
)
def test_unguarded_values_may_be_none(body: str, reason: str) -> None:
    found = reasons(body)
    assert any(one is not None and reason in one for one in found), found


@pytest.mark.parametrize(
    "body",
    [
        sent("f\"From {data.get('town', 'nowhere')}.\""),
        sent("f\"From {data.get('town') or 'nowhere'}.\""),
        sent("f\"From {data.get('town') and 'somewhere'}.\""),
        sent("f\"From {data.get('town') if data else 'nowhere'}.\""),
        'name = data.get("town") or "nowhere"\n' + sent('f"From {name}."'),
        'name = data.get("town")\nif name:\n    ' + sent('f"From {name}."'),
        'name = data.get("town")\nif not name:\n    return\n' + sent('f"From {name}."'),
        'name = data.get("town")\nname = name.title()\n' + sent('f"From {name}."'),
        'name = data.get("town")\nif name is None:\n    name = "x"\n' + sent('f"From {name}."'),
        'if "town" in data:\n    ' + sent("f\"From {data.get('town')}.\""),
        'if data.get("town"):\n    ' + sent("f\"From {data.get('town')}.\""),
        'name = data.get("town")\n' + sent('f"From {name}." if name else "From nowhere."'),
        "town = town or 'nowhere'\n" + sent('f"From {town}."'),
        "assert town\n" + sent('f"From {town}."'),
        sent("f\"From {data.get('town', default='x')}.\""),
        sent("f\"From {await data.get('town')}.\""),
    ],
)
def test_guarded_values_may_not(body: str) -> None:
    assert not any(reasons(body))
