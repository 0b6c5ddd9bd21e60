from smolagents import CodeAgent, InferenceClientModel, Tool, ToolCallingAgent, tool


class Retriever(Tool):
    name = "retriever"
    description = "T01:tool Find pages of the handbook"
    inputs = {
        "query": {"type": "string", "description": "T02:tool What to look for"},
        "count": {"type": "integer", "description": "T03:tool How many pages", "nullable": True},
    }
    output_type = "NOT a prompt"

    def forward(self, query: str, count: int = 3) -> str:
        """NOT a prompt: called by the agent."""
        assert query, "NOT a prompt: empty query"
        return query


@tool
def mail(address: str) -> str:
    """T04:tool Send a mail.

    Args:
        address: where it goes
    """
    return address


model = InferenceClientModel(model_id="NOT a prompt")
helper = ToolCallingAgent(
    tools=[mail], model=model, name="helper", description="T05:tool Sends mail for you"
)
agent = CodeAgent(
    tools=[Retriever()],
    model=model,
    managed_agents=[helper],
    instructions="S06:system Only use the handbook.",
)
agent.prompt_templates["system_prompt"] = "S07:system You write code. Tools: {{ tools }}"

task = "U08:user Who may sign a contract?"
print("NOT a prompt:", agent.run(task))
agent.run(f"U09:user Mail the answer to {helper}.")
