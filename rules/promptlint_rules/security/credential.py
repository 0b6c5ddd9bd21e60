"""Keys and tokens in a text: the detectors of detect-secrets, behind a cheap look at the text.

The detectors are imported, about a third of a second, only when a text holds something that could
be a key. They look at single lines, and nothing is ever verified over the network.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from functools import cache
from math import log2
from typing import NamedTuple, Protocol, cast

from promptlint.model import Span
from promptlint.pattern import late

_CANDIDATE = late(
    r"(?<![A-Za-z0-9+/_.\-])(?=[A-Za-z_+/.=\-]*[0-9])[A-Za-z0-9+/_.=\-]{16,}"
    r"|(?<![A-Za-z0-9])(?:hf|gsk|xai)[_-][A-Za-z0-9]{30,}"
    r"|BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----\s+[A-Za-z0-9+/=:]{32}|://[^\s/:@]*:[^\s/@]+@"
)
_PASSWORD = late(
    r"\b(?:password|passphrase|passwd|passcode|pwd|passwort|kennwort|mot de passe|wachtwoord"
    r"|contraseña)\b[\"'`*]*"
    r"(?:(?: (?!is\b)[\w@.-]+){0,4} ?(?:\bis\b|:|=)[ \"'`*]*|[ \"'`*]+)([^\s\"'`]{8,40})",
    re.IGNORECASE,
)
_WORD = late(
    r"(?:\b|_|api)keys?\b|\bsecrets?\b|\btokens?\b|\bpassw(?:or)?d\b|\bcredentials?\b|\bbearer\b|\bauthorization\b",
    re.IGNORECASE,
)
_TOKEN = late(r"[A-Za-z0-9+/_\-]{20,}(?:\.[A-Za-z0-9_\-]{20,})*={0,2}")
_OF_MODELS = late(
    r"(?:sk-(?:proj|ant|svcacct|or|lf)-|AIza|gsk_|hf_|xai-|pplx-|r8_|tvly-|lsv2_(?:pt|sk)_|nvapi-|fw_"
    r"|npm_|pypi-|github_pat_|glpat-|glsa_|shp(?:at|ss|ca|pa)_|dop_v1_|doo_v1_|lin_api_|ntn_|sq0(?:atp|csp)-"
    r"|dapi(?=[0-9a-f]{32})|xkeysib-|ATATT3|rk_live_|whsec_|sbp_|sntry[su]_|figd_|PMAK-|hvs\.|dp\.pt\."
    r"|pat-(?:eu|na)\d-|secret_(?=[A-Za-z0-9]{43}\b)|key-(?=[0-9a-z]{32}\b)|ya29\.|xapp-|EAAC)"
)
"""How the keys of services begin; the detectors know few of them."""
_WEBHOOK = late(r"discord(?:app)?\.com/api/webhooks/\d{17,20}/(?P<secret>[\w-]{60,})")
_HEX = late(r"[0-9a-fA-F]+\Z")
_PLACEHOLDER = late(
    r"example|sample|dummy|fake|mock|placeholder|redacted|changeme|change_me|replace|insert|invalid"
    r"|your|my[_-]?(?:key|token|secret|api)|test|demo|foobar|secret|token|password|xxx|\.\.\.|\*\*\*"
    r"|1234|4321|abcd|qwerty|deadbeef|tr0ub4dor|hunter2|(.)\1{4}",
    re.IGNORECASE,
)
_SHOWN = late(
    r"(?:\be\.?g\.|\bexamples?\b|\bsuch as\b|\blooks? like\b|\bfor instance\b|\bformat\b|\bfake\b"
    r"|\bdummy\b|\bplaceholder\b|\bpattern\b|\bmock\b|\bi\.e\.)[^.!?\n]{0,40}$",
    re.IGNORECASE,
)
_WEAK = frozenset(
    "pass password passwd pwd pw postgres root admin user username guest mysql redis mongo neo4j"
    " rabbitmq minio secret token key".split()
)
_OTHERS = frozenset(
    {"IPPublicDetector", "KeywordDetector", "Base64HighEntropyString", "HexHighEntropyString",
     "BasicAuthDetector", "ArtifactoryDetector"}
)  # fmt: skip
"""Detectors that find more than keys by their formats, or that take any word for one."""
_SHORT = 28
_KNOWN = 3.7
"""The least entropy of a key that begins as those of a service do."""
_SPREAD = 0.92
"""The least part of the entropy that a token of its length can have."""
_NEAR = 48
_BEFORE = 200
_LONGEST = 2000
"""Characters of a line before and behind a candidate that the detectors get: some take quadratic
time."""


class Credential(NamedTuple):
    """A place that holds a key, and what kind of key."""

    span: Span
    kind: str


class _Detector(Protocol):
    secret_type: str

    def analyze_string(self, string: str) -> Iterator[str]: ...


class _Measure(Protocol):
    entropy_limit: float

    def calculate_shannon_entropy(self, data: str) -> float: ...


def credentials(text: str) -> Iterator[Credential]:
    """Yield the keys, tokens and private keys of a text, without placeholders and examples."""
    for candidate in _keys(text):
        if not _is_shown(text, candidate.span):
            yield candidate
    for match in _PASSWORD.finditer(text):
        password = match[1].rstrip(".,;:)*")
        span = Span(match.start(1), match.start(1) + len(password))
        if _is_password(password) and not _is_shown(text, span):
            yield Credential(span, "password")


def _keys(text: str) -> Iterator[Credential]:
    """Yield what the detectors find around candidates; each stretch of a line is read once."""
    read, told = 0, 0
    for candidate in _CANDIDATE.finditer(text):
        if candidate.end() <= read:
            continue
        start, end = _stretch(text, candidate.start(), candidate.end())
        read = end
        found: dict[Span, str] = {}
        behind: dict[tuple[str, str], int] = {}
        for kind, secret in _of_line(text[start:end], candidate[0]):
            at = text.find(secret, behind.get((kind, secret), start), end)
            behind[kind, secret] = at + len(secret)
            found.setdefault(_whole(text, at, len(secret)), kind)
        for span, kind in sorted(found.items()):
            if span.start >= told and not _PLACEHOLDER.search(_content(text, span)):
                told = span.end
                yield Credential(span, kind)


def _content(text: str, span: Span) -> str:
    """Return a key with what tells an example: a web token's claims, where a private key is cut."""
    key = text[span.start : span.end]
    if key.startswith("eyJ"):
        claims = key.partition(".")[2].partition(".")[0]
        return key + base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)).decode("latin-1")
    if key.startswith("BEGIN"):
        body = text[span.end : max(span.end, text.find("-----END", span.end, span.end + _LONGEST))]
        return key + ("..." if "..." in body else "")
    prefix = _OF_MODELS.match(key)
    return key[prefix.end() :] if prefix else key


def _whole(text: str, at: int, length: int) -> Span:
    """Return the token that holds what a detector names: some name only its beginning."""
    around = _TOKEN.match(text, at)
    return Span(at, max(at + length, around.end() if around else 0))


def _is_password(word: str) -> bool:
    """Say whether letters, digits and signs are mixed as only passwords mix them."""
    needed = (
        r"[A-Za-z]",
        r"[0-9]",
        r"[!#@%^&*?+~$]|[A-Z].*[a-z].*\d\d$|[a-z][A-Z].*\d|\d[A-Z].*[a-z]",
    )
    is_other = re.search(r"[<>{}\[\]()/\\]|@\w+\.", word) or _PLACEHOLDER.search(word)
    return all(re.search(kind, word) for kind in needed) and not is_other


def _stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the line around a candidate, or as much of it as the detectors are given at once."""
    first = text.rfind("\n", max(0, start - _BEFORE), start) + 1 or max(0, start - _BEFORE)
    last = text.find("\n", end, end + _LONGEST)
    return first, min(len(text), end + _LONGEST) if last < 0 else last


def _of_line(line: str, candidate: str) -> Iterator[tuple[str, str]]:
    """Yield kind and text of the keys of a line, or of the several that a private key takes."""
    if candidate.startswith("://"):
        yield from _with_login(candidate)
        return
    for webhook in _WEBHOOK.finditer(line):
        yield "webhook", webhook["secret"]
    for detector in _detectors():
        for secret in detector.analyze_string(line):
            if not _is_placeholder(secret):
                yield detector.secret_type, secret
    for token in _TOKEN.finditer(line) if "\n" not in line else ():
        around = line[max(0, token.start() - _NEAR) : token.start()], line[token.end() :][:_NEAR]
        is_named = _OF_MODELS.match(token[0]) or any(map(_WORD.search, around))
        if is_named and _is_random(token[0]):
            yield "key or token", token[0]


def _with_login(candidate: str) -> Iterator[tuple[str, str]]:
    """Yield the password that stands in an address, if it is one."""
    user, _, rest = candidate.removeprefix("://").partition(":")
    password = rest.rpartition("@")[0]
    is_weak = password.lower() in {*_WEAK, user.lower() or "-"}
    is_other = not re.fullmatch(r"[^<>{}$\[\]()]{6,}", password)
    if not is_weak and not is_other and not _PLACEHOLDER.search(f"{user} {password}"):
        yield "password", password


def _is_random(token: str) -> bool:
    """Say whether a token has the entropy of a key, by the detectors' own limits."""
    prefix = _OF_MODELS.match(token)
    is_mixed = re.search(r"\d", token) or prefix
    token = token[prefix.end() :] if prefix else token
    if _is_placeholder(token) or not is_mixed or not re.search(r"[A-Za-z]", token):
        return False
    text, digits = _measures()
    measure = digits if _HEX.match(token) else text
    entropy = measure.calculate_shannon_entropy(token)
    is_known = prefix is not None and entropy > _KNOWN and _is_mixed(token)
    return is_known or entropy > measure.entropy_limit or _is_short_key(token, entropy)


def _is_short_key(token: str, entropy: float) -> bool:
    """Say whether a token too short for the detectors' limit has hardly a character twice."""
    is_short = len(token) < _SHORT and _is_mixed(token) and not re.search(r"[_-]", token)
    return is_short and entropy > _SPREAD * log2(len(token))


def _is_mixed(token: str) -> bool:
    """Say whether letters of both kinds and digits are mixed, without a word among them."""
    kinds = all(re.search(kind, token) for kind in (r"[a-z]", r"[A-Z]", r"\d.*\d"))
    return kinds and not re.search(r"[a-z]{5}|[A-Z]{5}", token)


def _is_placeholder(secret: str) -> bool:
    from detect_secrets.filters import heuristic  # noqa: PLC0415 - heavy, and most texts lack keys

    return bool(_PLACEHOLDER.search(secret)) or any(
        is_none(secret)
        for is_none in (
            heuristic.is_potential_uuid,
            heuristic.is_sequential_string,
            heuristic.is_templated_secret,
        )
    )


def _is_shown(text: str, span: Span) -> bool:
    """Say whether the text itself calls it an example of what a key looks like."""
    return bool(_SHOWN.search(text, max(0, span.start - 120), span.start))


@cache
def _detectors() -> tuple[_Detector, ...]:
    """Return the detectors that know keys by their formats."""
    from detect_secrets.core.plugins.util import (  # noqa: PLC0415 - heavy, and most texts lack keys
        get_mapping_from_secret_type_to_class,
    )

    classes = cast("dict[str, type[_Detector]]", get_mapping_from_secret_type_to_class())
    return tuple(one() for one in classes.values() if one.__name__ not in _OTHERS)


@cache
def _measures() -> tuple[_Measure, _Measure]:
    from detect_secrets.plugins.high_entropy_strings import (  # noqa: PLC0415 - as above
        Base64HighEntropyString,
        HexHighEntropyString,
    )

    return Base64HighEntropyString(), HexHighEntropyString()
