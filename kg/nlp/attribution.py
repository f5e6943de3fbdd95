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
from kg.nlp.quoted_by import is_quoted_gerund, quoted_before, quoters
from kg.nlp.signals import VERBAL
from kg.nlp.speakers import refers_to_statement, relays_of, said_by_nobody, speakers_of_noun, speakers_of_verb
from kg.nlp.syntax import (
    arguments,
    children,
    clause_of,
    coordinated,
    coordination_head,
    grammatical_subjects,
    is_passive,
    stands_beside_speaker,
)
from kg.nlp.tokens import Doc, Token
from kg.ontology.cues import ReportingCue, load_cues

_CONTRASTS = frozenset({"while", "whereas", "although", "but"})
# Who condemns an attack takes it as known and says nothing of whether it took place (Kiparsky 1970, factive verbs).
_PRESUPPOSING = frozenset({"condemn", "denounce", "criticize", "criticise"})
# What somebody is blamed for stands under these.
_FOR = frozenset({"of", "for", "with", "over"})
_BLAMING = frozenset({"accuse", "blame", "charge", "condemn", "denounce", "criticize", "criticise"})
_REJECTING = frozenset({"reject", "dismiss", "deny", "refute", "rebut", "dispute"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
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


def reporting_cue(token: Token) -> ReportingCue | None:
    """What a token tells as a reporting verb; a gerund counts where the parser took it for a noun."""
    reporting = load_cues().reporting
    if token.pos_ == "VERB":
        return reporting.verbs.get(token.lemma_.lower())
    lemma = reporting.gerunds.get(token.lower_)
    if lemma is not None and token.tag_ in ("NN", "NNP", "VBG") and quoted_before(token) is not None:
        return reporting.verbs[lemma]
    return None


# --- verbs ----------------------------------------------------------------------------------------------------------


def _by_verb(verb: Token, cue: ReportingCue, found: Found) -> Iterator[Attribution]:
    reading = read_factuality(verb.doc, verb).factuality
    nobody = any(said_by_nobody(s) for s in grammatical_subjects(verb))
    if reading in _UNSAID and cue.stance not in ("demands", "offers", "threatens"):
        return
    stance = cue.stance if reading == "actual" else "doubts"
    for start, end, rule in _contents(verb):
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


def _contents(verb: Token) -> Iterator[tuple[int, int, str]]:
    """The token ranges that the verb reports, each with the rule that found it."""
    reporting, lemma = load_cues().reporting, verb.lemma_.lower()
    clauses = [c for c in children(verb, "ccomp") if not is_quoted_gerund(c)]
    yield from ((*_clause(c), "clause") for c in clauses)
    beside = None if clauses or lemma in reporting.needing_clause else _clause_beside(verb)
    if beside is not None:
        yield *beside, "clause-beside"
    before = None if clauses or beside else _clause_before(verb)
    if before is not None:
        yield *_clause(before), "clause-before"
    yield from _gone_on_after(verb)
    found_clause = bool(clauses) or beside is not None or before is not None
    if lemma in reporting.taking_infinitive or lemma in reporting.taking_gerund:
        yield from ((*_clause(c), "infinitive") for c in children(verb, "xcomp") if _takes(verb, c))
    if lemma in reporting.taking_of and not found_clause:
        yield from _under_of(verb)
    if lemma in reporting.taking_object and not found_clause:
        yield from _objects(verb)
    elif not found_clause and lemma not in reporting.needing_clause:
        yield from _clause_after_that(verb)


def _takes(verb: Token, complement: Token) -> bool:
    reporting, lemma = load_cues().reporting, verb.lemma_.lower()
    infinitive = any(c.lower_ == "to" for c in children(complement, "aux"))
    return lemma in (reporting.taking_infinitive if infinitive else reporting.taking_gerund)


def _clause(root: Token) -> tuple[int, int]:
    """The clause's tokens without a contrasted clause that somebody else says ("while Israel insisted ...")."""
    start, end = root.left_edge.i, root.right_edge.i + 1
    for word in root.subtree:
        if (
            word.head == root
            and word.dep_ == "conj"
            and (coordination_head(word) != root or _goes_on_above(root, word))
        ):
            end = min(end, word.left_edge.i, *(c.i for c in root.children if c.dep_ == "cc" and root.i < c.i < word.i))
        own = word.dep_ in ("advcl", "conj") and word.pos_ == "VERB" and children(word, "nsubj")
        if not own or reporting_cue(word) is None:
            continue
        joins = [*children(word, "mark"), *(c for c in word.head.children if c.dep_ == "cc" and c.i < word.i)]
        if any(j.lower_ in _CONTRASTS for j in joins) and word.left_edge.i > root.i:
            end = min(end, word.left_edge.i)
    while end > start and (root.doc[end - 1].is_space or root.doc[end - 1].text == ","):
        end -= 1
    return start, end


def _goes_on_above(root: Token, joined: Token) -> bool:
    """Whether a finite clause with "that" was hung on an infinitive: it goes on from the clause above.

    "France urged Niger to free him and that the junta had refused" is what the speaker of both says.
    """
    infinite = root.tag_ in ("VB", "VBG") and not any(a.tag_ in _FINITE for a in children(root, "aux", "auxpass"))
    finite = joined.tag_ in _FINITE or any(a.tag_ in _FINITE for a in children(joined, "aux", "auxpass"))
    return infinite and finite and any(m.lower_ == "that" for m in children(joined, "mark"))


def _clause_beside(verb: Token) -> tuple[int, int] | None:
    """ "The talks, he said, were over": the verb stands aside in the clause that it reports; also "as he said"."""
    head = verb.head
    if head == verb or head.pos_ not in VERBAL or not children(verb, "nsubj", "nsubjpass", "agent"):
        return None
    aside = verb.dep_ == "parataxis"
    says_as = verb.dep_ == "advcl" and any(c.lower_ == "as" for c in children(verb, "mark", "advmod", "prep"))
    joined = any(c.dep_ == "cc" and head.i < c.i < verb.i for c in head.children)
    hung = verb.dep_ == "conj" and not joined and verb.i > head.i and verb.doc[verb.left_edge.i - 1].text == ","
    return _clause(head) if aside or says_as or hung else None


def _clause_before(verb: Token) -> Token | None:
    """ "The meeting ended, AFP reported": the parser may take what is said for an adjunct of the verb."""
    if not children(verb, "nsubj"):
        return None
    for child in children(verb, "advcl"):
        finite = child.tag_ in ("VBD", "VBZ", "VBP") or any(
            a.tag_ in ("VBD", "VBZ", "VBP", "MD") for a in children(child, "aux", "auxpass")
        )
        unmarked = not any(c.dep_ in ("mark", "advmod") and c.i == child.left_edge.i for c in child.children)
        if child.i < verb.i and finite and unmarked and children(child, "nsubj", "nsubjpass", "expl"):
            return child
    return None


def _objects(verb: Token) -> Iterator[tuple[int, int, str]]:
    """ "confirmed the attack"; with a verb of blame also what for: "accused Russia of shelling the city"."""
    passive = is_passive(verb)
    objects = children(verb, "nsubjpass") if passive else children(verb, "dobj")
    blames = verb.lemma_.lower() in _BLAMING
    if verb.dep_ == "acl" and blames:  # "three men accused of killing a priest": nobody says by whom
        yield from ((p.left_edge.i, p.right_edge.i + 1, "charge") for p in children(verb, "prep") if p.lower_ in _FOR)
        return
    for noun in objects:
        if noun.pos_ not in ("NOUN", "PROPN") and not blames:
            continue
        start, end = noun.left_edge.i, noun.right_edge.i + 1
        charges = [p for p in _prepositions(verb) if p.lower_ in _FOR] if blames else []
        if (passive and not charges and blames) or (not charges and verb.lemma_.lower() in _PRESUPPOSING):
            continue
        if charges:
            last = max(charges, key=lambda p: p.i)
            start, end = (last.i if passive else start), last.right_edge.i + 1
        yield start, end, "charge" if charges else "object"


def _gone_on_after(verb: Token) -> Iterator[tuple[int, int, str]]:
    """ "The bus was stopped, said the mayor, and was burned": what goes on behind the speaker is said as well."""
    for clause in children(verb, "conj"):
        if clause.pos_ in VERBAL and stands_beside_speaker(clause) and reporting_cue(clause) is None:
            yield *_clause(clause), "clause-after-speaker"


def _under_of(verb: Token) -> Iterator[tuple[int, int, str]]:
    """ "Statements spoke of an attack": the noun that tells what is said."""
    for noun in (o for p in children(verb, "prep") if p.lower_ == "of" for o in children(p, "pobj")):
        if noun.pos_ == "NOUN":
            yield noun.left_edge.i, noun.right_edge.i + 1, "object"


def _prepositions(verb: Token) -> Iterator[Token]:
    """The verb's prepositions, also those that the parser hung on its agent or object."""
    yield from children(verb, "prep")
    for agent in children(verb, "agent", "dobj"):
        for noun in (agent, *children(agent, "pobj")):
            yield from (p for p in children(noun, "prep") if children(p, "pcomp"))


def _clause_after_that(verb: Token) -> Iterator[tuple[int, int, str]]:
    """A clause with "that" which the parser hung on another word ("said in a statement that ...")."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.pos_ in VERBAL and token.dep_ not in ("acl", "amod", "pcomp"):
            return
        if token.lower_ == "that" and token.tag_ == "IN" and token.dep_ == "mark" and verb in token.ancestors:
            clause = token.head
            if clause.dep_ == "conj" and coordination_head(clause) == verb:  # beside what the verb says, not under it
                return
            yield token.i, clause.right_edge.i + 1, "clause-after-that"
            return


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
        start, end = _clause(clause)
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
    start, end = _clause(clause)
    via = tuple(t.i for t in relays if t not in people)
    return Attribution(token.i, start, end, tuple(t.i for t in people), via, "according-to", stance, rule)


def _is_source(token: Token, found: Found) -> bool:
    reference = found.reference_at(token.i)
    return reference is not None and reference.kind == "source"
