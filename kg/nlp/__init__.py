"""From a spaCy Doc to an Extraction: one stage a file, each a pure function of the Doc and what was found before it."""
