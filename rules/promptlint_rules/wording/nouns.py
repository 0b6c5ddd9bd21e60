"""Countable nouns that prompts are full of, as alternatives of an expression in lower case."""

from __future__ import annotations

from typing import Final

_ODD: Final = {"person": "people"}
_COUNTED: Final = (
    "abstraction action activity adjective advantage agent alternative answer api+call argument"
    " article aspect benefit book bullet+point candidate category chapter character city"
    " class client column company component concept condition constraint country"
    " customer day detail difference document edge element email entity entry event example"
    " exercise expert fact feature field file function goal guideline headline hour idea image"
    " ingredient insight instruction issue item keyword language letter line list message method"
    " minute mistake module month movie node number object objective option page paragraph"
    " parameter person phrase picture player point problem product prompt question quote reason"
    " recipe recommendation record reference reply request requirement response review row rule"
    " scenario scene section sentence solution song source statement step story strength student"
    " subject suggestion summary symbol table tag task theme tip title token tool topic tweet"
    " user variable video weakness week word year"
).split()


def plural(noun: str) -> str:
    """Return the plural of a countable noun."""
    if noun in _ODD:
        return _ODD[noun]
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


SINGULAR: Final = "|".join(noun.replace("+", " ") for noun in _COUNTED)
PLURAL: Final = "|".join(plural(noun.replace("+", " ")) for noun in _COUNTED)
