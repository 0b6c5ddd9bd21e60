"""Directives that do nothing are reported and taken out, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.model import Diagnostic, Source, Span
from promptlint.sources import apply_edits
from promptlint.suppress import Rules, read_directives, suppress, unused

NAMES = {
    "PRM002": "PRM002",
    "PRM101": "PRM101",
    "brace": "PRM101",
    "PRM107": "PRM107",
    "PRM115": "PRM115",
}
RULES = Rules(NAMES, frozenset({"PRM002", "PRM101", "PRM107"}), complete=True)


def findings(text, codes=(), rules=RULES):
    """What is said of the directives of a text in which each line with "hit" has these findings."""
    source = Source("a.py", text)
    hits = [at for at in range(len(text)) if text.startswith("hit", at)]
    found = [Diagnostic(code, "", "", Span(at, at + 3), "error") for at in hits for code in codes]
    return list(unused(suppress(found, read_directives(source), source, NAMES), source, rules))


def fixed(text, codes=(), rules=RULES):
    edits = [edit for one in findings(text, codes, rules) if one.fix for edit in one.fix.edits]
    return apply_edits(text, edits)


@pytest.mark.parametrize(
    "text",
    [
        "x = 'hit'  # promptlint: ignore\n",
        "x = 'hit'  # promptlint: ignore[PRM101]\n",
        "x = 'hit'  # promptlint: ignore[brace] -- why\n",
        "# promptlint: ignore-file[PRM101]\nx = 'hit'\n",
        # not checked in this run, and itself
        "x = 1  # promptlint: ignore[PRM115, PRM002]\n",
    ],
)
def test_used_directives_are_left_alone(text):
    """A directive that covers something, or speaks of what was not checked, is fine."""
    assert findings(text, ["PRM101"]) == []


MESSAGES = [
    ("x  # promptlint: ignore", "nothing is found here that could be suppressed"),
    ("# promptlint: ignore-file", "nothing is found in this file that could be suppressed"),
    ("x  # promptlint: ignore[PRM101]", "`PRM101` is not found here"),
    ("# promptlint: ignore-file[brace]", "`brace` is not found in this file"),
    ("x  # promptlint: ignore[braces]", "`braces` is no rule (did you mean `brace`?)"),
    ("x  # promptlint: ignore[zzz]", "`zzz` is no rule"),
    (
        "x  # promptlint: ignore[PRM107, zzz]",
        "`PRM107` is not found here; `zzz` is no rule",
    ),
    ("hit  # promptlint: ignore[PRM101, brace]", "`brace` is listed twice"),
    (
        "x  # promptlint: ignroe",
        "the directive cannot be understood and suppresses nothing: write "
        "`# promptlint: ignore[CODE] -- reason`",
    ),
]


@pytest.mark.parametrize(("text", "message"), MESSAGES)
def test_messages(text, message):
    """One finding for each directive says all that is wrong with it, at the directive."""
    (finding,) = findings(text, ["PRM101"])

    assert finding.message == message
    assert finding.span == Span(text.index("#"), len(text))


def test_blanket_directives_are_judged_only_after_a_whole_check():
    """If only some rules were checked, `ignore` may be there for the others."""
    rules = Rules(NAMES, RULES.active, complete=False)

    assert findings("x  # promptlint: ignore", rules=rules) == []
    assert len(findings("x  # promptlint: ignore[PRM101]", rules=rules)) == 1


FIXES = [
    # the directive goes, with the space before it
    ("x = 1  # promptlint: ignore\ny\n", "x = 1\ny\n"),
    ("x = 1  # promptlint: ignore -- why", "x = 1"),
    ("x = 1\t# promptlint: ignore[PRM101]  \r\ny\r\n", "x = 1\r\ny\r\n"),
    # its line goes with it if nothing else is there
    ("a\n  # promptlint: ignore[PRM101]\nx = 1\n", "a\nx = 1\n"),
    ("a\r\n# promptlint: ignore\r\nx\r\n", "a\r\nx\r\n"),
    ("# promptlint: ignore-file[zzz]\nx", "x"),
    ("x\n# promptlint: ignore-file", "x\n"),
    ("# promptlint: ignore-file", ""),
    # other comments stay
    ("x  # noqa # promptlint: ignore\n", "x  # noqa\n"),
    ("x  # promptlint: ignore  # noqa\n", "x  # noqa\n"),
    ("# noqa # promptlint: ignore -- a #3 # type: ignore\nx\n", "# noqa # type: ignore\nx\n"),
    # only the codes that do nothing go
    ("hit # promptlint: ignore[PRM107,brace] -- b\n", "hit # promptlint: ignore[brace] -- b\n"),
    ("hit # promptlint: ignore[PRM101, brace]\n", "hit # promptlint: ignore[PRM101]\n"),
    ("hit # promptlint: ignore[ zzz, PRM101,PRM115 ]", "hit # promptlint: ignore[PRM101, PRM115]"),
    # what is not understood is left to its author
    ("x  # promptlint: ignroe\n", "x  # promptlint: ignroe\n"),
]


@pytest.mark.parametrize(("text", "after"), FIXES)
def test_fixes(text, after):
    """The fix takes out what does nothing and leaves every other character."""
    assert fixed(text, ["PRM101"]) == after


CODE = st.sampled_from(["PRM101", "brace", "PRM107", "PRM115", "PRM102", "zzz"])
DIRECTIVE = st.builds(
    "# promptlint: {}{}{}".format,
    st.sampled_from(["ignore", "ignore-file"]),
    st.just("") | st.lists(CODE, min_size=1, max_size=3).map(lambda codes: f"[{', '.join(codes)}]"),
    st.sampled_from(["", " -- why", " -- see #3 for why"]),
)
LINE = st.builds(
    "{}{}{}".format,
    st.sampled_from(["x = 'hit'  ", "x = 1 ", "    ", ""]),
    st.just("# noqa ") | st.just(""),
    DIRECTIVE | st.just("# é") | st.just(""),
)


@given(st.lists(LINE), st.sampled_from(["\n", "\r\n"]), st.sets(st.sampled_from(sorted(NAMES))))
def test_fixes_are_complete_and_change_nothing_else(lines, ending, codes):
    """After the fixes nothing is left to report, and only directives are gone."""
    text = ending.join(lines)

    after = fixed(text, codes)

    assert findings(after, codes) == []
    assert after.count("hit") == text.count("hit")
    assert after.count("# noqa") == text.count("# noqa")
    assert after.count("# é") == text.count("# é")


@given(st.lists(LINE), st.sets(st.sampled_from(["PRM101", "PRM107"])))
def test_fixes_suppress_what_was_suppressed(lines, codes):
    """Taking out what does nothing brings back no finding."""
    text = "\n".join(lines)

    def left(text):
        source = Source("a.py", text)
        hits = [at for at in range(len(text)) if text.startswith("hit", at)]
        found = [Diagnostic(c, "", "", Span(at, at + 3), "error") for at in hits for c in codes]
        return len(suppress(found, read_directives(source), source, NAMES).kept)

    assert left(fixed(text, codes)) == left(text)
