"""How a graph looks in a notebook. In: a `KnowledgeGraph`. Out: a drawing and a table in HTML, or a file."""

from kg.notebook.cell import to_html
from kg.notebook.drawing import draw

__all__ = ["draw", "to_html"]
