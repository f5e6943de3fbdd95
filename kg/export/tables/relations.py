"""Relations: offices, membership, kinship, bases, alliances. In: a store. Out: one row a relation, with who says so."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.export.tables.claims import end_name
from kg.export.tables.said import SAID_COLUMNS, said_of
from kg.export.tables.table import Row, Table, local_name
from kg.graph.reading import canonical, code, day, instances, one
from kg.ontology.contract import CKG

_COLUMNS = (
    *("relation_id", "subject", "relation", "object", "office", "past", "start_date", "end_date"),
    *("subject_id", "object_id"),
    *SAID_COLUMNS,
)


def relation_rows(store: ox.Store) -> Iterator[Row]:
    """One row a relation, in the order of their ids."""
    for relation in sorted(instances(store, CKG.Relation)):
        yield (
            local_name(relation),
            end_name(store, relation, CKG.subject),
            code(store, relation, CKG.relation),
            end_name(store, relation, CKG.object),
            one(store, relation, CKG.office),
            one(store, relation, CKG.past) == "true",
            day(store, relation, CKG.start),
            day(store, relation, CKG.end),
            *(local_name(canonical(store, one(store, relation, end) or "")) for end in (CKG.subject, CKG.object)),
            *said_of(store, relation),
        )


TABLE = Table("relations", _COLUMNS, relation_rows)
