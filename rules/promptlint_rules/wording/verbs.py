"""Regular verbs that prompts ask with, in each of their forms, as alternatives of an expression."""

from __future__ import annotations

from typing import Final

_VERBS: Final = (
    "add adhere aim allow analyze apply ascertain assess assign assist assume attempt avoid"
    " behave calculate cite classify combine compare complete compute consider consist contain"
    " convert correspond create deduce define depend derive describe determine display elaborate"
    " ensure evaluate exceed exclude execute exist expand explain explore express extract finish"
    " follow generate handle help identify imagine improve include indicate infer inform insert"
    " instruct introduce involve mention modify obtain occur organize paraphrase perform pertain"
    " predict prepare prioritize produce propose provide receive recommend reduce refer remain"
    " remove replace represent require resolve respond retrieve rewrite select separate solve"
    " specify suggest summarize support translate understand use utilize validate verify"
).split()
_PARTICIPLES: Final = {"understand": "", "rewrite": ""}
_DOUBLED: Final = {"refer": "referr", "occur": "occurr", "infer": "inferr"}


def third(verb: str) -> str:
    """Return the form that goes with he, she and it."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh")) else "s")


def past(verb: str) -> str:
    """Return the past form of a regular verb, "" of another."""
    if verb in _PARTICIPLES:
        return _PARTICIPLES[verb]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    stem = _DOUBLED.get(verb, verb)
    return stem + ("d" if stem.endswith("e") else "ed")


def present_participle(verb: str) -> str:
    """Return the form on -ing."""
    stem = _DOUBLED.get(verb, verb)
    return (stem.removesuffix("e")) + "ing"


BARE: Final = "|".join(_VERBS)
THIRD: Final = "|".join(third(verb) for verb in _VERBS)
PAST: Final = "|".join(filter(None, map(past, _VERBS)))
ING: Final = "|".join(present_participle(verb) for verb in _VERBS)
