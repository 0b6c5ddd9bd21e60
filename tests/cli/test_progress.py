"""A bar is shown on a terminal, after a second, and leaves nothing behind."""

from __future__ import annotations

import io

import pytest

from promptlint.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def ticking(*times):
    return iter(times).__next__


def test_a_quick_run_shows_nothing():
    """Under a second there is no bar, and nothing to erase."""
    stream = Terminal()
    with Progress(stream, ticking(0.0, 0.5, 0.9)) as progress:
        progress(1, 2)
        progress(2, 2)

    assert stream.getvalue() == ""


def test_a_long_run_shows_how_far_it_is_and_erases_that():
    """The bar is drawn anew in place and gone at the end."""
    stream = Terminal()
    with Progress(stream, ticking(0.0, 1.5, 1.5, 1.55, 2.0, 2.0)) as progress:
        progress(500, 2000)
        progress(501, 2000)
        progress(1000, 2000)

    drawn = stream.getvalue().split("\r\x1b[2K")
    assert [part.rpartition(" of ")[0].rpartition(" ")[2] for part in drawn[1:3]] == [
        "500",
        "1,000",
    ]
    assert drawn[2] == "█" * 15 + "░" * 15 + " 1,000 of 2,000 files"
    assert drawn[3] == ""


def test_the_bar_is_erased_when_the_run_is_cut_short():
    """Ctrl-C leaves a clean line."""
    stream = Terminal()

    def interrupted():
        with Progress(stream, ticking(0.0, 2.0, 2.0)) as progress:
            progress(0, 0)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert stream.getvalue().endswith("\r\x1b[2K")


@pytest.mark.parametrize(("stream", "quiet"), [(io.StringIO(), False), (Terminal(), True)])
def test_nobody_who_cannot_or_does_not_want_to_see_it_gets_a_bar(stream, quiet):
    """Neither a pipe nor --quiet."""
    with Progress(stream, ticking(0.0, 5.0), quiet=quiet) as progress:
        progress(1, 2)

    assert stream.getvalue() == ""
