"""Many files are checked in order, each on its own, and only when that is needed."""

import os
import time

import pytest

from promptlint import engine, runner
from promptlint.errors import ConfigError, PluginError
from promptlint.model import Extraction, Source
from promptlint.settings import Resolver

UNUSED = "x = 1  # promptlint: ignore\n"
"""A file in which PRM002 is found, and nothing that looks like a prompt."""
PROMPT = "client.chat.completions.create(messages=[{'role': 'user', 'content': 'Tell a joke.'}])\n"


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Make files, changed long ago, in a project below the working directory."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)

    def make(**files):
        for name, text in files.items():
            write(tmp_path / f"{name}.py", text)
        return tmp_path

    return make


def write(path, data):
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    os.utime(path, (1e9, 1e9))


def run(*paths, resolver=None, **said):
    return list(runner.run(paths or ["."], resolver or Resolver(), **said))


def summary(results):
    return {result.path: [one.code for one in result.diagnostics] for result in results}


def forbid(monkeypatch):
    """Let nothing be linted any more."""

    def crash(*_, **__):
        raise AssertionError("linted again")

    for name in ("lint_data", "lint_file"):
        monkeypatch.setattr(f"promptlint.runner.linting.{name}", crash)


def test_results_come_in_order(tree):
    """Every file has its result, in the order in which it is found."""
    tree(b=UNUSED, a="x = 1\n", c=b"\xff\n")

    results = run()

    assert list(summary(results).items()) == [
        ("a.py", []),
        ("b.py", ["PRM002"]),
        ("c.py", ["PRM001"]),
    ]
    assert [bool(result.error) for result in results] == [False, False, True]
    assert results[1].source == Source("b.py", UNUSED)


def test_missing_paths_are_errors(tree):
    """A path that is not there is an error in its place; the others are checked."""
    tree(a="x = 1\n", b=UNUSED)

    results = run("a.py", "none", "b.py")

    assert [result.error for result in results] == [None, "does not exist", None]
    assert [one.error for one in runner.extract(["none"], Resolver())] == ["does not exist"]


def test_unchanged_files_are_not_checked_again(tree, monkeypatch):
    """A second run says the same without looking into the files."""
    tree(a="x = 1\n", b=UNUSED, c=PROMPT)
    first = run()
    forbid(monkeypatch)

    assert run() == first


def test_changed_files_are_checked_again(tree):
    """Of a second run only what has changed is new."""
    root = tree(a="x = 1\n", b=UNUSED)
    run()
    write(root / "a.py", UNUSED)
    write(root / "b.py", "x = 1\n")

    assert summary(run()) == {"a.py": ["PRM002"], "b.py": []}


def test_without_cache_nothing_is_kept(tree):
    """A run without cache neither reads nor writes one."""
    root = tree(a="x = 1\n")

    run(cached=False)

    assert [path.name for path in root.iterdir() if "cache" in path.name] == []


def test_results_of_plugins_are_not_kept(tree, tmp_path, monkeypatch):
    """What a configured module finds may change with the module, so it is asked each time."""
    root = tree(a=UNUSED)
    (tmp_path / "our_rules_for_run.py").write_text("RULES = ()\n")
    monkeypatch.syspath_prepend(str(tmp_path))

    run("a.py", resolver=Resolver(overrides={"plugins": ["our_rules_for_run"]}))

    assert not (root / ".promptlint_cache").exists()


def test_file_that_vanishes_is_an_error(tree):
    """A file that goes between being found and being read is told; the others are checked."""
    root = tree(a="x = 1\n", b=UNUSED, c=UNUSED)

    def progress(done, total):
        (root / "b.py").unlink(missing_ok=True)

    results = run(progress=progress)

    assert summary(results) == {"a.py": [], "b.py": ["PRM001"], "c.py": ["PRM002"]}
    assert "No such file" in results[1].error


def test_kept_file_that_is_unreadable_is_checked_again(tree):
    """A file with kept findings whose text cannot be read any more is told like any other."""
    root = tree(a=UNUSED)
    run()
    write(root / "a.py", UNUSED.replace("1", "\0"))

    assert summary(run()) == {"a.py": ["PRM001"]}


def test_crash_in_one_file_is_told(tree, monkeypatch):
    """A crash never looks clean and costs no other file its result."""
    tree(a=UNUSED, b=PROMPT, c=UNUSED)

    def crash(source, **_):
        if source.path == "b.py":
            raise ZeroDivisionError("oh")
        return Extraction()

    monkeypatch.setattr(engine, "extract", crash)

    results = run()

    assert summary(results) == {"a.py": ["PRM002"], "b.py": [], "c.py": ["PRM002"]}
    assert "ZeroDivisionError: oh" in results[1].error
    assert "please report" in results[1].error
    assert "ZeroDivisionError" in run()[1].error, "a crash was kept"


def test_hung_file_is_stopped(tree, monkeypatch):
    """A file that takes too long is given up."""
    tree(a=PROMPT, b=UNUSED)

    def hang(source, **_):
        time.sleep(60 if source.path == "a.py" else 0)
        return Extraction()

    monkeypatch.setattr(engine, "extract", hang)

    results = run(timeout_s=0.2)

    assert results[0].error.startswith("the check was stopped after 0.2 s")
    assert summary(results)["b.py"] == ["PRM002"]


def test_progress_counts_files(tree):
    """Progress begins with what is known and ends with all."""
    tree(a="x = 1\n", b=UNUSED)
    told = []

    run(progress=lambda *counts: told.append(counts))
    run(progress=lambda *counts: told.append(counts))

    assert told == [(0, 2), (1, 2), (2, 2), (2, 2)]


def test_broken_configuration_stops_the_run(tree):
    """Before anything is checked every configuration in force is."""
    root = tree(a=UNUSED)
    write(root / "sub" / "b.py", "x = 1\n")
    write(root / "sub" / "promptlint.toml", "select = ['PRM999']\n")

    with pytest.raises(ConfigError, match=r"promptlint\.toml:1: `select` names `PRM999`"):
        next(runner.run(["."], Resolver()))
    with pytest.raises(PluginError):
        run("a.py", resolver=Resolver(overrides={"plugins": ["no_such_module"]}))


def test_each_file_has_its_settings(tree):
    """Files below another configuration are checked by that one."""
    root = tree(a=UNUSED)
    write(root / "sub" / "b.py", UNUSED)
    write(root / "sub" / "promptlint.toml", "ignore = ['PRM002']\n")

    assert summary(run()) == {"a.py": ["PRM002"], "sub/b.py": []}
    assert summary(run()) == {"a.py": ["PRM002"], "sub/b.py": []}


def test_run_that_is_stopped_keeps_what_it_has(tree, monkeypatch):
    """Who stops asking for results keeps those that were made."""
    tree(a=UNUSED, b=UNUSED)
    stream = runner.run(["."], Resolver())
    first = next(stream)
    stream.close()
    forbid(monkeypatch)

    assert next(runner.run(["a.py"], Resolver())) == first


def test_processes_say_the_same(tree, monkeypatch):
    """Whether files are shared out among processes makes no difference to their results."""
    tree(**{f"f{n}": (UNUSED, PROMPT, "x = 1\n", "def f(:\n", "\0")[n % 5] for n in range(60)})
    here = run(cached=False)
    prompts = list(runner.extract(["."], Resolver()))
    monkeypatch.setattr("promptlint.runner.batch.WORTH_PROCESSES", 0)

    assert run(cached=False, jobs=2) == here
    assert list(runner.extract(["."], Resolver(), jobs=2)) == prompts


def test_few_bytes_are_worth_no_process(tree, monkeypatch):
    """Processes are started only for work that takes longer than their start."""
    tree(a=UNUSED, b=UNUSED)
    monkeypatch.setattr("promptlint.runner.pool.pooled", None)

    assert len(run(cached=False, jobs=2)) == 2


def test_prompts_of_files_are_extracted(tree):
    """Extraction yields each file's prompts and, where there are some, its text, or why not."""
    tree(a=PROMPT, b="x = 1\n", c=b"\xff")

    one, none, broken = runner.extract(["."], Resolver())

    assert [prompt.text for prompt in one.extraction.prompts] == ["Tell a joke."]
    assert one.source.text == PROMPT
    assert (none.source, none.extraction.prompts) == (Source("b.py", ""), ())
    assert broken.error.startswith("the file is not utf-8")


def test_extraction_of_deep_files_is_an_error(tree, monkeypatch):
    """A file that nests too deeply has no prompts, and says so."""
    tree(a=PROMPT)

    def overflow(*_, **__):
        raise RecursionError

    monkeypatch.setattr("promptlint.runner.extracting.extract", overflow)

    (only,) = runner.extract(["."], Resolver())
    assert only.error == "the file is nested too deeply to be read"
