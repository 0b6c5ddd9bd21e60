"""What rules yield becomes diagnostics, and what they raise costs only themselves."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from promptlint import registry
from promptlint.diagnosis import diagnose
from promptlint.model import (
    Conversation,
    Edit,
    Extraction,
    Finding,
    Fix,
    Piece,
    Prompt,
    PromptRef,
    Run,
    Source,
    Span,
)
from promptlint.registry import load_rules
from promptlint.rule import Facts, Rule
from promptlint.ruleset import ruleset
from promptlint.settings import Settings

TEXT = "P = 'You are {kind}'\n"
SPAN = Span(4, 20)


def prompt(**said):
    run = Run(Span(0, 14), Span(5, 19))
    piece = Piece(Span(0, 14), Span(5, 19), SPAN, (run,))
    given = {"id": "p1", "text": TEXT[5:19], "span": SPAN, "pieces": (piece,), **said}
    return Prompt(**given)


def rule(check=None, check_conversation=None, **said):
    """A rule class that yields what is given, or does what is given."""

    def yielding(what):
        def method(self, subject, facts) -> Iterator[Finding]:
            yield from what(facts) if callable(what) else what or ()

        return method

    attributes = {
        "code": "PRM901",
        "name": "one",
        "severity": "warning",
        "check": yielding(check),
        "check_conversation": yielding(check_conversation),
        **said,
    }
    return type("Made", (Rule,), attributes)


@pytest.fixture
def run(monkeypatch):
    """Diagnose one prompt and one conversation with the given rules."""

    def diagnosed(*rules, prompts=None, settings=None):
        load_rules.cache_clear()
        monkeypatch.setattr(registry, "builtin_rules", lambda: rules)
        extraction = Extraction(
            (prompt(),) if prompts is None else prompts,
            (Conversation("openai", "create", Span(0, 3)),),
        )
        known = ruleset(settings or Settings())
        source = Source("a.py", TEXT)
        return diagnose(source, extraction, known, frozenset(one.code for one in rules))

    yield diagnosed
    load_rules.cache_clear()


def test_finding_becomes_diagnostic(run):
    """A diagnostic has the rule's code, name and severity, the prompt, and a fingerprint."""
    fix = Fix("mend", (Edit(Span(13, 14), "{{"),))
    found = run(rule([Finding(Span(13, 19), "bad", "here", fix)])).diagnostics

    (one,) = found
    assert (one.code, one.name, one.severity) == ("PRM901", "one", "warning")
    assert (one.message, one.label, one.span, one.fix) == ("bad", "here", Span(13, 19), fix)
    assert one.prompt == PromptRef("p1", "", "template", SPAN)
    assert len(one.fingerprint) == 16


def test_finding_may_say_its_own_severity(run):
    """A finding's severity wins over its rule's."""
    (one,) = run(rule([Finding(SPAN, "bad", severity="error")])).diagnostics

    assert one.severity == "error"


def test_confidence_is_that_of_finding_and_prompt(run):
    """How sure a diagnostic is depends on how sure it is that this is a prompt."""
    finding = Finding(SPAN, "bad", confidence=0.5)

    (one,) = run(rule([finding]), prompts=(prompt(confidence=0.9),)).diagnostics

    assert one.confidence == 0.45


def test_conversations_are_checked(run):
    """What a rule says of a conversation belongs to no prompt."""
    (one,) = run(rule(check_conversation=[Finding(Span(0, 1), "bad")])).diagnostics

    assert one.prompt is None


def test_order_is_by_place_and_doubles_are_dropped(run):
    """Diagnostics come by position; of those that say the same the surest is kept."""
    first = rule([Finding(Span(9, 10), "b"), Finding(Span(4, 5), "a", confidence=0.2)])
    second = rule([Finding(Span(4, 5), "a")], code="PRM902", name="two")
    twice = (prompt(confidence=0.3), prompt(id="p2"))

    found = run(first, second, prompts=twice).diagnostics

    assert [(one.code, one.message) for one in found] == [
        ("PRM901", "a"),
        ("PRM902", "a"),
        ("PRM901", "b"),
    ]
    assert [one.prompt.id for one in found] == ["p2", "p2", "p2"]


def test_rule_sees_its_options(run):
    """A rule reads its own options, as the settings say them."""
    seen = []

    def check(facts: Facts):
        seen.append(dict(facts.options))
        return ()

    run(rule(check, options={"share": 1}), settings=Settings(rules={"one": {"share": 2}}))

    assert seen == [{"share": 2}]


def test_inactive_rules_are_not_run(run, monkeypatch):
    """Only rules that apply to the file are run."""
    monkeypatch.setattr(registry, "builtin_rules", lambda: (rule([Finding(SPAN, "bad")]),))
    load_rules.cache_clear()
    known = ruleset(Settings())

    nothing = diagnose(Source("a.py", TEXT), Extraction((prompt(),)), known, frozenset())

    assert nothing.diagnostics == ()


def test_failing_rule_costs_only_itself(run):
    """A rule that raises is named with its code, and what the others find stands."""

    def check(facts):
        raise KeyError("x")

    result = run(rule(check), rule([Finding(SPAN, "bad")], code="PRM902", name="two"))

    assert [one.code for one in result.diagnostics] == ["PRM902"]
    (text,) = result.failures
    assert text.startswith("the rule PRM901 (one) failed at test_diagnosis.py:")
    assert "please report" in text


@pytest.mark.parametrize("span", [Span(-1, 3), Span(5, 4), Span(0, len(TEXT) + 1)])
def test_places_outside_the_file_are_failures(run, span):
    """A finding or an edit that lies nowhere is a mistake of its rule, not of every reporter."""
    (in_finding,) = run(rule([Finding(span, "bad")])).failures
    (in_edit,) = run(
        rule([Finding(SPAN, "bad", fix=Fix("f", (Edit(span, ""),)))], code="PRM903", name="three")
    ).failures

    assert "is no place in the file" in in_finding
    assert "is no place in the file" in in_edit


def test_an_analysis_is_made_once_for_all_rules(run):
    """Two rules that ask for one prompt's analysis get the same, and another text gets its own."""
    asked = []

    def asking(self, prompt, facts):
        asked.append(facts.prism(prompt))
        return iter(())

    first, second = rule(), rule(code="PRM902", name="two")
    first.check = second.check = asking

    run(first, second, prompts=(prompt(), prompt(), prompt(text="You are late")))

    assert len(asked) == 6
    assert [one.text for one in {id(one): one for one in asked}.values()] == [
        TEXT[5:19],
        "You are late",
    ]


@pytest.mark.parametrize(("select", "loaded"), [("PRM1", False), ("PRM2", False), ("PRM303", True)])
def test_nothing_of_an_analysis_is_loaded_that_no_rule_asks_for(select, loaded):
    """A check by rules that look at templates alone does not even import the analysis."""
    code = (
        "import sys\n"
        "from promptlint.engine import lint_source\n"
        "from promptlint.model import Source\n"
        "from promptlint.settings import Settings\n"
        "sent = 'import ollama\\nollama.generate(prompt=\"Say {x}.\\\\n1. a\")'\n"
        f"lint_source(Source('a.py', sent), Settings(select=({select!r},)))\n"
        "print(any(name.startswith('promptlint.prism') for name in sys.modules))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert run.stdout.strip() == str(loaded)
