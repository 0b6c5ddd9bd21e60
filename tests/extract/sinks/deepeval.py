from deepeval import assert_test
from deepeval.dataset import EvaluationDataset, Golden
from deepeval.metrics import ConversationalGEval, GEval
from deepeval.metrics.dag import BinaryJudgementNode, TaskNode
from deepeval.metrics.g_eval import Rubric
from deepeval.test_case import LLMTestCase, LLMTestCaseParams

CRITERIA = "S01:system Decide whether the answer is true."

correct = GEval(
    name="NOT a prompt",
    criteria=CRITERIA,
    evaluation_params=[LLMTestCaseParams.INPUT],
    rubric=[Rubric(score_range=(0, 2), expected_outcome="S02:system The answer is false.")],
)
steps = [
    "S03:system Read the input.",
    "S04:system Compare it with the answer.",
]
coherent = GEval(name="c", evaluation_steps=steps, threshold=0.5)
kind = ConversationalGEval(name="k", criteria="S05:system Is the assistant kind?")

node = BinaryJudgementNode(criteria="S06:system Does it have three parts?", children=[])
task = TaskNode(instructions="S07:system List all headings.", output_label="NOT a prompt", children=[node])

dataset = EvaluationDataset(goldens=[Golden(input="U08:user What are your opening hours?")])


def test_answer() -> None:
    """NOT a prompt: a test."""
    case = LLMTestCase(
        input="U09:user Can I bring back my shoes?",
        actual_output="NOT a prompt: within thirty days",
        expected_output="NOT a prompt: yes",
    )
    assert_test(case, [correct, coherent])
