from pydantic import BaseModel, Field
from ragas import SingleTurnSample, evaluate
from ragas.metrics import AspectCritic, DiscreteMetric, RubricsScore, SimpleCriteriaScore
from ragas.prompt import PydanticPrompt
from ragas.testset.persona import Persona

polite = AspectCritic(name="NOT a prompt", definition="S01:system Is the answer polite?", llm=None)
complete = SimpleCriteriaScore(name="c", definition="S02:system Score 0 to 5 by how complete it is.")

RUBRICS = {
    "score1_description": "S03:system The answer is wrong.",
    "score2_description": "S04:system The answer is right.",
}
rubric = RubricsScore(rubrics=RUBRICS)
metric = DiscreteMetric(
    name="correct",
    prompt="P05:template Is {response} the same as {expected}? Answer pass or fail.",
    allowed_values=["pass", "fail"],
)


class Query(BaseModel):
    text: str = Field(description="NOT checked")


class Judge(PydanticPrompt[Query, Query]):
    """NOT a prompt: a prompt class."""

    instruction = "S06:system Rewrite the question so that a child asks it."
    input_model = Query
    output_model = Query
    examples = []


nurse = Persona(name="Nurse", role_description="S07:system Wants to know about doses.")
sample = SingleTurnSample(user_input="NOT checked", response="NOT a prompt: an answer")
print("NOT a prompt:", evaluate([sample], metrics=[polite, complete, rubric]))
