"""How well articles were read. In: codings by hand (`tests/gold/README.md`) and answers. Out: scores and errors."""
