"""Whether a call makes the API keep to a format, beside what its texts ask for."""

from __future__ import annotations

from promptlint.model import Answer

_SCHEMAS = frozenset({
    "tools", "functions", "response_model", "response_schema", "schema", "json_schema",
    "output_type", "output_schema", "guided_json", "format_instructions", "grammar", "result_type",
    "with_structured_output", "output_pydantic", "output_json", "text_format", "class",
    "output_parser", "get_format_instructions", "bind_tools", "tool_choice", "output_cls",
    "model_json_schema", "inputSchema", "input_schema", "function_call", "toolConfig",
    "structured_output", "pydantic_object", "guided_decoding", "regex", "choices", "guided_choice",
    "properties", "additionalProperties",
})  # fmt: skip
_MODES = _SCHEMAS | {
    "response_format", "response_mime_type", "responseMimeType", "json_mode", "format",
    "responseSchema", "generation_config", "generationConfig", "mime_type", "json_output",
    "is_json", "extra_body", "text", "output_format", "json_object", "return_json", "as_json",
    "use_json", "force_json", "json_response", "ResponseFormat", "**",
}  # fmt: skip


def has_schema(answer: Answer) -> bool:
    """Say whether the call gives a schema, which names the keys by itself."""
    return not _SCHEMAS.isdisjoint(answer.given)


def is_constrained(answer: Answer) -> bool:
    """Say whether the call may set a mode in which nothing but the format can be answered."""
    return not _MODES.isdisjoint(answer.given)
