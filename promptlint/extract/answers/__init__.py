"""From the calls of a file to what the code reads in their answers."""

from promptlint.extract.answers.answers import Answers

__all__ = ["Answers"]
