"""Whether a word's neighbours are as a trigger pattern asks. In: a token, a pattern. Out: how specific the match is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.nlp.labels import labelled_by, labels_of
from kg.nlp.syntax import RELATIVE_TAGS, arguments, children, is_passive, modifiers, oblique_heads
from kg.nlp.tokens import Token
from kg.ontology.triggers import TriggerPattern
from kg.ontology.word_classes import load_word_classes

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Verbs that inform of what a finite clause says, and order what an infinitive does.
_INFORMING = frozenset({"tell", "inform", "notify"})
_TEMPORAL = frozenset({"after", "before", "since", "while", "without", "despite"})
_OBLIGING = frozenset({"must", "should", "shall"})
# Needs that tell senses of a word apart; who fills the sides does not.
_TELLING_NEEDS = frozenset({"armed", "states", "victim", "violence", "no-accident"})


def match(token: Token, pattern: TriggerPattern) -> int | None:
    """How specific the pattern is; None where a condition does not hold.

    Content words tell most, four each, a bare preposition three, "any" two, and what is needed of the text one.
    """
    specificity = 0 if _TELLING_NEEDS.isdisjoint(pattern.needs) else 1
    for name, holds in _CONDITIONS:
        if getattr(pattern, name):
            if not holds(token, pattern):
                return None
            specificity += _weight(name, getattr(pattern, name))
    return specificity


def _weight(name: str, words: tuple[str, ...]) -> int:
    if name.startswith("not_"):
        return 0
    return 2 if "any" in words else 3 if name == "prep" else 4


_CONDITIONS: tuple[tuple[str, Callable[[Token, TriggerPattern], bool]], ...] = (
    ("particle", lambda t, p: _has_particle(t, p.particle)),
    ("subject", lambda t, p: not _subject_lemmas(t).isdisjoint(p.subject)),
    ("not_subject", lambda t, p: _subject_lemmas(t).isdisjoint(p.not_subject)),
    ("object", lambda t, p: not _object_lemmas(t).isdisjoint(p.object)),
    ("not_object", lambda t, p: _object_lemmas(t).isdisjoint(p.not_object)),
    ("prep", lambda t, p: _has_preposition(t, p.prep, ())),
    ("prep_object", lambda t, p: _has_preposition(t, p.prep, p.prep_object)),
    ("complement", lambda t, p: _has_complement(t, p.complement)),
    ("clause", lambda t, p: _has_clause(t, p.clause)),
    ("not_complement", lambda t, p: not _has_complement(t, p.not_complement)),
    ("modifier", lambda t, p: not _modifier_lemmas(t).isdisjoint(p.modifier)),
    ("label", lambda t, p: not _label_lemmas(t).isdisjoint(p.label)),
    ("not_modifier", lambda t, p: _modifier_lemmas(t).isdisjoint(p.not_modifier)),
)


def _has_particle(token: Token, particles: tuple[str, ...]) -> bool:
    """Whether one of the particles goes with the verb, as particle, adverb ("aside", "back") or bare preposition."""
    return any(
        c.lower_ in particles and (c.dep_ in ("prt", "advmod") or (c.dep_ == "prep" and not children(c, "pobj")))
        for c in token.children
    )


def _subject_lemmas(token: Token) -> set[str]:
    """Lemmas of who or what does what the verb tells, in any voice and clause."""
    if token.pos_ not in ("VERB", "AUX"):
        return set()
    agents = arguments(token).agents
    peace = load_word_classes()["peacekeepers"]  # "peacekeeping troops" are peacekeepers
    kinds = {m.lemma_.lower() for agent in agents for m in modifiers(agent)}
    return _lemmas_of(agents) | kinds.intersection(peace)


def _object_lemmas(token: Token) -> set[str]:
    """Lemmas of what the word acts on: the object, the passive subject, the of-phrase or the compound of a noun."""
    heads = list(children(token, "dobj", "nsubjpass", "attr", "oprd"))
    if token.dep_ == "relcl":  # "the measures, which it dropped"
        heads = [token.head if h.tag_ in RELATIVE_TAGS else h for h in heads]
    if token.pos_ in ("NOUN", "PROPN", "ADJ"):
        heads += [h for p in children(token, "prep") if p.lower_ == "of" for h in children(p, "pobj")]
        heads += children(token, "compound")
    if not heads and token.dep_ == "acl" and is_passive(token):
        heads.append(token.head)
    if not heads and token.dep_ == "amod":
        heads.append(token.head)
    if token.pos_ == "VERB" and labels_of(token):  # "found the strike justified"
        heads += labelled_by(token)
    return _lemmas_of(heads)


def _lemmas_of(heads: Iterable[Token]) -> set[str]:
    """The lemmas of the nouns, with what stands before them too, of their conjuncts, and of what they count or hold."""
    lemmas: set[str] = set()
    for head in heads:
        lemma = head.lemma_.lower()
        lemmas.update(c.lemma_.lower() for c in head.conjuncts)
        held = {c.lemma_.lower() for c in children(head, "compound")}
        if lemma in load_word_classes()["containers"] and held:
            lemmas |= held
            continue
        lemmas.add(lemma)
        lemmas.update(f"{kind}_{lemma}" for kind in held)
        if lemma in load_word_classes()["quantities"]:
            counted = tuple(h for preposition, h in oblique_heads(head) if preposition == "of")
            lemmas |= _lemmas_of(counted)
    return lemmas


def _has_preposition(token: Token, prepositions: tuple[str, ...], objects: tuple[str, ...]) -> bool:
    """Whether one of the prepositions depends on the word or on its object, with a lemma under it if given.

    The lemma may stand under a second preposition ("pulled out of the talks").
    """
    below = [c for c in token.children if c.dep_ in ("prep", "agent", "dative", "prt")]
    below += [g for o in children(token, "dobj", "nsubjpass", "advmod") for g in children(o, "prep")]
    if token.pos_ == "NOUN" and token.dep_ == "dobj":  # "opened a hearing on Monday into": hung on the verb
        below += [c for c in children(token.head, "prep") if c.i > token.i]
    standing = [p for p in below if p.lower_ in prepositions]
    if not objects:
        return bool(standing)
    standing += [nested for p in standing for nested in children(p, "prep")]
    return not _lemmas_of(o for p in standing for o in children(p, "pobj")).isdisjoint(objects)


def _has_complement(token: Token, lemmas: tuple[str, ...]) -> bool:
    inner = [c for c in children(token, "xcomp", "ccomp", "acl", "advcl") if not _states_a_fact(c)]
    if token.lemma_.lower() in _INFORMING:
        inner = [c for c in inner if c.dep_ != "ccomp" or _is_told_to(c)]
    inner += [c for p in children(token, "prep") if p.lower_ not in _TEMPORAL for c in children(p, "pcomp")]
    inner += [x for o in children(token, "dobj") for x in children(o, "acl", "relcl") if x.tag_ == "VB"]
    if "any" in lemmas:
        return any(c.dep_ != "advcl" for c in inner)
    return any(_content_lemma(c) in lemmas for c in inner)


def _content_lemma(verb: Token) -> str:
    """The verb's lemma; of a verb that only begins or carries on violence, "attack" ("to resume shelling")."""
    lemma, classes = verb.lemma_.lower(), load_word_classes()
    if lemma in classes["aspectual"]:
        content = {c.lemma_.lower() for c in children(verb, "dobj", "xcomp")}
        if not content.isdisjoint((*classes["violence"], *classes["harming"])):
            return "attack"
    return lemma


def _states_a_fact(verb: Token) -> bool:
    """Whether it heads a that-clause in the past or present: said to be so, and not wanted, promised or threatened."""
    auxiliaries = children(verb, "aux", "auxpass")
    if verb.dep_ != "ccomp" or any(a.tag_ in ("MD", "TO") for a in auxiliaries):
        return False
    return any(t.tag_ in _FINITE for t in (verb, *auxiliaries))


def _is_told_to(verb: Token) -> bool:
    """Whether a clause under "told" orders something ("that they must leave") and does not inform of it."""
    modals = [a for a in children(verb, "aux") if a.tag_ == "MD"]
    return not modals or any(m.lower_ in _OBLIGING for m in modals)


def _has_clause(token: Token, lemmas: tuple[str, ...]) -> bool:
    clauses = [c for c in children(token, "ccomp") if _states_a_fact(c)]
    return bool(clauses) if "any" in lemmas else any(c.lemma_.lower() in lemmas for c in clauses)


def _label_lemmas(token: Token) -> set[str]:
    """The words of what the verb calls its object, what stands before them included ("a terrorist group")."""
    if token.pos_ != "VERB":
        return set()
    heads = labels_of(token)
    before = (m for h in heads for m in modifiers(h))
    under = (t for h in heads if h.pos_ == "NOUN" for p, t in oblique_heads(h) if p == "of")  # "an act of barbarism"
    return {form for t in (*heads, *before, *under) for form in (t.lemma_.lower(), t.lower_)}


def _modifier_lemmas(token: Token) -> set[str]:
    words: set[str] = set()
    for modifier in modifiers(token):
        words.update((modifier.lemma_.lower(), modifier.lower_))
    return words
