"""Every word that stands for another is found where it is wrong, and not where it is right."""

from __future__ import annotations

import pytest

from promptlint.testing import unmark
from promptlint_rules.wording.confused import CONFUSED
from promptlint_rules.wording.prose import Prose
from promptlint_rules.wording.slips import slips

WRONG = """
Warn when the wind is stronger «then» 25 knots.
Come no sooner «then» May.
Read the letter and «than» explain it.
The stage «dose» not exceed forty miles.
Say what «dose» the plant need.
Say what you «where» told.
Here is «were» the answer goes.
Write in «you» own words.
Take all names «form» the list.
Tell of the «affect» of the change.
How does this «effect» the price?
Give «advise» to the user.
Please «advice» the customer.
Keep to these «principals».
Quote the «principle» amount.
Write a «peace» of music.
Say «weather» the plant is old.
Say «wether» it is old.
Write if «there» order is late.
Put it over «their».
You «must not to» answer.
The letter was «wrote» by hand.
You do not «made» plans.
«This» are the rules.
«These» is the list.
«Please to» write a letter.
Let's «thing» step by step.
Go step «my» step.
Take a deep «breathe».
Remember to «breath».
Answer in «to» sentences.
Say hello «too» visitors.
Stay «quite».
It is «quiet» an old plant.
Write the date in this «formate».
«Who's» text is it?
Write your «respond».
«He have» two plants.
You can «chose» one plant.
Look at it, «an» do not guess.
The order of «he» customer.
See the previous «massage».
The «costumer» is here.
Use «pubic» data.
Write in the «passed» tense.
Write in the present «tens».
Do not «brake» the rules.
Look at the web «sight».
Speak in the «fist» person.
Go «trough» the list.
Write a «through» analysis.
Take everything «accept» the roots.
Please «precede» to water.
You «insure» that it grows.
It grows «alot».
It «maybe» a plant.
It has «all ready» been cut.
It grows as well «us» the other.
Is it «your's»?
Do it «your self».
It grows because «off» the rain.
If «your» not sure, ask.
Take «on» of the options.
If you do not «now» the answer, say so.
«Hear» is the plant.
Please «right» a letter.
Always «site» your sources.
Your «roll» is this.
Read the «hole» text.
Name the «week» points.
Write «plane» text.
It is «loosing» the leaves.
Keep a «causal» tone.
Ask the «manger» about it.
The «untied» states.
Write a «singe» word.
Go «tot he» garden.
Write «fro» the reader.
You should «note» use it.
Please «not» that it is old.
If «the» are old, say so.
The knife is «use» to cut.
Do not be «bias».
Keep «it's» meaning.
""".strip().splitlines()

RIGHT = """
The stronger the wind, then the slower the boat. If the value is higher, then stop.
Take a dose not exceeding two pills. Ask which dose the doctor gave.
Fill in the form the user sent. Choose the form that fits. Reply in the form of a list.
Keep you and your team safe. The more you know, the more you can write.
The effect of the change is small. To effect the change, act now.
Tell me about the weather there. Check the weather in the city.
When there is a question, answer it. If there are names in the text, list them.
You were told to wait where the bus stops. It is used to write text.
Please note that the data is old. Do note the deadline.
The user can accept the offer. Go on, though the user may object.
He chose one of the three. The principal asked the teacher.
Advise the user to seek medical advice. Give advice on the matter and advise the client.
Answer in two to three sentences. Come back too often. Name to words and phrases a tone.
Peace of mind matters. If it is too long, cut it. Each of the answers has a title.
Use the tool that you have been given. The team goes on of its own accord.
""".strip().splitlines()


@pytest.mark.parametrize("marked", WRONG)
def test_a_word_that_stands_for_another_is_found_at_its_place(marked: str) -> None:
    """Each phrase has a slip at the marked place."""
    text, marks = unmark(marked)
    found = [slip.span for slip in slips(Prose(text))]

    assert any(span.overlaps(mark) for span in found for mark in marks), found


@pytest.mark.parametrize("text", RIGHT)
def test_the_same_words_in_their_own_sense_are_left_alone(text: str) -> None:
    """Phrases that resemble the wrong ones are no slips."""
    assert [text[slip.span.start : slip.span.end] for slip in slips(Prose(text))] == []


@pytest.mark.parametrize("frame", CONFUSED, ids=lambda frame: frame.pattern[:40])
def test_every_row_is_shown_by_a_phrase(frame) -> None:
    """No row of the table is dead, and its cue does not keep it from matching."""
    assert any(list(frame.find(Prose(unmark(marked)[0]))) for marked in WRONG)
