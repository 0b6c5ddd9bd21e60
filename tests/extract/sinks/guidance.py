import guidance
from guidance import assistant, gen, models, select, system, user

lm = models.Transformers("NOT a prompt")

with system():
    lm += "S01:system You are a maths teacher."

with user():
    lm += "U02:user What is seven times eight?"

with assistant():
    lm += "A03:assistant It is " + gen("answer", stop="NOT: a stop")


@guidance
def count(lm, limit: int):
    """NOT a prompt: counts for the reader."""
    lm += f"P04:template Count to {limit}: "
    lm += gen("numbers", max_tokens=20)
    lm += "P05:template\nIs that all? " + select(["yes", "no"], name="all")
    return lm


program = guidance(
    """P06:template {{#system~}}
You add numbers.
{{~/system}}
{{#user~}}{{question}}{{~/user}}
{{#assistant~}}{{gen 'answer'}}{{~/assistant}}"""
)
program(question="NOT checked")

other = models.OpenAI("gpt-4o")
result = other + "P07:template The answer to everything is " + gen("number")
print("NOT a prompt:", lm["answer"])
