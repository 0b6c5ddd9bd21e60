"""What users of the library call; nothing is read but what is given."""

from __future__ import annotations

from promptlint.engine import lint_source
from promptlint.errors import PromptlintError
from promptlint.model import Diagnostic, Source
from promptlint.settings import Settings


def check(source: Source | str, settings: Settings | None = None) -> list[Diagnostic]:
    """Return what is wrong with the prompts of a Python source, or the text of one, by position.

    Args:
        source: the text, or a Source, whose path decides which rules apply.
        settings: those in force; None for the defaults. `promptlint.settings.load` reads them.

    Raises:
        ConfigError: the settings name a sink that is malformed.
        PluginError: a configured module of rules cannot be used.
        PromptlintError: a rule crashed, so that the findings are not all.
    """
    if isinstance(source, str):
        source = Source("<text>", source)
    result = lint_source(source, settings)
    if result.error is not None:
        raise PromptlintError(result.error, source.path)
    return list(result.diagnostics)
