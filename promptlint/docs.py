"""A rule as a page (text, Markdown, JSON), and the table of all rules.

`python -m promptlint.docs [DIRECTORY [README]]` writes the pages and their index as Markdown files,
and renews the overview in the README.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from promptlint.rule import Rule, builtin_rules

Rules = Iterable[type[Rule]]
OPENING, CLOSING = "<!-- rules -->", "<!-- /rules -->"
"""Between these the README shows all rules."""


def text(rule: type[Rule]) -> Iterator[str]:
    """Yield the lines of a rule's page for the terminal; headings stand alone, unindented."""
    yield f"{rule.code} {rule.name}"
    yield _facts(rule)
    yield ""
    indent = ""
    for line in rule.page().splitlines():
        if line.startswith("## "):
            indent = "  "
            yield line.removeprefix("## ")
        else:
            yield f"{indent}{line}".rstrip()
    if rule.options:
        yield from ("", "Options")
        yield from (f"  {name} = {value!r}" for name, value in sorted(rule.options.items()))


def markdown(rule: type[Rule]) -> Iterator[str]:
    """Yield the lines of a rule's page as Markdown, with all its examples."""
    yield f"# {rule.name} ({rule.code})"
    yield from ("", f"*{_facts(rule)}*", "", *rule.page().splitlines())
    if rule.options:
        yield from ("", "## Options", "", "| option | default |", "| --- | --- |")
        yield from (f"| `{name}` | `{value!r}` |" for name, value in sorted(rule.options.items()))
    for example in rule.examples:
        reported = "«" in example.code
        title = f": {example.title}" if example.title else ""
        yield from ("", f"## {'Reported' if reported else 'Not reported'}{title}", "")
        yield from _block(example.code)
        if example.fixed is not None:
            yield from ("", "After the fix:", "", *_block(example.fixed))


def record(rule: type[Rule]) -> dict[str, object]:
    """Return a rule as a value that JSON can hold; `page` is the docstring, in Markdown."""
    return {
        "code": rule.code,
        "name": rule.name,
        "summary": rule.summary(),
        "severity": rule.severity,
        "default": rule.default,
        "since": rule.since,
        "fixable": rule.is_fixable(),
        "options": dict(rule.options),
        "page": rule.page(),
        "examples": [
            {"title": example.title, "code": example.code, "fixed": example.fixed}
            for example in rule.examples
        ],
    }


def table(rules: Rules) -> Iterator[str]:
    """Yield a Markdown table of rules, in the order given."""
    yield "| code | name | reports | severity | default | fix |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for rule in rules:
        on, fix = ("yes" if flag else "" for flag in (rule.default, rule.is_fixable()))
        summary = rule.summary().replace("|", r"\|")
        page = f"[{rule.code}]({rule.code}.md)"
        yield f"| {page} | {rule.name} | {summary} | {rule.severity} | {on} | {fix} |"


def overview(rules: Rules) -> Iterator[str]:
    """Yield a Markdown table of the families of rules; those on by default in bold."""
    families: dict[str, list[type[Rule]]] = {}
    for rule in rules:
        families.setdefault(".".join(rule.__module__.split(".")[:2]), []).append(rule)
    yield "| family | rules (**on by default**) |"
    yield "| --- | --- |"
    for module, members in families.items():
        title = (sys.modules[module].__doc__ or "").partition("\n")[0].rstrip(".")
        yield f"| {title} | {', '.join(map(_mention, members))} |"


def renewed(readme: str, rules: Rules) -> str:
    """Return a README with the overview between its two marks written anew."""
    before, opening, rest = readme.partition(OPENING)
    _, closing, after = rest.partition(CLOSING)
    lines = "\n".join(("", *overview(rules), ""))
    return before + opening + lines + closing + after


def write(directory: Path, rules: Sequence[type[Rule]]) -> None:
    """Write a page for each rule, and README.md with the table of all."""
    directory.mkdir(parents=True, exist_ok=True)
    for rule in rules:
        _write(directory / f"{rule.code}.md", markdown(rule))
    _write(directory / "README.md", ("# Rules", "", *table(rules)))


def _mention(rule: type[Rule]) -> str:
    text = f"[{rule.code}](docs/rules/{rule.code}.md) {rule.name}"
    return f"**{text}**" if rule.default else text


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def _facts(rule: type[Rule]) -> str:
    default = "on by default" if rule.default else "off by default"
    fix = "can be fixed" if rule.is_fixable() else "no fix"
    return f"{rule.severity}, {default}, {fix}, since {rule.since}"


def _block(code: str) -> Iterator[str]:
    """Yield a fenced block, with a fence longer than any in the code."""
    fence = "```"
    while fence in code:
        fence += "`"
    yield from (f"{fence}python", *code.rstrip("\n").split("\n"), fence)


def main(arguments: Sequence[str]) -> None:
    """Write the pages to the first argument, and renew the README that the second one names."""
    write(Path(arguments[0] if arguments else "docs/rules"), builtin_rules())
    for name in arguments[1:]:
        path = Path(name)
        path.write_text(renewed(path.read_text("utf-8"), builtin_rules()), "utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
