"""Values in a text that point to a person: addresses, numbers of phones, cards, accounts, ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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
    r"|(?:1[ .\-])?\(?[2-9]\d{2}\)?[ .\-][2-9]\d{2}[ .\-]\d{4}"
    r"|(?<!\d )00[1-9]\d{1,2}[ .\-/]\d{1,5}(?:[ .\-/]\d{2,8}){1,4}"
    r"|\(0[1-9]\d{0,4}\) ?\d{2,6}(?:[ \-]\d{2,5}){0,3})(?![\w./\-]*\d)"
)
_NAMED_PHONE = late(
    r"\b(?:phone|tel|telephone|mobile|cell(?:phone)?|handy|call|dial|ring|whatsapp|fax|hotline|landline"
    r"|numbers?|reach|text|sms|contact|telefon\w*|téléphone|tél|teléfono|telefono|mobil\w*|móvil)\b"
    r"[ :.*]{0,3}(?:[^\W\d]+[,:.]?[ (]+){0,6}"
    r"(?P<number>\(?0[1-9]\d{0,4}\)?[ ./-]?\d{2,6}(?:[ .-]?\d{2,5}){1,4})(?![\w./\-]*\d)",
    re.IGNORECASE,
)
_NUMBER = late(r"\d[\d .\-/()A-Z]{4,}\d|[A-Z]{6}\d\d[A-Z]")
"""What all numbers of people have in common."""
_OF_THINGS = late(
    r"(?:order|invoice|ticket|case|customer|tracking|serial|part|item|article|account|reference|model"
    r"|policy|member|product|registration|file|job|room|flight|train|booking|batch"
    r"|contract) (?:number|no)",
    re.IGNORECASE,
)
"""Numbers that nobody can be reached at."""
_NEAR = 16
_CARD = late(r"(?<![\w.+\-/=])[3-6]\d{3}(?:[ \-]?\d{2,6}){2,4}(?![\w\-]|[. ]?\d)")
_ACCOUNT = late(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_SOCIAL_SECURITY = late(r"(?<![\w.+\-/])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w\-])")
_STANDARDS: Mapping[str, tuple[str, ...]] = {
    "CPF": ("br.cpf",), "DNI": ("es.dni",), "NIE": ("es.nie",), "NIF": ("es.nif", "pt.nif"),
    "PESEL": ("pl.pesel",), "BSN": ("nl.bsn",), "burgerservicenummer": ("nl.bsn",),
    "Aadhaar": ("in_.aadhaar",), "PAN": ("in_.pan",), "codice fiscale": ("it.codicefiscale",),
    "NHS number": ("gb.nhs",), "NHS no": ("gb.nhs",), "personnummer": ("se.personnummer",),
    "NIR": ("fr.nir",), "sécurité sociale": ("fr.nir",), "AHV": ("ch.ssn",), "AVS": ("ch.ssn",),
    "RRN": ("kr.rrn",), "Steuer-ID": ("de.idnr",), "Steueridentifikationsnummer": ("de.idnr",),
    "Resident Identity Card": ("cn.ric",), "身份证号码": ("cn.ric",), "身份证号": ("cn.ric",),
    "身份证": ("cn.ric",), "SIN": ("ca.sin",), "social insurance number": ("ca.sin",),
    "TFN": ("au.tfn",), "tax file number": ("au.tfn",), "RUT": ("cl.rut",), "CURP": ("mx.curp",),
    "CNP": ("ro.cnp",), "OIB": ("hr.oib",), "EGN": ("bg.egn",), "henkilötunnus": ("fi.hetu",),
    "fødselsnummer": ("no.fodselsnummer",), "CPR": ("dk.cpr",), "isikukood": ("ee.ik",),
    "rodné číslo": ("cz.rc",), "AMKA": ("gr.amka",), "PPS": ("ie.pps",),
    "rijksregisternummer": ("be.nn",), "Sozialversicherungsnummer": ("at.vnr",),
    "TC kimlik": ("tr.tckimlik",), "SSN": ("us.ssn",), "social security number": ("us.ssn",),
    "ITIN": ("us.itin",),
    "national id": ("za.idnr", "il.idnr", "fi.hetu", "se.personnummer", "es.dni", "in_.aadhaar"),
    "identity number": ("za.idnr", "il.idnr", "es.dni", "in_.aadhaar"),
    "ID number": ("za.idnr", "il.idnr"),
    "tax code": ("it.codicefiscale",), "citizen number": ("nl.bsn",),
    "personal identity code": ("fi.hetu",), "personal number": ("se.personnummer",),
}  # fmt: skip
"""Where python-stdnum checks the numbers that a name announces; one of several is enough."""
_ID = late(
    rf"(?<!\w)(?P<name>{'|'.join(_STANDARDS)})(?!\w)[^\dA-Z\n]{{0,30}}"
    r"(?P<number>[0-9A-Z][0-9A-Z.\-/ ]{6,22}[0-9A-Z])(?![\w\-])"
)
_INSURANCE = late(
    r"\b(?:(?i:national insurance)|NI (?:number|no)|NINO)\b[^\n\d]{0,30}?"
    r"(?P<number>[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D])\b"
)


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
    if _NUMBER.search(text):
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
        is_of_thing = _OF_THINGS.search(text, max(0, match.start() - _NEAR), match.start("number"))
        if not is_of_thing and not is_example_phone(match["number"]):
            yield Personal(Span(*match.span("number")), "phone number")


def _is_card(digits: str) -> bool:
    has_length = 13 <= len(digits) <= 19
    return has_length and _is_valid("luhn", digits) and not is_example_card(digits)


def _ids(text: str) -> Iterator[Personal]:
    for match in _ID.finditer(text):
        number = match["number"]
        is_valid = any(_is_valid(standard, number) for standard in _STANDARDS[match["name"]])
        if is_valid and not is_example_id(number):
            yield Personal(Span(*match.span("number")), f"national id ({match['name']})")
    for match in _INSURANCE.finditer(text):
        if not is_example_id(match["number"]):
            yield Personal(Span(*match.span("number")), "national id (National Insurance)")
    for match in _SOCIAL_SECURITY.finditer(text):
        if not is_example_id(match[0]):
            yield Personal(Span(*match.span()), "social security number")


def _is_valid(standard: str, number: str) -> bool:
    module = import_module(f"stdnum.{standard}")  # late: few texts hold such numbers
    return cast("_Standard", module).is_valid(number)
