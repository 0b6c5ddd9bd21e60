"""Personal values are told from those that are reserved for examples."""

from __future__ import annotations

import pytest

from promptlint_rules.security.personal import personal


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.span.start : one.span.end], one.kind) for one in personal(text)]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("mirela.oprescu@kiosk-orders.net", "e-mail address"),
        ("o.vexbury+mail@cargo.co.uk", "e-mail address"),
        ("mirela.oprescu@gmail.com", "e-mail address"),
        ("mirela77@gmail.com", "e-mail address"),
        ("mirela@kiosk-orders.net", "e-mail address"),
        ("+49 711 2274 8061", "phone number"),
        ("+1 (415) 867-2391", "phone number"),
        ("(415) 867-2391", "phone number"),
        ("+33 6 12 84 57 39", "phone number"),
        ("4916 2233 4455 6678", "card number"),
        ("4916-2233-4455-6678", "card number"),
        ("DE27 1007 7777 0209 2997 00", "account number (IBAN)"),
        ("DE27100777770209299700", "account number (IBAN)"),
        ("536-22-8726", "social security number"),
    ],
)  # fmt: skip
def test_values_are_found_whole(value: str, kind: str) -> None:
    """Each value with its kind, without the sentence around it."""
    assert found(f"Ask {value}, please.") == [(value, kind)]


def test_a_number_without_its_country_needs_a_word_for_it() -> None:
    """Many a number begins with a zero; one that somebody is to call is a phone's."""
    assert found("Call Ms Vexbury at 0711 2274 8061.") == [("0711 2274 8061", "phone number")]
    assert found("Phone: (030) 4482 9917") == [("(030) 4482 9917", "phone number")]
    assert found("Room 0711 2274 8061, call 0800 123 456, dial 911, call 3 times") == []


def test_a_national_id_needs_its_name() -> None:
    """Numbers that pass some country's check are everywhere."""
    assert found("PESEL 44051401359") == [("44051401359", "national id (PESEL)")]
    assert found("44051401359") == []


@pytest.mark.parametrize(
    "value",
    [
        "ann@example.com", "a.lee@mail.example.org", "x@y.test", "ann@localhost.localdomain.local",
        "john.smith@gmx.de", "user123@gmx.de", "your.name@gmx.de", "support@kiosk.net",
        "legal.team@kiosk.net", "ann@company.com", "ann@mycompany.com", "ann@acme.com", "ann@email.com",
        "mirela@gmail.com", "agents@kiosk.net", "12+mirela@users.noreply.kiosk.net", "+1 029 384 7563",
        "+1 415 167 2391", "git@github.com:a/b", "https://ann@kiosk.net", "npm@7.2.1",
        "555-0143", "+1 212 555 0187", "+44 20 7946 0018", "+44 7700 900123", "800-867-2391",
        "123-456-7890", "2024-11-05 12:30:15", "10.12.13.14", "978-3-16-148410-0", "+1 222 222 2222",
        "4111 1111 1111 1111", "4916 2233 4455 6672", "5555 5555 5555 4444", "3141592653589793",
        "DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432", "DE28100777770209299700",
        "123-45-6789", "078-05-1120", "000-12-3456", "900-12-3456", "536-00-8726", "1536-22-8726",
    ],
)  # fmt: skip
def test_values_of_nobody_are_left_alone(value: str) -> None:
    """Reserved, invalid, made-up and public values, and what only looks like one."""
    assert found(f"Ask {value}, please.") == []


def test_one_place_is_one_value() -> None:
    """A card number is no phone number as well."""
    assert len(found("4916 2233 4455 6678")) == 1
