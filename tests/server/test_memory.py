"""What is remembered holds as long as the files that it rests on, and is never too much."""

from __future__ import annotations

from promptlint.server.memory import Memory
from promptlint.server.neighbours import Neighbours


def test_a_value_is_forgotten_when_a_file_changes_on_the_disk_or_in_the_editor(tmp_path):
    """Also when a file appears that was not there."""
    path, missing = tmp_path / "a.py", tmp_path / "b.py"
    path.write_text("x = 1\n")
    memory: Memory[int] = Memory(3)

    def keep() -> None:
        memory.put(("key",), 1, [str(path), str(missing)], {})
        assert memory.get(("key",), {}) == 1

    keep()
    assert memory.get(("key",), {str(path): "x = 2\n"}) is None
    path.write_text("x = 22\n")
    assert memory.get(("key",), {}) is None
    keep()
    missing.write_text("")
    assert memory.get(("key",), {}) is None
    keep()
    missing.unlink()
    assert memory.get(("key",), {}) is None


def test_only_the_latest_values_are_kept():
    """Asking for one makes it late."""
    memory: Memory[int] = Memory(2)
    for name in ("a", "b"):
        memory.put((name,), 1, (), {})
    assert memory.get(("a",), {}) == 1
    memory.put(("c",), 1, (), {})
    assert [memory.get((name,), {}) for name in "abc"] == [1, None, 1]


def test_a_module_that_is_open_is_read_from_the_editor(tmp_path, monkeypatch):
    """Any other from the disk."""
    monkeypatch.chdir(tmp_path)
    for name in ("promptlint.toml", "bot.py", "one.py", "two.py"):
        (tmp_path / name).write_text("saved = 1\n" if name.endswith(".py") else "")
    neighbours = Neighbours({str(tmp_path / "one.py"): "open = 1\n"})
    texts = [neighbours.locate(name, "bot.py").text for name in ("one", "two")]
    assert texts == ["open = 1\n", "saved = 1\n"]
