"""The pages of the labels say what is so."""

import pytest

from promptlint.model import GROUPS
from promptlint.prism.components import components
from promptlint.prism.components.pages import EXAMPLES, pages


def test_every_label_has_a_page() -> None:
    """There is one page for each of the twelve labels, in their order."""
    assert [page.path for page in pages()] == [f"components/{label}" for label in GROUPS]


@pytest.mark.parametrize(
    ("label", "text"), [(label, text) for label, texts in EXAMPLES.items() for text in texts]
)
def test_examples_show_the_label(label: str, text: str) -> None:
    """An example on a page is one component with the page's label."""
    assert [one.label for one in components(text)] == [label]
