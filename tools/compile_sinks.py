"""Writes promptlint/extract/sinks.json from sinks.toml: `python tools/compile_sinks.py`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SOURCE = Path(__file__).parents[1] / "promptlint" / "extract" / "sinks.toml"


def compiled() -> str:
    """Return the JSON that stands for sinks.toml as it is now."""
    tables = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    SOURCE.with_suffix(".json").write_text(compiled(), encoding="utf-8")
