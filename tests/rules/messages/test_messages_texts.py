"""The rules on what the messages and settings of a call say, on conversations made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from promptlint_rules.messages.double_bos import DoubleBos
from promptlint_rules.messages.foreign_control_token import ForeignControlToken
from promptlint_rules.messages.json_mode_without_json import JsonModeWithoutJson
from promptlint_rules.messages.over_budget import OverBudget
from promptlint_rules.messages.sampling_against_wording import SamplingAgainstWording
from promptlint_rules.messages.unpinned_model import UnpinnedModel
from promptlint_rules.messages.volatile_prefix import VolatilePrefix
from tests.rules.messages.talk import Talk, hole

NOW = "{now} Answer every letter of the guests politely."
LLAMA3 = "meta-llama/Meta-Llama-3-8B-Instruct"


@pytest.mark.parametrize(
    ("origin", "name", "facts", "expected"),
    [
        ("clock", "now", {}, ["{now}"]),
        ("identifier", "now", {}, ["{now}"]),
        ("clock", "now", {"moment": "import"}, []),
        ("session", "now", {}, []),
        ("constant", "now", {"constant": "noon"}, []),
        ("parameter", "now", {}, ["{now}"]),
        ("unknown", "now", {}, []),
    ],
)
def test_what_changes_with_every_call(origin, name, facts, expected):
    """Clocks, fresh identifiers and values of the request are volatile, unless made earlier."""
    talk = Talk().say("system", NOW, hole(NOW, name, origin, **facts))

    assert expected == talk.marked(VolatilePrefix, tokens=5)


def test_a_parameter_counts_only_under_the_name_of_a_request():
    """A parameter that may be the same for all calls is not volatile."""
    text = "{shop} Answer every letter of the guests politely."

    assert Talk().say("system", text, hole(text, "shop")).marked(VolatilePrefix, tokens=5) == []


def test_constant_text_is_counted_over_all_later_texts():
    """The text after the hole goes on through the messages that follow."""
    talk = Talk().system("{now}", hole("{now}", "now", "clock"))
    talk.say("user", "one two three").say("user", "four", conditional=True)

    assert talk.marked(VolatilePrefix, tokens=3) == ["{now}"]
    assert talk.marked(VolatilePrefix, tokens=4) == []


def test_a_long_prefix_before_the_hole_is_cached():
    """With enough text in front a cache has something to keep."""
    talk = Talk().say("system", "one two three").say("user", NOW, hole(NOW, "now", "clock"))

    assert talk.marked(VolatilePrefix, tokens=3) == []
    assert talk.marked(VolatilePrefix, tokens=5) == ["{now}"]


@pytest.mark.parametrize(
    ("role", "origin", "expected"),
    [
        ("user", "parameter", 0),
        ("user", "unknown", 0),
        ("user", "constant", 1),
        ("system", "parameter", 1),
        ("system", "outside", 0),
        ("system", "model", 0),
    ],
)
def test_text_behind_what_differs_is_not_counted(role, origin, expected):
    """A document in the user's turn ends what calls can share; a setting of the system does not."""
    text = "{now} {document} one two three"
    talk = Talk().say(role, text, hole(text, "now", "clock"), hole(text, "document", origin))

    assert len(talk.findings(VolatilePrefix, tokens=3)) == expected


@pytest.mark.parametrize("between", ["gap", "repeated", "value"])
def test_text_behind_a_history_is_not_counted(between):
    """Unseen and repeated turns and whole values end what calls can share."""
    talk = Talk().say("system", "{now}", hole("{now}", "now", "clock")).say("tool", "")
    if between == "gap":
        talk.gap()
    elif between == "repeated":
        talk.say("user", "one", repeated=True)
    else:
        talk.say("user", None)

    assert talk.say("user", "one two three").marked(VolatilePrefix, tokens=3) == []


@pytest.mark.parametrize(("library", "model"), [("transformers", "x"), ("openai", "gpt-3.5-turbo")])
def test_without_a_cache_nothing_is_lost(library, model):
    """Runtimes and models without a prompt cache are left alone."""
    talk = Talk(library).set(model=model).say("system", NOW, hole(NOW, "now", "clock"))

    assert talk.marked(VolatilePrefix, tokens=5) == []


@pytest.mark.parametrize(
    ("model", "text", "expected"),
    [
        (LLAMA3, "[INST] Name a fern. [/INST]", ["[INST]"]),
        (LLAMA3, "<|eot_id|> then [/INST]", ["[/INST]"]),
        (LLAMA3, "<|start_header_id|>user", []),
        (LLAMA3, "the token `[INST]` of Llama 2", []),
        ("my-own-model", "[INST] Name a fern. [/INST]", []),
        ("NousResearch/Hermes-2-Pro-Llama-3-8B", "<|im_start|>user", []),
    ],
)
def test_foreign_tokens_in_a_raw_text(model, text, expected):
    """Only tokens of another family than the known model's are foreign."""
    talk = Talk("huggingface_hub", "client.text_generation").raw()

    talk.say("template", text).set(client__model=model)

    assert talk.marked(ForeignControlToken) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<|im_start|>user Hello<|im_end|>", ["<|im_start|>"]),
        ("[INST] Hello [/INST]", ["[INST]"]),
        ("<|user|> is our name for guests", []),
        ("Explain `<|im_start|>user` to me", []),
        ("no token at all", []),
    ],
)
def test_turns_typed_into_a_message(text, expected):
    """A turn written with control tokens is reported in a chat message; a mention is not."""
    assert Talk().say("template", text).marked(ForeignControlToken) == []
    assert Talk("any").say("user", text).marked(ForeignControlToken) == []
    assert expected == Talk().say("user", text).say("user", None).marked(ForeignControlToken)


def test_typed_tokens_of_another_family_are_named():
    """The message says whose tokens they are when the model's family is known."""
    talk = Talk("vllm", "llm.chat").say("user", "[INST] Hello [/INST]").set(client__model=LLAMA3)

    (finding,) = talk.findings(ForeignControlToken)

    assert "belongs to Llama 2 and Mistral" in finding.message


def test_ollama_templates_prompts_unless_raw():
    """Ollama puts the template around a prompt unless it is told not to."""
    text = "<|start_header_id|>user<|end_header_id|>Hello"
    talk = Talk("ollama", "ollama.generate").say("user", text).set(model="llama3:8b")

    assert talk.marked(ForeignControlToken) == ["<|start_header_id|>"]
    assert talk.set(raw=True).marked(ForeignControlToken) == []


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("google/gemma-2-9b-it", ["tokenizer(text)"]),
        (None, []),
        ("Qwen/Qwen2.5-7B-Instruct", []),
    ],
)
def test_a_second_bos(model, expected):
    """Text rendered and tokenised again is reported unless the family has no BOS to double."""
    talk = Talk("transformers").say("user").rendered().set(client__model=model)

    assert expected == talk.marked(DoubleBos)
    assert Talk("transformers").say("user").marked(DoubleBos) == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["google/gemma-2-9b-it"], 1),
        (["google/gemma-2-9b-it", "Qwen/Qwen2.5-7B-Instruct"], 0),
        (["some/thing"], 0),
    ],
)
def test_the_models_that_the_file_names_decide(names, expected):
    """Where the call's model is not known, all models named in the file must double the token."""
    talk = Talk("transformers").say("user").rendered()
    for name in names:
        talk.write(f'"{name}"')

    assert len(talk.findings(DoubleBos)) == expected


@pytest.mark.parametrize(
    ("expression", "spec", "expected"),
    [
        ("datetime.now()", "", 1),
        ("datetime.now()", "%Y-%m-%d %H:%M", 1),
        ("datetime.now()", "%Y-%m-%d", 0),
        ("datetime.now().strftime('%A')", "", 0),
        ("datetime.date.today()", "", 0),
        ("datetime.now().date()", "", 0),
        ("datetime.today()", "", 1),
        ("current_date", "", 0),
        ("date_time", "", 1),
        ("timestamp", "", 1),
    ],
)
def test_a_date_lasts_a_day(expression, spec, expected):
    """A clock that shows no time of day is the same for all calls of the day."""
    clock = replace(hole(NOW, "now", "clock"), expression=expression, spec=spec)

    assert len(Talk().say("system", NOW, clock).findings(VolatilePrefix, tokens=5)) == expected


TASK = "Read the receipt and return an object with the keys shop and total."


def json_talk(**settings: str) -> Talk:
    asked = settings or {"response_format__type": "json_object"}
    return Talk().set(**asked).say("system", TASK)


def test_json_mode_without_the_word():
    """JSON mode is reported where no text says JSON, in every way of asking for it."""
    data = "{receipt}"

    assert json_talk().say("user", data, hole(data, "receipt")).marked(JsonModeWithoutJson) == [
        "'json_object'"
    ]
    assert json_talk(text__format__type="json_object").marked(JsonModeWithoutJson) == [
        "'json_object'"
    ]


@pytest.mark.parametrize(
    "talk",
    [
        json_talk().say("user", "Answer in Json."),
        json_talk(response_format__type="json_schema"),
        json_talk(temperature="json_object"),
        json_talk().gap(),
        json_talk().say("user", "{schema}", hole("{schema}", "schema")),
        json_talk().say("user", "{x}", hole("{x}", "x", "constant", constant="as JSON")),
        Talk("mistralai").set(response_format__type="json_object").say("system", TASK),
        Talk().set(response_format__type="json_object").say("user", "Receipt:"),
    ],
)
def test_json_mode_is_left_alone(talk):
    """The word, another mode or API, and text that cannot be seen keep the rule quiet."""
    assert talk.marked(JsonModeWithoutJson) == []


@pytest.mark.parametrize(
    ("expression", "expected"), [("receipt", 1), ("json.dumps(rows)", 1), ("user_prompt", 0)]
)
def test_a_message_that_is_one_value_is_judged_by_its_name(expression, expected):
    """A value named like instructions may bring the word, one named like data does not."""
    talk = json_talk()
    place = talk.write(expression)
    talk.turns.append(replace(talk.message("user", None), content_span=place))

    assert expected == len(talk.findings(JsonModeWithoutJson))


def test_a_message_without_place_may_say_anything():
    """Nothing is known of a message whose content has no place."""
    talk = json_talk()
    talk.turns.append(replace(talk.message("user", None), content_span=None))

    assert talk.marked(JsonModeWithoutJson) == []


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"client__n_ctx": 4}, ['"one two three four five"']),
        ({"options__num_ctx": 4}, ['"one two three four five"']),
        ({"client__n_ctx": 8}, []),
        ({"client__n_ctx": 0, "model": "unknown"}, []),
        ({"client__n_ctx": True}, []),
        ({"truncation": True, "max_length": 4}, ['"one two three four five"']),
        ({"truncation": False, "max_length": 4}, []),
        ({}, []),
    ],
)
def test_more_text_than_the_context_holds(settings, expected):
    """The longest text is reported when all constant text exceeds the context that is set."""
    talk = Talk("llama_cpp").say("system", "hello").say("user", "one two three four five")

    assert expected == talk.set(**settings).marked(OverBudget)


def test_more_text_than_the_models_window():
    """The window of a model known by name counts where the code sets no context."""
    talk = Talk("transformers").say("user", "word " * 1100)

    assert len(talk.set(client__model="gpt2").findings(OverBudget)) == 1
    assert talk.set(client__n_ctx=2048).findings(OverBudget) == []


def test_more_text_than_the_budget():
    """A configured budget counts beside the window, the smaller one first."""
    talk = Talk().say("user", "one two three").set(model="gpt-4")

    assert "the budget is 2" in talk.findings(OverBudget, budget=2)[0].message
    assert talk.findings(OverBudget, budget=3) == []


def test_text_of_some_paths_is_not_counted():
    """Conditional messages and pieces, values, and unseen texts take no tokens for certain."""
    talk = Talk().say("user", "one two").say("user", "three four", conditional=True)
    message = talk.message("user", "five six")
    assert message.prompt is not None
    (piece,) = message.prompt.pieces
    prompt = replace(message.prompt, pieces=(replace(piece, conditional=True),))
    talk.turns.append(replace(message, prompt=prompt))
    talk.say("user", None).say("user", "{x}", hole("{x}", "x"))

    assert "about 2 tokens" in talk.findings(OverBudget, budget=1)[0].message


def test_a_moving_model_name():
    """The model's name is reported where it moves."""
    assert Talk().set(model="gpt-4o").marked(UnpinnedModel) == ["'gpt-4o'"]
    assert Talk().set(model="gpt-4o-2024-08-06").marked(UnpinnedModel) == []
    assert Talk().set(model=None).marked(UnpinnedModel) == []


@pytest.mark.parametrize(
    ("temperature", "text", "expected"),
    [
        (1.0, "Be factual.", ["1.0"]),
        (0, "Be creative.", ["0"]),
        (0.2, "Be factual.", []),
        (1.0, "Be creative.", []),
        (0, "Be factual.", []),
        ("warm", "Be factual.", []),
    ],
)
def test_sampling_against_wording(temperature, text, expected):
    """Hot beside factual and cold beside creative are reported at the temperature."""
    talk = Talk().say("system", text).say("user", None).set(temperature=temperature)

    assert expected == talk.marked(SamplingAgainstWording)
    assert Talk().say("system", text).marked(SamplingAgainstWording) == []
