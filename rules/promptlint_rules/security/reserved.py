"""Values that standards reserve for examples, or that everybody takes for one: of nobody."""

from __future__ import annotations

import re

from promptlint.pattern import late

_DOMAIN = late(
    r"(?:^|\.)(?:example(?:\.\w+)*|test|invalid|localhost|local|internal)$|\bno-?reply\b"
    r"|(?:^|\.)(?:\w*(?:example|sample|domain|company|acme|fake|dummy|placeholder)\w*"
    r"|(?:my|your|the|some)?(?:corp|e?mail|website|test|demo|provider|organi[sz]ation|business"
    r"|university|school|empresa|entreprise|azienda|firma|host|server|client|customer|org|inc|firm|bank|store|shop|site|work|job|app|personal|home|office)"
    r"|contoso|fabrikam|northwind|bigcorp|initech|globex|foo|bar|baz|lorem|ipsum|xyz|abc|xxx?|aaa"
    r"|place|somewhere|sub)\.[a-z]{2,6}(?:\.[a-z]{2})?$",
    re.IGNORECASE,
)
_ROLE = frozenset(
    "abuse accounts admin administrator agent agents alerts all audit billing board bot bugs"
    " careers claims community compliance contact customerservice data dev developers enquiries"
    " enquiry events feedback finance git hello help helpdesk hi hr info inquiries inquiry it"
    " jobs legal mail"
    " management marketing me media membership newsletter no-reply noreply notifications"
    " office onboarding opensource operations orders partners payments postmaster press privacy"
    " project recruiting reply research risk root sales security service services shop social"
    " solutions staff subscribe support system team tech technology uk us webmaster welcome"
    " atendimento comercial commercial contacto contato kontakt kundenservice soporte"
    " suporte ventas vendas vertrieb".split()
)
"""Boxes of an office: whoever reads their mail."""
_NOBODY = late(
    r"^(?:.*[._\-])?(?:user|username|name|your\w*|you|someone|somebody|email|address|recipient|sender"
    r"|customer|client|test|tester|example|sample|demo|dummy|fake|foo|bar|baz|abc|xyz|xxx+|john|jane"
    r"|jon|johndoe|janedoe|doe|jdoe|smith|jsmith|johnsmith|alice|bob|charlie|carol|dave|eve|mallory"
    r"|first|last|firstname|lastname|person|friend|boss|manager|employee|member|student|teacher)"
    r"\d*(?:[._\-].*)?$",
    re.IGNORECASE,
)
_PHONE = late(
    r"555\D{0,2}\d{4}$|555\D?\d{2}\D?\d{2}$|^\D*1?\D*555\b|^\D*1\D*555|1234|2345|5678|4567|6789|9876"
    r"|(\d)\1{4}|(\d)\W?\2{3}|00\W?00|^\+?44\D*7700\D?900|^\+?44\D*20\D?7946|^\+?33\D*1\D?99\D?00"
    r"|^\+?49\D*30\D?23125|^\+?1?\D*800\D|^\+?1?\D*8(?:33|44|55|66|77|88)\D|^\+?1?\D*900\D|123\W?456"
)
_IMPOSSIBLE = late(r"\+1\D*(?:[01]|\d\D*\d\D*\d\D*[01])")
"""North American numbers whose area or exchange begins as none does."""
_FREE = frozenset(
    "aol gmail gmx googlemail hotmail icloud live msn outlook protonmail qq yahoo yandex".split()
)
"""Where anybody can have an address, so that those of a given name alone were taken long ago."""
_LONGEST_NAME = 8
_CARDS = frozenset(
    "4111111111111111 4242424242424242 4012888888881881 4222222222222 4000056655665556"
    " 4000000000000002 5555555555554444 5105105105105100 5200828282828210 2223003122003222"
    " 378282246310005 371449635398431 378734493671000 341111111111111 6011111111111117"
    " 6011000990139424 6011000000000004 30569309025904 38520000023237 3056930009020004"
    " 3530111333300000 3566002020360505 6200000000000005 4539578763621486 4532015112830366"
    " 4916338506082832 4024007134564842 4929939187355598 5425233430109903 4263982640269299".split()
)
_ACCOUNTS = frozenset(
    "GB82WEST12345698765432 GB29NWBK60161331926819 GB33BUKB20201555555555 DE89370400440532013000"
    " DE75512108001245126199 DE91100000000123456789 FR1420041010050500013M02606"
    " FR7630006000011234567890189 NL91ABNA0417164300 NL39RABO0300065264 ES9121000418450200051332"
    " ES7921000813610123456789 IT60X0542811101000000123456 CH9300762011623852957"
    " CH5604835012345678009 AT611904300234573201 BE68539007547034 PL61109010140000071219812874"
    " SE4550000000058398257466 NO9386011117947 DK5000400440116243 FI2112345600000785"
    " IE29AIBK93115212345678 IE12BOFI90000112345678 PT50000201231234567890154"
    " LU280019400644750000 GR1601101250000000012300695 CZ6508000000192000145399"
    " HU42117730161111101800000000 TR330006100519786457841326 SA0380000000608010167519"
    " AE070331234567890123456 IL620108000000099999999 RO49AAAA1B31007593840000"
    " BG80BNBG96611020345678 HR1210010051863000160 SK3112000000198742637541".split()
)
_IDS = frozenset("123456789 078051120 219099999 987654321 111223333 123121234 457555462".split())


def is_example_address(local: str, domain: str) -> bool:
    """Say whether an e-mail address is reserved, nobody's own, or the address of an office."""
    name = local.lower()
    is_first_name = name.isalpha() and len(name) <= _LONGEST_NAME
    is_made_up = is_first_name and domain.lower().partition(".")[0] in _FREE
    return is_made_up or bool(_DOMAIN.search(domain) or _NOBODY.match(name)) or _is_office(name)


def _is_office(name: str) -> bool:
    own = name.partition("+")[0]
    return own in _ROLE or not {*re.split(r"[._\-]", own)}.isdisjoint(_ROLE)


def is_example_phone(number: str) -> bool:
    """Say whether a phone number is reserved for fiction, free, impossible, or counts up."""
    return (
        bool(_IMPOSSIBLE.match(number))
        or bool(_PHONE.search(number))
        or len({*re.sub(r"\D", "", number)}) <= 3
    )


def is_example_card(digits: str) -> bool:
    """Say whether a card number is a test card of payment services, or nearly constant."""
    return digits in _CARDS or len({*digits}) <= 4 or "123456" in digits


def is_example_account(account: str) -> bool:
    """Say whether an account number is one that the IBAN registry or a bank prints."""
    return account.replace(" ", "") in _ACCOUNTS or "123456" in account


def is_example_id(number: str) -> bool:
    """Say whether a national id is one that was printed as an example, or counts up."""
    digits = re.sub(r"\W", "", number)
    return digits in _IDS or "123456" in digits or "987654" in digits or len({*digits}) <= 3
