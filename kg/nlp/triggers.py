"""Which tokens tell an event, and of which type. In: a parsed Doc and the event types. Out: candidates, one a token.

Matching is by lemma and by the conditions of the pattern (particle, object, preposition, complement, modifier); among
the patterns that hold the most specific wins, so a general and a special trigger of one word can both be listed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.nlp.conditions import match
from kg.nlp.syntax import children, is_passive
from kg.nlp.tokens import Doc, Token
from kg.ontology.cues import load_cues
from kg.ontology.events import EventType, TriggerPattern
from kg.ontology.light_verbs import LightVerbs
from kg.ontology.word_classes import load_word_classes

Listed = tuple[EventType, TriggerPattern]
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_NOUN_TAGS = frozenset({"NN", "NNS"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """The token `token` may tell an event of `event_type`; `light` is the verb that carries it, where it is a noun."""

    token: int
    event_type: EventType
    pattern: TriggerPattern
    specificity: int
    light: int | None = None
    light_swaps: bool = False

    @property
    def is_noun(self) -> bool:
        """Whether the trigger is a noun."""
        return self.pattern.pos == "noun"

    @property
    def reciprocal(self) -> bool:
        """Whether all sides are actors, by the trigger, else by the type."""
        return self.event_type.reciprocal if self.pattern.reciprocal is None else self.pattern.reciprocal


@dataclass(frozen=True)
class Lexicon:
    """All patterns by part of speech and lemma, with regular forms for lemmas that the model gets wrong.

    `third_persons` are the -s forms of these verbs and of those that report.
    """

    types: dict[str, EventType]
    verbs: dict[str, tuple[Listed, ...]]
    nouns: dict[str, tuple[Listed, ...]]
    adjectives: dict[str, tuple[Listed, ...]]
    forms: dict[str, str]
    third_persons: dict[str, str]
    exceptions: dict[str, tuple[tuple[EventType, TriggerPattern, str | None], ...]]
    light: LightVerbs


def build_lexicon(event_types: Iterable[EventType], light: LightVerbs) -> Lexicon:
    """The look-up tables of the matcher, made once for each set of event types."""
    tables: dict[str, dict[str, list[Listed]]] = {pos: defaultdict(list) for pos in ("verb", "noun", "adjective")}
    exceptions: dict[str, list[tuple[EventType, TriggerPattern, str | None]]] = defaultdict(list)
    types = {t.name: t for t in event_types}
    for event_type in types.values():
        for pattern in event_type.triggers:
            tables[pattern.pos][pattern.lemma].append((event_type, pattern))
        for rule in event_type.exceptions:
            exceptions[rule.when.lemma].append((event_type, rule.when, rule.instead))
    verbs, nouns, adjectives = ({k: tuple(v) for k, v in tables[p].items()} for p in ("verb", "noun", "adjective"))
    # "raped" is of "rape" and no form of "rap", whose consonant doubles: verbs in -e go before the others.
    forms = {form: v for v in sorted(verbs, key=lambda v: (v.endswith("e"), v)) for form in regular_forms(v)}
    told = {*verbs, *load_cues().reporting.verbs}
    third_persons = {regular_forms(lemma)[0]: lemma for lemma in sorted(told)}
    excepted = {lemma: tuple(rules) for lemma, rules in exceptions.items()}
    return Lexicon(types, verbs, nouns, adjectives, forms, third_persons, excepted, light)


def regular_forms(lemma: str) -> tuple[str, ...]:
    """The regular inflections of an English verb, doubled consonants included (Quirk et al. 1985, 3.5 to 3.10)."""
    if lemma.endswith("e"):
        return (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    plural = lemma + "es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else lemma + "s"
    doubled = lemma + lemma[-1]
    return (plural, lemma + "ed", lemma + "ing", doubled + "ed", doubled + "ing")


def find_candidates(doc: Doc, lexicon: Lexicon) -> Iterator[tuple[Candidate, ...]]:
    """For every token that may tell an event its candidates, the most specific first; tokens in textual order.

    The zones are the caller's to judge, and so is whether the sides that a pattern needs are filled.
    """
    for token in doc:
        listed = _listed(token, lexicon)
        if listed:
            candidates = _candidates(token, listed, lexicon)
            if candidates:
                yield candidates


def _listed(token: Token, lexicon: Lexicon) -> tuple[Listed, ...]:
    """The patterns of the token's word in its part of speech."""
    tag = token.tag_
    if tag in _VERB_TAGS:
        if token.dep_ == "amod" or children(token, "det"):  # "alleged crimes", "the accused": no predicate
            return ()
        states = lexicon.adjectives.get(token.lower_, ()) if tag == "VBN" and is_passive(token) else ()
        return (*_listed_verb(token, lexicon), *states) or (lexicon.nouns.get(token.lower_, ()) if tag == "VBG" else ())
    if _only_tells_kind(token):
        return ()
    if tag in _NOUN_TAGS or (tag.startswith("NNP") and token.ent_type_ in ("", "EVENT")):
        return lexicon.nouns.get(token.lemma_) or lexicon.nouns.get(token.lower_, ())
    if tag == "JJ":
        return lexicon.adjectives.get(token.lower_) or _participle(token, lexicon)
    return ()


def _only_tells_kind(noun: Token) -> bool:
    """Whether the noun only tells what kind of thing another is: "a murder suspect", "the talk show"."""
    return noun.dep_ in ("compound", "nmod") and noun.pos_ == "NOUN" and _held_by(noun) == noun and noun.i < noun.head.i


def _listed_verb(token: Token, lexicon: Lexicon) -> tuple[Listed, ...]:
    lemma, regular = token.lemma_.lower(), lexicon.forms.get(token.lower_)
    if regular is not None and (regular.endswith("e") or token.lower_ not in regular_forms(lemma)):
        lemma = regular  # where the model says "rap" of "raped", or "stag" of "staged"
    return lexicon.verbs.get(lemma, ())


def _participle(token: Token, lexicon: Lexicon) -> tuple[Listed, ...]:
    """A participle that the model took for an adjective, where it is a predicate and no mere attribute."""
    predicate = token.dep_ in ("ROOT", "acl", "conj", "ccomp", "acomp") and token.lower_ in lexicon.forms
    return _listed_verb(token, lexicon) if predicate else ()


def _candidates(token: Token, listed: tuple[Listed, ...], lexicon: Lexicon) -> tuple[Candidate, ...]:
    carrier, swaps = (None, False) if listed[0][1].pos != "noun" else _carrier(token, lexicon.light)
    held: list[Candidate] = []
    for event_type, pattern in listed:
        specificity = match(token, pattern)
        if specificity is not None:
            held.append(Candidate(token.i, event_type, pattern, specificity, carrier, swaps))
    held.sort(key=lambda c: -c.specificity)  # stable: among equals the order of the files
    settled = (_after_exceptions(token, candidate, lexicon) for candidate in held)
    return tuple(candidate for candidate in settled if candidate is not None)


def _after_exceptions(token: Token, candidate: Candidate, lexicon: Lexicon) -> Candidate | None:
    for event_type, when, instead in lexicon.exceptions.get(candidate.pattern.lemma, ()):
        if event_type is candidate.event_type and when.pos == candidate.pattern.pos and match(token, when) is not None:
            if instead is None:
                return None
            return Candidate(
                candidate.token,
                lexicon.types[instead],
                when,
                candidate.specificity,
                candidate.light,
                candidate.light_swaps,
            )
    return candidate


def _carrier(noun: Token, light: LightVerbs) -> tuple[int | None, bool]:
    """The light verb over an event noun, and whether its subject undergoes the event."""
    noun = _held_by(_counted_by(noun))
    if noun.dep_ == "conj":
        noun = noun.head
    head = noun.head
    if noun.dep_ in ("dobj", "nsubjpass", "nsubj") and head.pos_ in ("VERB", "AUX"):
        lemma = carrying_lemma(head, light)
        if noun.dep_ == "nsubj":
            return (head.i, False) if lemma in light.occurring else (None, False)
        if lemma in light.swapping:
            return head.i, True
        if lemma in light.agentive:
            return head.i, False
    if noun.dep_ == "pobj" and head.head.pos_ == "VERB":
        verb = head.head
        if verb.lemma_ in light.prepositional:
            return verb.i, verb.lemma_ in light.swapping
    return None, False


def carrying_lemma(verb: Token, light: LightVerbs) -> str:
    """The verb's lemma, with the -e that the model loses ("stag" of "staged")."""
    lemma = verb.lemma_
    return lemma if lemma in light.agentive or lemma + "e" not in light.agentive else lemma + "e"


def _counted_by(noun: Token) -> Token:
    """The noun that counts, times or words the event ("ten days of talks", "a statement of condemnation")."""
    classes = load_word_classes()
    outer = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if outer.lemma_.lower() in classes["counting"] or outer.lemma_.lower() in classes["utterances"]:
        return outer
    return noun


def _held_by(noun: Token) -> Token:
    """The noun that the event noun stands before, where both mean one thing ("a mediation effort")."""
    held = noun.dep_ == "compound" and noun.head.lemma_.lower() in load_word_classes()["containers"]
    return noun.head if held else noun
