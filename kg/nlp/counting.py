"""Ways of telling what a number counts. In: a number, its noun. Out: (quantity, rule, the word that tells it).

One small rule a way: by the verb ("26 people were killed"), by a deed ("the massacre of 300 villagers"), by lives lost,
by the result ("left 15 dead"), by the noun ("40 arrests", "4,000 fighters"), by "4,000-strong", by men whom somebody
has; and by what stands in another clause (`kg.nlp.tolls`).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.numbers import Number
from kg.nlp.syntax import arguments, children, clause_of, coordinated, grammatical_subjects, is_passive
from kg.nlp.tokens import Doc, Token
from kg.nlp.tolls import Quantity, by_ellipsis, by_identity, by_toll, first_conjunct
from kg.ontology.cues import load_cues
from kg.ontology.quantities import load_quantities

_INTRANSITIVE = frozenset({"die", "perish", "drown", "disappear", "vanish", "flee"})
_HARM = frozenset({"killed", "wounded", "missing", "detained", "displaced"})
_RESULTS = frozenset({"killed", "wounded", "missing"})


def quantity_of(doc: Doc, number: Number, noun: Token | None) -> Quantity | None:
    """What the number is of; `noun` is what it counts, where it counts one."""
    head = noun if noun is not None else doc[number.head]
    return (
        by_verb(head)
        or by_verb(doc[number.head])
        or _by_lives(head)
        or _by_deed(head)
        or by_identity(head)
        or by_ellipsis(head)
        or _by_result(doc, head)
        or _by_drawing(head)
        or _by_noun(noun)
        or by_toll(head)
        or _by_strength(doc, number)
        or _by_men(head)
    )


def by_verb(head: Token) -> Quantity | None:
    """The verb that those counted undergo, or do ("died", "marched")."""
    words = load_quantities()
    thing = words.nouns.get(head.lemma_.lower()) == "weapons"
    for verb in _verbs_around(head):
        lemma = verb.lemma_.lower()
        quantity = words.verbs.get(lemma) or _by_particle(verb, lemma) or _by_outcome(verb)
        if quantity is None and lemma == "lose" and _is_people(head):  # "the army lost 30 men"
            quantity = "killed"
        if quantity is None or (thing and quantity in _HARM) or (lemma == "capture" and not _is_people(head)):
            continue
        if _undergoes(head, verb, quantity):
            return quantity, f"verb {quantity}", verb.i
    return None


def _by_particle(verb: Token, lemma: str) -> str | None:
    """ "took part": the noun makes the verb one of taking part."""
    part = lemma == "take" and any(o.lower_ == "part" for o in children(verb, "dobj"))
    return "participants" if part else None


def _by_outcome(verb: Token) -> str | None:
    """ "shot dead", "hacked to death": what became of those whom the verb is done to."""
    dead = any(c.lower_ == "dead" for c in children(verb, "acomp", "oprd", "advmod", "xcomp"))
    dead = dead or any(c.lower_ == "dead" and c.i == verb.i + 1 for o in children(verb, "dobj") for c in o.children)
    to_death = any(
        p.lower_ == "to" and any(o.lower_ == "death" for o in children(p, "pobj")) for p in children(verb, "prep")
    )
    return "killed" if dead or to_death else None


def _is_people(noun: Token) -> bool:
    words, lemma = load_quantities(), noun.lemma_.lower()
    return lemma in words.people | words.civilians | words.not_civilians


def _by_lives(head: Token) -> Quantity | None:
    """ "claimed 10,000 lives", "12 people lost their lives"."""
    words, verb = load_quantities(), clause_of(head)
    if head.lemma_.lower() == "life" and head.dep_ == "dobj" and verb.lemma_.lower() in words.claiming:
        return "killed", "lives", verb.i
    loses = verb.lemma_ == "lose" and any(o.lemma_ == "life" for o in children(verb, "dobj"))
    return ("killed", "lives", verb.i) if loses and head in grammatical_subjects(verb) else None


def _by_deed(head: Token) -> Quantity | None:
    """ "the massacre of 300 villagers", "the arrest of 12 people"."""
    node = first_conjunct(head)
    if node.dep_ != "pobj" or node.head.lower_ not in ("of", "to"):
        return None
    of, words = node.head.lower_ == "of", load_quantities()
    deed = node.head.head if of else head.doc[node.head.i - 1]  # "injuries to 12 others", wherever the parser hung "to"
    if of and deed.lemma_.lower() in words.bodies and clause_of(deed).lemma_.lower() in words.finding:
        return "killed", "bodies", deed.i
    quantity = words.deeds.get(deed.lemma_.lower()) if deed.pos_ in ("NOUN", "PROPN", "VERB") else None
    return (quantity, f"deed {quantity}", deed.i) if quantity is not None and (of or quantity == "wounded") else None


def _by_men(head: Token) -> Quantity | None:
    """ "the group has 500 men": a strength, if those who have them bear arms; "sent 1,000 police officers"."""
    words, verb = load_quantities(), clause_of(head)
    if verb.lemma_.lower() in words.deploying and head.dep_ in ("dobj", "nsubjpass"):
        return ("fighters", "deployment", verb.i) if head.lemma_.lower() in words.not_civilians else None
    has = verb.lemma_.lower() in words.having and head.dep_ in ("dobj", "attr", "nummod", "conj")
    return ("fighters", "men", head.i) if has and head.lemma_.lower() in words.men else None


def _verbs_around(head: Token) -> Iterator[Token]:
    """The verbs above the noun and those that say something of it ("26 people killed in", "who were killed")."""
    node = head
    while node.dep_ == "conj" and node.head.pos_ not in ("VERB", "AUX"):
        node = node.head
    if node.dep_ == "pobj" and node.head.dep_ in ("agent", "prep"):
        node = node.head
    yield node.head
    yield from children(head, "acl", "relcl")
    yield from _shared_participles(head)
    if node.dep_ == "dobj":
        yield from children(node.head, "xcomp")  # "forced them to flee"
    if node.dep_ in ("nsubj", "nsubjpass", "dobj"):
        yield from (v for v in _coordinated_verbs(node.head) if not children(v, "dobj"))


def _shared_participles(head: Token) -> tuple[Token, ...]:
    """What is said of a whole coordination at its end ("reported 12 soldiers and 40 civilians killed")."""
    first = first_conjunct(head)
    counted = coordinated((first,))
    governor = first.head
    told = governor.lemma_ in load_cues().reporting.verbs or governor.lower_ == "with" or children(governor, "expl")
    if len(counted) < 2 or not (told or first.dep_ == "ROOT"):
        return ()
    return tuple(v for c in counted if c != head for v in children(c, "acl") if v.tag_ == "VBN" and v.i > counted[-1].i)


def _coordinated_verbs(verb: Token) -> tuple[Token, ...]:
    """The verbs that share the verb's subject ("died or disappeared")."""
    return tuple(c for c in children(verb, "conj") if not children(c, "nsubj", "nsubjpass"))


def _undergoes(head: Token, verb: Token, quantity: str) -> bool:
    sides = arguments(verb)
    positions = {head.i}
    if verb.lemma_ in _INTRANSITIVE or (quantity == "participants" and not sides.passive):
        return any(t.i in positions for t in (*sides.agents, *sides.patients)) and not _is_object(head, verb)
    if any(t.i in positions for t in sides.patients) or _is_between(head, verb) or verb in _shared_participles(head):
        return True
    # "40 injured": a participle whose subject the parser took for its doer
    reduced = verb.tag_ == "VBN" and not children(verb, "dobj", "aux")
    return reduced and head in coordinated(grammatical_subjects(verb)) and verb.head.lemma_ != "have"


def _is_between(head: Token, verb: Token) -> bool:
    """Whether the verb takes what stands under "between" for its object ("killed between 10 and 15 soldiers")."""
    between = head.dep_ == "pobj" and head.head.lower_ == "between" and head.head.head == verb
    after = between and head.i > verb.i  # "between the two blasts, 20 were killed": two deeds
    return after and any(c.dep_ == "nummod" for c in head.children) and not children(verb, "dobj")


def _is_object(head: Token, verb: Token) -> bool:
    return head.dep_ == "dobj" and head.head == verb and not is_passive(verb)


def _by_drawing(head: Token) -> Quantity | None:
    """ "The march drew two million people": those whom an event of many brings together."""
    verb = head.head
    drawn = head.dep_ == "dobj" and verb.lemma_ in load_quantities().drawing and _is_people(head)
    return ("participants", "drawing", verb.i) if drawn else None


def _by_noun(noun: Token | None) -> Quantity | None:
    """The counted noun tells by itself: "40 arrests", "15 dead", "4,000 fighters", "30 missiles"."""
    if noun is None:
        return None
    words = load_quantities()
    if noun.lemma_.lower() in words.bodies and clause_of(noun).lemma_.lower() in words.finding:
        return "killed", "bodies", noun.i
    quantity = words.nouns.get(noun.lemma_.lower()) or words.nouns.get(noun.lower_)
    return (quantity, f"noun {quantity}", noun.i) if quantity is not None else None


def _by_result(doc: Doc, head: Token) -> Quantity | None:
    """ "left 15 people dead", "12 people remain missing"."""
    nouns = load_quantities().nouns
    verb = head.head
    if load_quantities().nouns.get(verb.lower_) in _RESULTS and head.dep_ in ("nsubj", "nsubjpass"):
        return str(nouns[verb.lower_]), f"result {nouns[verb.lower_]}", verb.i  # "were missing", read as a verb
    beside = [*children(verb, "oprd", "acomp", "ccomp", "xcomp"), *children(head, "amod", "acl")]
    for word in beside:
        quantity = nouns.get(word.lower_)
        if quantity in _RESULTS and word.i > head.i:
            return quantity, f"result {quantity}", verb.i
    after = doc[head.i + 1] if head.i + 1 < len(doc) else head
    quantity = nouns.get(after.lower_) if after.pos_ in ("ADJ", "VERB") else None
    if quantity in _RESULTS:
        return quantity, f"result {quantity}", verb.i
    return None


def _by_strength(doc: Doc, number: Number) -> Quantity | None:
    """ "a 4,000-strong force"."""
    rest = [t.lower_ for t in doc[number.end : number.end + 2]]
    strong = next((t for t in doc[number.end : number.end + 2] if t.lower_ == "strong"), None)
    if strong is None or rest[0] not in ("-", "strong") or strong.head.pos_ not in ("NOUN", "PROPN"):
        return None
    return "fighters", "strength", strong.head.i
