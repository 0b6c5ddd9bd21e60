"""What users of the library call; nothing is read but what is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from promptlint.engine import lint_source
from promptlint.errors import PromptlintError
from promptlint.model import Diagnostic, Role, Source, Span
from promptlint.settings import Settings

if TYPE_CHECKING:
    from promptlint.prism import Prism


def analyze(text: str, role: Role | None = None, holes: Sequence[Span] = ()) -> Prism:
    """Return what a prompt is made of, each part of which is made when it is first asked for.

    Args:
        text: the prompt, with its holes as they are written.
        role: who speaks it, if that is known.
        holes: where values are filled in at run time, as offsets of the text.
    """
    from promptlint.prism import Prism  # noqa: PLC0415  a check needs none of it

    return Prism(text, role=role, holes=holes)


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
