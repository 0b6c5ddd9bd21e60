from griptape.rules import Rule, Ruleset
from griptape.structures import Agent, Pipeline
from griptape.tasks import PromptImageGenerationTask, PromptTask, ToolTask

agent = Agent(
    input="A01:template Answer about {{ args[0] }}.",
    rulesets=[Ruleset(name="NOT a prompt", rules=[Rule("A02:system Speak like a sailor.")])],
)
agent.run("A03:user Which knot holds best?")

pipeline = Pipeline()
pipeline.add_tasks(
    PromptTask("A04:user Name three knots for {{ args[0] }}.", id="NOT a prompt"),
    ToolTask(input="A05:user Look up {{ parent_output }}."),
    PromptImageGenerationTask("A06:image A harbour at night, {{ args[0] }}"),
)
pipeline.run("A07:user heavy weather")
