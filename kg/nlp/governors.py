"""Words above a predicate that decide whether it happened. In: a verb or event noun. Out: `Upward`.

"failed to", "a plan to", "foiled", "if", "without"; the climb ends at a clause that stands for itself.
"""

from __future__ import annotations

from kg.nlp.governing_nouns import Upward, from_noun, from_progressive_subject, from_subject, sureness_of
from kg.nlp.signals import VERBAL, Signal, condition_marker, own_signals
from kg.nlp.syntax import children, coordination_head, is_passive, particle
from kg.nlp.tokens import Token
from kg.ontology.cues import load_cues
from kg.ontology.light_verbs import load_light_verbs

# Verbs whose that-clause is a wish, while their infinitive is a plan.
_WISHING = frozenset({"hope", "wish", "want"})
_WITHOUT_DOING = frozenset({("instead", "of"), ("short", "of"), ("far", "from")})

# What is ordered or allowed may come about; told with "the" it did.
_BRINGING_ABOUT = frozenset({"order", "command", "allow", "permit", "authorize", "authorise", "approve", "enable"})


def governing_signals(node: Token) -> Upward:
    """What the word above the predicate makes of it, and the word to climb to, if any."""
    verbal = node.pos_ in VERBAL or node.tag_.startswith("VB")
    aim = from_progressive_subject(node) if verbal else None
    if aim is not None or node.head == node:
        return aim or Upward()
    if verbal:
        return _above_verb(node)
    return _above_noun(node)


def _above_verb(verb: Token) -> Upward:
    head, label = verb.head, verb.dep_
    if label == "conj" and head.pos_ in VERBAL:
        # "tried to storm and capture": the governor of the first verb governs the second, unless it starts afresh.
        afresh = children(verb, "nsubj", "nsubjpass") and not _shares_governor(verb)
        return Upward() if afresh or coordination_head(verb) != head else governing_signals(head)
    condition = condition_marker(verb)
    if condition is not None:
        if condition.lower_ in load_cues().polarity.interrogatives:
            return Upward((Signal("effect", "open-question", condition.i, "hypothetical", "unknown", "hypothetical"),))
        return Upward((Signal("effect", "condition", condition.i, "hypothetical", "possible", "conditional"),))
    forestalled = _forestalled(verb)
    if forestalled is not None:
        return Upward((Signal("effect", "before-could", forestalled.i, "averted"),))
    if label in ("xcomp", "ccomp", "csubj", "oprd", "acomp"):
        return _complement(verb, head)
    if label == "pcomp":
        return _gerund_under_preposition(head)
    if label in ("acl", "relcl") and verb.tag_ == "VB" and _has_to(verb):
        return _infinitive_of_noun(verb, head)
    if label == "acl" and any(c.dep_ == "mark" for c in verb.children):
        return _that_clause_of_noun(head)
    if label == "advcl" and verb.tag_ == "VB" and _has_to(verb):
        return _infinitive_adjunct(verb, head)
    return Upward()


def _forestalled(verb: Token) -> Token | None:
    """The "before" of what did not come about ("was shot before he could attack")."""
    if verb.dep_ != "advcl" or not any(a.lower_ in ("could", "can") for a in children(verb, "aux")):
        return None
    return next((m for m in children(verb, "mark", "advmod") if m.lower_ == "before"), None)


def _shares_governor(verb: Token) -> bool:
    """Whether the whole coordination stands under one word ("said that A would leave and B would stay")."""
    return verb.head.dep_ in ("ccomp", "xcomp") and verb.head.head.lemma_ not in load_cues().reporting.verbs


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" for c in children(verb, "aux"))


def _complement(verb: Token, head: Token) -> Upward:
    """An infinitive, gerund or that-clause under a verb or adjective."""
    cues = load_cues()
    lemma = head.lemma_.lower()
    if head.pos_ == "ADJ" or head.dep_ == "acomp":
        # "efforts are ongoing to negotiate": an adjective that says nothing of the deed leaves it to the noun
        return _under_adjective(head, told=_is_past(verb)) or from_subject(head.head) or Upward()
    if lemma in cues.polarity.undone_by_negation and any(s.kind == "negation" for s in own_signals(head)):
        return Upward()  # "did not fail to strike": two negations are none
    yet = next((a for a in children(head, "advmod") if a.lower_ == "yet" and a.i < verb.i), None)
    if lemma == "have" and yet is not None and _has_to(verb):
        return Upward((Signal("negation", "yet-to", yet.i),))
    held = None if _is_past(verb) else from_subject(head)
    if held is not None:
        return held
    if lemma == "be":
        return _under_be(verb, head)
    if lemma == "go" and head.tag_ == "VBG" and _has_to(verb):
        return Upward((Signal("future", "going-to", head.i, modality="future"),), head)
    if lemma in cues.hedges.verbs and verb.dep_ == "xcomp" and (is_passive(head) or lemma in ("appear", "seem")):
        signal = Signal("certainty", "hedging-verb", head.i, certainty=cues.hedges.verbs[lemma])
        return Upward((signal,), head)
    if lemma in cues.governors.verbs and not (verb.dep_ == "ccomp" and _is_plainly_reported(verb, head)):
        effect = cues.governors.verbs[lemma]
        if verb.dep_ == "ccomp" and lemma in _WISHING:  # "hope that both will leave": nobody says that they will
            effect = "hypothetical"
        # "denied" and "demanded" are themselves what happened; whether they did is their own reading.
        outer = head if effect in ("attempted", "planned", "averted", "negated") else None
        return Upward(
            (Signal("effect", f"complement-{effect}", head.i, effect, sureness_of(effect)), *_negated(head, outer)),
            None,
        )
    # "help the army stop it", "see the rebels defeated"
    bare = verb.dep_ == "ccomp" and verb.tag_ in ("VB", "VBN", "VBG") and not children(verb, "aux", "auxpass", "mark")
    return Upward(next=head) if (verb.dep_ == "xcomp" or bare) and lemma not in cues.reporting.verbs else Upward()


def _under_be(verb: Token, be: Token) -> Upward:
    """ "The two are to meet"; "it is likely that they left"."""
    if _has_to(verb):
        return Upward((Signal("future", "be-to", be.i, modality="future"),))
    adjective = next(iter(children(be, "acomp")), None)
    under = _under_adjective(adjective, told=_is_past(verb)) if adjective is not None else None
    return under or Upward()


def _negated(head: Token, outer: Token | None) -> tuple[Signal, ...]:
    """The negation of the governor reaches what it governs ("did not try to")."""
    if outer is None:
        return ()
    return tuple(s for s in own_signals(outer) if s.kind in ("negation", "future", "certainty"))


def _is_plainly_reported(verb: Token, head: Token) -> bool:
    """Whether a finite clause under a verb of both kinds only tells what was said ("warned that they had attacked")."""
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        a.tag_ in ("VBD", "VBZ", "VBP") for a in children(verb, "aux", "auxpass")
    )
    reporting = load_cues().reporting.verbs.get(head.lemma_)
    return (
        finite
        and reporting is not None
        and reporting.stance in ("states", "reports", "confirms", "alleges", "predicts")
    )


def _is_past(verb: Token) -> bool:
    """Whether the clause tells something past: "it is likely that they shot him", not "that they will"."""
    bare = verb.tag_ in ("VBD", "VBN") and not children(verb, "aux", "auxpass")
    return verb.dep_ == "ccomp" and (bare or any(a.tag_ == "VBD" for a in children(verb, "auxpass")))


def _under_adjective(adjective: Token, *, told: bool = False) -> Upward | None:
    """What an adjective makes of its complement, if anything; of what is told as past it only says how sure it is."""
    cues = load_cues()
    word = adjective.lower_
    negations = tuple(s for s in own_signals(adjective.head) if s.kind == "negation")
    if word in cues.governors.adjectives and not (told and word in cues.hedges.adjectives):
        effect = cues.governors.adjectives[word]
        certainty = cues.hedges.adjectives.get(word, sureness_of(effect))
        return Upward((Signal("effect", f"adjective-{effect}", adjective.i, effect, certainty), *negations))
    if word in cues.hedges.adjectives:
        return Upward((Signal("certainty", "hedging-adjective", adjective.i, certainty=cues.hedges.adjectives[word]),))
    return Upward(negations) if word in cues.polarity.true else None


def _gerund_under_preposition(preposition: Token) -> Upward:
    """ "without firing", "instead of attacking", "prevented from entering", "a plan for attacking"."""
    if preposition.lower_ in load_cues().polarity.negative_prepositions:
        return Upward((Signal("negation", "without", preposition.i),))
    before = preposition.nbor(-1) if preposition.i else preposition
    if (before.lower_, preposition.lower_) in _WITHOUT_DOING:
        return Upward((Signal("negation", "instead-of", before.i),))
    if before.lower_ == "close" and before.head.lemma_ == "come":
        return Upward((Signal("effect", "close-to", before.i, "averted"),))
    return _under_preposition(preposition)


def _under_preposition(preposition: Token) -> Upward:
    governor, governors = preposition.head, load_cues().governors
    lemma = governor.lemma_.lower()
    if (
        governor.pos_ in ("NOUN", "PROPN")
        and lemma in governors.nouns
        and preposition.lower_ not in ("after", "before", "during")
    ):
        return from_noun(governor)
    if governor.pos_ == "ADJ" and lemma in governors.adjectives and preposition.lower_ == "for":
        return _under_adjective(governor) or Upward()
    if governor.lemma_ == "be" and preposition.lower_ == "for":  # "the call was for the release of all"
        return from_subject(governor) or Upward()
    averting = governors.verbs.get(lemma) == "averted" and preposition.lower_ == "from"
    effect = "averted" if averting else governors.prepositional.get((lemma, preposition.lower_))
    if governor.pos_ in VERBAL and effect is not None:
        signal = Signal("effect", f"complement-{effect}", governor.i, effect, sureness_of(effect))
        return Upward(
            (signal, *_negated(governor, governor if effect in ("planned", "attempted", "averted") else None))
        )
    return Upward()


def _infinitive_of_noun(verb: Token, noun: Token) -> Upward:
    """ "a plan to attack"; any other noun with an infinitive has a purpose ("a meeting to discuss it")."""
    if noun.lemma_.lower() in load_cues().governors.nouns:
        return from_noun(noun)
    return Upward((Signal("future", "purpose", verb.i, modality="future"),))


def _that_clause_of_noun(noun: Token) -> Upward:
    lemma = noun.lemma_.lower()
    cue = load_cues().reporting.nouns.get(lemma)
    if cue is not None and cue.stance == "denies":
        return Upward((Signal("effect", "complement-denied", noun.i, "denied"),))
    if lemma in load_cues().governors.nouns and cue is None:
        return from_noun(noun)
    return Upward()


def _infinitive_adjunct(verb: Token, head: Token) -> Upward:
    """An infinitive that the parser took for an adjunct: a complement of verbs that take one, else a purpose."""
    if head.pos_ in VERBAL and (head.lemma_ in load_cues().governors.verbs or head.lemma_ == "be"):
        return _complement(verb, head)
    return Upward((Signal("future", "purpose", verb.i, modality="future"),))


def _above_noun(noun: Token) -> Upward:
    head, label = noun.head, noun.dep_
    if label in ("conj", "appos") and head.pos_ not in VERBAL:
        return _above_noun(head) if head.head != head else Upward()
    if label in ("compound", "nmod") and head.lemma_.lower() in load_cues().governors.nouns:
        return from_noun(head)
    if label == "pobj":
        return _above_object_of_preposition(noun, head)
    if head.pos_ in VERBAL and label in ("dobj", "nsubj", "nsubjpass", "attr", "ccomp", "oprd"):
        return _argument_of_verb(noun, head)
    return Upward()


def _above_object_of_preposition(noun: Token, preposition: Token) -> Upward:
    polarity = load_cues().polarity
    if preposition.lower_ in polarity.negative_prepositions:
        return Upward((Signal("negation", "without", preposition.i),))
    if _stands_in_phrase(preposition, polarity.condition_phrases):
        return Upward((Signal("effect", "condition", preposition.i, "hypothetical", "possible", "conditional"),))
    return _under_preposition(preposition)


def _stands_in_phrase(preposition: Token, phrases: tuple[tuple[str, ...], ...]) -> bool:
    """Whether one of the phrases ends with the preposition ("in the event of")."""
    doc, end = preposition.doc, preposition.i + 1
    return any(
        tuple(t.lower_ for t in doc[max(0, end - len(phrase)) : end]) == phrase for phrase in phrases if len(phrase) > 1
    )


def _is_known(noun: Token) -> bool:
    """Whether "the" means one told before, and not only what is told behind it ("the bombing of the camp")."""
    definite = any(c.lower_ in ("the", "this", "that") for c in children(noun, "det"))
    return definite and not any(c.lower_ == "of" for c in children(noun, "prep"))


def _argument_of_verb(noun: Token, verb: Token) -> Upward:
    """An event noun as subject or object: planned, foiled; or carried by a light verb and then read with it."""
    governors, lemma = load_cues().governors, verb.lemma_.lower()
    acted_on = noun.dep_ in ("dobj", "oprd") or (noun.dep_ == "nsubjpass")
    phrasal = governors.prepositional.get((lemma, particle(verb) or ""))
    if acted_on and (lemma in governors.taking_object or phrasal is not None):
        effect = phrasal or governors.verbs[lemma]
        if noun.lemma_.lower() in governors.nouns and effect in ("negated", "hypothetical"):
            return Upward()  # "refused the demand", "considered the offer": it had been made
        if lemma in _BRINGING_ABOUT and _is_known(noun):
            return Upward()  # "ordered the attack": the one that took place
        outer = verb if effect in ("planned", "attempted", "averted", "negated") else None
        return Upward(
            (Signal("effect", f"object-{effect}", verb.i, effect, sureness_of(effect)), *_negated(verb, outer))
        )
    held = from_subject(verb) if noun.dep_ in ("dobj", "attr") else None
    if held is not None:
        return held
    light = load_light_verbs()
    carried = (
        lemma in light.agentive | light.swapping
        if acted_on
        else noun.dep_ in ("nsubj", "attr") and lemma in light.occurring
    )
    return Upward(next=verb) if carried else Upward()
