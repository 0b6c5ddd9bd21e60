"""A mistake of ours is told in one line."""

from promptlint.failure import failure


def test_failure_names_what_where_and_how():
    """The line names the part, the place in our code, and the exception, and asks for a report."""
    try:
        int("two\nlines")
    except ValueError as error:
        line = failure("the rule X", error)

    assert line.startswith("the rule X failed at test_failure.py:")
    assert line.endswith(
        "'two\\nlines'; this is a bug in promptlint or a plugin, please report it with this file"
    )


def test_failure_without_a_place():
    """An exception that was never raised has no place."""
    assert failure("it", KeyError("x")).startswith("it failed: KeyError: 'x'; this is a bug")
