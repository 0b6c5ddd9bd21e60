"""Results kept between runs, so that what has not changed is not checked again."""

from __future__ import annotations

from promptlint.cache.stamp import Digests, Stamp, stamp_of
from promptlint.cache.store import Cache, clear, directory_of

__all__ = ["Cache", "Digests", "Stamp", "clear", "directory_of", "stamp_of"]
