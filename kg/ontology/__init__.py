"""The ontology as data: loads `ontology/` for the code, and writes the vocabulary, code lists and shapes from it."""
