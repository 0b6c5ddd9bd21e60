"""Signals of the answer's form: its format and its length."""

from __future__ import annotations

from typing import Final

from promptlint.prism.signals.signal import Signal, said

_ANSWER: Final = r"(?:answers?|responses?|outputs?|reply|replies|results?|messages?|summary|report)"
_SAY: Final = (
    r"(?:return|respond|output|answer|reply|write|print|provide|give|produce|generate|present|"
    r"format|express|render|deliver|emit|formulate|structure|include|list|create|show|translate)"
)
_KIND: Final = (
    r"(?:json|markdown|mrkdwn|html|xml|yaml|csv|latex|plain text|table|bullets?|bullet[- ]?points?|"
    r"bulleted|numbered list|list|array|code ?blocks?|code snippet|sql|python code|dictionary|"
    r"comma[- ]separated|headings?|sections|schema|tuple|string|integer|number|url|emoji|"
    r"triple backticks|backticks|tags|syntax|sentence case|uppercase|lowercase|capital letters)"
)
_TONGUE: Final = (
    r"(?:english|korean|french|chinese|german|spanish|italian|japanese|portuguese|russian|turkish|"
    r"arabic|hindi|dutch|polish|{[^{}\n]{0,30}lang[^{}\n]{0,20}}|the same language|"
    r"(?:the |its )?original language|the language)"
)

OUTPUT_FORMAT: Final = Signal(
    "output_format",
    "says what form the answer has: a structure, a schema, allowed values, a language.",
    said(
        rf"{_SAY} ~60 {_KIND}",
        rf"{_ANSWER} ~40 (?:in|as|with|using|be) ~20 {_KIND}",
        rf"(?:in|as|into|using|with) (?:an? |the |valid |proper |correct |strict |raw |markdown |"
        rf"formatted )*{_KIND}(?: format)?",
        r"(?:output|response|answer|reply|desired|following|expected|required|exact|this|specific|"
        r"correct|json|the) format",
        r"format ?(?:instructions|example|template|is|should|:)",
        r"formatted (?:as|in|like|to|with|output)",
        rf"(?:only|just) (?:{_SAY}|with|contain|say|the)s?",
        rf"{_SAY} (?:only|just|exactly|strictly|with only|nothing but|back only|a single|one word)",
        r"nothing (?:else|more|but)",
        rf"(?:your|the|each|every|all|final) {_ANSWER} (?:should|must|shall|needs?|has to|have "
        rf"to|can "
        rf"only|will|may)(?: always| only)? (?:be|contain|include|start|begin|end|have|consist|"
        rf"follow|"
        rf"only|not|use|look|adhere)",
        r"(?:start|end|begin|finish|prefix|conclude)s? (?:your|the|each|every|all|with|by)",
        rf"(?:answer|respond|reply|write|written|speak|output|response|"
        rf"translate) ~40 in "
        rf"{_TONGUE}",
        r"(?:answer|respond|reply|return|say|output|write|print) (?:with )?(?:either "
        r")?[\"'][^\"'\n]{1,40}"
        r"[\"'] (?:or|if|otherwise|when)",
        r"(?:either|exactly|simply|just|only) [\"'][^\"'\n]{1,40}[\"']",
        r"(?:do not|don't|never|without|no|avoid) ~30 (?:explanations?|comments?|prefix|"
        r"preamble|additional text|other text|extra text|markdown|quotes|quotation marks|"
        r"commentary|"
        r"introduction|headers?|code fences?|backticks|anything else|any other text|other words)",
        r"(?:on|in) (?:a |its own |their own |separate |new |individual )+(?:new )?lines?",
        r"one per line",
        r"(?:scale|score|number|rating|value|integer) (?:of|from|between) \d",
        r"(?:answer|respond|response|write|output|answers?) (?:[^.!?\n:]{0,30} )?in [a-z-]+"
        r"(?: format| code)?\s*:",
        r"(?:yes|true) (?:or|/) (?:no|false)",
        r"json",
        r"(?:code ?block|code fence|markdown|mrkdwn)s?",
        r"(?:structured?|divided|organi[sz]ed?|separated?) (?:as|into|by|in) ",
        r"(?:enclosed?|wrap|wrapped|surrounded|delimited) (?:it |them )?(?:with)?in",
        r"use the following (?:structure|template|schema|layout)",
        r"(?:following|these) (?:keys|fields|sections|columns|headings)",
        r"bullet points?|bulleted",
    ),
    ("Answer in JSON.", "Reply with yes or no.", "Your answer should contain only a URL."),
    ("Read the JSON file.",),
)
LENGTH_LIMIT: Final = Signal(
    "length_limit",
    "limits the length of the answer.",
    said(
        r"(?:at most|at least|no more than|not more than|more than|less than|fewer than|maximum of|"
        r"minimum of|up to|within|under|over|about|around|approximately|exactly|roughly|max|"
        r"maximum|"
        r"limit(?:ed)? to|no longer than|not exceed|exceed|only|be|in) (?:of )?(?:approximately )?"
        r"(?:\d+|one|two|three|four|five|six|seven|eight|ten|a few|a single|{[^{}\n]{1,30}})"
        r"(?: ?(?:-|to|or) ?(?:\d+|two|three|four|five))? (?:[a-z]+ )?(?:words?|sentences?|"
        r"characters?|tokens?|paragraphs?|lines?|bullet points?|bullets|pages?)",
        r"(?:\d+|one|two|three|four|five|single|short)(?: ?(?:-|to|or) ?(?:\d+|two|three|four|"
        r"five))?"
        r"[ -](?:word|sentence|paragraph|line|page|character)s? (?:or less|or fewer|max|maximum|"
        r"limit|"
        r"long|summary|description|answer|response|at most|in length|title|overview)",
        r"(?:one|two|three|four|five|\d+)(?: ?(?:-|to|or) ?(?:\d+|two|three|four|five)) "
        r"(?:words|sentences|characters|tokens|paragraphs|lines|bullet points|pages)",
        r"(?:a|one|single) single (?:sentence|line|word|paragraph)",
        r"(?:word|character|length|token|sentence) (?:limit|count)",
        r"(?:single|one) (?:sentence|line|paragraph)",
        r"(?:limit|keep|restrict) ~30 (?:to|under|below|within) ~10 \d+",
    ),
    ("Answer in at most 50 words.", "Write one or two sentences."),
    ("The text has 5 sentences.",),
)
