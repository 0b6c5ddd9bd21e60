"""Code whose values would double with every step is read in the time that its length takes.

None of these tests looks at a clock: with the law broken, they would not end in a lifetime.
"""

from __future__ import annotations

from promptlint.extract import extract
from promptlint.extract.value import Choice, Unknown, Value, alternatives
from promptlint.model import Source

STEPS = 60


def texts(code: str) -> list[str]:
    """Return the texts of the prompts in a program that sends `text`."""
    send = 'openai.chat.completions.create(messages=[{"role": "user", "content": text}])\n'
    return [
        prompt.text for prompt in extract(Source("app.py", f"import openai\n{code}{send}")).prompts
    ]


def test_a_text_that_is_doubled_over_and_over_is_read() -> None:
    """x = x + x, as often as names are followed: the text would fill a thousand disks."""
    steps = 26
    doubled = "".join(f"x{n + 1} = x{n} + x{n}\n" for n in range(steps))

    (text,) = texts(f'x0 = "Say it again. "\n{doubled}text = x{steps}\n')

    assert text.startswith("Say it again. Say it again. ")


def test_functions_that_call_one_another_in_circles_are_read() -> None:
    """The ways through such a graph are without number; its functions are not."""
    functions = "".join(
        f"def f{n}(q):\n"
        f'    return f{(n + 1) % STEPS}(q) + f{(7 * n + 3) % STEPS}(q) + "Answer in one word."\n'
        for n in range(STEPS)
    )

    assert any("Answer in one word." in text for text in texts(f"{functions}text = f0(1)\n"))


def test_alternatives_reached_on_many_ways_are_counted_once() -> None:
    """A value that both branches of every choice hand on is still one value."""
    end = Unknown()
    value: Value = end
    for _ in range(STEPS):
        value = Choice((Choice((value,)), Choice((value,))))

    assert alternatives(value) == (end,)


def test_a_template_filled_many_times_is_one_prompt() -> None:
    """Every use of a template is kept with the one prompt that stands there."""
    uses = "".join(
        "openai.chat.completions.create(messages=[{'role': 'user', 'content': T.format(x=1)}])\n"
        for _ in range(STEPS)
    )
    extraction = extract(Source("app.py", f'import openai\nT = "Translate {{x}}."\n{uses}'))

    (prompt,) = extraction.prompts
    assert len(prompt.uses) == STEPS
