"""How a graph looks in a notebook. In: a `KnowledgeGraph`. Out: the explorer in a frame."""

from kg.notebook.cell import to_html

__all__ = ["to_html"]
