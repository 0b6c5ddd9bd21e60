"""The language server: findings, hints and fixes while a file is being edited.

Everything it says of a text comes from `engine.lint_source`, as on the command line. pygls, which
speaks the protocol, comes with the extra `lsp`.
"""

from __future__ import annotations

from promptlint.server.serve import serve

__all__ = ["serve"]
