"""Facts about what a text touches on, in its instructions and in its material."""

from __future__ import annotations

from typing import Final

from promptlint.prism.properties.fact import Cue, pairs, words

CONTENT: Final = (
    Cue(
        "swears",
        "holds swear words",
        words=words(
            "bitch bitches hoe hoes cunt cunts asshole assholes bastard slut sluts whore whores "
            "fag",
            "faggot faggots punk dickhead pussy motherfucker bullshit nigger nigga niggas retard "
            "fuck",
            "fucking fucked fucker fucks shit shitty shits",
        ),
        throughout=True,
    ),
    Cue(
        "hostility",
        "touches on abuse",
        words=words(
            "hate hateful racist racism sexist sexism abuse abusive harass harassed harassment",
            "offensive slur slurs bully bullying toxic insult insults insulting obscene obscenity",
            "inappropriate rude misogyny threat threats threatening pornographic",
        ),
        throughout=True,
    ),
    Cue(
        "sexuality",
        "touches on sexuality",
        words=words(
            "sex sexual sexuality porn pornographic nude nudity erotic obscene obscenity rape "
            "raped",
            "gay gays lesbian",
        ),
        throughout=True,
    ),
    Cue(
        "violence",
        "touches on violence or drugs",
        words=words(
            "kill kills killed killing murder murdered weapon weapons bomb bombs terrorist "
            "terrorism",
            "suicide suicidal violence violent military drug drugs gun guns war crime crimes",
        ),
        throughout=True,
    ),
    Cue(
        "groups",
        "speaks of people by gender, origin, faith or kind",
        words=words(
            "women woman men man male female gay gays lesbian muslim muslims jew jews jewish "
            "christian",
            "christians immigrant immigrants race racial gender religion religious ethnic "
            "ethnicity",
            "feminist boy boys girl girls stereotype stereotypes nationality disability profession",
        ),
        throughout=True,
    ),
    Cue("persons", "speaks of he and she", words=words("he she her his him"), throughout=True),
    Cue(
        "people",
        "is about people",
        words=words(
            "people person persons participant participants speaker kid kids children customer "
            "author",
            "personx persony",
        ),
        throughout=True,
    ),
    Cue(
        "personal",
        "holds or asks for what is personal",
        words=words("email address phone password tweet tweets personal post"),
        pairs=pairs(
            "my name wife husband mom mother father boyfriend girlfriend depression account",
            "of people",
        ),
        throughout=True,
    ),
    Cue(
        "readers",
        "speaks of an audience or of customers",
        words=words("audience customer customers user users brand market marketing client clients"),
        throughout=True,
    ),
    Cue(
        "dialogue",
        "gives a dialogue",
        words=words(
            "dialog dialogs dialogue dialogues conversation conversations negotiation negotiate",
            "utterance utterances customer chat",
        ),
        throughout=True,
    ),
    Cue(
        "mechanical",
        "sets rules of form that have nothing to do with the task",
        words=words(
            "lowercase postscript comma commas asterisk asterisks placeholders capitalize "
            "capitalized",
            "caps wrap wrapped",
        ),
        pairs=pairs(
            "bullet point points",
            "capital letter letters",
            "the letter",
            "include the",
            "the words",
            "keywords in",
            "angular brackets",
            "section x",
            "exact phrase",
            "quotation marks",
            "less than",
            "exactly 2 3 4 5 6",
            "least 1 2 3 4 5 6",
            "your response",
            "entire response",
        ),
        enough=8,
        least=3,
        throughout=True,
    ),
)
