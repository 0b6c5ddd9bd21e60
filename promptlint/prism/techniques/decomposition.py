"""Techniques that split a task into smaller ones."""

from __future__ import annotations

from typing import Final

from promptlint.prism.techniques.technique import Technique, beside, said

_FAMILY: Final = "Decomposition"

DECOMPOSITION: Final = (
    Technique(
        "least_to_most",
        _FAMILY,
        "lists smaller problems and solves them in order",
        said(
            r"(?:break|split|decompose|divide|reduce) ~40 (?:into|to|down) ~30 (?:sub-?problems|"
            r"sub-?questions|simpler|smaller (?:problems|questions|parts|steps|pieces))",
            r"(?:solve|answer) (?:each|the|these|every|all) ~20 sub-?(?:problems?|questions?)",
        ),
        ("Break the problem into subproblems and solve them one after another.",),
    ),
    Technique(
        "decomp",
        _FAMILY,
        "shows or demands that sub-tasks are handed to functions",
        beside(
            (r"sub-?(?:tasks?|problems?|questions?)",),
            (
                r"(?:delegate|hand off|transfer|assign|dispatch|route) ~30 (?:to|each)",
                r"(?:using|call|calling|use) ~30 (?:functions?|sub-?agents?|handlers?|tools?)",
            ),
            200,
        ),
        ("Split the question into sub-tasks and delegate each to a function.",),
    ),
    Technique(
        "plan_and_solve",
        _FAMILY,
        "asks for a plan, and then to carry it out",
        said(
            r"(?:devise|make|create|draft|write|come up with|develop|outline|formulate) (?:an? |"
            r"the |"
            r"your )?(?:[a-z-]+ )*plan ~60 (?:carry out|execute|follow|solve|implement|then|and)",
            r"(?:carry out|execute|follow) the plan",
            r"first,? plan",
            r"understand the problem ~20 (?:and|then) ~20 plan",
        ),
        ("Let's first understand the problem and devise a plan. Then carry out the plan.",),
    ),
    Technique(
        "tree_of_thought",
        _FAMILY,
        "explores several lines of thought and judges them",
        said(
            r"(?:imagine|suppose) ~20 (?:different )?experts",
            r"tree[- ]of[- ]thoughts?",
            r"(?:several|multiple|different|various|three|\d) (?:possible )?(?:lines|branches|"
            r"paths|"
            r"chains) of (?:thought|reasoning)",
            r"(?:evaluate|score|rate|rank) (?:each|every|all) (?:of the )?(?:thoughts?|"
            r"branch(?:es)?|"
            r"paths?|candidates? thoughts?)",
        ),
        ("Imagine three different experts who each write down one step.",),
    ),
    Technique(
        "program_of_thoughts",
        _FAMILY,
        "has code written as the reasoning, to be run for the answer",
        said(
            r"(?:write|generate|use|using|produce) ~30 (?:python|code|program|script)s? ~40 to "
            r"(?:solve|"
            r"answer|compute|calculate) ~30 (?:question|problem|it|answer|task|result)",
            r"solution in python",
            r"solve ~40 (?:by writing|using|with|in) (?:[a-z]+ )?(?:python|code|sympy|program)",
            r"the output of (?:running )?(?:this|the) code",
        ),
        ("Write Python code to solve the problem.",),
    ),
    Technique(
        "faithful_cot",
        _FAMILY,
        "reasons in words and in symbols side by side",
        beside(
            (
                r"(?:symbolic|formal) (?:language|expressions?|form|representation|logic|program)",
                r"first-?order logic",
            ),
            (r"(?:translate|convert|rewrite|reason|reasoning|solve|express)[a-z]*",),
            120,
        ),
        ("Translate the question into first-order logic, then solve it.",),
    ),
    Technique(
        "skeleton_of_thought",
        _FAMILY,
        "asks for an outline that is filled in later",
        said(
            r"skeleton (?:of|for) (?:the|your|an) (?:answer|response|article)",
            r"(?:write|provide|give|create|generate) (?:only )?(?:the|a|an) (?:skeleton|outline) "
            r"~40 "
            r"(?:only|points|then|expand|first|before)",
            r"expand (?:on )?(?:each|every|this|the|one) (?:point|item|bullet|section)",
        ),
        ("Write the skeleton of the answer: three to ten points.",),
    ),
    Technique(
        "metacognitive",
        _FAMILY,
        "has a first judgement evaluated and its confidence stated",
        beside(
            (
                r"(?:preliminary|initial|first) (?:judg[e]?ment|assessment|answer|interpretation|"
                r"identification)",
            ),
            (
                r"(?:critically )?(?:re-?assess|re-?evaluate|evaluate|confirm|reconsider)",
                r"(?:confidence|how sure|certain)",
            ),
            300,
        ),
        ("Make a preliminary judgment, critically assess it, and state your confidence.",),
    ),
)
