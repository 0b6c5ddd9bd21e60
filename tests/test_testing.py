"""The runner of cases accepts what is right and names what is wrong."""

from __future__ import annotations

import re
import sys
import types

import pytest

from promptlint import testing
from promptlint.model import Edit, Finding, Fix, Span
from promptlint.rule import Example, Rule
from promptlint.testing import Case, carriage_returns, check, examples, read_cases, unmark

MARKDOWN = """\
# ACME101

## bad: a word

```python
x = «"foo"»
```

### fixed

```python
x = "bar"
```

## good: another word

````python
x = '''
```python
```
'''
````
"""


class Foo(Rule):
    """The prompt says foo."""

    code = "ACME101"
    name = "foo"
    severity = "warning"
    examples = (Example('x = "«foo»"\n'), Example("x = 1\n", title="none"))
    replacement = "bar"

    def check(self, prompt, facts):
        for match in re.finditer("foo", prompt.text):
            span = prompt.source(Span(*match.span()))
            edit = Edit(span, self.replacement)
            yield Finding(span, "foo", fix=Fix("say bar", (edit,)) if self.replacement else None)


@pytest.fixture
def plugin(monkeypatch):
    """Install a module of rules with Foo in it; its settings are read once per process."""
    from promptlint.registry import load_rules

    module = types.ModuleType("acme_rules")
    module.RULES = (Foo,)
    monkeypatch.setitem(sys.modules, "acme_rules", module)
    yield ("acme_rules",)
    load_rules.cache_clear()


def sent(text: str) -> str:
    return f"from openai import OpenAI\nOpenAI().responses.create(model='gpt-4o', input={text})\n"


def test_marks_are_taken_out_and_may_be_nested():
    """The places are those of the text without them."""
    assert unmark("a«b«c»d»«»") == ("abcd", (Span(1, 4), Span(2, 3), Span(4, 4)))


@pytest.mark.parametrize("text", ["a«b", "a»b", "»«"])
def test_marks_without_partner_are_refused(text):
    """A typo in a case must not turn it into another."""
    with pytest.raises(ValueError, match="without its"):
        unmark(text)


def test_examples_have_titles():
    """One without is numbered."""
    assert [case.title for case in examples(Foo)] == ["example 1", "none"]


def test_cases_are_read_from_markdown():
    """Headings, code, fixes; a longer fence may hold a shorter one."""
    assert list(read_cases(MARKDOWN)) == [
        Case("a word", 'x = "foo"\n', (Span(4, 9),), 'x = "bar"\n'),
        Case("another word", "x = '''\n```python\n```\n'''\n"),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("## bad: a\n\n```python\nx\n```\n", "a bad case has «marks»"),
        ("## good: a\n\n```python\n«x»\n```\n", "a good one has none"),
        ("## good: a\n\n## good: b\n", "has no code"),
        ("## bad: a\n\n### fixed\n\n```python\nx\n```\n", "comes before its case"),
        ("## good: a\n\n```python\nx\n", "is not closed"),
    ],
)
def test_malformed_cases_are_refused(text, reason):
    """A case that says nothing must not pass for one that holds."""
    with pytest.raises(ValueError, match=reason):
        list(read_cases(text))


def test_a_case_that_holds_passes(plugin):
    """Right place, right fix; and a good case without findings."""
    bad = Case.of("bad", sent("'«foo» fighters'"), sent("'bar fighters'"))

    assert check(Foo, bad, plugin) is None
    assert check(Foo, Case.of("good", sent("'fighters'")), plugin) is None


@pytest.mark.parametrize(
    ("marked", "fixed", "reason"),
    [
        ("'foo «fighters»'", None, r"expected 2:\d+ 'fighters', found 2:\d+ 'foo'"),
        ("'«fighters»'", None, "found nothing"),
        ("'foo'", None, "expected nothing"),
        ("'«foo»'", None, "a fix is not expected"),
        ("'«foo»'", "'baz'", "instead of"),
    ],
)
def test_a_case_that_does_not_hold_is_named(plugin, marked, fixed, reason):
    """The message says what was expected and what came."""
    with pytest.raises(AssertionError, match=reason):
        check(Foo, Case.of("case", sent(marked), fixed and sent(fixed)), plugin)


@pytest.mark.parametrize(
    ("replacement", "fixed", "reason"),
    [
        ("'", "'''", "the fix was refused"),
        ("foo", "'foo'", "does not settle"),
    ],
)
def test_a_fix_that_does_harm_is_named(plugin, monkeypatch, replacement, fixed, reason):
    """What the guard refuses is a failure of the rule."""
    monkeypatch.setattr(Foo, "replacement", replacement)

    with pytest.raises(AssertionError, match=reason):
        check(Foo, Case.of("case", sent("'«foo»'"), sent(fixed)), plugin)


def test_what_cannot_be_fixed_may_stay(plugin, monkeypatch):
    """A rule without fixes is not asked for any."""
    monkeypatch.setattr(Foo, "replacement", "")

    assert check(Foo, Case.of("case", sent("'«foo»'")), plugin) is None


def test_a_rule_that_crashes_fails_its_case(plugin, monkeypatch):
    """A crash is no clean result."""
    monkeypatch.setattr(Foo, "check", lambda *_: {}["gone"])

    with pytest.raises(AssertionError, match="KeyError"):
        check(Foo, Case.of("case", sent("'bar'")), plugin)


def test_a_fix_that_mends_one_thing_and_breaks_another_is_named(plugin, monkeypatch):
    """The fixed file must not report more than could not be fixed."""

    def endless(self, prompt, facts):
        fix = Fix("", (Edit(prompt.source(Span(0, 3)), "bar"),)) if "foo" in prompt.text else None
        yield Finding(prompt.span, "never content", fix=fix)

    monkeypatch.setattr(Foo, "check", endless)

    with pytest.raises(AssertionError, match="after the fix there still is"):
        check(Foo, Case.of("case", sent("«'foo'»"), sent("'bar'")), plugin)


def test_the_variant_with_line_ends_keeps_the_marks_on_their_text():
    """Marks move with the text that they mark."""
    case = Case.of("a", "x = 1\ny = «2\nz» = 3\n", "x\n")
    variant = carriage_returns(case)
    mark = variant.marks[0]

    assert variant.code[mark.start : mark.end] == "2\r\nz"
    assert variant.fixed.endswith("x\r\n")
    assert carriage_returns(Case("b", "x\n")).fixed is None


def test_the_module_documents_its_format():
    """The example in the module's docstring can be read."""
    indented = testing.__doc__.split("\n\n", 2)[2].rpartition("\n\n")[0]
    block = re.sub("^    ", "", indented, flags=re.MULTILINE)

    assert [case.is_bad for case in read_cases(block)] == [True, False]
