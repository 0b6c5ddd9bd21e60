"""Results are taken from the cache only while all they depend on is the same."""

import json
import os
from dataclasses import replace

import pytest

from promptlint.cache import Cache, Digests, Stamp, clear, directory_of, stamp_of
from promptlint.model import Diagnostic, FileResult, Span
from promptlint.settings import Settings

FOUND = Diagnostic("PRM101", "name", "message", Span(0, 1), "error")


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A project with two files that were changed long ago."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.py", "b.py"):
        write(tmp_path / name, "x = 1")
    return tmp_path


def write(path, text, age_s=100):
    path.write_text(text)
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - int(age_s * 1e9)))


def opened(root, **said):
    return Cache(Settings(root=str(root), **said), Digests())


def keep(root, result, **said):
    """Keep a result as a run would, with the file as it is now, and end that run."""
    cache = opened(root, **said)
    path = root / result.path
    data = None if result == FileResult(result.path) else path.read_bytes()
    cache.put(result, stamp_of(path.stat(), data))
    cache.save()


def known(root, path="a.py", **said):
    return opened(root, **said).get(path, (root / path).stat())


CLEAN = FileResult("a.py")
RESULTS = [
    CLEAN,
    FileResult("a.py", prompts=3),
    FileResult("a.py", suppressed=(replace(FOUND, suppression="comment"),)),
    FileResult("a.py", (FOUND,), prompts=1),
]


@pytest.mark.parametrize("result", RESULTS)
def test_unchanged_files_are_known(root, result):
    """The result of a file that is as it was is returned, under the path that is asked for."""
    keep(root, result)

    assert known(root) == result
    assert known(root, str(root / "a.py")) == replace(result, path=str(root / "a.py"))
    assert known(root, "b.py") is None


@pytest.mark.parametrize("result", RESULTS)
@pytest.mark.parametrize("text", ["y = 2", "x = 10", ""])
def test_changed_files_are_not_known(root, result, text):
    """A file with other bytes, as many or not, is to be checked again."""
    keep(root, result)
    write(root / "a.py", text, age_s=50)

    assert known(root) is None


def test_touched_file_is_known_by_its_bytes(root):
    """A file with another time and the same bytes is known, and then by the new time."""
    result = FileResult("a.py", (FOUND,), prompts=1)
    keep(root, result)
    write(root / "a.py", "x = 1", age_s=50)
    cache = opened(root)

    assert cache.get("a.py", (root / "a.py").stat()) == result

    cache.save()
    (bucket,) = (one for one in buckets(root) if "a.py" in one)
    assert bucket["a.py"][0] == (root / "a.py").stat().st_mtime_ns


def test_touched_file_without_digest_is_checked_again(root):
    """Of a file in which there was nothing to look for only time and size are kept."""
    keep(root, CLEAN)
    write(root / "a.py", "x = 1", age_s=50)

    assert known(root) is None


def test_fresh_files_are_known_by_their_bytes_only(root):
    """A file changed right before it was checked may change again within the clock's tick."""
    write(root / "a.py", "x = 1", age_s=0)
    keep(root, FileResult("a.py", prompts=1))

    assert known(root) is not None
    status = (root / "a.py").stat()
    (root / "a.py").write_text("y = 2")
    os.utime(root / "a.py", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert known(root) is None

    write(root / "b.py", "x = 1", age_s=0)
    keep(root, FileResult("b.py"))
    assert known(root, "b.py") is None


@pytest.mark.parametrize("result", RESULTS)
def test_file_of_another_size_is_not_known(root, result):
    """A changed file with the old time of change is known by its size not to be the same."""
    keep(root, result)
    status = (root / "a.py").stat()
    (root / "a.py").write_text("x = 10")
    os.utime(root / "a.py", ns=(status.st_atime_ns, status.st_mtime_ns))

    assert known(root) is None


def test_other_settings_have_other_results(root):
    """What was found under other settings is not known under these."""
    keep(root, CLEAN, budget=1)

    assert known(root, budget=1) == CLEAN
    assert known(root, budget=2) is None


@pytest.mark.parametrize("change", ["other", "gone", "there"])
def test_results_hold_while_dependencies_do(root, change):
    """A result that rests on other files is lost when one of these changes, goes or comes."""
    write(root / "dep.py", "y = 1")
    result = FileResult("a.py", prompts=1, depends=("dep.py", "missing.py"))
    keep(root, result)
    absolute = (str(root / "dep.py"), str(root / "missing.py"))

    assert known(root) == result
    assert known(root, str(root / "a.py")).depends == absolute

    if change == "other":
        write(root / "dep.py", "y = 2")
    elif change == "gone":
        (root / "dep.py").unlink()
    else:
        write(root / "missing.py", "")
    assert known(root) is None


def test_failed_checks_are_not_kept(root):
    """A file that could not be checked is tried again, whatever was known before."""
    keep(root, CLEAN)
    keep(root, FileResult("a.py", error="crashed"))

    assert known(root) is None


def test_project_can_be_moved(root, tmp_path_factory):
    """A tree that is moved with its cache keeps its results."""
    keep(root, FileResult("a.py", prompts=2))
    moved = tmp_path_factory.mktemp("other") / "moved"
    root.rename(moved)

    assert known(moved, str(moved / "a.py")).prompts == 2


def test_files_that_are_gone_are_forgotten(root):
    """When a bucket is written, files that are not there any more are left out."""
    keep(root, CLEAN)
    keep(root, FileResult("b.py"))
    (root / "a.py").unlink()

    write(root / "b.py", "z = 1")
    keep(root, FileResult("b.py"))

    assert [list(bucket) for bucket in buckets(root)] == [["b.py"]]


def buckets(root):
    files = sorted((root / ".promptlint_cache").glob("*/*.json"))
    return [json.loads(file.read_text()) for file in files]


BROKEN = [
    "not JSON",
    "[]",
    '{"a.py": 1}',
    '{"a.py": []}',
    '{"a.py": ["x", "y"]}',
    '{"a.py": [0, SIZE, "", [0, 0, []], []]}',
    '{"a.py": [TIME, SIZE, "d"]}',
    '{"a.py": [TIME, SIZE, "d", [0, 0, [[1]]], []]}',
    '{"a.py": [TIME, SIZE, "d", [0, 0, []], [["dep.py"]]]}',
    '{"a.py": [TIME, SIZE, "d", [0, 0, []], [["b.py", "wrong"]]]}',
    '{"a.py": [TIME, SIZE, "d", "x", []]}',
]


@pytest.mark.parametrize("text", BROKEN)
def test_broken_entries_are_passed_over(root, text):
    """Whatever stands in a file of the cache, at worst the file is checked again."""
    keep(root, CLEAN)
    status = (root / "a.py").stat()
    for file in (root / ".promptlint_cache").glob("*/*.json"):
        filled = text.replace("TIME", str(status.st_mtime_ns)).replace("SIZE", str(status.st_size))
        file.write_text(filled)

    assert known(root) is None
    keep(root, CLEAN)
    assert known(root) == CLEAN


def test_unwritable_cache_is_none(root):
    """Where the cache cannot be written the run goes on without."""
    (root / ".promptlint_cache").write_text("a file in its place")

    keep(root, CLEAN)

    assert known(root) is None


def test_nothing_new_writes_nothing(root):
    """A run that learns nothing leaves no trace."""
    opened(root).save()

    assert not (root / ".promptlint_cache").exists()


def test_results_outside_the_root_are_kept_by_full_path(root, tmp_path_factory):
    """A file that does not lie below the root is known by its whole path."""
    path = tmp_path_factory.mktemp("other") / "c.py"
    write(path, "x = 1")
    keep(root, FileResult(str(path)))

    assert known(root, str(path)) == FileResult(str(path))


def test_clear_empties_the_cache(root):
    """After clearing nothing is known and nothing is left."""
    keep(root, CLEAN)
    settings = Settings(root=str(root))

    assert clear(settings) == 3
    assert known(root) is None
    assert not os.path.exists(directory_of(settings))  # noqa: PTH110  the answer is a text
    assert clear(settings) == 0


def test_stamp_is_of_before_reading(root):
    """A file that changes while it is read is checked again in the next run."""
    before = (root / "a.py").stat()
    cache = opened(root)
    write(root / "a.py", "y = 2", age_s=50)
    cache.put(FileResult("a.py", prompts=1), Stamp(before.st_mtime_ns, before.st_size, "old"))
    cache.save()

    assert known(root) is None
