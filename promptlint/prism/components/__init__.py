"""What the parts of a prompt are for: components with one of twelve labels, in a tree."""

from promptlint.prism.components.tree import components, depth, width

__all__ = ["components", "depth", "width"]
