"""`promptlint check` finds, shows and mends, and its exit code says what came of it."""

from __future__ import annotations

import importlib
import json
import os
import stat

import pytest

from tests.cli.conftest import BAD, GOOD, HEAD

SHOWN = "app.py:3:54: PRM201 [error] unknown-role: `sytem` is no role of OpenAI's API"
UNSAFE = (
    HEAD + 'OpenAI().responses.create(model="m", input="Read this text." "Answer this question.")\n'
)


@pytest.fixture
def app(project):
    path = project / "app.py"
    path.write_text(BAD)
    return path


def test_findings_are_shown_in_full_with_a_summary(command, app):
    """The default form has the source with carets, and ends with how much there is."""
    ran = command("check", "app.py")

    assert ran.code == 1
    assert ran.out.startswith(SHOWN)
    assert "^^^^^^^" in ran.out
    assert ran.out.endswith(
        "Found 1 problem in 1 of 1 file: 1 error.\nCan be fixed: 1 with --fix.\n"
    )
    assert ran.err == ""


def test_a_clean_run_is_0(command, project):
    """Nothing found, nothing wrong."""
    (project / "app.py").write_text(GOOD)
    ran = command("check")

    assert (ran.code, ran.out) == (0, "No problems found in 1 file, 1 prompt.\n")


def test_quiet_prints_findings_only(command, app):
    """No summary, and not a word where there is nothing."""
    assert len(command("check", "-q", "--output-format", "concise").out.splitlines()) == 1
    app.write_text(GOOD)
    assert command("check", "--quiet") == type(command("--version"))(0, "", "")


def test_named_files_are_checked_unless_excluded_by_force(command, app, project):
    """pre-commit names every file: --force-exclude holds what the configuration leaves out."""
    (project / "promptlint.toml").write_text('exclude = ["app.py"]\n')

    assert command("check", "app.py").code == 1
    assert command("check", "--force-exclude", "app.py").code == 0


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_machine_formats_hold_nothing_else(command, app, form):
    """What is printed can be read as it is."""
    ran = command("check", "--output-format", form)
    records = json.loads(ran.out) if form == "json" else [json.loads(ran.out)]

    assert ran.code == 1
    assert [record["filename"] for record in records] == ["app.py"]


def test_the_output_can_go_to_a_file(command, app, project):
    """The file gets the findings, the terminal the summary."""
    ran = command("check", "--output-format", "json", "--output-file", "out.json")

    assert json.loads((project / "out.json").read_text())[0]["code"] == "PRM201"
    assert ran.out.startswith("Found 1 problem")


def test_an_output_file_that_cannot_be_written_is_bad_usage(command, app):
    """The error names it."""
    ran = command("check", "--output-file", "gone/out.txt")

    assert ran.code == 2
    assert "gone/out.txt" in ran.err


def test_statistics_replace_the_findings(command, app):
    """One row for each rule, in the manner of the format."""
    assert command("check", "--statistics").out.splitlines()[0] == "1  PRM201  [*]  unknown-role"
    ran = command("check", "--statistics", "--output-format", "json")
    assert json.loads(ran.out)[0]["count"] == 1


def test_exit_zero_forgives_findings(command, app):
    """They are shown all the same."""
    ran = command("check", "--exit-zero")

    assert ran.code == 0
    assert SHOWN in ran.out


def test_a_file_that_cannot_be_checked_is_2_after_all_others_were(command, app, project):
    """Also with --exit-zero: it never looks clean."""
    (project / "broken.py").write_bytes(b"x = '\xff'\n")
    ran = command("check", "--exit-zero")

    assert ran.code == 2
    assert SHOWN in ran.out
    assert "broken.py:1:1: PRM001 [error] unreadable-source" in ran.out
    assert ran.out.endswith("1 file could not be checked.\n")


def test_what_no_finding_says_goes_to_stderr(command, app):
    """Without PRM001 the reason is still given."""
    ran = command("check", "app.py", "missing.py", "--ignore", "PRM001")

    assert ran.code == 2
    assert ran.err.startswith("error: missing.py: ")
    assert SHOWN in ran.out


def test_what_befalls_many_files_is_told_for_a_few(command, project):
    """The rest is counted; --verbose names them all."""
    names = [f"gone{number}.py" for number in range(9)]
    few = command("check", *names).err.splitlines()
    every = command("check", "--verbose", *names).err

    assert len(few) == 4
    assert few[3] == "error: the same for 6 more files; --verbose names them"
    assert all(name in every for name in names)


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--select", "PRM1"], False),
        (["--select", "unknown-role"], True),
        (["--ignore", "PRM2"], False),
        (["--ignore", "PRM1,PRM201"], False),
        (["--select", "PRM1", "--extend-select", "PRM201"], True),
        (["--extend-ignore", "ALL"], False),
        (["--min-severity", "error"], True),
        (["--min-confidence", "1"], True),
    ],
)
def test_rules_are_chosen_on_the_command_line(command, app, arguments, found):
    """By code, prefix or name, several at once."""
    assert command("check", *arguments).code == (1 if found else 0)


def test_an_unknown_rule_is_bad_usage(command, app):
    """The nearest is named."""
    ran = command("check", "--select", "unknown-rule")

    assert (ran.code, ran.out) == (2, "")
    assert "unknown-rule" in ran.err
    assert "unknown-role" in ran.err


def test_options_can_come_from_the_environment(command, app, monkeypatch):
    """PROMPTLINT_SOME_THING is --some-thing."""
    monkeypatch.setenv("PROMPTLINT_OUTPUT_FORMAT", "concise")
    monkeypatch.setenv("PROMPTLINT_QUIET", "1")
    monkeypatch.setenv("PROMPTLINT_SELECT", "PRM201,PRM1")

    assert command("check").out.startswith(SHOWN)
    assert len(command("check").out.splitlines()) == 1


def test_a_configuration_can_be_named_or_ignored(command, app, project):
    """--config uses one file for all, --isolated none."""
    (project / "promptlint.toml").write_text('ignore = ["PRM201"]\n')
    other = project / "other.toml"
    other.write_text('select = ["PRM201"]\n')

    assert command("check").code == 0
    assert command("check", "--config", str(other)).code == 1
    assert command("check", "--isolated").code == 1


def test_verbose_says_what_was_in_force(command, app):
    """Configuration, rules, suppressions and time go to stderr."""
    err = command("check", "--verbose").err

    for word in ("configuration: ", "rules: ", "suppressed: 0", "time: "):
        assert word in err


def test_no_files_are_worth_a_warning(command):
    """An empty directory is no mistake, but probably not what was meant."""
    ran = command("check")

    assert (ran.code, ran.out, ran.err) == (0, "", "warning: no files to check\n")


def test_the_cache_changes_nothing_that_is_shown(command, app):
    """Cold, warm and without."""
    cold, warm, without = (command("check", *extra) for extra in ([], [], ["--no-cache"]))

    assert cold == warm == without


def test_colours_are_there_when_asked_for(command, app):
    """--color always paints what is piped, too."""
    assert "\x1b[" in command("check", "--color", "always").out
    assert "\x1b[" not in command("check").out


def test_fix_mends_the_file_and_says_so(command, app):
    """What is fixed is gone; mode and the rest of the file stay."""
    app.chmod(0o755)
    ran = command("check", "--fix")

    assert (ran.code, app.read_text()) == (0, GOOD)
    assert ran.out == "Fixed 1 problem. No problems found in 1 file, 1 prompt.\n"
    assert stat.S_IMODE(app.stat().st_mode) == 0o755


def test_fix_leaves_what_it_may_not_touch(command, app):
    """Unsafe fixes wait for their flag, and the finding stays."""
    app.write_text(UNSAFE)
    ran = command("check", "--fix")

    assert (ran.code, app.read_text()) == (1, UNSAFE)
    assert command("check", "--fix", "--unsafe-fixes").code == 0
    assert app.read_text() != UNSAFE


def test_diff_shows_and_writes_nothing(command, app):
    """The diff is what --fix would do."""
    ran = command("check", "--diff")

    assert (ran.code, app.read_text()) == (1, BAD)
    assert ran.out.splitlines() == [
        "--- app.py",
        "+++ app.py",
        "@@ -1,3 +1,3 @@",
        " from openai import OpenAI",
        " ",
        f"-{BAD.splitlines()[2]}",
        f"+{GOOD.splitlines()[2]}",
    ]
    assert ran.err == "Would fix 1 problem.\n"


def test_a_diff_is_painted_as_diffs_are(command, app):
    """Headers, removed and added lines, places."""
    out = command("check", "--diff", "--color", "always").out.splitlines()

    assert [line[: line.index("m") + 1] for line in out if line.startswith("\x1b")] == [
        "\x1b[1m",
        "\x1b[1m",
        "\x1b[36m",
        "\x1b[31m",
        "\x1b[32m",
    ]


def test_diff_of_nothing_to_fix_is_0(command, app):
    """Findings without fixes are no business of --diff."""
    app.write_text(BAD.replace("sytem", "narrator"))
    ran = command("check", "--diff", "--quiet")

    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_a_notebook_is_mended_in_its_cell(command, project):
    """Places name the cell; the JSON around it is kept."""
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["# A bot"]},
        {
            "cell_type": "code",
            "execution_count": 1,
            "metadata": {},
            "outputs": [],
            "source": BAD.splitlines(keepends=True),
        },
    ]
    book = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path = project / "nb.ipynb"
    path.write_text(json.dumps(book, indent=1) + "\n")

    assert "nb.ipynb:cell 1:3:54: PRM201" in command("check").out
    assert command("check", "--fix").code == 0
    cells[1]["source"] = GOOD.splitlines(keepends=True)
    assert path.read_text() == json.dumps(book, indent=1) + "\n"


def test_a_file_that_changes_under_the_fix_is_left(command, app, monkeypatch):
    """Nobody's edit is overwritten; the run goes on and exits with 2."""
    from promptlint.cli import repair

    def slow(before, after):
        app.write_text("# mine\n")
        original(before, after)

    original = repair.write
    monkeypatch.setattr(repair, "write", slow)
    ran = command("check", "--fix")

    assert (ran.code, app.read_text()) == (2, "# mine\n")
    assert "app.py: not fixed: it changed while it was being checked" in ran.err


def crash(*_, **__):
    raise ZeroDivisionError("oops")


def test_a_crash_of_a_fix_costs_no_other_file(command, app, project, monkeypatch):
    """The file is named, the others are mended, and the exit code is 2."""
    from promptlint.cli import repair

    (project / "b.py").write_text(BAD)
    original = repair.load
    monkeypatch.setattr(repair, "load", lambda p, m: crash() if p == "app.py" else original(p, m))
    ran = command("check", "--fix")

    assert (ran.code, app.read_text(), (project / "b.py").read_text()) == (2, BAD, GOOD)
    assert "error: app.py: the fix failed" in ran.err
    assert "ZeroDivisionError: oops" in ran.err


@pytest.mark.parametrize("place", ["promptlint.cli.stdin.lint_data", "promptlint.cli.repair.mend"])
def test_a_crash_on_stdin_gives_the_text_back(command, monkeypatch, place):
    """An editor that pipes its buffer through does not lose it, and is told."""
    monkeypatch.setattr(place, crash)
    ran = command("check", "--fix", "-", stdin=BAD.encode())

    assert (ran.code, ran.out) == (2, BAD)
    assert "<stdin>: the " in ran.err
    assert "ZeroDivisionError: oops" in ran.err


def test_bad_configuration_is_no_crash_on_stdin_either(command, project):
    """It is said in one line."""
    (project / "promptlint.toml").write_text('plugins = ["gone_rules"]\n')
    ran = command("check", "-", stdin=BAD.encode())

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: the module `gone_rules`")


def test_a_refused_fix_is_told(command, app, monkeypatch):
    """The finding stays, and a warning says why the file was left alone."""
    module = importlib.import_module("promptlint.fix.mend")
    monkeypatch.setattr(module, "objection", lambda *_: "it would break the syntax")
    ran = command("check", "--fix")

    assert (ran.code, app.read_text()) == (1, BAD)
    assert ran.err == "warning: app.py: not fixed: it would break the syntax\n"


def test_stdin_is_checked_under_its_name(command, project):
    """- reads stdin; --stdin-filename says where the text would stand."""
    (project / "promptlint.toml").write_text('per-file-ignores = {"tests/*" = ["PRM201"]}\n')

    assert command("check", "-", stdin=BAD.encode()).out.startswith("<stdin>:3:54: PRM201")
    named = ["check", "--stdin-filename", "app.py", "--output-format", "concise"]
    assert command(*named, stdin=BAD.encode()).out.startswith(SHOWN)
    assert command("check", "--stdin-filename", "tests/a.py", "-", stdin=BAD.encode()).code == 0


@pytest.mark.parametrize("text", ['select = ["PRM999"]', "[[sinks]]"])
def test_bad_configuration_is_seen_on_stdin_too(command, project, text):
    """What would stop a run over files stops this one."""
    (project / "promptlint.toml").write_text(text)
    ran = command("check", "-", stdin=BAD.encode())

    assert (ran.code, ran.out) == (2, "")
    assert "promptlint.toml:1: " in ran.err


def test_stdin_and_files_do_not_mix(command, app):
    """Nobody could say which finding belongs where."""
    assert command("check", "-", "app.py").code == 2


def test_fixing_stdin_gives_the_text_back(command):
    """The mended text goes to stdout, all else to stderr; bytes stay bytes."""
    data = BAD.replace("\n", "\r\n").encode("utf-8-sig")
    ran = command("check", "--fix", "-", stdin=data)

    assert ran.code == 0
    assert ran.out.encode() == GOOD.replace("\n", "\r\n").encode("utf-8-sig")
    assert "Fixed 1 problem" in ran.err


def test_stdin_that_cannot_be_read_comes_back_as_it_was(command):
    """An editor that pipes its buffer through never loses it."""
    ran = command("check", "--fix", "-", stdin=b"# coding: ascii\nx = '\xc3\xa9'\n")

    assert ran.code == 2
    assert ran.out == "# coding: ascii\nx = 'é'\n"
    assert "PRM001" in ran.err


def test_the_diff_of_stdin_is_shown(command):
    """With --diff the text itself is not."""
    ran = command("check", "--diff", "-", stdin=BAD.encode())

    assert ran.out.startswith("--- <stdin>\n+++ <stdin>\n")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_is_not_fixed(command, app):
    """Its owner did not want it to change."""
    app.chmod(0o444)

    assert command("check", "--fix").code == 2
    assert app.read_text() == BAD


def test_findings_are_ignored_on_demand(command, project):
    """--add-ignore writes directives with their reason; --diff only shows them; not with --fix."""
    path = project / "app.py"
    path.write_text(BAD)
    shown = command("check", "--add-ignore=as ordered", "--diff")
    assert path.read_text() == BAD
    done = command("check", "--add-ignore=as ordered")

    assert "+OpenAI()" in shown.out
    assert shown.err.endswith("Would ignore 1 problem.\n")
    assert "# promptlint: ignore[PRM201] -- as ordered" in path.read_text()
    assert (done.code, done.out) == (
        0,
        "Ignored 1 problem. No problems found in 1 file, 1 prompt.\n",
    )
    assert command("check", "--fix", "--add-ignore").code == 2
