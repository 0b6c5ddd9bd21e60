"""A string's site tells what it is given to, and leaves out where no prompt can stand."""

from __future__ import annotations

import pytest

from promptlint.extract.names import Names
from promptlint.extract.site import Site, site
from promptlint.extract.strings import whole
from promptlint.extract.tree import Tree
from promptlint.model import Source

MARK = "Sum up the letter"


def stands(code: str) -> Site | None:
    """Return the site of the string in `code` that begins with `MARK`."""
    tree = Tree(Source("letters.py", code))
    marked = min(
        (n for n in Names(tree).strings if MARK in tree.text(n)), key=lambda n: len(tree.text(n))
    )
    return site(whole(tree, marked), tree)


@pytest.mark.parametrize(
    ("code", "place", "name", "keyword", "keys", "callees"),
    [
        (f'PROMPT = "{MARK}"', "assigned", "PROMPT", "", (), ()),
        (f'self.prompt = "{MARK}"', "assigned", "self.prompt", "", (), ()),
        (f'text += "{MARK}" + letter', "augmented", "text", "", (), ()),
        (f'if (text := "{MARK}"): pass', "assigned", "text", "", (), ()),
        (f'ask("{MARK}")', "argument", "", "", (), ("ask",)),
        (f'text_area("Ask", "{MARK}")', "argument", "", "", (), ("text_area",)),
        (f'text_area(value="{MARK}")', "keyword", "", "value", (), ("text_area",)),
        (f'bot.ask("{MARK}".format(letter))', "argument", "", "", (), ("bot.ask",)),
        (f'Agent(goal="{MARK}")', "keyword", "", "goal", (), ("Agent",)),
        (f'ask({{"prompt": "{MARK}"}})', "value", "", "", ("prompt",), ("ask",)),
        (f'TEXTS = {{"de": {{"short": "{MARK}"}}}}', "value", "", "", ("short", "de"), ()),
        (f'TEXTS = ["{MARK}"]', "element", "", "", (), ()),
        (f'for text in ["{MARK}"]: pass', "iterated", "text", "", (), ()),
        (f'all(ask(text) for text in ["{MARK}"])', "iterated", "text", "", (), ()),
        (f'def f(text="{MARK}"): pass', "default", "text", "", (), ()),
        (f'def f(text: str = "{MARK}"): pass', "default", "text", "", (), ()),
        (f'def f(): return "{MARK}"', "returned", "", "", (), ()),
        (f'def f(): return [ask("{MARK}")]', "argument", "", "", (), ("ask",)),
        (f'f = lambda letter: "{MARK}" + letter', "returned", "", "", (), ()),
        (f'text = "{MARK}" if short else long', "assigned", "text", "", (), ()),
        (f'text = given or "{MARK}"', "assigned", "text", "", (), ()),
        (f'text = texts.get("short", "{MARK}")', "assigned", "text", "", (), ()),
        (f'text = text.replace("LETTER", "{MARK}")', "assigned", "text", "", (), ()),
        (f'text = "\\n".join(["{MARK}", letter])', "assigned", "text", "", (), ()),
        (f'chat >> "{MARK}"', "other", "", "", (), ()),
        (f'model.prompt("{MARK}")', "argument", "", "", (), ("model.prompt",)),
        (f'model.log_probs("{MARK}")', "argument", "", "", (), ("model.log_probs",)),
        (f'blueprint("{MARK}")', "argument", "", "", (), ("blueprint",)),
    ],
)
def test_place(
    code: str, place: str, name: str, keyword: str, keys: tuple[str, ...], callees: tuple[str, ...]
) -> None:
    """The nearest thing that tells something is the place; names come from what holds the text."""
    found = stands(code)
    assert found is not None
    assert (found.place, found.name, found.keyword, found.keys, found.callees) == (
        place, name, keyword, keys, callees,
    )  # fmt: skip


def test_holder_is_no_name() -> None:
    """What only holds the text, or a call's result, is told apart from its own name."""
    found = stands(f'agent = Agent(goal="{MARK}")')
    assert found is not None
    assert (found.name, found.outer) == ("", "agent")


def test_calls_that_change_the_text_belong_to_it() -> None:
    """`dedent` and `format` are part of the expression, and no calls that take the text."""
    code = f'text = dedent("{MARK}").format(letter)'
    found = stands(code)
    assert found is not None
    assert found.wraps == ("dedent", "format")
    assert found.callees == ()


@pytest.mark.parametrize(
    "code",
    [
        f'def f():\n    """{MARK}"""',
        f'texts = {{"{MARK}": 1}}',
        f'texts["{MARK}"]',
        f'if text == "{MARK}": pass',
        f'if "{MARK}" in text: pass',
        f'raise ValueError("{MARK}")',
        f'error = ValueError("{MARK}")',
        f'assert found, "{MARK}"',
        f'logger.info("{MARK}")',
        f'print("{MARK}")',
        f'name = st.text_input("{MARK}", "Anna")',
        f'with column.expander("{MARK}"): pass',
        f'name = click.prompt("{MARK}")',
        f'name = self.session.prompt("{MARK}", completer=names)',
        f'name = IntPrompt.ask("{MARK}")',
        f'console.rich_print("{MARK}")',
        f'print_banner("{MARK}")',
        f'self._log("{MARK}")',
        f'log_error("{MARK}")',
        f'class A:\n    __doc__ = "{MARK}"',
        f'found = any(text in letter for text in ["{MARK}"])',
        f'parser.add_argument("--text", help="{MARK}")',
        f're.compile("{MARK}")',
        f'"{MARK}".join(texts)',
        f"text = f'{{ask(\"{MARK}\")}}'",
        f'def f(text: "{MARK}"): pass',
        f'text.replace("{MARK}", letter)',
        f'texts.get("{MARK}", letter)',
        f'text.removeprefix("{MARK}")',
        f'text: "{MARK}" = 1',
        f'texts = long if "{MARK}" else short',
        f'name = "{MARK}".name',
    ],
)
def test_nowhere(code: str) -> None:
    """Docstrings, keys, comparisons, messages of errors and logs have no site."""
    assert stands(code) is None
