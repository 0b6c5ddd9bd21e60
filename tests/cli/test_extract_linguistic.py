"""`extract --linguistic` adds the grammar of each prompt, and says what it needs."""

from __future__ import annotations

import importlib.util
import json

import pytest

from promptlint.features import Linguist, pipeline

_ROWS = '{"text": "You are a judge."}\n{"text": "Stop."}\n{"text": "..."}\n'
needs_spacy = pytest.mark.skipif(
    importlib.util.find_spec("spacy") is None, reason="needs the extra nlp"
)


@needs_spacy
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_each_prompt_gets_its_own_grammar(command, project) -> None:
    """Prompts that are parsed together keep their clauses; the flag analyzes all the rest too."""
    (project / "a.jsonl").write_text(_ROWS)
    ran = command("extract", "a.jsonl", "--linguistic", "--format", "jsonl")
    analyses = [json.loads(line)["analysis"] for line in ran.out.splitlines()]

    assert ran.code == 0
    assert [each["linguistic"]["mood"] for each in analyses] == [
        {"indicative": 1},
        {"imperative": 1},
        {},
    ]
    assert all("properties" in each for each in analyses)


@needs_spacy
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_files_of_python_are_profiled_too(command, project) -> None:
    """As text, the counts stand below each prompt."""
    (project / "a.py").write_text(
        "import openai\nopenai.ChatCompletion.create(messages=[{'role': 'user', "
        "'content': 'You must answer. Be brief.'}])\n"
    )
    ran = command("extract", "a.py", "--linguistic")

    assert "grammar: 1 imperative, 1 indicative, 2 active, 1 present, 1 must" in ran.out


def test_without_the_flag_there_is_no_grammar(command, project) -> None:
    """`--analyze` needs no parser."""
    (project / "a.jsonl").write_text(_ROWS)
    ran = command("extract", "a.jsonl", "--analyze", "--format", "jsonl")

    assert all("linguistic" not in json.loads(line)["analysis"] for line in ran.out.splitlines())


def test_without_spacy_nothing_is_read(command, project, monkeypatch: pytest.MonkeyPatch) -> None:
    """One message names the extra."""
    (project / "a.jsonl").write_text(_ROWS)
    monkeypatch.setattr(pipeline, "find_spec", lambda _: None)
    ran = command("extract", "a.jsonl", "--linguistic")

    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'promptlint-cst[nlp]'" in ran.err


@needs_spacy
def test_a_pipeline_of_the_configuration(command, project) -> None:
    """The name of one that is not installed is a mistake of the configuration."""
    (project / "promptlint.toml").write_text('nlp-pipeline = "en_none"\n')
    (project / "a.jsonl").write_text(_ROWS)
    ran = command("extract", "a.jsonl", "--linguistic")

    assert ran.code == 2
    assert "no pipeline `en_none` of spaCy" in ran.err


@needs_spacy
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_folder_can_be_a_pipeline(project) -> None:
    """The embedded one, by its path."""
    linguist = Linguist(str(pipeline.HOME / "pipeline"))

    assert list(linguist.profiles([])) == []
