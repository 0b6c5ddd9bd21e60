"""The compiled sinks say what sinks.toml says."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_compiled_sinks_are_fresh():
    """sinks.json is what tools/compile_sinks.py makes of sinks.toml."""
    compiled = runpy.run_path(str(ROOT / "tools" / "compile_sinks.py"))["compiled"]
    written = (ROOT / "promptlint" / "extract" / "sinks.json").read_text(encoding="utf-8")

    assert written == compiled()
