"""What the garden agent can look up, as the model is told of it."""

TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "find_plant",
            "description": "Look up a plant by its common or Latin name: light, water, height, frost.",
            "parameters": {
                "type": "object",
                "properties": {
                    "name": {"type": "string", "description": "The plant's name as the user wrote it"},
                },
                "required": ["name"],
            },
        },
    },
    {
        "type": "function",
        "function": {
            "name": "last_frost",
            "description": "Return the usual date of the last frost for a postal code.",
            "parameters": {
                "type": "object",
                "properties": {
                    "postal_code": {"type": "string", "description": "Five digits"},
                },
                "required": ["postal_code"],
            },
        },
    },
]


def run(name: str, arguments: dict[str, str]) -> str:
    if name == "find_plant":
        return f"{arguments['name']}: half shade, moderate water, 40 cm, hardy to -15 °C"
    if name == "last_frost":
        return "12 May"
    raise ValueError(f"the agent has no tool named {name!r}")
