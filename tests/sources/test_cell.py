"""What only IPython reads is neutralised, and nothing else is touched."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.sources.cell import as_python

TABLE = [
    ("%matplotlib inline\nx = 1", "#matplotlib inline\nx = 1"),
    ("!pip install x\n", "#pip install x\n"),
    ("!!ls", "#!ls"),
    ("?print", "#print"),
    ("??print", "#?print"),
    ("print?", "#rint?"),
    ("a.b.c??\n", "#.b.c??\n"),
    ("if x:\n    !ls -l\n", "if x:\n    0#s -l\n"),
    ("if x:\n    %\n", "if x:\n    0\n"),
    ("pip install -q a b\nx = 1", "#ip install -q a b\nx = 1"),
    ("if x:\n    cd ..\n", "if x:\n    0# ..\n"),
    ("mkdir -p data\ncat 'a b'", "#kdir -p data\n#at 'a b'"),
    ("files = !ls *.py", "files = 0#s *.py"),
    ("t = %time f()", "t = 0#ime f()"),
    ("a, b = !x", "a, b = 0#"),
    ("!pip install \\\n  x \\\n  y\nz = 1", "#pip install \\\n# x \\\n# y\nz = 1"),
    ("%%time\nx = 1\n", "#%time\nx = 1\n"),
    ("\n%%capture out\n!ls\n", "\n#%capture out\n#ls\n"),
    ("%%bash\necho hi\n\n  ls\n", "#%bash\n#cho hi\n\n# ls\n"),
    ("%%writefile a.py\nx = 1", "#%writefile a.py\nx = 1"),
    ("%%writefile a.txt\nx = 1", "#%writefile a.txt\n# = 1"),
    ("%%html\n<b>", "#%html\n#b>"),
    ("%sql\nUSE shop;\n", "#sql\n#SE shop;\n"),
    ("%sql USE shop\nx = 1", "#sql USE shop\nx = 1"),
]


@pytest.mark.parametrize(("code", "python"), TABLE)
def test_magic_becomes_comment(code, python):
    """Magics, shell lines and help become comments of the same length."""
    assert as_python(code) == python
    assert len(python) == len(code)


UNTOUCHED = [
    'x = """\n%s\n! now\nWhat is it?\n?\n"""',
    "x = '''\n!ls\n''' % (\n  1\n)\n",
    "x = (a\n  % b\n  != c)\n",
    "x = a \\\n  % b\n",
    "x = 1  # what?\n",
    "# !ls \\\ny = 2\n",
    "x = f'{a!r}' + \"it's\"\n[\n!1]",
    'x = "a\\"" + """b\\""" ""!"""\n',
    "a != b\n",
    "pip = 1\ntime - run\ntime in less\nrun (1)\nls\n",
    "x = [\n  cat if cat else\n  cp for cp in y]\n",
    'x = """\npip install a\n"""\n',
    "print('why?')",
    'x = """%d""" % 3\ny = """\n%matplotlib\n"""\n',
    "",
]


@pytest.mark.parametrize("code", UNTOUCHED)
def test_python_is_left_alone(code):
    """Percent, exclamation and question marks of Python, and of texts, stay."""
    assert as_python(code) == code


def test_magic_after_a_string_is_found():
    """A string of several lines hides what is in it, and nothing after it."""
    assert as_python('x = """\n!a\n"""\n!b\n') == 'x = """\n!a\n"""\n#b\n'


LINES = st.sampled_from(
    [
        "x = 1",
        "!ls",
        "%time f()",
        '"""',
        "'''",
        "x = (",
        ")",
        "y = a \\",
        "% b",
        "f?",
        "    !ls",
        "if x:",
        "# it's",
        "x = 'a' % b",
        "%%bash",
        "%%time",
        "",
    ]
)


@given(st.lists(LINES).map("\n".join) | st.text())
def test_no_character_moves(code):
    """Whatever the cell, its length and its line ends stay, and only whole magics change."""
    python = as_python(code)

    assert len(python) == len(code)
    for before, after in zip(code, python, strict=True):
        assert before == after or (after in "0#" and before not in "\r\n")


@given(st.lists(LINES).map("\n".join))
def test_valid_python_is_never_changed(code):
    """A cell that Python itself can read stays as it is."""
    try:
        ast.parse(code)
    except SyntaxError:
        return

    assert as_python(code) == code
