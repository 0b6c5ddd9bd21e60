"""A baseline accepts what it was made of, as often as it was there, and nothing else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.baseline import Baseline, read
from promptlint.errors import ConfigError
from promptlint.model import Diagnostic, FileResult, Span

MARKS = st.lists(st.sampled_from("abc"), max_size=5)


def result(marks, path="a.py", error=None):
    found = (Diagnostic("PRM101", "n", "m", Span(0, 0), "error", fingerprint=m) for m in marks)
    return FileResult(path, tuple(found), error=error)


def shown(baseline, marks, path="a.py"):
    applied = baseline.applied(result(marks, path))
    assert len(applied.diagnostics) + len(applied.suppressed) == len(marks)
    assert {one.suppression for one in applied.suppressed} <= {"baseline"}
    return sorted(one.fingerprint for one in applied.diagnostics)


@given(MARKS, MARKS)
def test_only_new_findings_are_left(old, new):
    """What was there is accepted whatever its order; what comes to it is shown."""
    baseline = Baseline.of([result(old)], ".")

    assert shown(baseline, old[::-1]) == []
    assert shown(baseline, [*new, *old]) == sorted(new)
    assert shown(baseline, new, "b.py") == sorted(new)


@given(MARKS, MARKS)
def test_pruning_forgets_what_is_gone(old, new):
    """A pruned baseline accepts exactly what it accepted before and what is still there."""
    baseline = Baseline.of([result(old)], ".")
    pruned = baseline.pruned([result(new)])

    assert shown(pruned, new) == shown(baseline, new)
    assert pruned.total == len(new) - len(shown(baseline, new))


def test_pruning_keeps_what_the_run_was_not_about(tmp_path):
    """Other files keep theirs while they exist, and so do files that could not be checked."""
    (tmp_path / "other.py").touch()
    paths = [str(tmp_path / name) for name in ("other.py", "gone.py", "bad.py")]
    baseline = Baseline.of([result("ab", path) for path in paths], str(tmp_path))
    pruned = baseline.pruned([result("", paths[2], error="cannot be read")])

    assert sorted(pruned.counts) == ["bad.py", "other.py"]


def test_a_file_holds_it(tmp_path):
    """A baseline written and read again is the same, sorted, and knows its folder."""
    (tmp_path / "deep").mkdir()
    file = tmp_path / "known.json"
    baseline = Baseline.of([result("cab", str(tmp_path / "deep" / "a.py"))], str(tmp_path))
    file.write_text(baseline.text(), encoding="utf-8")

    assert read(str(file)) == baseline
    assert list(json.loads(file.read_text())["files"]["deep/a.py"]) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (None, "cannot be read"),
        ("{", "is no baseline: it is not JSON"),
        ("[]", "is no baseline of this version"),
        ('{"version": 2, "files": {}}', "is no baseline of this version"),
        ('{"version": 1, "files": []}', "is no baseline of this version"),
        ('{"version": 1, "files": {"a.py": {"x": 0}}}', "`a.py` does not hold counts"),
        ('{"version": 1, "files": {"a.py": {"x": true}}}', "`a.py` does not hold counts"),
        ('{"version": 1, "files": {"a.py": 1}}', "`a.py` does not hold counts"),
    ],
)
def test_anything_else_is_refused(tmp_path, text, what):
    """A file that is none of ours is an error with its path, never an empty baseline."""
    file = tmp_path / "known.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError, match=what) as caught:
        read(str(file))
    assert caught.value.where == str(file)
