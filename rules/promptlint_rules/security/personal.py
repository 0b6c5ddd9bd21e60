"""Values in a text that point to a person: addresses, numbers of phones, cards, accounts, ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from promptlint.model import Span
from promptlint.pattern import late
from promptlint_rules.security.reserved import (
    is_example_account,
    is_example_address,
    is_example_card,
    is_example_id,
    is_example_phone,
)

_ADDRESS = late(
    r"(?<![\w.+%@/:\-])([A-Za-z0-9][\w.+%\-]{0,63})@((?:[A-Za-z0-9\-]{1,63}\.)+[A-Za-z]{2,24})(?![\w@\-])"
)
_PHONE = late(
    r"(?<![\w+./:\-])(?:\+[1-9]\d{0,2}[ .\-]?(?:\(\d{1,4}\)[ .\-]?)?\d{1,5}(?:[ .\-]?\d{2,5}){2,4}"
    r"|(?:1[ .\-])?\(?[2-9]\d{2}\)?[ .\-][2-9]\d{2}[ .\-]\d{4})(?![\w./\-]*\d)"
)
_NAMED_PHONE = late(
    r"\b(?:phone|tel|telephone|mobile|cell|handy|call|dial|whatsapp|fax)\b[ :.*]{0,3}"
    r"(?:[A-Za-z.]+ ){0,4}"
    r"(?P<number>\(?0[1-9]\d{0,3}\)?[ /-]?\d{2,5}(?:[ -]?\d{2,5}){1,3})(?![\w./\-]*\d)",
    re.IGNORECASE,
)
_CARD = late(r"(?<![\w.+\-/=])[3-6]\d{3}(?:[ \-]?\d{2,6}){2,4}(?![\w\-]|[. ]?\d)")
_ACCOUNT = late(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_SOCIAL_SECURITY = late(r"(?<![\w.+\-/])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w\-])")
_ID = late(
    r"\b(?P<name>CPF|DNI|NIE|PESEL|BSN|Aadhaar|codice fiscale|NHS number|personnummer|NIR|AHV|RRN"
    r"|Steuer-ID|Steueridentifikationsnummer|Resident Identity Card|身份证号码|身份证号|身份证)"
    r"[^\dA-Z\n]{0,20}(?P<number>[0-9A-Z][0-9A-Z.\- ]{6,22}[0-9A-Z])(?![\w\-])"
)
_CHECKS = {
    "CPF": "br.cpf", "DNI": "es.dni", "NIE": "es.nie", "PESEL": "pl.pesel", "BSN": "nl.bsn",
    "Aadhaar": "in_.aadhaar", "codice fiscale": "it.codicefiscale", "NHS number": "gb.nhs",
    "personnummer": "se.personnummer", "NIR": "fr.nir", "AHV": "ch.ssn", "RRN": "kr.rrn",
    "Steuer-ID": "de.idnr", "Steueridentifikationsnummer": "de.idnr",
    "Resident Identity Card": "cn.ric", "身份证号码": "cn.ric", "身份证号": "cn.ric",
    "身份证": "cn.ric",
}  # fmt: skip
"""Where python-stdnum checks the numbers that a name announces."""


class Personal(NamedTuple):
    """A place that holds a personal value, and what it is."""

    span: Span
    kind: str


class _Standard(Protocol):
    def is_valid(self, number: str) -> bool: ...


def personal(text: str) -> Iterator[Personal]:
    """Yield each personal value of a text once, without those that are reserved for examples."""
    seen: list[Span] = []
    values: set[str] = set()
    for one in _values(text):
        value = text[one.span.start : one.span.end].lower()
        if value not in values and not any(one.span.overlaps(other) for other in seen):
            seen.append(one.span)
            values.add(value)
            yield one


def _values(text: str) -> Iterator[Personal]:
    """Yield the values, those that are surest first: one place can look like two of them."""
    if "@" in text:
        for match in _ADDRESS.finditer(text):
            if not is_example_address(match[1], match[2]):
                yield Personal(Span(*match.span()), "e-mail address")
    if any(character.isdigit() for character in text):
        yield from _numbers(text)


def _numbers(text: str) -> Iterator[Personal]:
    for match in _ACCOUNT.finditer(text):
        if _is_valid("iban", match[0]) and not is_example_account(match[0]):
            yield Personal(Span(*match.span()), "account number (IBAN)")
    for match in _CARD.finditer(text):
        if _is_card(re.sub(r"\D", "", match[0])):
            yield Personal(Span(*match.span()), "card number")
    yield from _ids(text)
    for match in _PHONE.finditer(text):
        if not is_example_phone(match[0]):
            yield Personal(Span(*match.span()), "phone number")
    for match in _NAMED_PHONE.finditer(text):
        if not is_example_phone(match["number"]):
            yield Personal(Span(*match.span("number")), "phone number")


def _is_card(digits: str) -> bool:
    has_length = 13 <= len(digits) <= 19
    return has_length and _is_valid("luhn", digits) and not is_example_card(digits)


def _ids(text: str) -> Iterator[Personal]:
    for match in _ID.finditer(text):
        number = match["number"]
        if _is_valid(_CHECKS[match["name"]], number) and not is_example_id(number):
            yield Personal(Span(*match.span("number")), f"national id ({match['name']})")
    for match in _SOCIAL_SECURITY.finditer(text):
        if not is_example_id(match[0]):
            yield Personal(Span(*match.span()), "social security number")


def _is_valid(standard: str, number: str) -> bool:
    module = import_module(f"stdnum.{standard}")  # late: few texts hold such numbers
    return cast("_Standard", module).is_valid(number)
