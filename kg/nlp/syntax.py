"""Pure questions to a parse tree. In: tokens of a parsed Doc (ClearNLP labels, as spaCy's English models). Out: tokens.

Nothing here knows actors, events or word lists of the product; every function follows the tree upwards and downwards
through passives, relative clauses, control, gerunds and coordination, so that no stage has to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.nlp.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OBJECTS = frozenset({"dobj", "obj", "attr", "oprd"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "parataxis", "ROOT"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
# Verbs whose infinitive is done by their subject although they have an object (Huddleston and Pullum 2002, ch. 14).
SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "offer", "pledge", "guarantee", "use", "need", "agree"})
_PREDICATIVE = frozenset({"acomp", "attr", "prep", "advmod", "oprd"})
_MAX_CLIMB = 6
# Bare nouns that tell by which means something is done.
_MEANS = frozenset(
    {
        "telephone",
        "phone",
        "email",
        "e-mail",
        "mail",
        "post",
        "text",
        "letter",
        "radio",
        "video",
        "satellite",
        "force",
        "land",
        "sea",
    }
    | {
        "air",
        "road",
        "train",
        "boat",
        "bus",
        "car",
        "truck",
        "helicopter",
        "plane",
        "hand",
        "law",
        "mistake",
        "surprise",
    }
)


@dataclass(frozen=True, slots=True)
class Arguments:
    """The sides of one predicate as head tokens: who does it, to whom, and what stands under which preposition."""

    agents: tuple[Token, ...] = ()
    patients: tuple[Token, ...] = ()
    datives: tuple[Token, ...] = ()
    obliques: tuple[tuple[str, Token], ...] = ()
    passive: bool = False

    def under(self, *prepositions: str) -> tuple[Token, ...]:
        """The heads that stand under one of the prepositions."""
        return tuple(t for p, t in self.obliques if p in prepositions)


def children(token: Token, *labels: str) -> tuple[Token, ...]:
    """The token's dependents with one of the labels, in textual order."""
    below = token.children
    return tuple([c for c in below if c.dep_ in labels]) if below else ()


def coordinated(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens and all that is coordinated with each of them ("A, B and C")."""
    out: dict[int, Token] = {}
    for token in tokens:
        out[token.i] = token
        for other in _conjuncts_below(token):
            out.setdefault(other.i, other)
    return tuple(out[i] for i in sorted(out))


def _conjuncts_below(token: Token) -> Iterator[Token]:
    for child in token.children:
        # "talks between Taliban, opposition": the comma list of a headline is parsed as apposition or conjunction.
        if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX"):
            yield child
            yield from _conjuncts_below(child)


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: by auxiliary, by its subject's label, or as a reduced relative ("troops sent")."""
    labels = {c.dep_ for c in verb.children if c.dep_ != "agent" or not _tells_means(c)}
    if labels & {"auxpass", "nsubjpass"} or ("agent" in labels and not {"nsubj", "dobj"} <= labels):
        return True  # "cut by a third the price" has its subject and object: "by" tells how much
    if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD"):
        return True
    if verb.tag_ == "VBN" and "nsubj" in labels and not labels & {"aux", "dobj", "conj", "ccomp", "xcomp"}:
        return True  # "with 30 civilians killed": a participle without "have" (Quirk et al. 1985, 14.8)
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ in ("VERB", "AUX"):
        return not children(verb, "nsubj", "aux", "dobj") and is_passive(verb.head)
    return False


def _tells_means(by: Token) -> bool:
    """Whether "by" tells how something was done and not by whom ("said by telephone", "sent by post")."""
    return any(t.lower_ in _MEANS and not list(t.children) for t in children(by, "pobj"))


def arguments(verb: Token) -> Arguments:
    """The sides of a verb, found in its own clause or taken over from the clause that governs it."""
    passive = is_passive(verb)
    subjects = _own_subjects(verb) or _inherited_subjects(verb)
    objects = children(verb, *OBJECTS)
    if not objects and not passive:
        objects = _gap_object(verb)
    objects = objects or _counted_object(verb) or _subject_of_small_clause(verb) or _shared_object(verb)
    objects = tuple(_antecedent(t) for t in objects)
    datives = tuple(c for d in children(verb, "dative") for c in (children(d, "pobj") or (d,)))
    obliques = tuple(oblique_heads(verb))
    agents = tuple(t for a in children(verb, "agent") if not _tells_means(a) for t in children(a, "pobj"))
    if passive and not agents:
        agents = tuple(t for p, t in obliques if p == "by") or _agents_hung_on(verb)
    if passive:
        return Arguments(coordinated(agents), coordinated(subjects + objects), coordinated(datives), obliques, True)
    return Arguments(coordinated(subjects), coordinated(objects), coordinated(datives), obliques)


def _agents_hung_on(word: Token) -> tuple[Token, ...]:
    """The "by" that the parser hung on what stands between ("were allowed into the plant by Iran")."""
    between = children(word, "dobj", "oprd")
    between += tuple(t for p in children(word, "prep", "dative") for t in children(p, "pobj"))
    return tuple(t for noun in between if noun.i > word.i for p, t in oblique_heads(noun) if p == "by")


def _own_subjects(verb: Token) -> tuple[Token, ...]:
    return tuple(_antecedent(t) for t in children(verb, "nsubj", "nsubjpass"))


def _antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if token.tag_ in RELATIVE_TAGS or (token.lower_ == "that" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")):
        clause = token
        for _ in range(_MAX_CLIMB):
            if clause.dep_ in ("relcl", "acl"):
                return clause.head
            if clause.head == clause:
                break
            clause = clause.head
    return token


def _subject_of_small_clause(verb: Token) -> tuple[Token, ...]:
    """Of whom the verb says what they are ("found the general guilty"), which the parser reads as a clause."""
    clauses = (c for c in children(verb, "ccomp") if c.pos_ in ("ADJ", "NOUN"))
    return tuple(s for c in clauses for s in children(c, "nsubj") if not children(c, "cop", "aux", "mark"))


def _counted_object(verb: Token) -> tuple[Token, ...]:
    """The object after "up to", which the parser reads as particle and preposition ("seized up to 16 engineers")."""
    ups = [c for c in verb.children if c.lower_ == "up" and c.dep_ in ("prt", "prep", "advmod")]
    towards = [p for up in ups for p in (*children(up, "prep"), *children(verb, "prep")) if p.i == up.i + 1]
    return tuple(o for p in towards if p.lower_ == "to" for o in children(p, "pobj") if children(o, "nummod"))


def _gap_object(verb: Token) -> tuple[Token, ...]:
    """The noun that a relative clause without an object of its own says something of ("the town that they seized")."""
    if verb.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ not in RELATIVE_TAGS for c in verb.children):
        return () if any(c.dep_ == "prep" and not list(c.children) for c in verb.children) else (verb.head,)
    return ()


def _shared_object(verb: Token) -> tuple[Token, ...]:
    """The object of a coordination's last verb serves the ones before ("stormed and captured the town")."""
    for other in children(verb, "conj"):
        if (
            other.pos_ == "VERB"
            and not children(other, "nsubj", "nsubjpass")
            and not children(verb, "prep", "ccomp", "xcomp")
        ):
            return children(other, "dobj") if other.i - verb.i <= 3 else ()
    return ()


def _inherited_subjects(verb: Token) -> tuple[Token, ...]:
    head, label = verb.head, verb.dep_
    if head == verb:
        return ()
    if label in ("relcl", "acl"):
        if label == "acl" and verb.tag_ == "VB":  # "its decision to attack": whose decision it is
            return nominal_agents(head) or _subjects_of_governor(head)
        return () if _gap_object(verb) else (head,)
    if label == "conj" and head.pos_ in ("VERB", "AUX"):
        return grammatical_subjects(coordination_head(verb))
    predicative = head.dep_ in _PREDICATIVE and (head.pos_ != "ADP" or head.head.lemma_ == "be")
    if predicative and head.pos_ in ("ADJ", "ADP", "ADV") and label in ("xcomp", "ccomp", "pcomp"):
        return grammatical_subjects(head.head)  # "is about to leave", "is ready to talk"
    if label in ("xcomp", "ccomp"):
        controlled = () if head.lemma_ in SUBJECT_CONTROL else children(head, "dobj", "dative")
        return controlled if controlled and not is_passive(head) else grammatical_subjects(head)
    if label == "advcl":
        return grammatical_subjects(head) if head.pos_ in ("VERB", "AUX") else ()
    if label == "pcomp":
        return _subjects_through_preposition(verb)
    return ()


def coordination_head(verb: Token) -> Token:
    """The verb that a coordinated verb goes on from.

    "The army denied that they had taken the town, and accused them ...": after a comma, a simple past goes on from the
    simple past above rather than from the pluperfect or "would" that the parser hung it on.
    """
    head = verb.head
    if stands_beside_speaker(verb):
        return children(head, "ccomp")[0]
    if verb.dep_ != "conj" or head.dep_ not in ("ccomp", "relcl") or children(verb, "nsubj", "nsubjpass", "aux"):
        return head
    shifted = any(a.lower_ in ("had", "would") for a in children(head, "aux", "auxpass"))
    comma = any(c.text == "," and c.i < verb.i for c in head.children if c.dep_ == "punct")
    above = head.head
    return above if verb.tag_ == "VBD" == above.tag_ and shifted and comma else head


def stands_beside_speaker(verb: Token) -> bool:
    """Whether a coordinated verb goes on from what is said, across who says it.

    "The bus was stopped, said the mayor, and was burned": the speaker stands behind his verb and before a comma.
    """
    head = verb.head
    if verb.dep_ != "conj" or not any(c.i < head.i for c in children(head, "ccomp")) or children(verb, "ccomp"):
        return False
    speakers = children(head, "nsubj")
    joint = next((c.i for c in children(head, "cc") if c.i < verb.i), None)
    return bool(speakers) and speakers[0].i > head.i and joint is not None and verb.doc[joint - 1].text == ","


def _subjects_through_preposition(verb: Token) -> tuple[Token, ...]:
    """Who does the gerund: the object of "accused X of doing", else the subject of the governing verb."""
    preposition = verb.head
    governor = preposition.head
    if governor.pos_ in ("VERB", "AUX"):
        if preposition.lower_ == "as":  # "cited a rule as barring them"
            return children(governor, "dobj", "nsubjpass")
        if governor.dep_ == "acomp" and not children(governor, "nsubj", "nsubjpass"):  # "are committed to leaving"
            return grammatical_subjects(governor.head)
        charged = preposition.lower_ == "with" and governor.lemma_ in ("charge", "task", "entrust")
        if (charged or preposition.lower_ in ("of", "for", "from", "into")) and not is_passive(governor):
            return children(governor, "dobj") or grammatical_subjects(governor)
        return grammatical_subjects(governor)
    return nominal_agents(governor) or _subjects_of_governor(governor)


def _subjects_of_governor(noun: Token) -> tuple[Token, ...]:
    """The subject of the verb whose object the noun is ("they made an attempt to seize ...")."""
    governor = noun.head
    return grammatical_subjects(governor) if noun.dep_ == "dobj" and governor.pos_ == "VERB" else ()


def grammatical_subjects(verb: Token) -> tuple[Token, ...]:
    """The verb's subject whatever its voice, its own or taken over; heads of a coordination included."""
    return coordinated(_own_subjects(verb) or _inherited_subjects(verb))


def oblique_heads(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, head) for what stands under the token's prepositions, coordination and chains included.

    An adverb's preposition is the token's as well ("moved closer to a deal", "back to the coast").
    """
    adverbs = (p for adverb in children(token, "advmod") for p in children(adverb, "prep"))
    for prep in (*token.children, *adverbs):
        if prep.dep_ not in ("prep", "agent", "dative") or prep.pos_ not in ("ADP", "SCONJ", "VERB", "ADV"):
            continue
        name = prep.lower_
        for pobj in children(prep, "pobj"):
            for head in coordinated((pobj,)):
                yield name, _antecedent(head)
        for nested in children(prep, "prep") if name != "according" else ():  # "along with", "because of"
            for pobj in children(nested, "pobj"):
                for head in coordinated((pobj,)):
                    yield nested.lower_, head


def nominal_agents(noun: Token) -> tuple[Token, ...]:
    """Who does what the noun tells, by possessive or "by"; compounds and adjectives are the caller's to judge."""
    owners = children(noun, "poss")
    by = tuple(t for p, t in oblique_heads(noun) if p == "by")
    return coordinated(owners + (by or (() if owners else _agents_hung_on(noun))))


def nominal_arguments(noun: Token) -> Arguments:
    """The sides of an event noun ("an attack by gunmen on a convoy", "talks between A and B", "A's meeting with B")."""
    return Arguments(agents=nominal_agents(noun), obliques=tuple(oblique_heads(noun)))


def modifiers(noun: Token) -> tuple[Token, ...]:
    """Adjectives and compounds before the noun, those of its compounds included."""
    out: list[Token] = []
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod", "npadvmod"):
            out.extend(modifiers(child))
            out.append(child)
            out.extend(c for c in child.children if c.dep_ == "conj")
    return tuple(out)


def clause_of(token: Token) -> Token:
    """The nearest verb above the token (itself if it is one), or the root of its sentence."""
    node = token
    while node.pos_ not in ("VERB", "AUX") and node.head != node:
        node = node.head
    return node


def ancestors_within_clause(token: Token) -> Iterator[Token]:
    """The tokens above, nearest first, up to and with the first verb."""
    node = token
    while node.head != node:
        node = node.head
        yield node
        if node.pos_ in ("VERB", "AUX"):
            return


def noun_phrase(head: Token) -> tuple[int, int]:
    """Token range `[start, end)` of the head with its modifiers to the left and its own name to the right."""
    left = [c.i for c in modifiers(head)] + [c.i for c in head.children if c.dep_ in ("det", "poss", "nummod")]
    return min([head.i, *left]), head.i + 1


def particle(verb: Token) -> str | None:
    """The verb's particle ("out" in "carry out"), lower case."""
    return next((c.lower_ for c in verb.children if c.dep_ == "prt"), None)
