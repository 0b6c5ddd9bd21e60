"""Every rule does what its page, its examples and its cases say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from promptlint import testing
from promptlint.rule import HEADINGS, builtin_rules

CASES = Path(__file__).parent / "cases"
RULES = builtin_rules()


def written_cases(rule):
    path = CASES / f"{rule.code}.md"
    try:
        return list(testing.read_cases(path.read_text(encoding="utf-8")))
    except FileNotFoundError:  # told by the test that counts them
        return []
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def every_case():
    for rule in RULES:
        for case in (*testing.examples(rule), *written_cases(rule)):
            yield pytest.param(rule, case, id=f"{rule.code}-{case.title}")


EVERY_CASE = list(every_case())


@pytest.mark.parametrize(("rule", "case"), EVERY_CASE)
def test_the_rule_reports_and_fixes_what_the_case_says(rule, case):
    """Exactly the marked places are found; fixes settle, parse, and touch nothing else."""
    testing.check(rule, case)


@pytest.mark.parametrize(("rule", "case"), EVERY_CASE)
def test_line_ends_and_wide_characters_change_nothing(rule, case):
    """The same holds behind a line of wide characters and with CRLF."""
    testing.check(rule, testing.carriage_returns(case))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_has_its_headings_in_order(rule):
    """Four headings, each with text below it, after a first line that is a sentence."""
    sections = re.split(r"^## (.+)$", rule.page(), flags=re.MULTILINE)

    assert sections[1::2] == list(HEADINGS)
    assert all(section.strip() for section in sections)
    assert rule.summary().endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_rule_has_examples_and_cases_of_both_kinds(rule):
    """At least one example and three cases show what is reported, and as many what is not."""
    own = [case.is_bad for case in testing.examples(rule)]
    further = [case.is_bad for case in written_cases(rule)]

    assert {*own} == {True, False}
    assert min(further.count(True), further.count(False)) >= 3


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_names_of_a_rule_agree(rule):
    """A code is PRM and three digits; the class is called as the rule is."""
    assert re.fullmatch(r"PRM\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.name)
    assert rule.__name__.lower() == rule.name.replace("-", "")


def test_no_two_rules_share_a_code_or_a_name():
    """Codes and names select rules, so each means one."""
    names = [label for rule in RULES for label in (rule.code, rule.name)]

    assert len(names) == len(set(names)) > 0


def test_no_cases_are_left_of_a_rule_that_is_gone():
    """Each file of cases belongs to a rule."""
    assert {path.stem for path in CASES.glob("*.md")} <= {rule.code for rule in RULES}
