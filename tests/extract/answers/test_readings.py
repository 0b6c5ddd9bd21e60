"""What code reads in an answer is found on all the ways that the words take."""

from __future__ import annotations

import pytest

from tests.extract.answers.snippet import answers, inside, readings

KEYS = [
    (("data = json.loads(text)", "use(data['a'], data['b'])"), {"a", "b"}),
    (("data = json.loads(text)", "return data['a']['b'][0]['c']"), {"a", "b", "c"}),
    (("for one in json.loads(text)['items']:", "    keep(one['name'])"), {"items", "name"}),
    (("return [one['name'] for one in json.loads(text)]",), {"name"}),
    (("for k, one in json.loads(text).items():", "    keep(one['name'])"), {"name"}),
    (("data = json.loads(text)", "data['a'] = 1", "return data['a'], data['b']"), {"b"}),
    (("data = json.loads(text)", "del data['a']", "return data['b']"), {"b"}),
    (("data = json.loads(text)", "for k in NAMES:", "    keep(data[k])"), {"x", "y"}),
    (("data = json.loads(text)", "return data[NAMES[0]]"), {"x"}),
    (("data = json.loads(text)", "return data[unknown]"), set()),
    (("data = json.loads(text)", "data.setdefault('a', 1)", "return data.get('b')"), {"b"}),
    (("data = json.loads(text)", "return data.get(unknown)"), set()),
    (("data = json.loads(text)", "return data.pop('a') if 'b' in data else None"), {"a", "b"}),
    (("if (data := json.loads(text)):", "    return data['a']"), {"a"}),
    (("data = other = json.loads(text)", "return other['a'], data['b']"), {"a", "b"}),
    (("self.data = json.loads(text)", "return self.data['a']"), {"a"}),
    (("data = (json.loads(text))", "data = 5", "return data['a']"), set()),
    (("data, rest = json.loads(text), 5", "return data['a'], rest['b']"), {"a"}),
    (("data = {'kept': json.loads(text)}", "return data['kept']['a'], data['b']['c']"), {"a"}),
    (("data = {'kept': json.loads(text)}", "return data.get('kept')['a'], data.get('b')"), {"a"}),
    (("data = [json.loads(text)]", "return data[0]['a'], data[1]['b']"), {"a"}),
    (("data = {unknown: json.loads(text)}", "return data['a']"), set()),
    (("def inner():", "    return data['a']", "data = json.loads(text)", "return inner"), {"a"}),
    (("data = json.loads(text)", "def inner(data):", "    return data['a']"), set()),
    (("data = json.loads(text)", "return (lambda: data['a'])()"), {"a"}),
    (("return dict(json.loads(text))",), set()),
    (("return sorted(json.loads(text))[0]['a']",), {"a"}),
    (("data = json.loads(text)", "return data.values()[0]['a']"), {"a"}),
    (("return extract_json(text)['a']",), {"a"}),
    (("return eval(text)['a']",), {"a"}),
    (("return asyncio.run(json.loads(text))['a']",), set()),
    (("return ast.literal_eval(text)['a']",), {"a"}),
    (("with json.loads(text) as data:", "    return data['a']"), {"a"}),
    (("return json.loads(text[7:])['a']",), {"a"}),
    (
        ("match json.loads(text):", "    case {'a': x, 'b': {'c': y}}:", "        pass"),
        {"a", "b", "c"},
    ),
    (("match json.loads(text):", "    case [x]:", "        pass"), set()),
    (("match text:", "    case {'a': x}:", "        pass"), set()),
    (("whole = ''", "whole += text", "return json.loads(whole)['a']"), {"a"}),
    (("return json.loads('{' + text)['a']",), {"a"}),
]


@pytest.mark.parametrize(("lines", "keys"), KEYS)
def test_keys_of_parsed_json_are_read(lines, keys):
    """Subscripts, get, in and loops read keys; those that the code sets itself do not count."""
    assert {text for kind, text in readings(inside(*lines)) if kind == "key"} == keys


TEXTS = [
    (("return re.search(r'<note>(.*?)</note>', text).group(1)",), {("tag", "note")}),
    (("return PATTERN.findall(text)",), {("tag", "note")}),
    (("return re.findall(r'Score:\\s*(\\d+)', text)",), {("marker", "Score")}),
    (("return re.sub(r'Score:', '', text)",), set()),
    (("return re.search(unknown, text)",), set()),
    (("return clean.search(text)",), set()),
    (("return text.split('Final answer:')[-1]",), {("marker", "Final answer")}),
    (("return text.split('</note>')[1]",), {("tag", "note")}),
    (("return text.split('</note>')[0]",), set()),
    (("return text.split('</think>')[-1]",), set()),
    (("return text.partition('\\n')[0]",), set()),
    (("return '<note>' in text",), {("tag", "note")}),
    (("return 'Note:' in text",), {("marker", "Note")}),
    (("return text.find('Note:')",), {("marker", "Note")}),
    (("return 'good' in text",), {("part", "good")}),
    (("return text == 'good'",), {("label", "good")}),
    (("return 'good' != text.strip()",), {("label", "good")}),
    (("return text in ('good', 'bad')",), {("label", "good"), ("label", "bad")}),
    (("return LABELS[text]",), {("label", "good"), ("label", "bad")}),
    (("return text not in LABELS",), {("label", "good"), ("label", "bad")}),
    (("return text.startswith('good')",), {("label", "good")}),
    (("return json.loads(text)['v'] == 'good'",), {("label", "good")}),
    (("return reply.status == 'good'",), set()),
    (("return reply.model_dump()['choices'] == 'good'",), set()),
    (("return 'good' in reply",), set()),
    (("return text == 'good' == 'bad'",), set()),
    (("return text > 'good'",), set()),
    (("good, bad = {'good'}, {'bad'}", "return text in (good if kind else bad)"), set()),
    (("assert 'good' not in text",), set()),
    (("assert 'good' in text",), set()),
    (("return reply.get('content') == 'good'",), {("label", "good")}),
    (("return reply['choices'][0]['message']['content'] == 'good'",), {("label", "good")}),
    (("return reply.usage.content == 'good'",), set()),
    (("return reply['usage']['content'] == 'good'",), set()),
    (("found = re.match(r'a(b)', text)", "return found[1] == 'good'"), {("label", "good")}),
    (("found = re.match(r'a(b)', text)", "return found.start() == 'good'"), set()),
    (("return 'good' if text else text == 'bad'",), {("label", "bad")}),
    (("return (text if ok else '') == 'good'",), {("label", "good")}),
    (("return f'{text}' == 'good'",), set()),
    (("return [text][0] == 'good'",), {("label", "good")}),
    (("return text == ''",), set()),
    (("return Mood(text.lower())",), {("label", "happy"), ("label", "sad")}),
    (("return Other(text)",), set()),
    (("return keep(text)",), set()),
    (("print(text)", "assert text", "raise ValueError(text)"), set()),
    (("whole = text + '</note>'", "return PATTERN.findall(whole)"), {("tag", "note")}),
    (("return PATTERN.findall('<note>' + text)",), {("tag", "note")}),
    (("return PATTERN.findall('Read this: ' + text)",), set()),
    (("return PATTERN.findall(5 * text)",), set()),
]


@pytest.mark.parametrize(("lines", "expected"), TEXTS)
def test_texts_are_searched_and_compared(lines, expected):
    """Patterns, separators, memberships and equalities say what the words must be."""
    found = readings(inside(*lines))

    assert {one for one in found if one[0] not in ("pattern", "json", "key")} == expected


RUN = [
    ("exec(text)", True),
    ("eval(f'f({text})')", True),
    ("os.system('say ' + text)", True),
    ("subprocess.run(text, shell=True)", True),
    ("subprocess.run(args=text, shell=True)", True),
    ("subprocess.run(['bash', '-c', text])", True),
    ("importlib.import_module(text)", True),
    ("exec(json.loads(text)['code'])", True),
    ("exec(re.search(r'x(.*)', text).group(1))", True),
    ("subprocess.run(['say', text])", False),
    ("eval(re.findall(r'\\d+', text)[-1])", False),
    ("eval(re.search(r'= ([-+]?[0-9.,]+)$', text).group(1))", True),
    ("eval(re.search(r'([-+]?[0-9.,]+)$', text).group(1))", False),
    ("eval(re.sub(r'[0-9]', '', text))", True),
    ("subprocess.run([text])", False),
    ("subprocess.run(text)", False),
    ("subprocess.run({'a': text})", False),
    ("importlib.import_module('plugins.' + text)", False),
    ("exec('x = 1', {'text': text})", False),
    ("model.eval()", False),
    ("exec(''.join(line for line in text.splitlines()))", True),
    ("exec('\\n'.join(['import os', text]))", True),
    ("exec('x = {}'.format(text))", True),
    ("subprocess.run(shlex.split(text))", True),
    ("os.execvp('sh', ['sh', '-c', text])", True),
    ("os.execvp('ls', ['ls', text])", False),
    ("os.path.join('a', text)", False),
    ("client.exec_command(text)", True),
    ("subprocess.run(os.path.join('bin', text))", False),
]


@pytest.mark.parametrize(("line", "is_run"), RUN)
def test_what_runs_the_answer_is_told_from_what_does_not(line, is_run):
    """Python, shells, imports and interpreters' -c run it; arguments of a command do not."""
    assert any(kind == "executed" for kind, _ in readings(inside(line))) == is_run


@pytest.mark.parametrize(
    ("line", "is_lenient"),
    [
        ("json.loads(text)", False),
        ("json.loads(text.strip())", False),
        ("json.loads(text.replace('a', 'b'))", False),
        ("json.loads(text.replace('```json', ''))", True),
        ("json.loads(text.strip('`'))", True),
        ("json.loads(text[text.find('{'):])", True),
        ("json.loads(text.split('x')[1])", True),
        ("json.loads(re.search(r'{.*}', text).group(0))", True),
        ("extract_json(text)", True),
    ],
)
def test_a_lenient_parser_takes_the_json_out(line, is_lenient):
    """Cutting, matching and helpers for it are lenient; white space is not."""
    found = [one for answer in answers(inside(line)) for one in answer.readings]

    assert [one.lenient for one in found if one.kind == "json"] == [is_lenient]


@pytest.mark.parametrize(
    ("line", "is_optional"),
    [
        ("data['a']", False),
        ("data.get('a')", True),
        ("'a' in data", True),
        ("data['a'] or data['b']", True),
        ("x = data['a'] if y else 0", True),
        ("keep((data['a']))", False),
    ],
)
def test_a_reading_that_the_code_can_do_without_is_optional(line, is_optional):
    """A default, a test or another way makes it so."""
    found = [
        one.optional
        for answer in answers(inside("data = json.loads(text)", line))
        for one in answer.readings
        if one.text == "a"
    ]

    assert found == [is_optional]


@pytest.mark.parametrize(
    ("lines", "case"),
    [
        (("return text.lower() == 'a'",), "lower"),
        (("return text.upper().strip() == 'a'",), "upper"),
        (("return json.loads(text)['v'].lower() == 'a'",), "lower"),
        (("return text == 'a'",), ""),
    ],
)
def test_the_case_that_the_code_made_is_known(lines, case):
    """Labels are compared with what is left of the answer's letters."""
    found = [
        o.case for answer in answers(inside(*lines)) for o in answer.readings if o.kind == "label"
    ]

    assert found == [case]


@pytest.mark.parametrize(
    ("lines", "complete"),
    [
        (("return json.loads(text)['a']",), True),
        (("data = json.loads(text)", "print(data)", "return data['a']"), True),
        (("data = json.loads(text)", "keep(data)", "return data['a']"), False),
        (("data = json.loads(text)", "keep(**data)", "return data['a']"), False),
        (("data = json.loads(text)", "keep(*data)", "return data['a']"), False),
        (("data = json.loads(text)", "x[0] = data", "return data['a']"), False),
        (("data = json.loads(text)", "self.data = data", "return data['a']"), False),
        (("data = json.loads(text)", "data.walk()", "return data['a']"), False),
        (("data = json.loads(text)", "keep(data['b'])", "return data['a']"), True),
        (("data = json.loads(text)", "with data: pass", "return data['a']"), False),
    ],
)
def test_parsed_data_that_goes_elsewhere_is_not_all_read(lines, complete):
    """What other code gets as a whole may be read there."""
    assert [answer.complete for answer in answers(inside(*lines))] == [complete]
