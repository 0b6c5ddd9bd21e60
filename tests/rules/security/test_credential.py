"""Keys are told from placeholders, and only texts that could hold one cost anything."""

from __future__ import annotations

import subprocess
import sys

import pytest

from promptlint_rules.security.credential import credentials

GITHUB = "ghp_Kf83hTqLw92RtXbVnPjH6sDcYgUa7eWoNmZr"


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.span.start : one.span.end], one.kind) for one in credentials(text)]


@pytest.mark.parametrize(
    ("text", "secret", "kind"),
    [
        (f"Bearer {GITHUB}.", GITHUB, "GitHub Token"),
        ("key AKIA4QXN7BZTRWYD3MKP.", "AKIA4QXN7BZTRWYD3MKP", "AWS Access Key"),
        ("Use sk-proj-Yx83hTqLw92RtXbVnPjH6sDcYgUa7eWoNmZrK4 as the key", "sk-proj-Yx83hTqLw92RtXbVnPjH6sDcYgUa7eWoNmZrK4", "key or token"),
        ("token: 9f8e2d6c5b4a39e81706f5c4d3a2b1e0", "9f8e2d6c5b4a39e81706f5c4d3a2b1e0", "key or token"),
        ("amqp://mq:hV7-pQz2kW@queue.kiosk.net", "hV7-pQz2kW", "password"),
        ("Log in with password Vk8#mQ2xL.", "Vk8#mQ2xL", "password"),
        ("x " * 2000 + f"key {GITHUB}" + " y" * 2000, GITHUB, "GitHub Token"),
    ],
)  # fmt: skip
def test_keys_are_found_whole(text: str, secret: str, kind: str) -> None:
    """The whole key, whatever part of it a detector names, in lines of any length."""
    assert found(text) == [(secret, kind)]


def test_each_key_is_told_once() -> None:
    """Two keys on one line are two finds, a key that two detectors know is one."""
    other = GITHUB[:-4] + "QsWd"

    assert [secret for secret, _ in found(f"tokens {GITHUB} and {other}")] == [GITHUB, other]


@pytest.mark.parametrize(
    "text",
    [
        "token 3f2b8c1e-9d47-4a6e-b5f0-1c2d3e4f5a6b", "key AKIAIOSFODNN7EXAMPLE",
        "key ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "token ghp_" + "x" * 36, f"e.g. {GITHUB}",
        "keys in data/2024/11/05/archive_of_all_keys_v2", "token count 1234567890123456",
        "postgres://postgres:postgres@db/x", "redis://:pass@host", "http://user:{password}@host/",
        "commit 9f8e2d6c5b4a39e81706f5c4d3a2b1e0aa11bb22", "password must have 8 characters!",
        "BEGIN RSA PRIVATE KEY marks a key", "the password is <password1!>", "passw0rd!",
        "password: ann1!@host.net",
    ],
)  # fmt: skip
def test_others_are_left_alone(text: str) -> None:
    """Ids, placeholders, sequences, paths, templates, hashes without a name, and talk of keys."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "loaded"),
    [("Read https://ulm.example/a/b and answer in 20 words, in snake_case_words.", False), (f"Bearer {GITHUB}", True)],
)  # fmt: skip
def test_the_detectors_are_loaded_only_for_what_could_be_a_key(text: str, loaded: bool) -> None:
    """A text without long mixed tokens costs one search."""
    code = (
        "import sys\n"
        "from promptlint_rules.security.credential import credentials\n"
        f"list(credentials({text!r}))\n"
        "print('detect_secrets' in sys.modules)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert run.stdout.strip() == str(loaded)
