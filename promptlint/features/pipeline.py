"""The parser: the pipeline that promptlint ships, or any other that is installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias

from promptlint.errors import ConfigError
from promptlint.features.word import Sentence, Word

EMBEDDED: Final = "promptlint"
"""The name of the pipeline that promptlint ships."""
HOME: Final = Path(__file__).with_name("english")
"""Where it lies, with its card and its licence."""
BATCH: Final = 256
"""How many pieces are parsed at a time."""
Row: TypeAlias = tuple[str, tuple[int, int]]


class _Token(Protocol):
    """What is used of a token of spaCy."""

    text: str
    i: int
    idx: int
    pos_: str
    dep_: str
    is_space: bool
    head: _Token
    morph: object


class _Doc(Protocol):
    """What is used of a parsed text of spaCy."""

    sents: Iterable[Iterable[_Token]]


class _Language(Protocol):
    """What is used of a pipeline of spaCy."""

    pipe_names: Sequence[str]

    def pipe(
        self, rows: Iterable[Row], *, as_tuples: bool, batch_size: int
    ) -> Iterator[tuple[_Doc, tuple[int, int]]]: ...


class Pipeline:
    """A parser of English, loaded once."""

    def __init__(self, language: _Language) -> None:
        """Take a pipeline of spaCy."""
        self._language = language

    def sentences(self, pieces: Iterable[Row]) -> Iterator[tuple[int, Sentence]]:
        """Yield the sentences of pieces in order, each with the number of its prompt.

        Args:
            pieces: texts, each with its offset in a prompt and the prompt's number.
        """
        parsed = self._language.pipe(pieces, as_tuples=True, batch_size=BATCH)
        for doc, (offset, number) in parsed:
            for sentence in doc.sents:
                words = _words(sentence, offset)
                if words:
                    yield number, words


def _words(sentence: Iterable[_Token], offset: int) -> Sentence:
    """Return the words of a sentence; blanks, which spaCy counts as words, are left out."""
    kept = [token for token in sentence if not token.is_space]
    at = {token.i: index for index, token in enumerate(kept)}
    return [
        Word(
            text=token.text,
            start=offset + token.idx,
            tag=token.pos_,
            features=str(token.morph),
            head=at.get(token.head.i, index),
            relation=token.dep_,
        )
        for index, token in enumerate(kept)
    ]


def require(name: str = EMBEDDED) -> None:
    """Make sure that a pipeline can be loaded, without the time that this takes.

    Raises:
        ConfigError: spaCy is not installed, or no pipeline of the name.
    """
    if find_spec("spacy") is None:
        what = "linguistic features need spaCy, which is not installed"
        raise ConfigError(what, hint="pip install 'promptlint-cst[nlp]'")
    if name != EMBEDDED and not Path(name).is_dir() and not _is_package(name):
        raise _absent(name)


def _is_package(name: str) -> bool:
    return name.isidentifier() and find_spec(name) is not None


def _absent(name: str, why: str = "") -> ConfigError:
    what = f"no pipeline `{name}` of spaCy can be loaded{why}"
    return ConfigError(what, hint="name an installed one, or leave `nlp-pipeline` out")


@cache
def load(name: str = EMBEDDED) -> Pipeline:
    """Return a pipeline: the embedded one, or a package or folder of the given name.

    Raises:
        ConfigError: spaCy is not installed, or it knows no such pipeline that parses.
    """
    require(name)
    spacy: Any = import_module("spacy")
    try:
        language: _Language = spacy.load(HOME / "pipeline" if name == EMBEDDED else name)
    except (OSError, ValueError) as error:
        raise _absent(name, f" ({error})") from None
    if "parser" not in language.pipe_names:
        raise ConfigError(f"the pipeline `{name}` does not parse", hint="name one with a parser")
    return Pipeline(language)
