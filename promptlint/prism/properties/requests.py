"""Facts about what the instructions say of the task and of its answer."""

from __future__ import annotations

from typing import Final

from promptlint.prism.properties.fact import Cue, pairs, words

TASK: Final = (
    Cue(
        "input_named",
        "says what is given",
        pairs=pairs(
            "are given provided presented shown asked",
            "be given provided presented shown asked",
            "been given provided presented shown asked",
            "you're given provided presented shown asked",
            "given a an the two three four five some following this these",
            "using a an the two three some following this these",
            "based on",
        ),
    ),
    Cue(
        "task_named",
        "names the task",
        pairs=pairs(
            "your task job goal role",
            "task is",
            "goal is",
            "this task",
            "you need",
            "have to",
            "are expected supposed",
            "we ask would want",
        ),
    ),
    Cue(
        "duties",
        "says what must or should be",
        words=words("should must required"),
        pairs=pairs("need to", "have to"),
        enough=3,
    ),
    Cue(
        "definitions",
        "explains its terms",
        words=words("mean means denote denotes called represents represent describes described"),
        pairs=pairs(
            "is a an the considered used defined",
            "are a an the considered used defined",
            "refer to",
            "refers to",
        ),
        enough=4,
    ),
    Cue(
        "conditions",
        "says what holds in which case",
        words=words("if otherwise else when unless"),
        enough=3,
    ),
    Cue(
        "limits",
        "sets limits",
        words=words("don't cannot avoid only exactly never without strictly"),
        pairs=pairs("do not", "should not", "must not", "no more", "make sure"),
        enough=3,
    ),
    Cue(
        "ordered",
        "orders what is to be done",
        words=words("step steps first then next finally following"),
        enough=4,
    ),
)

ANSWER: Final = (
    Cue(
        "answer_form",
        "says what the answer is to look like",
        words=words(
            "output respond response answer answers return format label labels indicate separated"
        ),
        enough=3,
    ),
    Cue(
        "closed_answer",
        "leaves a choice among given answers",
        words=words(
            "yes no true false either classify select choose categorize categorise options"
        ),
        pairs=pairs(
            "one of",
            "determine whether if",
            "indicate via your",
            "correct answer option",
            "return 0 1",
            "option 1 2",
            "1 if",
            "0 if",
            "as yes",
        ),
    ),
    Cue(
        "examples",
        "gives examples",
        words=words("example examples"),
        pairs=pairs("for instance", "e g", "such as", "let's say", "say you"),
        enough=2,
    ),
    Cue(
        "templates",
        "shows what a result looks like",
        words=words("template templates"),
        pairs=pairs("if you", "would be", "look like", "looks like"),
        enough=2,
    ),
    Cue(
        "checks",
        "asks for care",
        words=words("ensure verify check careful carefully"),
        pairs=pairs("make sure", "pay attention", "by step", "explain your"),
        enough=2,
    ),
    Cue(
        "writes",
        "asks for a text",
        words=words(
            "generate create write construct craft compose design rewrite paraphrase complete "
            "suggest",
            "provide",
        ),
    ),
    Cue(
        "wrong_answer",
        "asks for a wrong answer",
        words=words("implausible incoherent inconsistent"),
        pairs=pairs("incorrect answer answers option one", "wrong answer answers option one"),
    ),
    Cue(
        "computes",
        "asks for something that can be worked out",
        words=words(
            "find calculate convert count sort compute position number numbers extract remove "
            "element",
            "elements integer integers digit digits arrange round total list",
        ),
        pairs=pairs("check if"),
    ),
)

SUBJECT: Final = (
    Cue("questions", "is about questions", words=words("question questions")),
    Cue(
        "clarifies",
        "speaks of what is unclear",
        words=words("clarify clarifying clarification vague"),
    ),
    Cue(
        "language",
        "is about language",
        words=words(
            "sentence sentences phrase phrases word words text passage paragraph question verb "
            "noun",
            "review tweet story article statement topic",
        ),
    ),
    Cue(
        "knowledge",
        "calls on what the reader knows or can infer",
        words=words(
            "knowledge think consider considered know known knowing judge plausible interpret "
            "infer",
            "interpretation predict predicting reason reasons reasoning understand understanding",
            "relation relationship relevant commonsense related relate",
        ),
        pairs=pairs("common sense"),
        enough=2,
    ),
    Cue(
        "sources",
        "refers to facts or to a source",
        words=words(
            "fact facts factual correct correctly accurate accurately true scientific science "
            "evidence",
            "passage context mentioned article text according",
        ),
        pairs=pairs("based on", "present in"),
        enough=2,
    ),
    Cue(
        "expertise",
        "calls for an expert",
        words=words("expert specialist specializing specialized professional adviser"),
    ),
    Cue(
        "outside",
        "speaks of tools or sources outside",
        words=words(
            "tool tools browser search api sql database calculator url website urls resource",
            "resources library libraries online python interpreter",
        ),
        pairs=pairs(
            "outside knowledge sources information", "external knowledge sources information"
        ),
    ),
    Cue(
        "courtesy",
        "is courteous",
        words=words("please thank thanks kindly"),
        pairs=pairs("would like", "can you", "could you"),
    ),
)
