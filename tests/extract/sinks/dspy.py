import dspy
from dspy import InputField, OutputField, Signature

lm = dspy.LM("NOT a prompt")
dspy.configure(lm=lm)


class Answer(dspy.Signature):
    """P01:template Answer questions about birds."""

    context: list[str] = dspy.InputField(desc="T02:tool facts about birds")
    question: str = dspy.InputField()
    answer: str = dspy.OutputField(desc="T03:tool one short sentence", prefix="P04:template Short answer:")


class Name(Signature):
    """P05:template Name the bird
    in the picture."""

    picture = InputField(desc="T06:tool a picture of a bird")
    name = OutputField(desc="T07:tool Latin name of it")


class Guide(dspy.Module):
    """NOT a prompt: a program."""

    def __init__(self) -> None:
        super().__init__()
        self.answer = dspy.ChainOfThought(Answer)
        self.name = dspy.Predict(Name)
        self.sort = dspy.Predict(dspy.Signature("birds -> order", "P08:system Sort birds by size."))

    def forward(self, question: str) -> dspy.Prediction:
        """NOT a prompt: run by dspy."""
        found = self.answer(question=question, context=[])
        if not found:
            raise ValueError("NOT a prompt: no answer")
        return found


def seen(place: str) -> str:
    """T09:tool Birds seen at a place."""
    return place


react = dspy.ReAct(Answer, tools=[seen])
react(question="P10:template Which bird sings at night?")
qa = dspy.Predict("question -> answer")
qa(question="P11:template Can penguins fly?")
lm("U12:user Say hello to the birds.")
trainset = [dspy.Example(question="E13:example Do owls sleep?", answer="E14:example By day they do.")]
print("NOT a prompt: trained")
