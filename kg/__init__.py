"""Conflict KG: reads news about conflicts into a knowledge graph that people can trust."""
