"""Files of the cache are read with distrust and written whole."""

import json

import pytest

from promptlint.cache.bucket import IGNORE, TAG, prepare, read_bucket, remove, write_bucket

KEY = "0123456789abcdef01234567"


def names(directory):
    return sorted(path.name for path in directory.iterdir())


def test_what_is_written_is_read(tmp_path):
    """Entries come back as they were, whatever their names."""
    path = str(tmp_path / "00.json")

    write_bucket(path, {"é\udcff.py": [1, 2]})
    write_bucket(path, {"é\udcff.py": [3, 4]})

    assert read_bucket(path) == {"é\udcff.py": [3, 4]}
    assert names(tmp_path) == ["00.json"]


@pytest.mark.parametrize(
    ("data", "bucket"),
    [
        (None, {}),
        (b"", {}),
        (b"\x80\x04pickle", {}),
        (b'{"a.py": [1', {}),
        (b"[" * 100_000, {}),
        (b"[1]", {}),
        (b'{"a.py": 1, "b.py": [1]}', {"b.py": [1]}),
    ],
)
def test_foreign_files_are_empty(tmp_path, data, bucket):
    """A file that is missing, broken or something else has no entries."""
    path = tmp_path / "00.json"
    if data is not None:
        path.write_bytes(data)

    assert read_bucket(str(path)) == bucket


def test_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    """A write that fails in the middle changes nothing and leaves nothing behind."""
    path = str(tmp_path / "00.json")
    write_bucket(path, {"a.py": [1]})

    with pytest.raises(TypeError):
        write_bucket(path, {"a.py": [object()]})

    assert read_bucket(path) == {"a.py": [1]}
    assert names(tmp_path) == ["00.json"]


def test_new_directory_is_marked_and_an_old_one_is_not(tmp_path):
    """Git and backups are kept away from a directory that we make, and from no other."""
    prepare(str(tmp_path / "cache"), str(tmp_path / "cache" / KEY))
    prepare(str(tmp_path), str(tmp_path / KEY))

    assert names(tmp_path / "cache") == [IGNORE, KEY, TAG]
    assert names(tmp_path) == [KEY, "cache"]


def test_remove_takes_all_that_is_ours(tmp_path):
    """A cache directory with nothing else in it is gone afterwards."""
    directory = tmp_path / "cache"
    prepare(str(directory), str(directory / KEY))
    write_bucket(str(directory / KEY / "00.json"), {})
    (directory / KEY / "01.json.4711").touch()

    assert remove(str(directory)) == 4
    assert not directory.exists()
    assert remove(str(directory)) == 0


def test_remove_leaves_what_is_not_ours(tmp_path):
    """Even where the cache directory is a project, only the cache's files go."""
    others = [IGNORE, TAG, "a.py", f"{KEY}/a.py", f"{KEY}x/00.json", "0" * 24]
    for name in others:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine")
    write_bucket(str(tmp_path / KEY / "63.json"), {})

    assert remove(str(tmp_path)) == 1
    assert all((tmp_path / name).is_file() for name in others)


def test_buckets_are_plain_json(tmp_path):
    """Anyone can read what is kept."""
    path = tmp_path / "00.json"
    write_bucket(str(path), {"a.py": [1, 2]})

    assert json.loads(path.read_text()) == {"a.py": [1, 2]}
