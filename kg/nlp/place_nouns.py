"""Nouns for kinds of places. In: nothing. Out: word sets that the place stages share; all in small letters, singular.

The kinds are GeoNames' feature classes (A areas, P populated places, H water, T heights, L tracts, R roads, S spots).
"""

from __future__ import annotations

AREAS = frozenset(
    {
        "area", "region", "province", "governorate", "district", "county", "state", "territory", "zone", "sector",
        "municipality", "prefecture", "oblast", "division", "department", "canton", "republic", "subdistrict",
        "commune", "parish", "enclave", "front", "axis", "pocket", "frontline", "belt", "kingdom", "emirate",
    }
)  # fmt: skip
SETTLEMENTS = frozenset(
    {
        "city", "town", "village", "hamlet", "settlement", "suburb", "neighborhood", "neighbourhood", "quarter",
        "camp", "township", "capital", "outskirt", "downtown", "community", "locality", "borough", "ward", "slum",
        "port", "stronghold", "hometown", "hotspot", "metropolis",
    }
)  # fmt: skip
PARTS = frozenset(
    {
        "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "center", "centre",
        "part", "side", "edge", "heart", "countryside", "vicinity", "surroundings", "perimeter", "periphery",
        "outskirts", "entrance", "approach", "approaches", "border", "frontier", "coast", "shore", "bank", "flank",
        "corner", "rest", "interior", "surrounding", "vicinities", "proximity",
    }
)  # fmt: skip
LAND = frozenset(
    {
        "valley", "mountain", "hill", "hilltop", "desert", "forest", "plain", "plateau", "island", "peninsula",
        "river", "lake", "sea", "gulf", "strait", "bay", "delta", "canal", "dam", "pass", "heights", "ridge",
        "basin", "jungle", "oasis", "steppe", "field", "farm", "orchard", "spring", "crossing", "corridor",
        "highlands", "beach",
    }
)  # fmt: skip
SPOTS = frozenset(
    {
        "hospital", "clinic", "school", "university", "mosque", "church", "cathedral", "temple", "synagogue",
        "shrine", "market", "bazaar", "mall", "shop", "hotel", "restaurant", "café", "cafe", "stadium", "park",
        "square", "street", "road", "highway", "avenue", "bridge", "tunnel", "junction", "roundabout",
        "intersection", "station", "airport", "airbase", "airfield", "base", "barracks", "garrison", "outpost",
        "checkpoint", "compound", "prison", "jail", "palace", "embassy", "consulate", "building", "tower", "house",
        "factory", "plant", "refinery", "depot", "warehouse", "mine", "quarry", "cemetery", "headquarters",
        "center", "centre", "complex", "monastery", "convent", "college", "academy", "courthouse", "court",
        "harbour", "harbor", "terminal", "silo", "position", "site", "facility", "residence", "gate", "shelter",
        "playground", "theatre", "theater", "museum", "castle", "citadel",
    }
)  # fmt: skip
LOCATION_NOUNS = AREAS | SETTLEMENTS | PARTS | LAND | SPOTS
NAMED_KINDS = AREAS | SETTLEMENTS | LAND | SPOTS
"""What may end a name that is a place's ("Sheikh Maqsoud District", "Kindi Hospital")."""


def is_location_noun(lemma: str) -> bool:
    """Whether the word, as it stands or without a plural's ending, is a noun for a kind of place."""
    word = lemma.lower()
    return word in LOCATION_NOUNS or (word.endswith("s") and word[:-1] in LOCATION_NOUNS)


def is_named_kind(word: str) -> bool:
    """Whether the word can end a place's name, in the singular or the plural."""
    plain = word.lower()
    return plain in NAMED_KINDS or (plain.endswith("s") and plain[:-1] in NAMED_KINDS)
