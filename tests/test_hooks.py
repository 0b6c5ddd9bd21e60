"""What the hooks are given to check."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from promptlint.sources.kind import NOTEBOOK, PARQUET, PROMPT_SUFFIXES, PYTHON

HOOKS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_hooks_are_given_every_format_that_holds_prompts(hook: dict[str, Any]) -> None:
    """All formats but Parquet, which is not text, are handed over, and no others."""
    formats = {*PYTHON, NOTEBOOK, *PROMPT_SUFFIXES} - {PARQUET}

    assert [one for one in sorted(formats) if not re.search(hook["files"], f"a{one}")] == []
    assert not re.search(hook["files"], "a.html")
    assert "--force-exclude" in hook["entry"]
