"""One file becomes its findings, whatever state it is in."""

import json

import pytest

from promptlint import engine, registry
from promptlint.engine import SMALL, lint_data, lint_file, lint_source
from promptlint.errors import ConfigError
from promptlint.model import Extraction, FileResult, Finding, Source, Span
from promptlint.registry import load_rules
from promptlint.rule import Rule
from promptlint.ruleset import ruleset
from promptlint.settings import Settings
from promptlint.sources import Project, decode

builtin_rules = registry.builtin_rules


class Word(Rule):
    """Reports each "bad" in a prompt."""

    code = "PRM901"
    name = "bad-word"
    severity = "warning"

    def check(self, prompt, facts):
        """Yield the places of the word."""
        at = prompt.text.find("bad")
        while at >= 0:
            yield Finding(prompt.source(Span(at, at + 3)), "bad word", confidence=0.8)
            at = prompt.text.find("bad", at + 1)


class Broken(Rule):
    """Fails on every prompt."""

    code = "PRM902"
    name = "broken"
    severity = "error"
    default = False

    def check(self, prompt, facts):
        """Fail."""
        raise KeyError(prompt.id)


@pytest.fixture(autouse=True)
def rules(monkeypatch):
    """The tool's own rules and two more."""
    own = tuple(rule for rule in builtin_rules() if rule.code in {"PRM001", "PRM002"})
    load_rules.cache_clear()
    ruleset.cache_clear()
    monkeypatch.setattr(registry, "builtin_rules", lambda: (*own, Word, Broken))
    yield
    load_rules.cache_clear()
    ruleset.cache_clear()


CALL = "client.chat.completions.create(model='m', messages=[{'role': 'user', 'content': %s}])\n"


def send(text):
    return CALL % text


def codes(result):
    return [one.code for one in result.diagnostics]


def test_prompts_are_checked():
    """A source's prompts are found, checked, counted; the source comes with what was found."""
    source = Source("a.py", send("'a bad text'"))

    result = lint_source(source)

    (one,) = result.diagnostics
    assert source.text[one.span.start : one.span.end] == "bad"
    assert (result.prompts, result.source, result.error) == (1, source, None)


def test_clean_sources_come_without_text():
    """Where nothing is found the text is not kept."""
    result = lint_source(Source("a.py", send("'a good text'")))

    assert (result.diagnostics, result.prompts, result.source) == ((), 1, None)


def test_file_data_and_source_agree(tmp_path):
    """A file, its bytes and its text have the same result."""
    path = tmp_path / "a.py"
    path.write_bytes(b"\xef\xbb\xbf# \xc3\xa9\r\n" + send("'a bad text'").encode())
    data = path.read_bytes()

    results = [
        lint_file(str(path)),
        lint_data(data, str(path)),
        lint_source(decode(data, str(path)).source),
    ]

    assert results[0] == results[1] == results[2]
    assert codes(results[0]) == ["PRM901"]


def test_notebooks_are_checked():
    """A notebook's cells are checked like one file."""
    cells = [
        {"cell_type": "code", "source": ["!pip install openai\n", "x = 1"]},
        {"cell_type": "code", "source": send("'a bad text'")},
    ]

    result = lint_data(json.dumps({"cells": cells}).encode(), "a.ipynb")

    assert codes(result) == ["PRM901"]
    assert result.source.kind == "notebook"


def test_files_without_prompts_are_not_parsed(monkeypatch):
    """A large file that shows no word of prompts costs neither parser nor rules."""
    monkeypatch.setattr(engine, "extract", None)
    monkeypatch.setattr(engine, "Tree", None)
    monkeypatch.setattr(engine, "diagnose", None)
    text = "x = 1\n" * SMALL

    assert lint_data(text.encode(), "a.py") == lint_source(Source("a.py", text))
    assert lint_source(Source("a.py", text)).prompts == 0


def test_settings_decide_what_is_shown():
    """What is less severe, or less sure, than the settings ask for is left out."""
    source = Source("a.py", send("'a bad text'"))

    def shown(**said):
        return codes(lint_source(source, Settings(**said)))

    assert shown(min_severity="warning", min_confidence=0.5) == ["PRM901"]
    assert shown(min_severity="error") == []
    assert shown(min_confidence=0.95) == []
    assert shown(ignore=("bad-word",)) == []


def test_rules_apply_by_file():
    """In tests only default errors are reported."""
    assert codes(lint_source(Source("tests/a.py", send("'a bad text'")))) == []


def test_users_sinks_are_followed():
    """A sink of the configuration makes its argument a prompt; a malformed one is an error."""
    source = Source("a.py", "from ours import answer\n\nanswer(text='a bad text')\n" + "#" * SMALL)
    sink = {
        "library": "ours",
        "calls": ["ours.answer"],
        "arguments": [{"name": "text", "shape": "text", "role": "user"}],
    }

    assert codes(lint_source(source, Settings(sinks=(sink,)))) == ["PRM901"]
    with pytest.raises(ConfigError):
        lint_source(source, Settings(sinks=({"library": "ours"},)))


def test_failing_rule_is_an_error_of_the_file():
    """A rule that fails is named in the result; the others' findings stand."""
    result = lint_source(Source("a.py", send("'a bad text'")), Settings(extend_select=("PRM902",)))

    assert codes(result) == ["PRM901"]
    assert result.error.startswith("the rule PRM902 (broken) failed")


UNREADABLE = [
    (b"x = '\xff'", "the file is not utf-8: byte 0xff on line 1"),
    (b"x = 1\0", "the file is binary"),
    (b"\xff\xfex", "the file is UTF-16"),
    (b"# coding: nonsense", "the file declares the encoding `nonsense`"),
]


@pytest.mark.parametrize(("data", "reason"), UNREADABLE)
def test_unreadable_bytes_are_a_finding_and_an_error(data, reason):
    """Bytes that are no text are reported with the reason, and the file counts as not checked."""
    result = lint_data(data, "a.py")

    (one,) = result.diagnostics
    assert (one.code, one.severity, one.span) == ("PRM001", "error", Span(0, 0))
    assert one.message.startswith(reason)
    assert result.error == one.message


@pytest.mark.parametrize(
    ("path", "size", "reason"),
    [("none.py", 9, "the file cannot be read: No such file"), ("a.py", 5, "the file is too large")],
)
def test_unreadable_files_are_findings(tmp_path, path, size, reason):
    """A file that is missing or too large is reported with the reason."""
    (tmp_path / "a.py").write_text("x = 1\n")

    result = lint_file(str(tmp_path / path), Settings(max_file_size=size))

    assert codes(result) == ["PRM001"]
    assert result.error.startswith(reason)


def test_unreadable_file_never_looks_clean():
    """Without PRM001 the error stays."""
    result = lint_data(b"\0", "a.py", Settings(ignore=("PRM001",)))

    assert result.diagnostics == ()
    assert result.error is not None


FIXTURES = [
    b"# coding: nonsense",
    b"x = '\xff'",
    b"x = 1\0",
    b"def f(:\n    pass\n",
    b"(" * 500,
]


@pytest.mark.parametrize("data", FIXTURES)
@pytest.mark.parametrize("name", ["bad.py", "bad.ipynb"])
def test_fixtures_of_tests_may_be_broken(data, name):
    """A broken file in a directory of tests is passed over, if it cannot hold a prompt."""
    settings = Settings(root="/project")

    assert lint_data(data, f"/project/lib/tests/{name}", settings) == FileResult(
        f"/project/lib/tests/{name}"
    )


@pytest.mark.parametrize("data", FIXTURES)
@pytest.mark.parametrize(
    "path", ["/project/lib/bad.py", "/project/lib/test_bad.py", "/project/latest/bad.py"]
)
def test_broken_files_elsewhere_are_reported(data, path):
    """Outside of a directory of tests every broken file gets its message."""
    assert codes(lint_data(data, path, Settings(root="/project"))) == ["PRM001"]


@pytest.mark.parametrize("data", FIXTURES)
def test_broken_files_of_tests_that_may_hold_prompts_are_reported(data):
    """What may hold a prompt never goes unseen without a word, in tests either."""
    data += b"\n# the prompt\n"

    assert codes(lint_data(data, "tests/bad.py", Settings(root=""))) == ["PRM001"]


def test_broken_prompt_files_of_tests_are_reported():
    """A file that is nothing but a prompt holds one."""
    assert codes(lint_data(b"\xff", "tests/bad.txt", Settings(root=""))) == ["PRM001"]


SYNTAX = [
    # with prompts, all that can be made out is checked
    (send("'a bad text'") + "def f(:\n    pass\n", ["PRM901", "PRM001"]),
    ("x = (\n" + send("'a bad text'"), ["PRM001", "PRM901"]),
    # small files are parsed though they hold no prompt
    ("def f(:\n    pass\n", ["PRM001"]),
    ("def f(:\n    pass\n" + "x = 1\n" * SMALL, []),
    # Python 2 and whatever the parser or Python can read is no error
    ("print 'hello'\n", []),
    ("exec 'x'\n" + send("'good'"), []),
    ("x = await f()\n", []),
]


@pytest.mark.parametrize(("text", "expected"), SYNTAX)
def test_syntax_errors(text, expected):
    """A syntax error is one finding, and no reason not to check the rest."""
    result = lint_source(Source("a.py", text))

    assert codes(result) == expected
    assert result.error is None


def test_deep_nesting_is_a_finding(monkeypatch):
    """A file whose nesting overflows the stack is reported."""

    def overflow(*_, **__):
        raise RecursionError

    monkeypatch.setattr(engine, "extract", overflow)

    (one,) = lint_source(Source("a.py", send("'x'"))).diagnostics

    assert (one.code, one.message) == ("PRM001", "the file is nested too deeply to be read")


@pytest.mark.parametrize("part", ["(", "[", "{1:", "-", "not ", "f(", "lambda: ", "if x:\n "])
def test_nesting_of_any_kind_ends(part):
    """A file that nests a hundred thousand times has a result like any other."""
    result = lint_source(Source("a.py", send("'a bad text'") + part * 20_000))

    assert set(codes(result)) <= {"PRM001", "PRM901"}
    assert result.error is None


SUPPRESSED = [
    (send("'a bad text'").rstrip() + "  # promptlint: ignore[PRM901]\n", [], 1),
    (send("'a bad text'").rstrip() + "  # promptlint: ignore\n", [], 1),
    ("# promptlint: ignore-file[bad-word]\n" + send("'a bad text'"), [], 1),
    (send("'a text'").rstrip() + "  # promptlint: ignore[PRM901]\n", ["PRM002"], 0),
    ("x = 1  # promptlint: ignore\n", ["PRM002"], 0),
    ("x = 1  # promptlint: ignore\n" + "y = 1\n" * SMALL, ["PRM002"], 0),
    # a directive for a rule that is off, and findings about directives that are asked for
    ("x = 1  # promptlint: ignore[PRM902]\n", [], 0),
    ("x = 1  # promptlint: ignore[PRM901, PRM002]\n", [], 1),
    ("# promptlint: ignore-file[PRM002]\nx = 1  # promptlint: ignore[PRM901]\n", [], 1),
    ("# promptlint: ignore-file[PRM001]\ndef f(:\n", [], 1),
    ("# promptlint: ignore-file\nx = 1  # promptlint: ignore[PRM901]\n", ["PRM002"] * 2, 0),
]


@pytest.mark.parametrize(("text", "expected", "suppressed"), SUPPRESSED)
def test_directives(text, expected, suppressed):
    """Directives suppress what they name; those that suppress nothing are found."""
    result = lint_source(Source("a.py", text))

    assert (codes(result), len(result.suppressed)) == (expected, suppressed)


@pytest.mark.parametrize("said", [{"ignore": ("PRM002",)}, {"select": ("PRM901",)}])
def test_unused_directives_can_be_left_alone(said):
    """Without PRM002 nobody asks what a directive is for."""
    text = "x = 1  # promptlint: ignore[PRM901]\n" + send("'a bad text'")

    assert codes(lint_source(Source("a.py", text), Settings(**said))) == ["PRM901"]


def test_blanket_directive_is_judged_by_the_whole_default_set():
    """With only some rules on, `ignore` may be there for the others."""
    text = "x = 1  # promptlint: ignore\n"

    assert codes(lint_source(Source("a.py", text), Settings(select=("PRM002",)))) == []


def test_hidden_findings_still_need_their_directives():
    """What the settings leave out of the report is found all the same, for directives to cover."""
    text = send("'a bad text'").rstrip() + "  # promptlint: ignore[PRM901]\n"

    result = lint_source(Source("a.py", text), Settings(min_confidence=0.99))

    assert (result.diagnostics, len(result.suppressed)) == ((), 1)


def test_dependencies_are_recorded(tmp_path, monkeypatch):
    """A result names the files that it rests on."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "texts.py").write_text("TEXT = 'a bad text'\n")
    (tmp_path / "a.py").write_text("from texts import TEXT\n" + send("TEXT"))

    result = lint_file("a.py", None, Project())

    assert codes(result) == ["PRM901"]
    assert "texts.py" in result.depends
    assert lint_file("a.py").depends == ()


def test_crash_of_extraction_is_raised(monkeypatch):
    """What is not a rule's mistake is left to the runner."""
    monkeypatch.setattr(engine, "extract", lambda *_, **__: Extraction(prompts=None))

    with pytest.raises(TypeError):
        lint_source(Source("a.py", send("'x'")))
