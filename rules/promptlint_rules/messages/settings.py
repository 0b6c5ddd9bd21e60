"""What the settings of a call say: which model, which address, which figures."""

from __future__ import annotations

from promptlint.model import Conversation, Setting
from promptlint.pattern import late

# Arguments that name the model, the call's own before those of the client's constructor.
_MODEL = (
    "model",
    "model_id",
    "modelId",
    "model_name",
    "engine",
    "client.model",
    "client.model_id",
    "client.model_name",
    "client.pretrained_model_name_or_path",
    "client.repo_id",
    "client.model_path",
    "client.engine",
    "json.model",
)
_TURNS = {"user", "assistant", "model"}
_ADDRESS = (
    "base_url",
    "api_base",
    "url",
    "client.base_url",
    "client.api_base",
    "client.openai_api_base",
    "client.azure_endpoint",
    "client.host",
)


# Libraries that render the model's own chat template, which may raise.
_TEMPLATED = ("transformers", "vllm", "llama_cpp", "huggingface_hub")
_OWN_SERVER = late(r"//(localhost|127\.0\.0\.1|0\.0\.0\.0)")
_OLLAMA = ":11434"
"""The port of Ollama, which has templates of its own that never raise."""
_IN_ADDRESS = late(r"huggingface\.co/models/([\w.-]+/[\w.-]+)")


def library_of(conversation: Conversation) -> str:
    """Return the sink's library; where many clients share its calls, the class of the client."""
    library = conversation.library.lower()
    return (client_of(conversation) or library) if library == "openai" else library


def client_of(conversation: Conversation) -> str:
    """Return the class of the client in small letters; empty where it is not known."""
    client = conversation.settings.get("client")
    return client.value.lower() if client is not None and isinstance(client.value, str) else ""


_OF_COMPLETION = late(r"(?<!chat)/completions?/?$|(?<!/api)/generate(?:_stream)?/?$")
"""Ends of addresses at which servers go on with a text that no chat template is put around."""


def is_templated(conversation: Conversation) -> bool:
    """Say whether a chat template is put around the texts on their way to the model."""
    raw = find_setting(conversation, "raw")
    if library_of(conversation).startswith("ollama") or raw is not None:
        return raw is None or raw.value is not True
    has_turns = any(message.role in _TURNS for message in conversation.messages)
    address = base_url(conversation) or ""
    if not has_turns and (_IN_ADDRESS.search(address) or _OF_COMPLETION.search(address)):
        return False  # the inference API takes the text as it is
    return has_turns or not conversation.raw


def renders_template(conversation: Conversation) -> bool:
    """Say whether the model's own chat template is rendered, here or on a server of one's own."""
    address = base_url(conversation) or ""
    local = _OWN_SERVER.search(address) and _OLLAMA not in address
    return bool(local) or library_of(conversation).startswith(_TEMPLATED)


def model_setting(conversation: Conversation) -> Setting | None:
    """Return the setting that names the model, where it is a known text."""
    for name in _MODEL:
        setting = conversation.settings.get(name)
        if setting is not None and isinstance(setting.value, str) and setting.value:
            return setting
    return None


def model_of(conversation: Conversation) -> str | None:
    """Return the model's name as the code writes it, or None where it is not known."""
    setting = model_setting(conversation)
    if setting is None:
        named = _IN_ADDRESS.search(base_url(conversation) or "")
        return named[1] if named else None
    return str(setting.value)


def base_url(conversation: Conversation) -> str | None:
    """Return the address that the call or its client is given, or None."""
    for name in _ADDRESS:
        setting = conversation.settings.get(name)
        if setting is not None:
            return str(setting.value or "")
    return None


def find_setting(conversation: Conversation, *names: str) -> Setting | None:
    """Return the first of the named settings, looked up as such and below a client or options.

    `n_ctx` also finds `client.n_ctx`; `num_ctx` also finds `options.num_ctx`.
    """
    for name in names:
        for key, setting in conversation.settings.items():
            if key == name or key.endswith(f".{name}"):
                return setting
    return None


def number(setting: Setting | None) -> float | None:
    """Return a setting's value as a number, or None where it is none."""
    if setting is None or isinstance(setting.value, bool):
        return None
    return float(setting.value) if isinstance(setting.value, (int, float)) else None
