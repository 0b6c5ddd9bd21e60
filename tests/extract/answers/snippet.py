"""Snippets of code that send a text to a model and read the answer."""

from __future__ import annotations

from promptlint.extract import extract
from promptlint.model import Answer, Source

HEAD = """\
import ast, asyncio, importlib, json, os, re, subprocess, sys
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar
from openai import OpenAI
from pydantic import BaseModel, Field
from elsewhere import clean, extract_json, keep, parts
client = OpenAI()
PATTERN = re.compile(r"<note>(.*?)</note>")
LABELS = {"good": 1, "bad": 0}
NAMES = ["x", "y"]

class Mood(Enum):
    "How it is."
    HAPPY = "happy"
    SAD = "sad"

class Other:
    pass

"""
CALL = 'client.responses.create(model="m", input="Say what you see, as JSON or not.")'


def answers(code: str) -> list[Answer]:
    extraction = extract(Source("example.py", code))
    return [answer for talk in extraction.conversations for answer in talk.answers]


def inside(*lines: str) -> str:
    """Return a function that sends a text and goes on with `lines`; `text` is the answer's."""
    body = "".join(
        f"    {line}\n" for line in ("reply = " + CALL, "text = reply.output_text", *lines)
    )
    return f"{HEAD}def work():\n{body}"


def readings(code: str) -> set[tuple[str, str]]:
    return {(one.kind, one.text) for answer in answers(code) for one in answer.readings}
