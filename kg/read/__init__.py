"""Reading: what the user named becomes articles with their zones marked, and what cannot be read becomes a failure."""

from kg.read.articles import read_articles
from kg.read.formats import READERS
from kg.read.records import ReadFailure, ReadNote
from kg.read.zones import mark_zones

__all__ = ["READERS", "ReadFailure", "ReadNote", "mark_zones", "read_articles"]
