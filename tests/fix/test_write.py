"""A fixed file replaces the old one wholly or not at all."""

from __future__ import annotations

import os
import stat

import pytest

from promptlint.errors import SourceError
from promptlint.fix import diff, write
from promptlint.model import Edit, Span
from promptlint.sources import load


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.py"
    path.write_bytes(b"a = 1\r\n")
    return path


def states(path):
    before = load(str(path))
    return before, before.edited([Edit(Span(4, 5), "2")])


def test_the_file_is_replaced_and_keeps_its_mode(path):
    """An executable script stays one, and nothing is left beside it."""
    path.chmod(0o751)
    write(*states(path))

    assert path.read_bytes() == b"a = 2\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o751
    assert list(path.parent.iterdir()) == [path]


def test_a_link_stays_a_link(path, tmp_path):
    """The file that it points to is the one that changes."""
    link = tmp_path / "link.py"
    link.symlink_to(path)
    write(*states(link))

    assert link.is_symlink()
    assert path.read_bytes() == b"a = 2\r\n"


def test_a_file_that_changed_meanwhile_is_not_overwritten(path):
    """Someone else's edit is worth more than a fix."""
    both = states(path)
    path.write_bytes(b"a = 3\n")

    with pytest.raises(SourceError, match="changed while"):
        write(*both)
    assert path.read_bytes() == b"a = 3\n"


def test_a_file_that_vanished_is_named(path):
    """The error says which file and why."""
    both = states(path)
    path.unlink()

    with pytest.raises(SourceError, match=r"a\.py: not fixed: No such file"):
        write(*both)


def test_a_read_only_file_is_left_alone(path, monkeypatch):
    """Renaming over it would be possible, and is not what its owner wants."""
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(SourceError, match="read-only"):
        write(*states(path))
    assert path.read_bytes() == b"a = 1\r\n"


def test_a_failure_midway_leaves_the_old_file_and_no_other(path, monkeypatch):
    """A full disk costs the fix, not the file."""

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(SourceError, match="No space left"):
        write(*states(path))
    assert path.read_bytes() == b"a = 1\r\n"
    assert list(path.parent.iterdir()) == [path]


def test_the_diff_is_one_that_patch_reads(path):
    """Only LF ends a line of it, so CRLF and form feeds survive."""
    path.write_bytes(b"a = 1\r\n\x0cb = 2")
    before = load(str(path))
    after = before.edited([Edit(Span(12, 13), "3")])

    assert list(diff(before, after)) == [
        f"--- {path}",
        f"+++ {path}",
        "@@ -1,2 +1,2 @@",
        " a = 1\r",
        "-\x0cb = 2",
        r"\ No newline at end of file",
        "+\x0cb = 3",
        r"\ No newline at end of file",
    ]


def test_a_name_with_spaces_ends_in_a_tab(path):
    """Otherwise `patch` takes its first word for the name."""
    path = path.rename(path.with_name("a b.py"))

    assert list(diff(*states(path)))[:2] == [f"--- {path}\t", f"+++ {path}\t"]


def test_no_change_is_no_diff(path):
    """Equal documents differ in nothing."""
    before = load(str(path))

    assert list(diff(before, before)) == []
