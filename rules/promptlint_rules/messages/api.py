"""What each chat API accepts: its roles, the place of the system text, the order of turns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from promptlint.model import Conversation
from promptlint_rules.messages.settings import base_url, client_of, library_of, model_of

_OPENAI = frozenset({"system", "developer", "user", "assistant", "tool", "function"})
_PLAIN = frozenset({"system", "user", "assistant", "tool"})
# Every role that some API, framework or chat template knows; beyond these only slips are reported.
_ANY = _OPENAI | {
    "ai", "bot", "chatbot", "control", "document", "documents", "environment", "human", "ipython",
    "latest_reminder", "memory", "model", "observation", "placeholder", "tool_results",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Api:
    """What one API accepts. `name` is what findings call it."""

    name: str
    roles: frozenset[str] = _ANY
    closed: bool = False
    """Whether a role beyond `roles` is refused or lost; else only slips of the pen are wrong."""
    system: Literal["anywhere", "first", "argument"] = "anywhere"
    """Where the system text may stand: "argument" where messages cannot hold it at all."""
    alternates: bool = False
    """Whether two turns of one role in a row are refused, and a first turn of the assistant."""
    needs_user: bool = False
    """Whether a conversation without any user turn is refused."""
    json_word: bool = False
    """Whether JSON mode is refused unless some message says JSON."""
    ignores_case: bool = False


OTHER = Api("this API")
# Roles: the SDKs' own types. `json_word`: the error "'messages' must contain the word 'json' in
# some form" of OpenAI, Azure (Microsoft's guide to JSON mode), Groq (mem0 #3559), DeepSeek
# (vercel/ai #7946) and Alibaba; Mistral only advises it, Together and Ollama do not check.
OPENAI = Api("OpenAI's API", _OPENAI, closed=True, json_word=True)
AZURE = Api("Azure OpenAI", _OPENAI, closed=True, json_word=True)
GROQ = Api("Groq's API", _OPENAI, closed=True, json_word=True)
DEEPSEEK = Api("DeepSeek's API", _OPENAI, closed=True, json_word=True)
DASHSCOPE = Api("Alibaba's API", _OPENAI, json_word=True)
TOGETHER = Api("Together's API", _OPENAI, closed=True)
COMPATIBLE = Api("this API", _OPENAI | {"ipython", "observation", "control"})
# Anthropic joins turns of one role since October 2024 (API reference of messages.create); the
# system text is an argument (anthropic-sdk-python #382). Bedrock's Converse answers "A
# conversation must alternate between user and assistant roles" and "must start with a user
# message" (langchain-aws #130, dify #12340).
ANTHROPIC = Api(
    "Anthropic's API", frozenset({"user", "assistant"}), closed=True, system="argument",
    needs_user=True,
)  # fmt: skip
BEDROCK = Api(
    "Bedrock's Converse API", frozenset({"user", "assistant"}), closed=True, system="argument",
    alternates=True, needs_user=True,
)  # fmt: skip
# Gemini: "Please use a valid role: user, model"; the system text is `system_instruction`.
GEMINI = Api(
    "the Gemini API", frozenset({"user", "model", "function", "tool"}), closed=True,
    system="argument",
)  # fmt: skip
# Mistral: "Unexpected role 'system' after role 'assistant'", "Expected last role User or Tool";
# two user turns in a row are joined (mistral-common's validator).
MISTRAL = Api("Mistral's API", _PLAIN, closed=True, system="first", needs_user=True)
# Perplexity: "After the (optional) system message(s), user and assistant roles should be
# alternating" (perplexityai/api-discussion #265).
PERPLEXITY = Api(
    "Perplexity's API", _PLAIN, closed=True, system="first", alternates=True, needs_user=True
)
COHERE = Api("Cohere's API", _PLAIN | {"chatbot", "developer"}, closed=True, ignores_case=True)
# Version 2 took the names of all others; version 1 keeps CHATBOT in its `chat_history`.
COHERE_2 = Api("version 2 of Cohere's API", _PLAIN | {"developer"}, closed=True, ignores_case=True)
OLLAMA = Api("Ollama", _OPENAI | {"control"}, closed=True)
# LangChain's tuples: "Unexpected message type" for anything else, but its lists of pairs hold more
# than messages, so that only slips are judged.
LANGCHAIN = Api("LangChain", _OPENAI | {"human", "ai", "placeholder", "chat", "remove"})
# ChatAnthropic: "Received multiple non-consecutive system messages."; ChatGoogleGenerativeAI looks
# at the first message alone; ChatMistralAI hands them on to Mistral's API as they are.
LANGCHAIN_FIRST = replace(LANGCHAIN, name="this model behind LangChain", system="first")
LANGCHAIN_OPENAI = replace(LANGCHAIN, name="OpenAI's API", json_word=True)
# What stands behind these frameworks is one of the APIs above, most often OpenAI's.
FRAMEWORK = Api("this model")
FRAMEWORK_OPENAI = replace(FRAMEWORK, name="OpenAI's API", json_word=True)
LITELLM = Api("LiteLLM", _OPENAI | {"model", "ipython"}, closed=True)

# By the client's class where it is known, else by the sink's library: the first entry that begins
# the name counts.
_LIBRARIES: tuple[tuple[str, Api], ...] = (
    ("openai.asyncazure", AZURE),
    ("openai.azure", AZURE),
    ("openai-agents", OTHER),
    ("openai", OPENAI),
    ("groq", GROQ),
    ("together", TOGETHER),
    ("deepseek", DEEPSEEK),
    ("fireworks", COMPATIBLE),
    ("cerebras", COMPATIBLE),
    ("anthropic", ANTHROPIC),
    ("google-adk", OTHER),
    ("google", GEMINI),
    ("vertexai", GEMINI),
    ("mistralai", MISTRAL),
    ("perplexity", PERPLEXITY),
    ("cohere", COHERE),
    ("ollama", OLLAMA),
    ("langchain", LANGCHAIN),
    ("langgraph", LANGCHAIN),
    ("llama_index", FRAMEWORK),
    ("haystack", FRAMEWORK),
    ("litellm", LITELLM),
    ("dashscope", COMPATIBLE),
    ("huggingface_hub", COMPATIBLE),
    ("transformers", COMPATIBLE),
    ("vllm", COMPATIBLE),
    ("llama_cpp", COMPATIBLE),
    ("mlx_lm", COMPATIBLE),
    ("lmstudio", COMPATIBLE),
)
# By the class of LlamaIndex's model.
_MODELS: tuple[tuple[str, Api], ...] = (
    ("llama_index.llms.openai.", FRAMEWORK_OPENAI),
    ("llama_index.llms.azure_openai", FRAMEWORK_OPENAI),
)
# By the class of LangChain's chat model.
_CHAT_MODELS: tuple[tuple[str, Api], ...] = (
    ("langchain_anthropic", LANGCHAIN_FIRST),
    ("langchain_google_genai", LANGCHAIN_FIRST),
    ("langchain_mistralai", LANGCHAIN_FIRST),
    ("langchain_openai", LANGCHAIN_OPENAI),
)
# By the address that the client or the request is given.
_HOSTS: tuple[tuple[str, Api], ...] = (
    ("openai.azure.com", AZURE),
    ("api.openai.com", OPENAI),
    ("api.groq.com", GROQ),
    ("api.deepseek.com", DEEPSEEK),
    ("api.perplexity.ai", PERPLEXITY),
    ("api.mistral.ai", MISTRAL),
    ("api.together", TOGETHER),
    ("dashscope", DASHSCOPE),
    ("localhost:11434", OLLAMA),
)
# By the provider that LiteLLM's model names begin with; it adapts the order of turns itself.
_PROVIDERS: tuple[tuple[str, Api], ...] = (
    ("azure/", AZURE),
    ("openai/", OPENAI),
    ("gpt-", OPENAI),
    ("groq/", GROQ),
    ("deepseek/", DEEPSEEK),
)


_TRANSLATING = ("langchain", "langgraph")
"""Frameworks with roles of their own, which they translate into those of the model's API."""


def api_of(conversation: Conversation) -> Api:
    """Return the API that a call speaks to: by its address, its client, its library or model."""
    library = library_of(conversation)
    model = (model_of(conversation) or "").lower()
    url = base_url(conversation)
    if url is not None and library not in _TRANSLATING:
        return _by_address(library, url.lower())
    if library.startswith("litellm"):
        return _by_prefix(_PROVIDERS, model, LITELLM)
    if library.startswith("bedrock"):
        return _on_bedrock(conversation.call, model)
    if library == "langchain":
        client = client_of(conversation) or conversation.call  # of an annotated parameter's class
        return _by_prefix(_CHAT_MODELS, client, LANGCHAIN)
    if library == "cohere" and _is_version_2(conversation):
        return COHERE_2
    if library == "llama_index":
        return _by_prefix(_MODELS, client_of(conversation), FRAMEWORK)
    return _by_prefix(_LIBRARIES, library, OTHER)


def _is_version_2(conversation: Conversation) -> bool:
    return "clientv2" in client_of(conversation) or ".v2." in conversation.call.lower()


def _by_address(library: str, url: str) -> Api:
    if library.startswith(("openai.azure", "openai.asyncazure")):
        return AZURE
    if "api.anthropic.com" in url and not library.startswith("openai"):
        return ANTHROPIC
    known = next((api for part, api in _HOSTS if part in url), None)
    if known is None and library.startswith("openai"):
        return COMPATIBLE  # a gateway or a server of one's own
    return known or _by_prefix(_LIBRARIES, library, OTHER)


def _on_bedrock(call: str, model: str) -> Api:
    if "converse" in call:
        return BEDROCK
    return ANTHROPIC if "anthropic" in model else OTHER


def _by_prefix(table: tuple[tuple[str, Api], ...], name: str, default: Api) -> Api:
    return next((api for prefix, api in table if name.startswith(prefix)), default)
