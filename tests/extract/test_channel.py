"""How values come in from outside is read off the file, and only where the file shows it."""

from __future__ import annotations

import pytest

from promptlint.extract import extract
from promptlint.model import Source

HEAD = """
import argparse, os, sys
import gradio as gr, requests, streamlit as st
from fastapi import Depends, FastAPI, Request
from flask import request as unused, request
from pathlib import Path
from openai import OpenAI
app = FastAPI()
"""


def channels(code: str, expression: str) -> set[str | None]:
    """Return the channels of the hole `expression` that the code sends."""
    line = f"OpenAI().responses.create(model='m', input=f'Tell me about {{{expression}}} now')"
    extraction = extract(Source("app.py", HEAD + code.replace("SEND", line)))
    holes = [hole for prompt in extraction.prompts for hole in prompt.holes]
    assert holes
    return {hole.facts.channel for hole in holes}


@pytest.mark.parametrize(
    ("code", "expression", "channel"),
    [
        ("SEND", "input()", "input"),
        ("SEND", "st.text_area('x').strip()", "input"),
        ("SEND", "sys.argv[1]", "arguments"),
        ("SEND", "os.getenv('TOWN')", "environment"),
        ("SEND", "requests.get('https://x').text", "web"),
        ("SEND", "request.args['x']", "request"),
        ("SEND", "request.get_json()['x']", "request"),
        ("SEND", "open(sys.argv[1]).read()", "file"),
        ("SEND", "', '.join([input(), 'x'])", "input"),
        ("x = 'a' if app else input()\nSEND", "x", "input"),
        ("def f(x):\n    SEND\nf(input())", "x", "input"),
        ("@app.post('/a')\ndef f(x: str):\n    SEND", "x", "request"),
        ("@app.websocket('/a')\ndef f(x):\n    SEND", "x.body", "request"),
        ("@cl.on_message\ndef f(x):\n    SEND", "x.content", "request"),
        ("@bot.message_handler()\ndef f(x):\n    SEND", "x.text", "request"),
        ("@app.post('/a')\nasync def f(r: Request):\n    x = await r.json()\n    SEND", "x['a']", "request"),
        ("def view(request):\n    SEND", "request.POST['x']", "request"),
        ("x = request.args.get('x', 'a')\nSEND", "x", "request"),
        ("async def f(update: Update, context):\n    SEND", "update.message.text", "request"),
        ("@client.event\nasync def on_message(message):\n    SEND", "message.content", "request"),
        ("@app.post('/a')\ndef f(x: str = Form('a')):\n    SEND", "x", "request"),
        ("def f(letter: Path):\n    SEND", "letter.read_text()", "file"),
        ("def f(x):\n    SEND\ngr.Interface(fn=f, inputs='text')", "x", "request"),
        ("def f(x):\n    SEND\ngr.ChatInterface(f)", "x", "request"),
        ("def f(x):\n    SEND\ngr.Button().click(f, inputs=[])", "x", "request"),
        ("@app.event('message')\ndef f(event, say):\n    SEND", "event['text']", "request"),
        ("def f(path):\n    SEND", "Path(path).read_text()", "file"),
        ("a = argparse.ArgumentParser().parse_args()\nSEND", "open(a.file).read()", "file"),
    ],
)  # fmt: skip
def test_text_from_outside_is_known(code: str, expression: str, channel: str) -> None:
    """Frameworks, the terminal, the web and files that the user chooses."""
    assert channels(code, expression) == {channel}


@pytest.mark.parametrize(
    ("code", "expression"),
    [
        ("def f(x):\n    SEND", "x"),
        ("class A:\n    def f(self):\n        SEND", "self.x"),
        ("SEND", "open('guide.md').read()"),
        ("SEND", "(Path(__file__).parent / 'guide.md').read_text()"),
        ("def f(prompt_path):\n    SEND", "open(prompt_path).read()"),
        ("def f(base_dir):\n    SEND", "open(base_dir + '/a.md').read()"),
        ("a = argparse.ArgumentParser().parse_args()\nSEND", "open(a.config).read()"),
        ("def f(path):\n    SEND\nf('a.md')", "Path(path).read_text()"),
        ("@app.post('/a')\ndef f(n: int):\n    SEND", "n"),
        ("@app.post('/a')\ndef f(db=Depends(1)):\n    SEND", "db.town"),
        ("@cached.get\ndef f(x):\n    SEND", "x"),
        ("@app.get()\ndef f(x):\n    SEND", "x"),
        ("def view(request):\n    SEND", "request.user.name"),
        ("SEND", "st.selectbox('x', ['a', 'b'])"),
        ("gr.Interface()\nSEND", "town"),
        ("f = lambda x: SEND", "x"),
    ],
)  # fmt: skip
def test_values_of_the_program_have_no_channel(code: str, expression: str) -> None:
    """What nobody outside writes, or what only could come from outside, has none."""
    assert channels(code, expression) == {None}
