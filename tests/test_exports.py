"""The package exports what it says, and costs nothing until it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import promptlint
from promptlint.errors import PromptlintError
from promptlint.model import Extraction, Source

HEAVY = {"libcst", "tree_sitter", "numpy", "sklearn", "torch", "tomli", "multiprocessing", "click"}
SENT = """
from openai import OpenAI

OpenAI().responses.create(model="gpt-4o", input=[{"role": "sytem", "content": "Be brief."}])
"""


def test_exports_are_those_of_all():
    """Each public name is in `__all__` and the other way round, and can be got."""
    own = {"TYPE_CHECKING", "VERSION", "annotations", "import_module"}
    modules = {name for name in sys.modules if name.startswith("promptlint.")}
    public = {name for name in dir(promptlint) if not name.startswith("_")} - own
    functions = {name for name in public if f"promptlint.{name}" not in modules}

    assert functions | {"__version__", "extract"} == {*promptlint.__all__}
    assert all(getattr(promptlint, name) for name in promptlint.__all__)


def test_other_names_are_missing():
    """A misspelt name is an AttributeError as of any module."""
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        _ = promptlint.chekc


def test_importing_loads_nothing_heavy():
    """What is not used is not imported."""
    code = "import sys, promptlint; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = {name.split(".")[0] for name in run.stdout.split()}

    assert not loaded & HEAVY
    assert "promptlint.engine" not in run.stdout.split()


def test_check_returns_what_is_wrong():
    """A text is enough; its path plays no part then."""
    assert [found.code for found in promptlint.check(SENT)] == ["PRM201"]
    assert promptlint.check(Source("app/bot.py", SENT)) == promptlint.check(SENT)
    assert promptlint.check("x = 1\n") == []


def test_check_does_not_pass_off_a_crash_as_clean(monkeypatch):
    """A rule that fails is an exception: the findings are not all there."""
    from promptlint_rules.messages.unknown_role import UnknownRole

    monkeypatch.setattr(UnknownRole, "check_conversation", lambda *_: {}["gone"])

    with pytest.raises(PromptlintError, match=r"<text>: .*PRM201.*KeyError"):
        promptlint.check(SENT)


def test_extract_returns_prompts_and_conversations():
    """The package of that name can be called, with a text or a source."""
    extraction = promptlint.extract(SENT)

    assert isinstance(extraction, Extraction)
    assert [prompt.text for prompt in extraction.prompts] == ["Be brief."]
    assert promptlint.extract(Source("a.py", SENT)).prompts[0].text == "Be brief."
