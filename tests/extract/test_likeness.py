"""The likeness of strings to prompts, where no sink is in sight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.extract import extract
from promptlint.extract.extractor import Extractor
from promptlint.extract.likeness import Company, Weights, likely, trained
from promptlint.extract.sinks import Sinks
from promptlint.model import Extraction, Filling, Source

INSTRUCTION = (
    'SYSTEM_PROMPT = """You are a careful editor of recipes. Rewrite the recipe below so that a\n'
    "beginner can follow it, and answer with the numbered steps only.\n\nRecipe: {recipe}\n"
    '"""\n'
)


def found(code: str, path: str = "app/prompts.py") -> Extraction:
    return extract(Source(path, code))


def test_a_constant_that_reads_like_a_prompt_is_one():
    """A constant whose sink is out of sight is found by its looks, with a role from its name."""
    [prompt] = found(INSTRUCTION).prompts

    assert (prompt.role, prompt.evidence[0].kind, prompt.sent) == ("system", "likeness", False)
    assert trained().threshold <= prompt.confidence <= 1


@pytest.mark.parametrize(
    "code",
    [
        'logger.info("Finished loading %d files in %.2f seconds", count, spent)\n',
        'raise ValueError("the file could not be found: " + path)\n',
        'QUERY = "SELECT name, price FROM products WHERE price > 10 ORDER BY name"\n',
        'parser.add_argument("--out", help="Where to write the results")\n',
        'def area(r):\n    """Return the area of a circle with this radius."""\n    return 3.14 * r * r\n',
    ],
    ids=["log", "error", "sql", "help", "docstring"],
)
def test_what_programs_say_to_people_is_none(code: str):
    """Logs, errors, queries, help texts and docstrings are no prompts."""
    assert found(code, "app/tools.py").prompts == ()


def test_a_sink_is_never_overridden():
    """A string that reaches a sink keeps the sink's evidence alone."""
    code = INSTRUCTION + (
        "import openai\n\n\ndef ask(recipe):\n"
        "    text = SYSTEM_PROMPT.format(recipe=recipe)\n"
        '    message = {"role": "user", "content": text}\n'
        '    return openai.OpenAI().chat.completions.create(model="m", messages=[message])\n'
    )
    kinds = {one.kind for prompt in found(code).prompts for one in prompt.evidence}

    assert kinds == {"sink"}


def test_calls_that_fill_a_likely_prompt_are_seen():
    """A template that only looks like a prompt carries what `.format()` hands to it."""
    code = INSTRUCTION + "\n\ndef fill(recipe):\n    return SYSTEM_PROMPT.format(recipe=recipe)\n"
    fillings = [use for p in found(code).prompts for use in p.uses if isinstance(use, Filling)]

    assert [[a.name for a in filling.arguments] for filling in fillings] == [["recipe"]]


def test_what_fills_a_very_likely_prompt_is_one_too():
    """Texts that an f-string takes in reach the model with it, unless it may well be none itself."""
    code = '''
def build_review_prompt(names, notes):
    listed = "\\n".join(f"> {name}" for name in names)
    review = f"""You are a careful editor of recipes. Rewrite the recipe below so that a beginner
can follow it, and answer with the numbered steps only.

Recipe:
{listed}"""
    client.enqueue(review)
'''
    texts = {prompt.text for prompt in found(code).prompts}

    assert "> {name}" in texts


def test_near_misses_are_told():
    """A string that is nearly likely enough is left out, with a note that says why."""
    code = 'PROMPT = "Enter the name: "\nask(PROMPT)\n'
    extraction = found(code, "app/prompt.py")

    assert extraction.prompts == ()
    assert [note.partition(": ")[0].partition(" ")[2] for _, note in extraction.notes] == [
        "like a prompt"
    ]


def test_a_string_without_any_sign_of_a_model_is_none():
    """However it reads, a string is no prompt where neither imports nor names point to a model."""
    code = 'TEXT = "Summarize the report of the week in a few words, as a helpful assistant."\n'
    extraction = found(code, "app/report.py")

    assert (extraction.prompts, extraction.notes) == ((), ())


def test_probability_is_bounded_and_monotone():
    """A probability lies between 0 and 1 and rises with a feature that speaks for a prompt."""
    weights = Weights(0.0, 0.5, {"for": 2.0, "much": 1e6, "against": -1e6})

    assert weights.probability([]) == 0.5
    assert 0.5 < weights.probability(["for"]) < weights.probability(["much"]) <= 1
    assert 0 <= weights.probability(["against"]) < 1e-9
    assert weights.reasons(["against", "for", "bias"]) == "for, against"


def test_company_leaves_a_string_itself_out():
    """What a string looks like says nothing about its company: only the others of the file do."""
    probabilities = [0.9, 0.0, 0.1]
    company = Company.of(2, probabilities)

    assert (company.strings, company.prompts) == (5, 3.0)
    assert [company.clue(own) for own in probabilities] == ["company=2", "company=3", "company=3"]


@pytest.mark.parametrize(("known", "clue"), [(0, "company=none"), (1, "company=4")])
def test_company_of_one_is_none(known: int, clue: str):
    """A string without any other has no company; one that sinks know is a sure prompt."""
    assert Company.of(known, [0.4]).clue(0.4) == clue


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20), st.integers(0, 5))
def test_likelier_company_is_never_of_a_lower_kind(probabilities: list[float], known: int):
    """More prompts around a string never make its company look less like prompts."""
    fewer, more = (Company.of(n, [0.5, *probabilities]).clue(0.5) for n in (known, known + 1))

    assert fewer <= more


def test_company_counts(monkeypatch: pytest.MonkeyPatch):
    """What the other strings of its file look like changes a string's probability."""
    weights = Weights(0.0, 0.5, {"company=4": 3.0, "company=0": -3.0, "name~loud": -9.0})
    monkeypatch.setattr("promptlint.extract.likeness.trained", lambda: weights)
    edge = 'first = "List what was said."\n'
    kin = 'call(system_prompt="You answer with one line.")\n'
    strangers = 'loud = "Keep the noise down."\nloud_too = "It is too loud here."\n'

    probabilities = {
        kind: next(p for name, p in _probabilities(code) if name == "first")
        for kind, code in (("alone", edge), ("kin", edge + kin), ("strangers", edge + strangers))
    }

    assert probabilities["strangers"] < 0.1 < probabilities["alone"] == 0.5
    assert probabilities["kin"] > 0.9


def _probabilities(code: str) -> list[tuple[str, float]]:
    extractor = Extractor(Source("app/chatbot.py", code), Sinks.load(), None)
    extractor.run(likeness=False)
    ones = likely(extractor.evaluator, Sinks.load(), extractor.covered())
    return [(one.candidate.site.name, one.probability) for one in ones]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Summarize the report of the week in a few words.", "user"),
        ("Summarize the report of {week} in a few words.", "template"),
    ],
)
def test_a_complete_text_is_a_request(text: str, role: str):
    """Where names say nothing of the role, a text without holes is a request, with them a template."""
    [prompt] = found(f'PROMPT = "{text}"\n').prompts

    assert prompt.role == role


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ('def judge_system_prompt(week):\n    text = f"You judge {week} reports."\n    keep(text)\n', "system"),
        ('def tone_prompts_of():\n    return "Be brief and answer the user in one language."\n', "template"),
        ('TOOL_PROMPT = "Pick the tool that answers the question of the user best."\n', "user"),
    ],
)  # fmt: skip
def test_names_of_functions_tell_roles(code: str, role: str):
    """What a function calls a prompt is no request, and a prompt about tools describes none."""
    [prompt] = found(code).prompts

    assert prompt.role == role
