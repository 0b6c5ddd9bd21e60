"""Signals of how the prompt instructs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from promptlint.model import Span
from promptlint.prism.patterns.persona import PERSONA
from promptlint.prism.phrases import Phrases, not_after
from promptlint.prism.signals.signal import Signal, said
from promptlint.prism.wording import Wording

_STEP_WORDS: Final = Phrases(
    r"(?:follow|perform|execute|complete|take|use) ~20 (?:these|the following|this|following|the "
    r"below) (?:[a-z]+ )?(?:steps|routine|procedure|process|workflow)",
    r"step \d+ ?[:.)-]",
    not_after("of the", "next") + r"(?:the )?(?:first|second|final|last|third) step (?:is|should|"
    "will|:)",
    r"in the (?:first|second|third|final|last) step",
    not_after("the", "your", "their", "at", "very", "my", "and")
    + r"(?:first|firstly),? [\s\S]{3,300}? (?:then|before (?:you |[a-z]+ing)|after that|secondly|"
    r"finally)",
    r"(?:break|split|divide|decompose) (?:it|this|the (?:problem|question|task|request)|down) ~20 "
    r"(?:into|to) ~20 (?:steps|sub-?problems|parts|pieces|smaller)",
    r"you must ?: 1",
    r"(?:work|proceed|go) (?:through|in|by) ~20 (?:steps|stages|phases)",
    r"(?:phase|stage) \d ?[:.)-]",
)


@cache
def _numbered() -> re.Pattern[str]:
    """Match two numbered lines in a row that each begin with a verb in the base form."""
    verb = (
        r"(?:\*\*)?(?:Identify|Determine|Ask|Use|Call|Check|Read|Write|Find|Extract|Analy[sz]e|"
        r"Review|Summari[sz]e|Generate|Create|Update|Explain|Search|Look|Compare|Select|Choose|"
        r"Start|Begin|Get|Make|Provide|Return|Output|Plan|Execute|Run|Verify|Evaluate|Consider|"
        r"Calculate|Compute|Understand|Break|List|Think|Decide|First|Then|Open|Take|Fetch|"
        r"Collect|Gather|Examine|Classify|Convert|Apply|Repeat|Finish|Pinpoint|Assess|Score|"
        r"Ensure|Confirm|Process|Parse|Draft|Format|Respond|Report|Save|Search|Scope|Delegate|"
        r"Synthesi[sz]e)"
    )
    return re.compile(
        rf"^[ \t]*(\d)[.)][ \t]+{verb}\b[^\n]*(?:\n[^\n\d]*){{1,3}}^[ \t]*\d[.)][ \t]+{verb}\b",
        re.MULTILINE,
    )


def _steps(wording: Wording) -> Iterator[Span]:
    yield from _STEP_WORDS.find(wording.folded)
    for match in _numbered().finditer(wording.text):
        yield Span(match.start(), match.end())


STEPS: Final = Signal(
    "steps",
    "breaks the task into steps.",
    _steps,
    ("Follow these steps: read the text, then list its claims.", "Step 1: Read the text."),
    ("Count the steps of the stairs.",),
)
PRIOR_KNOWLEDGE: Final = Signal(
    "prior_knowledge",
    "asks the model to recall or to use what it knows.",
    said(
        r"(?:use|using|based on|apply|draw on|leverage|utili[sz]e|from|recall|reflect on|with|all)"
        r" (?:all )?(?:of )?your (?:own |prior |existing |general |background |internal |expert |"
        r"extensive |pre-existing )*(?:knowledge|expertise|training)",
        r"(?:prior|background|general|world|common) knowledge",
        r"what (?:do )?you (?:already )?know about",
        r"recall (?:relevant|what|similar|any|related|the|your)",
        r"(?:take a )?step back",
        r"ask yourself",
        r"your (?:own |prior |existing )?knowledge (?:of|about|stored)",
    ),
    (
        "Use your own knowledge if the text is silent.",
        "First recall what you know about the topic.",
    ),
    ("Do not rely on your own knowledge.", "Search the knowledge base."),
)
TOOLS: Final = Signal(
    "tools",
    "says when or how to use tools, functions or outside knowledge.",
    said(
        r"(?:use|using|call|calling|invoke|invoking|access to|utili[sz]e|employ|execute|executing|"
        r"need) ~50 (?:tools?|apis|plugins?|search engine|calculator|subagents?|browser|"
        r"interpreter)",
        r"(?:following|available|provided|appropriate|these|your|given|research|lookup) tools?",
        r"tools (?:to|when|if|for|should|must|available|only)",
        r"tool (?:when|if|should|must|calls?|usage|only|to use)",
        r"action(?: |_)input",
        r"(?:search|browse|browsing) (?:the )?(?:web|internet|online|google)",
        r"(?:google|web) search",
        r"(?:call|calling|invoke|invoking) (?:the )?`?[a-z]+_[a-z_]+`?",
        r"(?:use|using|used|via) (?:the )?`[a-z]+_[a-z_]+`",
        r"(?:use|using|used|via) (?:the )?[a-z]+_[a-z_]+ (?:tool|function)",
        r"(?:function|tool)[- ]call(?:s|ing)?",
        r"(?:list|sequence|plan|series) of (?:api|function|tool) calls",
        r"(?:api|function|tool) calls? (?:to|that|in|for|should|must)",
        r"call (?:the )?(?:api|function|tool|subagent)s?",
        r"use your own knowledge",
    ),
    ("You have access to the following tools: {tools}", "Call the `get_data` function first."),
    ("The tool that the carpenter uses is old.",),
)
SELF_CHECK: Final = Signal(
    "self_check",
    "asks the model to verify, review or correct its own work.",
    said(
        r"double[- ]check",
        r"(?:verify|review|check|validate|proofread|critique|re-?read|test|evaluate|reflect on|"
        r"revise|examine) your (?:own )?(?:[a-z]+ )?(?:work|answers?|responses?|outputs?|"
        r"solutions?|"
        r"code|reasoning|results?|calculations?|steps|writing|draft|changes|queries|query|plan)",
        r"before (?:you )?(?:finali[sz]ing|finali[sz]e|submitting|submit|responding|answering|"
        r"returning|replying|output(?:ting)?|sending) ~40 (?:check|verify|review|make "
        r"sure|"
        r"ensure|confirm)[a-z]*",
        r"(?:check|verify|review|make sure|ensure|confirm) ~60 before (?:you "
        r")?(?:finali[sz]|"
        r"submit|respond|answer|return|reply|output|send)[a-z]*",
        r"verify with tests",
        r"self-?(?:check|critique|verif|correct|review|evaluat|reflect)[a-z]*",
        r"(?:correct|fix) (?:any|your) (?:own )?(?:mistakes|errors)",
        r"if you (?:find|notice|spot|made|make) (?:any |an? )?(?:error|mistake)s?",
    ),
    ("Double-check your answer.", "Review your code before you submit it."),
    ("Check whether the user's answer is right.",),
)
REWARD: Final = Signal(
    "reward",
    "speaks of a reward, of stakes or of a penalty for the model.",
    said(
        r"(?:tip|pay|give|reward|award) (?:you|u) ~20 (?:\$|€|£)? ?\d+",
        r"(?<=\$)\d[\d,.]* (?:tip|reward|bonus|for)",
        r"you(?:'ll| will) (?:be|get|receive|earn|lose) ~20 (?:rewarded|a reward|a tip|"
        r"a bonus|"
        r"penali[sz]ed|punished|fined|fired|points|terminated|shut down|penalty)",
        r"(?:important|crucial|vital|critical) (?:to|for) my (?:career|job|life|work)",
        r"(?:my|your) (?:job|career|life) depends on",
        r"lives (?:depend|are at stake)",
        r"(?:bonus|tip|reward) (?:for|if) (?:you|a |each|every|the )",
        r"(?:penalty|penalties|punishment) (?:for|if) (?:you|each|every|wrong|incorrect)",
        r"i will (?:be fired|lose my job)",
    ),
    ("I will tip you $20 for a perfect answer.", "This is very important to my career."),
    ("Compute the reward of the policy.",),
)
SUCCESS_CRITERIA: Final = Signal(
    "success_criteria",
    "says what makes the answer good: criteria, or a scale with meanings.",
    said(
        r"(?:evaluation|grading|scoring|success|acceptance|quality|assessment) (?:criteria|"
        r"criterion|"
        r"rubrics?|guidelines|standards)",
        r"(?:criteria|rubrics?) ?:",
        r"(?:following|these|given) criteria",
        r"a (?:good|great|perfect|correct|successful|high-quality|strong|excellent) (?:[a-z]+ )?"
        r"(?:answer|response|summary|output|result|question|report) (?:is|should|will|must|has|"
        r"would)",
        r"it is ok if",
        r"is correct if",
        r"(?:is|are) considered",
        r"(?:score|grade|rating|rate) ~20 (?:of )?\d+ ?(?:means|is|if|indicates|:|=)",
        r"where \d+(?:\.\d+)? (?:is|means|indicates|represents|being)",
        r"success (?:is|means|will be)",
        r"(?:ensure|make sure) (?:that )?(?:the|your|each|all|every) (?:[a-z]+ ){1,3}(?:is|are) "
        r"(?:[a-z]+ ){0,2}(?:coherent|engaging|correct|clear|well|accurate|complete|concise|"
        r"relevant|"
        r"readable|consistent|natural|realistic)",
        r"good (?:questions|answers|responses|summaries|examples|outputs) (?:are|should|must|will)",
        r"the goal is (?:met|achieved|reached) (?:when|if)",
    ),
    ("A good answer is short and names its source.", "Grade by these criteria: clarity, depth."),
    ("Name the criteria of the law.",),
)
PERSONA_SIGNAL: Final = Signal(
    "persona",
    "gives the model a role (the pattern *persona*).",
    lambda wording: (span for span, _ in wording.once(PERSONA.find)),
    ("You are an experienced travel agent.",),
    ("You are given a table.",),
)
