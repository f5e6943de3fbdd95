"""What codes mean, in words for people. In: the ontology. Out: records for tooltips, legends and the editor."""

from __future__ import annotations

import pycountry

from kg.export.html.network import Record
from kg.ontology.contract import load_contract
from kg.ontology.events import load_event_types

_LISTS = (
    "factuality",
    "status",
    "stance",
    "polarity",
    "certainty",
    "modality",
    "sector",
    "precision",
    "relation",
    "quad",
)


def words() -> Record:
    """Definitions of event types and of the codes that the page shows, and the names of countries by their codes."""
    contract = load_contract()
    countries = {country.alpha_3: country.name for country in pycountry.countries}
    return {
        "types": {kind.name: {"quad": kind.quad, "definition": kind.definition} for kind in load_event_types()},
        "codes": {name: dict(contract.codes[name].members) for name in _LISTS},
        "countries": countries | dict(contract.codes["country"].members),
    }


def terms() -> Record:
    """What an editor of queries completes: prefixes, and classes and properties with their meaning."""
    contract = load_contract()
    named = [(term.name, term.comment) for term in contract.classes.values()]
    named += [(term.name, term.comment) for term in contract.properties.values()]
    return {
        "prefixes": dict(contract.prefixes),
        "terms": [{"name": name, "comment": comment} for name, comment in named],
        "codes": {name: sorted(codes.members) for name, codes in contract.codes.items() if codes.members},
    }
