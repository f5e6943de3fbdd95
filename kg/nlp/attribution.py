"""Indirect speech, read from the tree. In: a Doc and the references to names in it. Out: `Attribution`s.

One function for each way to report: a clause under a reporting verb, a clause beside it ("X, he said, Y"), an object
("denied the attack"), an infinitive ("vowed to fight"), a clause under a noun ("claims that"), "according to".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.model import Stance
from kg.nlp.factuality import read_factuality
from kg.nlp.found import Found, SpeechForm
from kg.nlp.quotations import PARAGRAPH
from kg.nlp.quoted_by import quoted_before, quoters
from kg.nlp.reported import clause_range, contents_of_verb, reporting_cue
from kg.nlp.signals import VERBAL
from kg.nlp.speakers import refers_to_statement, relays_of, said_by_nobody, speakers_of_noun, speakers_of_verb
from kg.nlp.syntax import arguments, children, clause_of, coordinated, grammatical_subjects, is_passive
from kg.nlp.tokens import Doc, Token
from kg.ontology.cues import ReportingCue, load_cues

_REJECTING = frozenset({"reject", "dismiss", "deny", "refute", "rebut", "dispute"})
_UNSAID = ("planned", "hypothetical", "attempted", "averted")
_COLON_WINDOW = 12


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says the tokens `[start, end)`. `fresh` marks a setting of its own ("in a statement")."""

    cue: int
    start: int
    end: int
    speakers: tuple[int, ...]
    via: tuple[int, ...]
    form: SpeechForm
    stance: Stance
    rule: str
    fresh: bool = False


def find_attributions(doc: Doc, found: Found) -> tuple[Attribution, ...]:
    """All indirect speech of the Doc."""
    out: list[Attribution] = []
    openers = {*_phrases_by_first_word(), *load_cues().reporting.citing}
    for token in doc:
        lower = token.lower_
        if lower in openers:
            out.extend(_by_phrase(token, found))
        elif lower == ":":
            out.extend(_after_colon(token, found))
        cue = reporting_cue(token)
        if cue is not None:
            out.extend(_by_verb(token, cue, found))
        elif token.pos_ == "NOUN":
            out.extend(_by_noun(token, found))
    # "said in a statement that": the parser may hang what is said on the statement as well.
    by_verb = {(a.start, a.end) for a in out if a.rule != "noun"}
    kept = [a for a in out if a.rule != "noun" or (a.start, a.end) not in by_verb]
    return tuple(sorted(kept, key=lambda a: (a.cue, a.start, a.end)))


# --- verbs ----------------------------------------------------------------------------------------------------------


def _by_verb(verb: Token, cue: ReportingCue, found: Found) -> Iterator[Attribution]:
    reading = read_factuality(verb.doc, verb).factuality
    nobody = any(said_by_nobody(s) for s in grammatical_subjects(verb))
    if reading in _UNSAID and cue.stance not in ("demands", "offers", "threatens"):
        return
    stance = cue.stance if reading == "actual" else "doubts"
    for start, end, rule in contents_of_verb(verb):
        if start < end and not (nobody and rule == "object"):  # "no group claimed the attack": it took place
            yield attribution_of_verb(verb, range(start, end), found, stance, rule)


def attribution_of_verb(verb: Token, content: range, found: Found, stance: Stance, rule: str) -> Attribution:
    """Who says the content by a reporting verb and through whom."""
    quoted = quoted_before(verb)
    if quoted is not None:
        speaker, quoting = quoted
        relays = quoters(quoting, speaker, found)
        people = speakers_of_verb(quoting, found) if is_passive(quoting) else (speaker,)
    else:
        people = speakers_of_verb(verb, found)
        relays = relays_of(verb, content, people, found)
    return Attribution(
        cue=verb.i,
        start=content.start,
        end=content.stop,
        speakers=tuple(t.i for t in people),
        via=tuple(t.i for t in relays if t not in people),
        form="indirect",
        stance=stance,
        rule=rule,
        fresh=_has_setting(verb),
    )


def _has_setting(verb: Token) -> bool:
    """Whether the verb names an occasion of its own, which ends what an earlier relay carried."""
    settings = load_cues().reporting.settings
    nouns = [t for p, t in arguments(verb).obliques if p in ("in", "on", "at", "during", "through", "via")]
    return any(t.lemma_.lower() in settings for t in nouns)


def _after_colon(colon: Token, found: Found) -> Iterator[Attribution]:
    """ "She added that:" and a paragraph of its own without quotation marks: what stands there is hers."""
    doc, first = colon.doc, colon.i + 1
    while first < len(doc) and doc[first].is_space:
        first += 1
    if first >= len(doc) or not PARAGRAPH.search(doc[colon.i : first].text) or doc[first].is_quote:
        return
    said = range(max(colon.sent.start, colon.i - _COLON_WINDOW), colon.i)
    verb = next((doc[i] for i in reversed(said) if doc[i].pos_ in VERBAL), None)
    cue = reporting_cue(verb) if verb is not None else None
    if verb is None or cue is None or load_cues().reporting.quoting & {verb.lemma_}:
        return
    last = next((i for i in range(first, len(doc)) if PARAGRAPH.search(doc[i].text)), len(doc))
    yield attribution_of_verb(verb, range(first, last), found, cue.stance, "paragraph-after-colon")


# --- nouns and phrases ----------------------------------------------------------------------------------------------


def _by_noun(noun: Token, found: Found) -> Iterator[Attribution]:
    """ "Ukraine's claim that Russia shelled the plant"; a rejected allegation is denied by who rejects it."""
    cue = load_cues().reporting.nouns.get(noun.lemma_.lower())
    if cue is None:
        return
    clauses = [c for c in children(noun, "acl", "ccomp") if any(m.lower_ == "that" for m in children(c, "mark"))]
    if not clauses:
        return
    speakers = tuple(t.i for t in speakers_of_noun(noun, found))
    stance, rule = cue.stance, "noun"
    rejecting = noun.head if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in _REJECTING else None
    if rejecting is not None and not speakers:
        speakers = tuple(t.i for t in speakers_of_verb(rejecting, found))
        stance, rule = "denies", "rejected-noun"
    for clause in clauses:
        start, end = clause_range(clause)
        yield Attribution(noun.i, start, end, speakers, (), "indirect", stance, rule)


def _by_phrase(token: Token, found: Found) -> Iterator[Attribution]:
    reporting = load_cues().reporting
    for phrase, cue in _phrases_by_first_word().get(token.lower_, ()):
        words = phrase.split()
        span = token.doc[token.i : token.i + len(words)]
        if [t.lower_ for t in span] != words or token.is_sent_end:
            continue
        people = _after_phrase(span[-1], found)
        if phrase != "according to" and not all(found.reference_at(t.i) for t in people):
            continue
        if people or refers_to_statement(token):
            yield _around(token, people, (), cue.stance, found, "according-to")
    if token.lower_ in reporting.citing and token.pos_ == "VERB":
        people = tuple(t for o in children(token, "dobj") for t in coordinated((o,)))
        if people:
            relays = tuple(t for t in grammatical_subjects(token) if _is_source(t, found))
            yield _around(token, people, relays, "states", found, "citing")


@cache
def _phrases_by_first_word() -> Mapping[str, tuple[tuple[str, ReportingCue], ...]]:
    table: dict[str, tuple[tuple[str, ReportingCue], ...]] = {}
    for phrase, cue in load_cues().reporting.phrases.items():
        first = phrase.split()[0]
        table[first] = (*table.get(first, ()), (phrase, cue))
    return table


def _after_phrase(preposition: Token, found: Found) -> tuple[Token, ...]:
    objects = coordinated(children(preposition, "pobj"))
    people: list[Token] = []
    for noun in objects:
        is_report = noun.lemma_.lower() in load_cues().reporting.nouns and found.reference_headed_by(noun.i) is None
        people.extend(speakers_of_noun(noun, found) if is_report else (noun,))
    return tuple(people)


def _around(
    token: Token, people: tuple[Token, ...], relays: tuple[Token, ...], stance: Stance, found: Found, rule: str
) -> Attribution:
    """The whole clause that the phrase belongs to is theirs."""
    clause = clause_of(token.head) if token.head != token else token
    while clause.dep_ == "conj" and clause.head.pos_ in VERBAL:
        clause = clause.head
    if rule == "citing" and reporting_cue(clause) is not None:  # "AFP reported, citing officials, that ..."
        clause = next(iter(children(clause, "ccomp")), clause)
    start, end = clause_range(clause)
    via = tuple(t.i for t in relays if t not in people)
    return Attribution(token.i, start, end, tuple(t.i for t in people), via, "according-to", stance, rule)


def _is_source(token: Token, found: Found) -> bool:
    reference = found.reference_at(token.i)
    return reference is not None and reference.kind == "source"
