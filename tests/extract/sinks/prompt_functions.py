"""Functions that are named after the prompt they return, for an agent whose call is elsewhere."""


def build_system_prompt(topic, strict):
    parts = ["A01:system You tutor people in one subject."]
    parts.append(f"A02:system The subject is {topic}.")
    if strict:
        parts.append("A03:system Refuse all other subjects.")
    return "\n".join(parts)


def _user_prompt(question):
    return f"A04:user A pupil asks: {question}"


class Conversation:
    def get_prompt(self):
        text = "A05:template A talk of two.\n"
        for role, message in self.turns:
            text += role + " A06:template says: " + message
        return text

    def get_format_instructions(self):
        return "A07:template Answer with one line."


def reset_system_prompt():
    return "NOT a prompt, the prompt was reset"


def test_build_prompt():
    return "NOT a prompt of a test"


def prompt_for_name():
    return "NOT a prompt, what is your name"


def get_prompt(kind):
    if kind == "short":
        return "NOT"
    raise ValueError("NOT a prompt of any kind")
