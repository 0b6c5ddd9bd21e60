"""Pipelines are loaded when they are needed, and say what is missing."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pytest

from promptlint.errors import ConfigError
from promptlint.features import Linguist, Passage, pipeline
from promptlint.features.pipeline import HOME, Pipeline, load
from promptlint.model import Span


@dataclass
class _Token:
    text: str
    i: int
    idx: int
    is_space: bool = False
    pos_: str = "VERB"
    dep_: str = "ROOT"
    morph: object = "Mood=Imp"
    head: _Token = field(init=False)

    def __post_init__(self) -> None:
        self.head = self


@dataclass
class _Doc:
    sents: Iterable[Iterable[_Token]]


class _Language:
    """Takes every word for a sentence that gives an order."""

    pipe_names = ("parser",)

    def pipe(self, rows, *, as_tuples: bool, batch_size: int) -> Iterator[tuple[_Doc, object]]:
        assert as_tuples
        assert batch_size
        for text, context in rows:
            words = text.split(" ")
            starts = [len(" ".join(words[:i])) + bool(i) for i in range(len(words))]
            yield (
                _Doc(
                    [
                        [_Token(w, i, s, not w)]
                        for i, (w, s) in enumerate(zip(words, starts, strict=True))
                    ]
                ),
                context,
            )


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every name load a pipeline that takes words for orders."""
    monkeypatch.setattr("promptlint.features.linguist.load", lambda name: Pipeline(_Language()))


def _passage(text: str) -> Passage:
    return Passage(text, [Span(0, len(text))] if text else [])


@pytest.mark.usefixtures("fake")
def test_every_prompt_has_its_own_profile():
    """Prompts that are parsed together, empty ones too, keep their clauses apart."""
    texts = ["", "go stop", "---", "sing", ""]
    profiles = list(Linguist().profiles(map(_passage, texts)))
    starts = [[clause.verb.start for clause in profile.clauses] for profile in profiles]

    assert starts == [[], [0, 3], [], [0], []]


@pytest.mark.usefixtures("fake")
def test_offsets_are_those_of_the_prompt():
    """Where a segment begins is added, and blanks are no words."""
    passage = Passage("# Title\n- go  now", [Span(8, 17)])
    profile = Linguist().profile(passage)

    assert [clause.span for clause in profile.clauses] == [Span(10, 12), Span(14, 17)]


def test_without_spacy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch):
    """The message says what to install."""
    load.cache_clear()
    monkeypatch.setattr(pipeline, "find_spec", lambda _: None)

    with pytest.raises(ConfigError, match=r"promptlint-cst\[nlp\]"):
        load()
    load.cache_clear()


class _Spacy:
    """Loads a pipeline without a parser, and fails at any other name."""

    def load(self, name: object) -> object:
        if name != "plain":
            raise OSError(f"[E050] Can't find model {name}")
        return type("Language", (), {"pipe_names": ["tagger"]})()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone", "no pipeline `gone`"),
        ("no name", "no pipeline `no name`"),
        ("absent", r"no pipeline `absent` .*\(.*E050"),
        ("plain", "does not parse"),
    ],
)
def test_a_pipeline_that_cannot_be_used_is_a_mistake_of_the_configuration(
    monkeypatch: pytest.MonkeyPatch, name: str, said: str
):
    """The message names the pipeline."""
    load.cache_clear()
    monkeypatch.setattr(pipeline, "find_spec", lambda name: None if name == "gone" else "there")
    monkeypatch.setattr(pipeline, "import_module", lambda _: _Spacy())

    with pytest.raises(ConfigError, match=said):
        load(name)


def test_the_embedded_pipeline_lies_with_its_card_and_licence():
    """What is shipped says what it is made of, and is small."""
    assert "CC BY-SA 4.0" in (HOME / "LICENSE").read_text("utf-8")
    assert "UD_English-EWT" in (HOME / "card.md").read_text("utf-8")
    assert sum(path.stat().st_size for path in HOME.rglob("*") if path.is_file()) < 10_000_000


@pytest.mark.skipif(importlib.util.find_spec("spacy") is None, reason="needs the extra nlp")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
class TestEmbedded:
    """The pipeline that promptlint ships."""

    @pytest.mark.parametrize(
        ("text", "moods"),
        [
            ("Summarize the text below.", ["imperative"]),
            ("- Do not make anything up", ["imperative"]),
            ("You are a helpful assistant.", ["indicative"]),
            ("What is the capital of France?", ["interrogative"]),
            ("If you do not know the answer, say so.", ["indicative", "imperative"]),
            ("Follow Up Input: {question}", []),
        ],
    )
    def test_moods(self, text: str, moods: list[str]):
        """Plain sentences of prompts have the mood that anybody would give them."""
        profile = Linguist().profile(_passage(text))

        assert [clause.mood for clause in profile.clauses] == moods

    def test_a_clause_in_full(self):
        """Voice, tense and modality are told."""
        (clause,) = Linguist().profile(_passage("The answer must be written in JSON.")).clauses

        assert (clause.voice, clause.tense, clause.modality) == ("passive", "present", "must")

    def test_an_absent_pipeline(self):
        """spaCy's own complaint is turned into promptlint's."""
        with pytest.raises(ConfigError, match="no pipeline `xx_none`"):
            Linguist("xx_none").profile(_passage("Go."))
