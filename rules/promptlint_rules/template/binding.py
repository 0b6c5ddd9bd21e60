"""Which names a filling brings to its template, and which it need not bring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from promptlint.model import Fault, Field, Filling, Hole, Prompt, Span
from promptlint.pattern import late
from promptlint.rule import Facts

# Names that frameworks fill themselves: memories, agents, retrieval and parsers.
_FRAMEWORK_NAMES = frozenset(
    (
        *("agent_scratchpad", "tools", "tool_names", "tool_desc", "history", "chat_history"),
        *("messages", "context", "context_str", "query_str", "format_instructions", "input"),
        *("intermediate_steps", "existing_answer", "context_msg", "summaries", "new_lines"),
    )
)
# Libraries that fill known names only and leave every other brace as it is.
_TOLERANT_OF_BRACES = ("google.adk.", "crewai.", "llama_index.")
_TOLERANT_OF_GAPS = ("camel.", "haystack.", "llama_index.")
_SETTING_NAMES = frozenset(
    ("callbacks", "config", "tags", "metadata", "verbose", "stop", "include_run_info", "run_name")
)
_RAISES = late(r"\b(?:raises|assertRaises\w*)\(")
_REACH = 300
# What LangChain's chains are run with; elsewhere these methods take other things than values.
_RUN_CALL = late(r"^\.(?:run|arun|predict|apredict|__call__)\(")
_METHOD_CALL = late(
    r"^(?:\.(?:invoke|ainvoke|stream|astream|batch|abatch|run|arun|predict|apredict|__call__|kickoff"
    r"|RunnableParallel)|\{…\})"
)

_LAST = (".format()", ".format_messages()")
_BY_MODEL = "llm."
"""How the calls begin by which LlamaIndex's models fill a template and send what comes of it."""
_HOLE = late(r"\{([^\W\d]\w*)\}")


def fillings(prompt: Prompt) -> Iterator[Filling]:
    """Yield what fills the prompt, in the order in which it happens.

    A template object made of a text that some call has filled is left out: its own holes are
    what that call left over, which the text as it is written does not show.
    """
    uses = [use for use in prompt.uses if isinstance(use, Filling) and use.engine != "none"]
    first = uses[0] if uses and not uses[0].complete and not uses[0].arguments else None
    if first and any(map(_is_direct, uses)):
        uses = [use for use in uses if _is_direct(use)]
    elif first and not first.call.startswith(("langchain", "haystack")):
        uses = [use for use in uses if not _RUN_CALL.match(use.call)]
    yield from uses


def _is_direct(filling: Filling) -> bool:
    """Say whether a call fills the text itself, not a template object that was made of it."""
    return filling.complete and not filling.shared


def bound_names(prompt: Prompt, filling: Filling) -> frozenset[str]:
    """Return the names that have a value when `filling` is done: its own and partial ones."""
    names: set[str] = set() if filling.declares else set(filling.names)
    for other in fillings(prompt):
        is_partial = not other.complete and not other.declares
        if is_partial and other.over.overlaps(filling.over):
            names.update(other.names)
    return frozenset(names)


def known_names(prompt: Prompt) -> frozenset[str]:
    """Return every name that some filling of the prompt gives or declares."""
    return frozenset(name for filling in fillings(prompt) for name in filling.names)


def is_framework_name(filling: Filling, name: str) -> bool:
    """Say whether the library that runs a template may bring this name itself."""
    is_run = filling.declares or bool(_METHOD_CALL.match(filling.call))
    return is_run and name in _FRAMEWORK_NAMES


def leaves_braces(prompt: Prompt) -> bool:
    """Say whether the library that fills the prompt leaves braces alone that are no hole."""
    return any(use.call.startswith(_TOLERANT_OF_BRACES) for use in fillings(prompt))


def leaves_gaps(prompt: Prompt) -> bool:
    """Say whether the library leaves holes alone that have no value, and others may fill them."""
    uses = list(fillings(prompt))
    is_tolerant = any(use.call.startswith(_TOLERANT_OF_GAPS) for use in uses)
    return is_tolerant and not any(map(_fills_for_good, uses))


def _fills_for_good(filling: Filling) -> bool:
    """Say whether a call of LlamaIndex leaves no later one to fill the template; code has holes."""
    is_last = filling.call.startswith(_BY_MODEL) or filling.call in _LAST
    return is_last and not any(fault.kind == "literal-brace" for fault in filling.faults)


def is_foreign(filling: Filling) -> bool:
    """Say whether a template has tags of another language, so that its holes tell nothing."""
    return any(fault.kind == "foreign" and not fault.name for fault in filling.faults)


def is_setting_name(filling: Filling, name: str) -> bool:
    """Say whether an argument of this name steers the call and does not fill the template."""
    is_named = name in _FRAMEWORK_NAMES or name in _SETTING_NAMES
    return bool(_METHOD_CALL.match(filling.call)) and is_named


def is_meant_to_fail(facts: Facts, filling: Filling) -> bool:
    """Say whether a test expects that the call fails: `with pytest.raises(…):` right before it."""
    start = filling.span.start
    before = facts.text(max(0, start - _REACH), start).rsplit("\n", 3)
    return bool(_RAISES.search("\n".join(before[-3:])))


def missing_fields(prompt: Prompt, filling: Filling) -> Iterator[Field]:
    """Yield the first field of each name that must be filled and is not.

    One that `replace()` takes out of the text first is no field any more.
    """
    seen = {*bound_names(prompt, filling), *_replaced_names(prompt, filling)}
    doubtful = [fault.span for fault in filling.faults if fault.kind != "foreign"]
    doubtful += [fault.span for fault in code_like(prompt, filling)]
    for field in filling.fields:
        is_needed = not field.optional and field.name not in seen
        if is_needed and not is_framework_name(filling, field.name) and field.span not in doubtful:
            seen.add(field.name)
            yield field


def code_like(prompt: Prompt, filling: Filling) -> Iterator[Fault]:
    """Yield fields that are a shell's: `${HOME}`, where the call shows that it gives no value."""
    if filling.open or not filling.complete or filling.engine != "str.format":
        return
    given = bound_names(prompt, filling)
    for field in filling.fields:
        is_shell = prompt.text[field.span.start - 1 : field.span.start] == "$"
        if is_shell and field.name.isupper() and field.name not in given:
            yield Fault("literal-brace", field.span, "is a variable of a shell", fixable=True)


def _replaced_names(prompt: Prompt, filling: Filling) -> Iterator[str]:
    """Yield the names of the fields that stand in what `replace()` puts something else for."""
    for field in filling.fields:
        if is_replaced(prompt, field.span):
            yield field.name


def is_replaced(prompt: Prompt, span: Span) -> bool:
    """Say whether `replace()` puts something else for what stands in a stretch of the text."""
    replacing = [use for use in prompt.uses if isinstance(use, Filling) and use.engine == "none"]
    taken = [one.name for use in replacing for one in use.arguments if one.name]
    return any(prompt.text[span.start : span.end] in old for old in taken)


def earlier_holes(prompt: Prompt, filling: Filling) -> Iterator[Hole]:
    """Yield the holes that are already filled when `filling` reads the text as its template."""
    own = {field.span for field in filling.fields}
    later = _spans_after(prompt, filling)
    for hole in prompt.holes:
        if filling.over.contains(hole.span) and hole.span not in own and hole.span not in later:
            yield hole


def handed_on(prompt: Prompt) -> frozenset[str]:
    """Return the names of holes that the values of a filling put into the text: `x="{x}"`."""
    return frozenset(
        name
        for filling in fillings(prompt)
        for argument in filling.arguments
        for name in _HOLE.findall(argument.facts.constant or "")
    )


def peers(facts: Facts, filling: Filling) -> Iterator[tuple[Prompt, Filling]]:
    """Yield every prompt of the file that the same call fills, this one among them."""
    for prompt in facts.extraction.prompts:
        for other in fillings(prompt):
            if other.span == filling.span:
                yield prompt, other


def _spans_after(prompt: Prompt, filling: Filling) -> set[Span]:
    """Return the holes of those fillings that come after this one, and of none before it."""
    return _spans(_after(prompt, filling))


def _after(prompt: Prompt, filling: Filling) -> Iterator[Filling]:
    found = False
    for other in fillings(prompt):
        if found:
            yield other
        found = found or other == filling


def _spans(many: Iterable[Filling]) -> set[Span]:
    return {field.span for filling in many for field in filling.fields}
