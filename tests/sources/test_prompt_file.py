"""Of the texts and data of a tree only prompt files are taken."""

from __future__ import annotations

import pytest

from promptlint.settings import Settings
from promptlint.sources import discover
from promptlint.sources.kind import kind_of
from promptlint.sources.prompt_file import PromptFiles, says_prompts


@pytest.mark.parametrize(
    "path",
    [
        "app/any.prompty",
        "a.prompt",
        "prompts/a.txt",
        "src/prompts/agents/system.md",
        "prompt_templates/a.yaml",
        "prompt-templates/a.json",
        "system_prompts/a.toml",
        "app/prompt.txt",
        "app/system_prompt.md",
        "app/review.prompt.md",
        "app/userPrompt.j2",
        "app/prompts.yaml",
        "app/seed_prompts_v2.json",
        "app/promptTemplates.toml",
        "app/prompt_with_image.jinja2",
        "prompts.csv",
        "prompts/a.mustache",
        "Prompts/A.TXT",
    ],
)
def test_prompt_files_are_known_by_format_name_or_folder(path: str) -> None:
    """These are prompt files."""
    assert says_prompts(path)


@pytest.mark.parametrize(
    "path",
    [
        "requirements.txt",
        "prompts/README.md",
        "prompts/requirements.txt",
        "docs/prompts/guide.md",
        "docs/prompts.md",
        "docs/log/prompt_1.txt",
        "tests/cassettes/test_prompt.yaml",
        "tests/mlx_cassettes/prompt.yaml",
        "releasenotes/notes/prompt.yaml",
        "pages/prompts/_meta.ar.json",
        "prompt_tokens_per_model.json",
        "prompt_driver.yaml",
        "prompt/rows.jsonl",
        "notes.md",
        "app/promptly.txt",
        "data.json",
        "package.json",
        "templates/index.html.j2",
        "train.jsonl",
        "config.yaml",
        "prompting/a.txt",
        "a/prompt_toolkit/b.txt",
    ],
)
def test_other_files_are_left_alone(path: str) -> None:
    """These are none."""
    assert not says_prompts(path)


def test_globs_of_the_settings_add_to_them(tmp_path) -> None:
    """They are relative to the configuration and name prompt formats only."""
    files = PromptFiles(Settings(prompt_files=("agents/*.txt", "conf/**"), root=str(tmp_path)))

    assert files.holds(str(tmp_path / "agents" / "a.txt"))
    assert files.holds(str(tmp_path / "conf" / "x" / "a.yaml"))
    assert files.holds(str(tmp_path / "prompts" / "a.txt"))
    assert not files.holds(str(tmp_path / "agents" / "a.md"))
    assert not files.holds(str(tmp_path / "conf" / "a.png"))


def test_outside_the_root_the_folders_near_the_file_count(tmp_path) -> None:
    """A folder named prompts says so elsewhere too; one far above the file does not."""
    files = PromptFiles(Settings(root=str(tmp_path / "project")))

    assert files.holds(str(tmp_path / "prompts" / "agent" / "system.txt"))
    assert not files.holds(str(tmp_path / "prompts" / "a" / "b" / "c" / "notes.txt"))


def test_a_tree_is_searched_for_them(tmp_path) -> None:
    """Prompt files are found beside Python, and a named file always is."""
    for name in ("a.py", "notes.txt", "prompts/b.txt", "prompts/c.png", "d.prompty", "e.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    settings = Settings(root=str(tmp_path))

    def found(*names: str) -> list[str]:
        paths = [str(tmp_path / name) for name in names]
        return [one.path[len(str(tmp_path)) + 1 :] for one in discover(paths, lambda _: settings)]

    assert found("") == ["a.py", "d.prompty", "prompts/b.txt"]
    assert found("notes.txt", "e.yaml") == ["notes.txt", "e.yaml"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.py", "python"), ("a", "python"), ("a.ipynb", "notebook"), ("A.MD", "text"),
        ("a.j2", "template"), ("a.hbs", "template"), ("a.prompty", "prompty"),
        ("a.yml", "data"), ("a.jsonl", "dataset"), ("a.parquet", "dataset"),
    ],
)  # fmt: skip
def test_the_suffix_says_what_a_file_is(path: str, kind: str) -> None:
    """Anything else is taken for Python."""
    assert kind_of(path) == kind
