"""Files are known to be the same by time, size and digest."""

import os
import time

import pytest

from promptlint.cache.stamp import ABSENT, Digests, Stamp, stamp_of


def test_stamp_has_a_digest_where_bytes_were_read(tmp_path):
    """The same bytes have the same digest, others another; unread ones have none."""
    path = tmp_path / "a.py"
    path.write_bytes(b"x")
    status = path.stat()

    one, same, other = (stamp_of(status, data) for data in (b"x", b"x", b"y"))

    assert one == same
    assert one.digest != other.digest
    assert stamp_of(status) == Stamp(status.st_mtime_ns, 1, ABSENT)


@pytest.mark.parametrize(("age_s", "known"), [(0, False), (1, False), (3, True), (1e6, True)])
def test_fresh_times_are_not_relied_on(age_s, known):
    """A file changed just now could change again unnoticed, so its time is not kept."""
    stamp = Stamp(time.time_ns() - int(age_s * 1e9), 5, "d")

    assert stamp.settled().has_time is known
    assert (stamp.settled().size, stamp.settled().digest) == (5, "d")


def test_digests_are_of_regular_files_of_moderate_size(tmp_path, monkeypatch):
    """What is missing, a pipe, a directory or huge is absent; the rest is read once."""
    monkeypatch.setattr("promptlint.cache.stamp._MAX_SIZE", 3)
    for name, data in (("a", b"abc"), ("b", b"abc"), ("big", b"abcd")):
        (tmp_path / name).write_bytes(data)
    os.mkfifo(tmp_path / "pipe")
    digests = Digests()

    first = digests.of(str(tmp_path / "a"))
    (tmp_path / "a").write_bytes(b"xyz")

    assert first == digests.of(str(tmp_path / "b")) == digests.of(str(tmp_path / "a")) != ABSENT
    for name in ("big", "pipe", "none", ""):
        assert digests.of(str(tmp_path / name)) == ABSENT
