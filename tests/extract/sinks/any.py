"""NOT a prompt: code with clients of its own, in which only names and shapes tell."""

from bots.client import BaseTool, Message, Result, Session, call_model, make_agent

CONFIG = {
    "model": "NOT a prompt",
    "system_prompt": "S01:system You are the voice of a lift.",
    "description": "NOT a prompt: a configuration",
}

history = [
    {"role": "system", "content": "S02:system You open doors."},
    {"role": "user", "content": "U03:user Third floor, please."},
    {"role": "assistant", "content": "A04:assistant Doors closing."},
]


def ride(session: Session, floor: int) -> str:
    session.system_prompt = "S05:system You know every floor."
    session.add(Message(role="user", content=f"U06:user Take me to floor {floor}."))
    return call_model(user_prompt="U07:user Is anyone on the roof?", system_prompt="S08:system You see all floors.")




class AlarmTool(BaseTool[Session]):
    """NOT a prompt: rings a bell."""

    parameters = {"type": "object", "properties": {"floor": {"type": "int", "description": "T11:tool Which floor"}}}

    @property
    def description(self) -> str:
        return "T12:tool Ring the alarm"

    def run(self) -> Result:
        return Result(title="NOT a prompt", result_for_llm="T13:tool The alarm rings.")


agent = make_agent(name="NOT a prompt", system_message="S09:system You play music in lifts.")
picture = call_model(negative_prompt="I10:image blurry buttons", title="NOT a prompt: a picture")
row = Message(role="NOT", content="NOT a prompt: no role of a model")
button = {"role": "button", "content": "NOT a prompt: press here"}
print("NOT a prompt: the lift is stuck")


def talks(template):
    talk = template.copy()
    talk.append_message(talk.roles[0], "Hello, W01:user which trains go to Ulm?")
    talk.append_message(talk.roles[1], None)
    store.append_message("NOT W02", {"text_id": "NOT W02"})
    return Agency(clerk, shared_instructions="W03:system Be short.")


def asks(template, floors):
    listed = "\n".join([f"W04:user floor {one}" for one in floors])
    call_llm("W05:user Which floor has the garden?")
    return session.generate_response(template.format(floors=listed, **{"cats": "W06:user on the roof"}))


def lift_prompt(llm):
    """Return the system prompt of a lift."""
    return "W07:system You go up and down."
