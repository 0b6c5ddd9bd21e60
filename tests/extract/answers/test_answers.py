"""Answers know their call, what it was told, and the functions around it."""

from __future__ import annotations

import pytest

from promptlint.extract import extract
from promptlint.model import Source
from tests.extract.answers.snippet import HEAD, answers

ASK = """\
def ask(prompt, kind="short"):
    reply = client.chat.completions.create(
        model="m",
        messages=[
            {"role": "system", "content": "Answer in " + kind + " words."},
            {"role": "user", "content": prompt},
        ],
    )
    return reply.choices[0].message.content
"""


def texts(code: str) -> list[str]:
    return [answer.text for answer in answers(HEAD + code)]


def holes(code: str) -> set[str]:
    return {hole for answer in answers(HEAD + code) for hole in answer.holes}


def given(code: str) -> set[str]:
    return {name for answer in answers(HEAD + code) for name in answer.given}


def test_each_caller_of_a_helper_has_an_answer_of_its_own():
    """What one caller asks is no part of what another one reads."""
    code = ASK + "a = json.loads(ask('one thing'))['a']\nb = json.loads(ask('two'))['b']\n"
    found = answers(HEAD + code)

    assert [{r.text for r in one.readings if r.kind == "key"} for one in found] == [{"a"}, {"b"}]
    assert ["one thing" in one.text for one in found] == [True, False]
    assert all("Answer in \nshort\n words." in one.text for one in found)


def test_what_the_helper_reads_belongs_to_each_of_its_callers():
    """Readings inside of the function come before those of the caller."""
    code = ASK.replace("return reply", "text = reply").replace(
        "message.content\n", "message.content\n    return json.loads(text)\n"
    )
    found = answers(f"{HEAD}{code}a = ask('x')['a']\nb = ask('y')['b']\n")

    assert [[r.text for r in one.readings] for one in found] == [
        ["json.loads", "a"],
        ["json.loads", "b"],
    ]


def test_answers_are_followed_over_three_functions_and_into_parsers():
    """A method, a function around it and a parser that is handed the text."""
    code = """\
class Bot:
    def send(self, text):
        return client.responses.create(model="m", input=text).output_text

    def tell(self, topic):
        return self.send(f"Tell me of {topic}")

def parse(raw):
    return json.loads(raw)["a"]["b"]

def main(bot: Bot):
    return parse(bot.tell("cats"))["c"]
"""
    found = answers(HEAD + code)

    assert [{r.text for r in one.readings if r.kind == "key"} for one in found] == [{"a", "b", "c"}]
    assert "Tell me of" in found[0].text


@pytest.mark.parametrize(
    ("helper", "expected"),
    [
        ('return re.search(rf"<{name}>(.*?)</{name}>", text).group(1)', {"left", "right"}),
        ("return json.loads(text)[name]", {"left", "right"}),
        ("return text.split(name + ':')[1]", {"left", "right"}),
        ('return re.search(rf"<{other}>(.*?)</{other}>", text).group(1)', set()),
        ("return inner(text, name)", {"left", "right"}),
    ],
)
def test_a_helper_reads_what_each_of_its_callers_names(helper, expected):
    """The arguments of the call that enters a function fill its parameters."""
    code = f"""\
def inner(text, key):
    return json.loads(text)[key]

def take(text, name):
    {helper}

def work():
    text = client.responses.create(model="m", input="Say what you see.").output_text
    return take(text, "left"), take(text, name="right")
"""
    found = [one for answer in answers(HEAD + code) for one in answer.readings]

    assert {one.text for one in found if one.kind in ("key", "tag", "marker")} == expected


def test_functions_that_call_themselves_end():
    """Neither answers nor texts go round for ever."""
    code = """\
def again(text):
    text = client.responses.create(model="m", input=text).output_text
    return again(json.loads(text)["a"])

def loop(text):
    return loop(text)

again(loop("x"))
"""
    assert texts(code)


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("input=f'Say {x}'", {"x"}),
        ("input='Say {}'.format(given)", {"given"}),
        ("input=prompt", {"prompt"}),
        ("input=SomeMessage(text)", {"text"}),
        ("input=make(text)", {"make", "text"}),
        ("input=PROMPTS['a']", {"PROMPTS['a']"}),
        ("input=[*messages]", {"[*messages]"}),
        ("input='{name} {{other}}'", {"name", "other"}),
        ("input='a' + keep", {"elsewhere.keep"}),
        ("input='a', model=NAME", set()),
        ("input='a', temperature=0.5", set()),
        ("input='x {a}'.format(**values)", {"'x {a}'.format(**values)", "a"}),
    ],
)
def test_what_cannot_be_seen_is_a_hole(call, expected):
    """Names of parameters, expressions and template holes are; settings are not."""
    code = f"def work(prompt, text):\n    r = client.responses.create({call})\n"
    found = holes(f"{code}    return json.loads(r.output_text)\n")

    assert found >= expected
    assert bool(found) == bool(expected)


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (
            "input='a', text={'format': {'type': 'json_schema'}}",
            {"input", "text", "format", "type"},
        ),
        ("input='a', **options", {"input", "**"}),
        ("input='a', **{'tools': []}", {"input", "tools"}),
        ("input='a', schema=Bird", {"input", "schema", "class"}),
        (
            "input='a', schema=Bird.model_json_schema()",
            {"input", "schema", "class", "model_json_schema"},
        ),
        ("*things, input='a'", {"input"}),
    ],
)
def test_arguments_are_known_by_name(call, expected):
    """Keywords, keys of dictionaries and what makes a schema."""
    code = f"class Bird(BaseModel):\n    name: str\n\nr = client.responses.create({call})\n"
    assert given(f"{code}json.loads(r.output_text)\n") == expected


@pytest.mark.parametrize(
    ("expression", "word"),
    [
        ("{'key': 1, 'other': True}", "other"),
        ("json.dumps({'key': ['deep']})", "deep"),
        ("'a'.strip() + 'b'", "b"),
        ("('a' if x else 'c')", "c"),
        ("'{}'.format('d')", "d"),
        ("str(5)", "5"),
    ],
)
def test_all_that_a_call_is_given_counts_as_said(expression, word):
    """Keys, elements, alternatives and numbers are among the texts."""
    code = f"r = client.responses.create(input={expression})\njson.loads(r.output_text)\n"

    assert any(word in text.split() for text in texts(code))


def test_fields_of_a_class_that_is_given_count_as_said():
    """A class for the answer names its fields."""
    code = "class Bird(BaseModel):\n    wing_span: int\n\n"
    code += "r = client.responses.create(input='Describe it', text_format=Bird)\njson.loads(r.output_text)\n"

    assert "wing_span" in texts(code)[0]


@pytest.mark.parametrize(
    ("chain", "keys"),
    [
        ("PROMPT | llm | StrOutputParser()", {"a"}),
        ("PROMPT | llm | JsonOutputParser()", set()),
        ("PROMPT | llm.with_structured_output(Bird)", None),
        ("PROMPT | llm | PydanticOutputParser(pydantic_object=Bird)", None),
        ("PROMPT | llm", {"a"}),
    ],
)
def test_chains_are_run_by_their_methods(chain, keys):
    """The last step says what comes out: text, data, or an object that needs no reading."""
    code = f"""\
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.output_parsers import StrOutputParser, JsonOutputParser, PydanticOutputParser
PROMPT = ChatPromptTemplate.from_messages([("human", "Say a thing of the {{topic}} at length")])
chain = {chain}
out = chain.invoke({{"topic": "x"}})
print(json.loads(out)["a"])
"""
    found = [a for a in answers(HEAD + code) if "Say a thing" in a.text]
    assert {r.text for a in found for r in a.readings if r.kind == "key"} == (keys or set())
    assert bool(found) == bool(keys)


def test_a_chain_object_is_run_by_its_name():
    """LLMChain objects are called like functions."""
    code = """\
from langchain.chains import LLMChain
from langchain.prompts import PromptTemplate
from langchain.llms import OpenAI as Model
chain = LLMChain(llm=Model(), prompt=PromptTemplate.from_template("Say a thing of {topic}"))
print(json.loads(chain({"topic": "x"})["text"])["a"])
"""
    assert any("Say a thing" in text for text in texts(code))


@pytest.mark.parametrize(
    ("line", "is_answer"),
    [
        ("chat_llm(PROMPT)", True),
        ("keep.generate(PROMPT)", True),
        ("chat_llm('short')", False),
        ("subprocess.run(PROMPT)", False),
        ("own_llm(PROMPT)", False),
        ("keep(PROMPT)", False),
    ],
)
def test_helpers_of_other_files_are_told_by_name_and_text(line, is_answer):
    """What they are called, and that they are given enough text to be a prompt."""
    code = f"""\
def own_llm(prompt): ...
PROMPT = "You describe birds to people who have never seen any. Answer with JSON only."
print(json.loads({line})["a"])
"""
    assert bool(texts(code)) == is_answer


def test_bodies_of_requests_are_parsed_before_the_words():
    """What `json()` or the first `json.loads` gives is the envelope."""
    code = """\
import requests
r = requests.post("https://api.openai.com/v1/chat/completions", json={
    "model": "m", "messages": [{"role": "user", "content": "Say something in JSON."}]})
a = json.loads(r.json()["choices"][0]["message"]["content"])["a"]
body = json.loads(r.text)
b = json.loads(body["choices"][0]["message"]["content"])["b"]
"""
    found = [one for answer in answers(HEAD + code) for one in answer.readings]

    assert [r.text for r in found if r.kind == "key"] == ["a", "b"]


def test_a_file_that_reads_nothing_costs_nothing():
    """Without a sign of reading no call is followed."""
    code = "from openai import OpenAI\nOpenAI().responses.create(model='m', input='Say hello.')\n"
    (talk,) = extract(Source("example.py", code)).conversations

    assert talk.answers == ()
