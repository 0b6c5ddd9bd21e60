"""A string is followed to where the name that it is kept under, or the call that returns it, is used."""

from __future__ import annotations

import pytest

from promptlint.extract.candidates import Candidates
from promptlint.extract.clues import of_uses
from promptlint.extract.extractor import Extractor
from promptlint.extract.onward import MOST_USES, Onward, Use
from promptlint.extract.sinks import Sinks
from promptlint.model import Source

MARK = "Sum up the letter"


def uses(code: str) -> tuple[Use, ...] | None:
    """Return the uses of what the string `MARK` in `code` is kept in."""
    sinks = Sinks.load()
    extractor = Extractor(Source("app/letters.py", code), sinks, None)
    onward = Onward(extractor.tree, extractor.names)
    [one] = (c for c in Candidates(extractor.evaluator, sinks).outside([]) if c.text == MARK)
    return onward.uses(one.node, one.site)


def callees(code: str) -> list[str]:
    """Return the calls that the string goes on to; "" for uses that lead to no model."""
    found = uses(code) or ()
    return [use.site.callees[0] if use.site is not None else "" for use in found]


@pytest.mark.parametrize(
    ("code", "called"),
    [
        (f'A = "{MARK}"\nbot.ask(A)', ["bot.ask"]),
        (f'A = "{MARK}"\nbot.ask(A.format(letter))', ["bot.ask"]),
        (f'A = "{MARK}"\ndef f():\n    bot.ask(f"{{A}} {{letter}}")', ["bot.ask"]),
        (f'A = "{MARK}"\nbot.ask(A + letter)', ["bot.ask"]),
        (f'A = ["{MARK}"]\nbot.ask(A[0])', [""]),
        (f'A = "{MARK}"\nprint(A)', [""]),
        (f'A = "{MARK}"\nBA = x.A = f(AB)', []),
        (f'def f():\n    text = ""\n    text += "{MARK}"\n    send(text)\nlist(text)', ["send"]),
        (f'def f():\n    texts = []\n    texts.append("{MARK}")\n    ask(texts)', ["ask"]),
        (f'class A:\n    text = "{MARK}"\n    def f(self):\n        ask(self.text)', ["ask"]),
        (f'class A:\n    text = "{MARK}"\n    def f(cls):\n        ask(cls.text)', ["ask"]),
        (
            "class A:\n    def f(self):\n"
            f'        self.text = "{MARK}"\n    def g(self):\n        ask(self.text)',
            ["ask"],
        ),
        (f'def f():\n    return "{MARK}"\nask(f())', ["ask"]),
    ],
)
def test_followed(code: str, called: list[str]) -> None:
    """Names, attributes, lists and returned values are followed within the file."""
    assert callees(code) == called


@pytest.mark.parametrize(
    ("after", "name", "keyword"),
    [
        ("bot.ask(letter, response_format=Answer)", "", "response_format"),
        ("def post(request: Answer): pass", "request", ""),
        ("def post(request: Answer | None = None): pass", "request", ""),
        ("def answer() -> list[Answer]: pass", "answer", ""),
        ("answers: Optional[Answer] = None", "answers", ""),
        ("bot.ask(self.text)", None, None),
    ],
)
def test_descriptions_go_where_their_class_goes(
    after: str, name: str | None, keyword: str | None
) -> None:
    """What describes a field is used where its class is named, also in annotations."""
    code = f'class Answer(BaseModel):\n    text: str = Field(description="{MARK}")\n{after}'
    sites = [use.site for use in uses(code) or () if use.site is not None]
    assert [(one.name, one.keyword) for one in sites] == (
        [(name, keyword)] if name is not None else []
    )


@pytest.mark.parametrize("code", [f'ask("{MARK}")', f'f = lambda: "{MARK}"', f'a[0] = "{MARK}"'])
def test_kept_in_nothing(code: str) -> None:
    """A string that no name holds has no uses, which is not the same as none."""
    assert uses(code) is None
    assert of_uses(uses(code)) == ()


def test_a_class_without_a_name_is_used_nowhere() -> None:
    """Half-written code is no trap: what has no name is not looked for."""
    assert not uses(f'class :\n    text: str = Field(description="{MARK}")\n')


def test_parts_are_told_apart() -> None:
    """A use within another text is one of a part."""
    found = uses(f'A = "{MARK}"\nask(A)\nask(f"{{A}}!")\nask(A + "!")\nask(len(A) + 1)')
    assert [use.is_part for use in found or ()] == [False, True, True, False]


def test_not_all_uses_are_looked_at() -> None:
    """A name that is used everywhere costs no more than some uses."""
    assert len(uses(f'A = "{MARK}"\n' + "ask(A)\n" * 50) or ()) == MOST_USES


@pytest.mark.parametrize(
    ("after", "clue"),
    [
        ("", "then=nothing"),
        ("print(A)", "then=lost"),
        ("bot.ask(A)", "then=argument"),
        ('bot.ask("{}" + A)', "then=argument+"),
        ("bot.ask(A)", "then callee=ask"),
        ("bot.ask(A)", "then receiver~bot"),
        ("bot.ask(A.strip())", "then wrap=strip"),
        ("bot(system=A)", "then keyword=system"),
        ("bot(system=A)", "then near~system"),
        ('bot({"Role": A})', "then key=role"),
        ("user_prompt = A", "then near~user"),
    ],
)
def test_clues(after: str, clue: str) -> None:
    """The calls, keywords, keys and names that a string goes on to are clues."""
    assert clue in of_uses(uses(f'A = "{MARK}"\n{after}'))
