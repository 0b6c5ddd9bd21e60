"""What sentences say that demand a form of the answer: patterns, each for one kind of demand."""

from __future__ import annotations

import re

from promptlint.pattern import late

LISTS = (
    r"bullet points?|bullets|bullet(?:ed)?[- ](?:point )?lists?|numbered lists?|ordered lists?"
    r"|(?:full|complete|plain|whole) sentences"
    r"|(?:flowing |continuous |running |plain )?prose|(?:flowing|continuous|running) text"
    r"|(?:one|a single)(?: continuous)? paragraph"
)
F = (
    r"(?P<NAME>json|xml(?! tags?\b)|yaml|csv|html|latex"
    r"|(?:markdown )?table\b(?! of contents)|markdown"
    rf"|plain[ -]?text|{LISTS})"
)
BASIC = r"(?P<NAME>json|xml(?! tags?\b)|yaml|csv|html|latex|markdown|plain[ -]?text)"
C = r"(?P<NAME>json|xml(?! tags?\b)|yaml|csv|html|latex|markdown|plain[ -]?text|sql|code)"
LEAD = late(
    r"\W*(?:(?:please|always|also|then|finally|afterwards|you must|you should|make sure to"
    r"|important:?|only(?! (?:return|output|give|write|print|provide) (?:the|a|your) )"
    r"|you(?= (?:answer|respond|reply|write|speak|return|output)\b))[, ]+)*",
    re.IGNORECASE,
)
"""What stands before the demand itself: the patterns begin behind it."""
WHOLE = (
    r"(?:(?:the|your|all|every|whole|entire|full|final|complete|only|always"
    r"|exclusively|strictly|back|me|just|answers?|responses?|repl(?:y|ies)"
    r"|outputs?|results?) )*"
)
SAY = r"(?:answer|respond|reply|return|output|write|format|give|provide|present|produce)"
THE_ANSWER = (
    r"(?:the|your|all|every)(?: (?:whole|entire|full|final|complete))?"
    r" (?:answers?|responses?|repl(?:y|ies)|outputs?|results?)"
)
ANSWERED = late(r"\b(?:answers?|responses?|repl(?:y|ies)|outputs?)$", re.IGNORECASE)
IN_FORMAT = late(
    rf"(?:^{SAY} {WHOLE}(?:in|as|using|with)"
    rf"|^(?:return|output|produce|(?:respond|reply|answer) with)"
    rf"|^(?:wrap|present|show|display|render) {THE_ANSWER} (?:in|as|inside)"
    rf"|^(?:{THE_ANSWER}|outputs?|answers?|responses?)"
    r" (?:(?:must|should|has to|is to|will|needs to) (?:only |always )?be|(?:is|are|comes)(?!(?:"
    r" in)? the\b))"
    r"(?: formatted| written| returned| given)?(?: in| as)?)"
    r"(?: an?| the| one| only| valid| strict| proper| pure| plain| raw| bare| a single| single"
    r"| well-formed| following| simple| short| (?:letter|e-?mail|message|note|report|article) in)*"
    rf" {F.replace('NAME', 'form')}(?: (?:format|object|array|document|string|only|text"
    rf"|output))*\b(?![\"'`/-]|\.\w)",
    re.IGNORECASE,
)
THING_IN_FORMAT = late(
    rf"^{SAY} (?:the|your|all|these|all the) (?P<of>[a-z]+(?: [a-z]+)?) (?:in|as|using)"
    r"(?: an?| the| valid| proper| raw| a single)*"
    rf" {F.replace('NAME', 'form')}(?: (?:format|object|array|document|string|list|text))*"
    r"\b(?![\"'`/-]|\.\w)",
    re.IGNORECASE,
)
"""The format of the one thing that is asked for: "return the hours as CSV"."""
ONLY = late(
    rf"\b{BASIC.replace('NAME', 'before')}(?: \w+){{0,3}}?,? only\b(?! (?:if|when|for|the|with))"
    rf"|^{SAY} {WHOLE}(?:only|nothing but|just|exclusively)(?: with| in| as| an?| the"
    rf"| valid| raw| single| python)* {C.replace('NAME', 'after')}\b(?![\"'`/-]|\.\w)"
    rf"|\b(?:nothing (?:but|except)|just|solely)(?: an?| the| valid| single)*"
    rf" {BASIC.replace('NAME', 'but')}\b(?! (?:if|when|for|the|with|is|as))"
    rf"|\b{BASIC.replace('NAME', 'alone')}(?: \w+){{0,3}}?,?(?: and)? (?:nothing else|without any"
    rf" other"
    rf" text|with no other text)\b"
    rf"|^{THE_ANSWER} (?:is|must be|should be) (?:one|a single) {C.replace('NAME', 'one')}\b"
    r"(?: (?:object|array|document)\b)?"
    rf"|^{SAY} {WHOLE}{C.replace('NAME', 'whole')} only\b"
    rf"|^{SAY} {WHOLE}(?:(?:in|as) )?(?:raw|pure|bare)"
    rf" {BASIC.replace('NAME', 'bare')}\b(?![\"'`/-]|\.\w)"
    r"|\b(?P<unmarked>plain[ -]?text),? (?:without|with no|and no) (?:any )?(?:formatting"
    r"|markdown|markup)\b",
    re.IGNORECASE,
)
YES_NO = late(
    r"^(?:answer|respond|reply) (?:only|just|with only|with just"
    r"|strictly)(?: with)?(?: either)? [\"'`]?yes[\"'`]? or [\"'`]?no\b"
    r"|^(?:answer|respond"
    r"|reply) (?:with )?(?:either )?[\"'`]?yes[\"'`]? or [\"'`]?no[\"'`]?,? (?:only"
    r"|(?:and )?nothing else)\b"
    r"|^(?:answer|respond|reply|return|output) (?:with )?(?:only|just|nothing but)(?: with)?"
    r" (?:the|a) (?:number|letter|label|digit|score|name|word|category|index)\b"
    r"|^(?:answer|respond|reply) (?:only )?(?:with|in) (?:exactly |only |just )?(?:one"
    r"|a single) (?:word|number|letter|digit|character|label)\b"
    r"|^(?:answer|respond|reply|return|output) (?:with )?(?:the|a|your|one) (?:\w+"
    r" )?(?:number"
    r"|letter|label|digit|score|name|word|category|index)(?: of the \w+)?,?"
    r" (?:only|alone|and nothing else)\b",
    re.IGNORECASE,
)
PROSE = late(
    r"\b(?:explain|describe|justify|comment|elaborate|add|write|append|summari[sz]e|give"
    r"|provide)\b[^.]{0,80}?"
    r"\b(?:prose|plain text|plain english|free text|(?:in|of) (?:one|two|three|four|\d|a few"
    r"|several)(?:(?: to | or |-)\w+)?"
    r" (?:short |plain |complete |full )?(?:sentences?|paragraphs?))\b"
    r"|\b(?:explain|describe|justify|comment|elaborate|add|write|give|provide)\b[^.]{0,60}"
    r"\b(?:before|after|below|above|outside|in addition to|alongside) (?:of )?(?:the"
    r"|your) (?:json|xml|yaml|csv)\b"
    r"|\b(?:before|after|below|above|in addition to|alongside) (?:the|your) (?:json|xml|yaml"
    r"|csv)\b[^.]{0,20}"
    r"\b(?:explain|describe|justify|comment|elaborate|add|write|give|provide)\b",
    re.IGNORECASE,
)
FRAMED = late(
    r"^(?:begin|start|open|end|finish|close|conclude|introduce|preface|precede)"
    r"(?: (?:it|(?:the|your|every|each) (?:whole )?(?:answer|response|reply|output|message|json"
    r"|list"
    r"|object|array|table|query|code)s?))? (?:with|by)"
    r" (?:(?:an? |the |some |one )?(?:[\w-]+ ){0,3}"
    r"(?:greeting|sentence|question|summary|disclaimer|compliment|introduction|apology|paragraph"
    r"|thank-you|thanks|greetings|remark|farewell)\b|[\"“'](?!\w+[\"”'])[A-Z][a-z]+[ ,!])",
    re.IGNORECASE,
)
BESIDES = late(
    r"\W*(?:after (?:that|this|the (?:json|xml|yaml|csv))|afterwards|then|finally|also"
    r"|in addition|additionally|below (?:it|that))\b",
    re.IGNORECASE,
)
EXPLAIN = late(
    r"^(?:explain|justify|describe)(?: in (?:a|one|two|three|\w+) [\w ]{0,20})?"
    r" (?:why\b|how you\b|how sure\b|what you (?:changed|did)\b|(?:the reasoning behind |the"
    r" reasons for )?"
    r"(?:your|the) (?:answer|reasoning|choice|decision|reply|response|verdict|number|rating|label"
    r"|classification|judgement|score)s?\b|each change\b|every change\b)"
    r"|^(?:add|give|provide|include|append|write|offer) (?:an?|one|your|some|the)"
    r" (?:(?:short|brief|detailed|one-sentence|longer|few) )*(?:words of )?"
    r"(?:explanation|justification|rationale|reasons?|comment|note|commentary)\b"
    r"|\bthen (?:explain|justify) (?:why|how|your|the|it)\b"
    r"|^(?:add|give|provide|include|append|write) (?:an?|one|two|three|\d) (?:short |brief )?"
    r"(?:sentence|paragraph|line)s? (?:that|which|to) (?:explain|justif|describe)\w*"
    r"|^(?:after|below|before|above|following) (?:the|your) (?!user\b|question\b)[a-z]+"
    r"(?: [a-z]+)?,? (?:add|append|give|write|include|provide) (?:an?|one|your|some|the)"
    r" (?:(?:short|brief|detailed|few) )*(?:words of )?(?:explanation|justification|rationale"
    r"|reasons?|comments?|notes?|commentary)\b",
    re.IGNORECASE,
)
TOLD_OF = late(
    r"^(?:explain|describe|justify|comment on) (?:the|your|each|every) (?P<what>[a-z]+)\b",
    re.IGNORECASE,
)
ONLY_THING = late(
    r"^(?:return|output|respond with|reply with|answer with|print|give|write|provide)"
    r" (?:only|just|nothing but|exclusively) (?:the|a|your)(?: [\w-]+){0,3}?"
    r" (?P<thing>query|code|function|script|label|number|title|name|list|translation|word|sentence"
    r"|table|letter|category|score|text|version|regex|command|snippet|answer)\b"
    r"(?! (?:if|when|that|which|of|and))"
    r"|^(?:return|output|print|give|write|provide|(?:answer|reply|respond) with)"
    r" (?:the|a|your)(?: [\w-]+){0,2}? (?P<lone>query|code|function|script|label|number|title"
    r"|name|list|translation|sentence|table|letter|category|score|regex|command|snippet)"
    r",? (?:and nothing else|alone|only(?! (?:if|when|for)\b))\b"
    r"|^only (?:return|output|print|give|write|provide) (?:the|a|your)(?: [\w-]+){0,2}?"
    r" (?P<sole>query|code|function|script|label|number|title|name|list|translation|sentence"
    r"|table|letter|category|score|regex|command|snippet)\b(?! (?:if|when|that|which|of|and))",
    re.IGNORECASE,
)
"""One thing, and nothing about it."""
FIELD = late(
    r"\b(?:field|key|(?:in|as|under|into|to|for) (?:the|a|its) (?:\w+ )?value|property"
    r"|attribute|column|inside|within|string"
    r"|array|each|every"
    r"|entry)s?\b|[\"`{}]|\bin the (?:json|xml)",
    re.IGNORECASE,
)
NO_MARKDOWN = late(
    r"\b(?:do not|don't|never|avoid|without|no) (?:use |using |include |any |output "
    r"|write )*markdown\b"
    r"(?! (?:code|fence|block|table|header|heading|list|link|backtick|wrapp|image|bold"
    r"|delimiter|marker|tag)|-|`)",
    re.IGNORECASE,
)
BANNED = late(
    r"^(?:do not|don't|never|avoid|must not) (?:use |using |include |any |output |write "
    r"|return"
    r" |answer with |an? )*(?P<form>html|xml|json|latex|tables?)\b"
    r"(?! (?:tags?|code|fence|block|format\w*|header|markdown|markup|for|in|within|inside|or)\b"
    r"|-|`)",
    re.IGNORECASE,
)
USE_MARKDOWN = late(
    r"^use (?:proper |github |rich )?markdown(?: format(?:ting)?| syntax)?\b(?! (?:code"
    r"|table|link|list|image))"
    r"|^(?:format|put|set|write|begin|start|structure|divide|mark) [^.\n]{0,40}?"
    r"\b(?:with|in|as|using|under|by|into)(?: an?| the| its| their)?(?: own)?"
    r" (?:markdown|\*\*|bold with \*\*|# ?headings?)"
    r"|^use (?:[\w-]+ ){0,2}?headings? (?:with|that begin with|marked with|starting with) [\"'`]?#"
    r"|^use (?:\*\*|#{1,3}(?= ))",
    re.IGNORECASE,
)
TABLE = late(
    r"^(?:summari[sz]e|show|present|list|give|put|compare|arrange|use)\b[^.\n]{0,40}?"
    r"\b(?:in|as|into|using|use) an? (?:\w+ )?table\b",
    re.IGNORECASE,
)
OF_ALL = r"(?! (?:for(?! each\b| every\b)|in|within|inside|under|below|of)\b)"
"""Not for a part of the answer, or for some answers, alone."""
NO_BULLETS = late(
    rf"^(?:do not|don't|never|avoid) (?:use |using |include |write in |any |answer with )*"
    rf"(?:bullet points?|bullets|bullet(?:ed)? lists?|lists)\b{OF_ALL}"
    rf"|^{SAY} {WHOLE}(?:in|as|using)(?: flowing| continuous| running| connected| coherent"
    r"| plain| full| one)* (?:prose|running text|continuous text),? (?:only|without (?:any )?"
    rf"(?:bullet ?points?|bullets|lists))\b{OF_ALL}"
    rf"|^{SAY} {WHOLE}without (?:any )?(?:bullet ?points?|bullets|lists)\b{OF_ALL}"
    rf"|^{SAY} (?:one|an?|two|three) (?:[a-z-]+ ){{0,2}}(?:paragraph|text)s?,? without (?:any )?"
    rf"(?:bullet ?points?|bullets|lists?)\b{OF_ALL}",
    re.IGNORECASE,
)
BULLETS = late(
    rf"^(?:(?:use|using) (?:a |one )?|{SAY} {WHOLE}(?:in|as|using|with) (?:a |an )?"
    rf"|{SAY} (?:the|your|all|these) [^.\n]{{1,40}}? (?:in|as|using) (?:a |an )?)"
    r"(?:short |clear |concise )?(?:bullet points?|bullets|bullet(?:ed)?[- ]?(?:point )?lists?)\b"
    rf"{OF_ALL}",
    re.IGNORECASE,
)
