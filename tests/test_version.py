"""The version that the program prints is the one that is packaged."""

import re
from pathlib import Path

from promptlint.version import VERSION


def test_version_is_the_packaged_one():
    """pyproject.toml and the program name the same version."""
    text = (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    packaged = re.search(r'^version = "(.+)"$', text, re.MULTILINE)

    assert packaged is not None
    assert packaged[1] == VERSION
