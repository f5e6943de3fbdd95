"""Names that only say what their bearer is, in a sentence of a time before it. In: a name's head. Out: yes or no.

"The U.S.-led coalition" is the one that the dictionary knows from 2014; in a sentence on 2003 it is another.
"""

from __future__ import annotations

from kg.nlp.tokens import Token
from kg.ontology.entry import Entry

_DIGITS_OF_YEAR = 4


def is_said_of_another_time(head: Token, entry: Entry) -> bool:
    """Whether the name is a description, and the sentence tells of a year before the entry's bearer began."""
    if head.pos_ != "NOUN" or not head.text.islower():
        return False
    starts = [role.start.year for role in entry.roles if role.start is not None]
    if not starts or len(starts) < len(entry.roles):
        return False
    years = [int(t.text) for t in head.sent if t.text.isdigit() and len(t.text) == _DIGITS_OF_YEAR]
    return bool(years) and max(years) < min(starts)
