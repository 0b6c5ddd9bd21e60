"""Constants of a project's other files are followed through its imports."""

from __future__ import annotations

import pytest

from promptlint.extract import extract
from promptlint.extract.sinks import Sinks
from promptlint.model import Extraction, Filling, Source

FILES = {
    "prompts": "ONE = 'a'\nTWO = f'b {ONE} {x}'\nTEXTS = {'k': 'c', 'l': 'd'}\nLIST = ['e']\n"
    "FILLED = 'm {y}'.format(y=now())\nNUMBER = 1\nMADE = now()\ndef f():\n    return 'f'\nclass Texts:\n    ONE = 'g'\n    def __init__(self):\n        self.two = 'h'\n",
    "package.texts": "from prompts import ONE as FIRST\nLAST = FIRST + '!'\nif x:\n    LAST = 'z'\n",
    "package.again": "from prompts import FILLED\n",
    "package": "from .texts import LAST\n",
    ".texts": "ONE = 'i'\n",
    ".": "ONE = 'j'\n",
    "..": "ONE = 'k'\n",
    "stars": "from prompts import *\n",
    "bound": "(A, B) = 'q', 'r'\nC: str = 's'\nclass D: pass\nfor E in ['t']: pass\n"
    "if (F := 'u'): pass\nx = G = 'v'\n",
    "listed": "from prompts import (\n    LIST, ONE as FIRST,\n    NUMBER as N, ONE,\n)\n",
    "circle": "from other import ONE\n",
    "other": "from circle import ONE\n",
    "deep0": "ONE = 'o'\n",
    **{f"deep{n}": f"from deep{n - 1} import ONE\n" for n in range(1, 8)},
}


class Project:
    """A project whose modules are found by the names that they are imported by."""

    def locate(self, module: str, importer: str) -> Source | None:
        if (module, importer) == (".texts", "package.py"):
            module = "package.texts"
        return Source(f"{module}.py", FILES[module]) if module in FILES else None


def extracted(code: str, sinks: Sinks) -> Extraction:
    return extract(Source("app.py", code), sinks=sinks, project=Project())


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("from prompts import ONE\nsend(ONE)", ["a"]),
        ("from prompts import ONE as P\nsend(P)", ["a"]),
        ("import prompts\nsend(prompts.ONE)", ["a"]),
        ("import prompts as p\nsend(p.ONE)", ["a"]),
        ("import package.texts\nsend(package.texts.LAST)", ["a!", "z"]),
        ("from package import LAST\nsend(LAST)", ["a!", "z"]),
        ("from .texts import ONE\nsend(ONE)", ["i"]),
        ("from bound import B\nsend(B)", ["r"]),
        ("from bound import C\nsend(C)", ["s"]),
        ("from bound import D\nsend(D)", []),
        ("from bound import G\nsend(G)", ["v"]),
        ("from listed import FIRST\nsend(FIRST)", ["a"]),
        ("from listed import ONE\nsend(ONE)", ["a"]),
        ("from . import ONE\nsend(ONE)", ["j"]),
        ("from .. import ONE\nsend(ONE)", ["k"]),
        ("from . import texts\nsend(texts.ONE)", ["i"]),
        ("from prompts import TWO\nsend(TWO)", ["b a {x}"]),
        ("from prompts import TEXTS\nsend(TEXTS['l'])", ["d"]),
        ("from prompts import LIST\nsend(LIST[0])", ["e"]),
        ("from prompts import Texts\nsend(Texts.ONE)", ["g"]),
        ("import prompts\nsend(prompts.Texts.ONE)", ["g"]),
        ("import prompts\nsend(prompts.Texts.three)", []),
        ("import prompts\nsend(prompts.Missing.ONE)", []),
        ("from prompts import *\nsend(ONE)", ["a"]),
        ("from . import *\nsend(ONE)", ["j"]),
        ("from prompts import *\nONE = 'mine'\nsend(ONE)", ["mine"]),
        ("from stars import *\nsend(ONE)", ["a"]),
        ("from stars import ONE\nsend(ONE)", ["a"]),
        ("def f():\n    from prompts import ONE\n    send(ONE)", ["a"]),
        ("from prompts import NUMBER\nsend(NUMBER)", []),
        ("from prompts import f\nsend(f)", []),
        ("from prompts import MISSING\nsend(MISSING)", []),
        ("from missing import ONE\nsend(ONE)", []),
        ("from missing import *\nsend(ONE)", []),
        ("from circle import ONE\nsend(ONE)", []),
        ("from deep3 import ONE\nsend(ONE)", ["o"]),
        ("from deep7 import ONE\nsend(ONE)", []),
        ("from prompts import ONE\nsend(ONE + ' mine')", ["a mine"]),
    ],
)
def test_imported_texts(code: str, texts: list[str], sinks: Sinks) -> None:
    """A text is found under whatever name the import gives it, four imports deep."""
    prompts = extracted(code + "\n", sinks).prompts

    assert sorted(prompt.text for prompt in prompts if prompt.sent) == texts


def test_without_a_project_nothing_is_read(sinks: Sinks) -> None:
    """A file alone shows no text of another."""
    code = "from prompts import *\nfrom prompts import TWO\nsend(ONE)\nsend(TWO)\n"

    assert not extract(Source("app.py", code), sinks=sinks).prompts


def test_a_file_does_not_import_itself(sinks: Sinks) -> None:
    """A project that finds the importing file for a module changes nothing."""
    code = "from prompts import ONE\nsend(ONE)\n"

    assert not extract(Source("prompts.py", code), sinks=sinks, project=Project()).prompts


def test_the_files_that_were_read_are_named(sinks: Sinks) -> None:
    """All files on the way count, since a change of any is one of the result."""
    extraction = extracted("from package import LAST\nsend(LAST)\n", sinks)

    assert set(extraction.depends) == {"package.py", "package.texts.py", "prompts.py"}


def test_a_text_of_another_file_is_mapped_to_the_import(sinks: Sinks) -> None:
    """Its place in this file is the name's, whole; its holes are the other file's."""
    code = "from prompts import TWO\nsend('my ' + TWO)\n"
    (prompt,) = (prompt for prompt in extracted(code, sinks).prompts if prompt.sent)
    foreign = [piece for piece in prompt.pieces if piece.path]
    (hole,) = prompt.holes

    assert prompt.text == "my b a {x}"
    assert {piece.path for piece in foreign} == {"prompts.py"}
    assert {code[r.source.start : r.source.end] for p in foreign for r in p.runs} == {
        "from prompts import TWO"
    }
    assert (hole.name, hole.source_span) == ("x", None)
    assert prompt.joints == ()


@pytest.mark.parametrize("module", ["prompts", "package.again"])
def test_what_another_file_fills_is_filled(module: str, sinks: Sinks) -> None:
    """A text that another file formats is no template here; its values are out of sight."""
    code = f"from {module} import FILLED\nsend(FILLED)"
    [prompt] = extracted(code, sinks).prompts
    [filling] = [use for use in prompt.uses if isinstance(use, Filling)]

    assert (filling.arguments, filling.open) == ((), True)
    assert code[filling.span.start : filling.span.end] == f"from {module} import FILLED"
    assert prompt.pieces[0].path == "prompts.py"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("NUMBER", "int"), ("MADE", "unknown")],
)
def test_a_value_of_another_file_keeps_its_type(name: str, kind: str, sinks: Sinks) -> None:
    """What stands in a hole is of the type that it has there, as far as that is seen."""
    code = f"from prompts import {name}\nsend(f'two words {{{name}}}')"
    [hole] = extracted(code, sinks).prompts[0].holes

    assert (hole.name, hole.facts.type) == (name, kind)
