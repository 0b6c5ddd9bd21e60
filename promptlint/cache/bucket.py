"""The files of the cache: read with distrust, written wholly or not at all."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from typing import Final, TypeAlias, cast

from promptlint.cache.key import LENGTH

Entry: TypeAlias = list[object]
Bucket: TypeAlias = dict[str, Entry]

TAG: Final = "CACHEDIR.TAG"
IGNORE: Final = ".gitignore"
TEXTS: Final = {
    TAG: "Signature: 8a477f597d28d172789f06886806bc55\n# made by promptlint\n",
    IGNORE: "# made by promptlint\n*\n",
}
"""Files that keep backups and git away from the cache."""
_FOLDER: Final = re.compile(rf"[0-9a-f]{{{LENGTH}}}")
_FILE: Final = re.compile(r"[0-9]+\.json(\.[0-9]+)?")


def read_bucket(path: str) -> Bucket:
    """Return the entries of a file; one that is not there or not ours has none."""
    try:
        with open(path, "rb") as file:
            bucket: object = json.loads(file.read())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(bucket, dict):
        return {}
    items = cast("dict[str, object]", bucket).items()
    return {name: cast("Entry", entry) for name, entry in items if isinstance(entry, list)}


def write_bucket(path: str, bucket: Bucket) -> None:
    """Put the entries in place of those that another run may just be reading.

    Raises:
        OSError: the file cannot be written.
    """
    new = f"{path}.{os.getpid()}"  # no other process writes this one
    try:
        with open(new, "w", encoding="ascii") as file:
            file.write(json.dumps(bucket, separators=(",", ":")))
        os.replace(new, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(new)
        raise


def prepare(directory: str, folder: str) -> None:
    """Make the cache directory, marked as one if it was not there, and a folder in it.

    Raises:
        OSError: they cannot be made.
    """
    if not os.path.isdir(directory):
        os.makedirs(directory)
        for name, text in TEXTS.items():
            with open(os.path.join(directory, name), "w", encoding="ascii") as file:
                file.write(text)
    os.makedirs(folder, exist_ok=True)


def remove(directory: str) -> int:
    """Remove what the cache has put into a directory, and nothing else; return how many files.

    Raises:
        OSError: something of it cannot be removed.
    """
    count = 0
    for name in _names(directory):
        path = os.path.join(directory, name)
        if _FOLDER.fullmatch(name) and os.path.isdir(path):
            for inner in filter(_FILE.fullmatch, _names(path)):
                os.unlink(os.path.join(path, inner))
                count += 1
            _remove_empty(path)
        elif name in TEXTS and _holds(path, TEXTS[name]):
            os.unlink(path)
            count += 1
    _remove_empty(directory)
    return count


def _names(directory: str) -> list[str]:
    return sorted(os.listdir(directory)) if os.path.isdir(directory) else []


def _remove_empty(directory: str) -> None:
    if os.path.isdir(directory) and not os.listdir(directory):
        os.rmdir(directory)


def _holds(path: str, text: str) -> bool:
    with open(path, "rb") as file:
        return file.read(len(text) + 1) == text.encode()
