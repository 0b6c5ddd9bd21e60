"""The natural language of a text is guessed from its script and its commonest words."""

from __future__ import annotations

import pytest

from promptlint.prism.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Summarise the text for a reader who is in a hurry.", "en"),
        (
            "Fasse den Text für eine Leserin zusammen, die es eilig hat, und bitte auf Deutsch.",
            "de",
        ),
        ("Résume le texte pour une lectrice qui est pressée, et dans un style simple.", "fr"),
        (
            "Resume el texto para una lectora que tiene prisa, por favor, y con palabras de un niño.",
            "es",
        ),
        ("Você é um assistente que não inventa nada e responde em português.", "pt"),
        ("Sei un assistente che non inventa nulla e risponde in italiano.", "it"),
        ("将文本翻译成英文。", "zh"),
        ("テキストを要約してください。", "ja"),
        ("텍스트를 요약해 주세요.", "ko"),
        ("Сократи этот текст.", "ru"),
        ("Скороти цей текст і поясни його зміст.", "uk"),
        ("لخص النص التالي", "ar"),
        ("סכם את הטקסט", "he"),
        ("", "und"),
        ("{x}", "und"),
        ("x = foo(bar)\nbaz = qux[quux]\nprint(x, baz, spam, eggs, ham, qux)", "und"),
        ("\x00\x01\u202e", "und"),
    ],
)
def test_languages(text, language):
    """Scripts and common words tell the language; code and signs have none."""
    assert language_of(text) == language


def test_a_few_letters_of_another_script_change_nothing():
    """An English text may name things in Chinese."""
    assert language_of("Translate the word 你好 into English and explain what it means.") == "en"
