"""Game play: the model runs a game under given rules."""

from __future__ import annotations

from typing import Final

from promptlint.prism.patterns.pattern import Idea, Pattern, all_of
from promptlint.prism.phrases import Phrases

GAME_PLAY: Final = Pattern(
    "game_play",
    "makes the model play or run a game.",
    "Phrases that make the model play (*plays*), and beside them rules, turns or points (*rules*).",
    "A prompt for writing the code of a game is none, and neither is a text about games.",
    all_of(
        Idea(
            "plays",
            Phrases(
                r"(?:let's|let us|we (?:are going to|will|are)|you (?:are|will be|'re)|i want to|"
                r"want you to) ~30 (?:play|playing|create) ~20 (?:game|rpg|"
                r"tic-?tac-?toe|chess|hangman|werewolf|mafia|trivia|adventure)",
                r"(?:text[- ]based|text|role-?playing|adventure|guessing|trivia) (?:adventure "
                r")?game",
                r"you are (?:a|the|an) (?:[a-z]+ )?(?:player|game ?master|dungeon master|moderator|"
                r"werewolf|villager)",
                r"in (?:this|the) game",
            ),
        ),
        Idea(
            "rules",
            Phrases(
                r"(?:game )?rules?",
                r"(?:your|my|next|each|every) (?:turn|move|round)",
                r"(?:points?|score|lives|win|wins|lose|loses|vote|eliminate|opponent)",
            ),
        ),
        within=500,
    ),
    ("Let's play a guessing game. The rules: I think of an animal and you have ten turns.",),
    ("Write the code of a snake game.",),
)
