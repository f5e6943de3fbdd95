"""The RDF graph: built from extractions after the contract, stored, validated, and seen as a networkx graph."""
