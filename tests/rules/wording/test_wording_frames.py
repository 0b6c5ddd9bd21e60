"""Every turn of phrase of the tables is found where it is wrong, and not where it is right."""

from __future__ import annotations

import pytest

from promptlint.testing import unmark
from promptlint_rules.wording.agreement import AGREEMENT
from promptlint_rules.wording.phrasing import PHRASING
from promptlint_rules.wording.prose import Prose
from promptlint_rules.wording.slips import slips

WRONG = """
No plant other «then» this one.
It takes more «then» two weeks.
«You're» task is easy.
Note that «your are» a gardener.
Say what «you are are» for.
Look at the letter and «it's» title.
The plant on «it's» own.
Ask «who's» name is on it.
Use «there» own names.
Say that «their» is no plant.
The plan «let's» users see it.
«Let's to» look at it.
Say «whats» in the letter.
You «shouldnt» name it.
Say that you «cant» see it.
Say that it «wont» grow.
The letter is «to» long.
Answer the «users» question.
Read the «drivers» stats.
Read the text «bellow».
Take the «forth» plant.
You should «of» named it.
Say «weather» or not it grows.
Please «asses» the letter.
Do not «loose» the data.
Speak «on the behalf of» the user.
You are «capable to» name plants.
You are responsible «of» names.
Answer according «the» letter.
Do not «comply the» order.
Always «base on» the letter.
Reply «as follow»:
Answer the «follow» question.
You are «suppose» to name it.
They are interested «about» the plant.
It consists «on» two parts.
This is «more better».
Take the «most easiest» way.
Choose «one of the option».
Prepare them for «their an» exam.
Write «a the» letter.
Read «the your» letter.
Do not give «an information».
Answer in «following» format.
The answer must be «single» word.
«You are» history nerd.
It is «a according» to plan.
«This is» very important that you answer.
It is useful «for to the» task.
Learn web «scrapping» here.
The answer should «me» short.
Find «it me» a link.
Please answer the question «as accurate as possible».
Keep referring «the relevant source».
Answer the question from «below» text.
You will «have» use only the letter.
An answer based «of» the letter.
It depends «from» the user.
Pay attention «on» the month.
Please focus «in» the month.
Plants such «us» roses.
Make sure «than» it grows.
Say so if «its» not there.
Say «thats» not a plant.
Say «youve» seen it.
Say «im» not there.
Take «upto» 5 plants.
You «should to» answer.
The answer should «including» it.
A plant that can be «use» to make tea.
The answer must «contains» it.
The answer must «exceeded» it.
An item that should «returned» first.
The answer should «be contain» it.
It has «must no longer than» this.
The model should «response» with one word.
It is not «exist».
The plant is «need» to be green.
They are «provide» with names.
You have «wrote» it.
The plant has «be» given.
You «need» write a letter.
You are «able» write a letter.
Read it «for» generate the answer.
Do it «by» create a plan.
Say so if «you has» it.
Say so if it «have» leaves.
The information «are» old.
Use columns «that signifies» it.
The comment «include»:
If the user «ask» for a plant, answer.
All «columns that is» old.
Read «texts which is» old.
A garden «which» located in France.
Name two «question» to ask.
Read these «information».
Read «this» rules.
Avoid too «much» details.
Give «many» advice.
Read each «sentences».
Ask «a» questions.
You will «given» a plant.
You are «give» a plant.
It can «used» to make tea.
I want you «act» as a gardener.
Your task is «write» a letter.
Say please «providing» the name.
Say so if it does not «available».
It «is does not» matter.
Say so if there «no» plants.
If you «not» sure, ask.
If you «unable» to answer, ask.
It is «consists» of parts.
The question «are» old.
There «is» two plants.
Here «is» two examples:
A user who «want» a plant.
You are an assistant that «help» users.
If it «don't» grow, say so.
If users «asks», answer.
Give «a» good advice.
Please «act as» expert in plants.
Name «todays» date.
Please return «it's» title.
Follow the «advices».
It should «matches» the letter.
You did not «found» it.
You need to «generated» it.
Let the user «knows» it.
It helps users «finds» it.
Answer all the «question».
Give a list of «keyword».
Use one or more «tool».
Answer in 50 «word».
Say what the list «have» in it.
The plan says when this list «contain» any names.
The table «have to» hold all names.
If the questions «is» old, say so.
Write it down, since «I has» no time.
If «they am» here, say so.
Write the name of «a» software.
Do not discuss «about» the garden.
«Your» must name the plant.
Name «the another» plant.
Answer «the followings» first.
You must «determining» the month.
You did not «completed» it.
It can «improves» the plan.
«When» use this tool, say so.
Your role is «summarize» the letter.
""".strip().splitlines()

RIGHT = """
If it is more, then stop.
You're role models. You're the only one.
Ask whose name is on it. It's its own name.
Let's look at it. The plan lets users see it.
The users ask the gardener. The user's question is short.
The back and forth is over. Read on below.
In response to the query, use tools. Score the chart and response to it.
Two question and answer pairs. A two question form. These information needs are met.
The information in these texts is old, and the pieces of information are few.
Whether the user asks or not, what does the user want?
It must be used to make tea. What it refers to is a plant.
An assistant that helps users. Users who want a plant are many.
A list of columns that is sorted. The set of rules that contains it.
Do not base it on the letter. The military base on the hill.
Here is an example of two plants. There is one plant.
You are the best. You are helpful. You are a history nerd.
It is based on the letter. It depends on the user.
All lower case. The below-ground part. Each row. Every item.
If the plant is to be seen, look. It is too long to read.
Many advice columns. Much of the details. This rules out the first.
You will be given a plant. It is a given.
Do you need to write a letter? You need not write it.
Answer the question as accurately as possible.
You are GPT researcher. Act as Garden Expert.
Improve summary(the plan = now) and stop(go to the f(x) value).
Choose the THE plant. Take option A a plant.
Name the plant.
El tratado de los reyes: los territorios que pasaron a Austria en el año.
Keep attention on the beds and use direct causal wording. Do not add a Sources, or a Questions, section.
Hash it with bcrypt or scrypt, as gardeners do with the keys of their sheds.
Choose option a image or vitamin a egg.
Rate the plan by Grade A image.
Each can has three balls, and the will contains a clause.
The faults that were named in the feedback are mended.
The general forms for information are these. A set of keyword only searches. An unparseable text. A top 100 list. A level 2 concept in the tree.
Would removing this wall help? Ensure that the answer include a name.
A sentence from a Terms of Service paper. The criteria is met.
What did we discuss? Another plant. One of the beds. When used, tell.
<a aria-label="x" and <a open one
""".strip().splitlines()


@pytest.mark.parametrize("marked", WRONG)
def test_a_wrong_turn_of_phrase_is_found_at_its_place(marked: str) -> None:
    """Each phrase has a slip at the marked place."""
    text, marks = unmark(marked)
    found = [slip.span for slip in slips(Prose(text))]

    assert any(span.overlaps(mark) for span in found for mark in marks), found


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    """Phrases that resemble the wrong ones are no slips."""
    assert [text[slip.span.start : slip.span.end] for slip in slips(Prose(text))] == []


@pytest.mark.parametrize("frame", [*PHRASING, *AGREEMENT], ids=lambda frame: frame.pattern[:40])
def test_every_frame_is_shown_by_a_phrase(frame) -> None:
    """No row of the tables is dead, and its cue does not keep it from matching."""
    assert any(list(frame.find(Prose(unmark(marked)[0]))) for marked in WRONG)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("BELLOW", "BELOW"),
        ("Bellow", "Below"),
        ("bellow", "below"),
        ("You are capable to see it.", None),
    ],
)
def test_a_correction_is_in_the_case_of_the_slip(text: str, fixed: str | None) -> None:
    """Capitals stay, and where several corrections fit none is given."""
    (slip,) = slips(Prose(text))

    assert slip.right == ((fixed,) if fixed else ())


@pytest.mark.parametrize(
    ("text", "count"),
    [("Label the\nthe plant.", 1), ("Name:\nthe\nthe\nplant", 0), ("For for each plant.", 1)],
)
def test_words_are_doubled_across_a_line_but_not_as_lines(text: str, count: int) -> None:
    """A wrapped sentence may repeat its last word; a list of words may hold one twice."""
    assert len(list(slips(Prose(text)))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Look at the letter, and for\n    «You're» task", 0),
        ("Read the letter in full. It is yours, and you're\n    task is easy.", 1),
        ("Do the other\nthen the next.", 1),
        ("Take any other.\nThen take the next.", 0),
        ("- Take the other\n- then the next", 0),
    ],
)
def test_a_phrase_goes_on_behind_the_end_of_a_wrapped_line(text: str, count: int) -> None:
    """A line that begins with a small letter continues the one before; an item does not."""
    assert len(list(slips(Prose(text)))) == count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Name the plant,and say where it grows.", [("plant,and", ("plant, and",))]),
        ("Name the plant, and say a,b or c,d.", []),
        ("table name:carts,table for the plan", []),
        ("Give the definitionof the plant.", [("definitionof", ("definition of",))]),
        ("Say that it is notcorrect here.", [("notcorrect", ("not correct",))]),
        ("Ask the councilor for the instanceof check.", []),
    ],
)
def test_words_that_run_together_are_parted(text: str, found: list[tuple[str, ...]]) -> None:
    """A comma wants a blank behind it, and a function word one before it."""
    assert [(text[s.span.start : s.span.end], s.right) for s in slips(Prose(text))] == found
