"""What a reporting verb reports. In: a verb of a parsed Doc. Out: ranges of tokens, each with the rule that found it.

Clauses below, beside and before it, infinitives, objects, what somebody is blamed for, what goes on behind the speaker.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.quoted_by import is_quoted_gerund, quoted_before
from kg.nlp.signals import VERBAL
from kg.nlp.syntax import children, coordination_head, is_passive, stands_beside_speaker
from kg.nlp.tokens import Token
from kg.ontology.cues import ReportingCue, load_cues

_CONTRASTS = frozenset({"while", "whereas", "although", "but"})
# Who condemns an attack takes it as known and says nothing of whether it took place (Kiparsky 1970, factive verbs).
_PRESUPPOSING = frozenset({"condemn", "denounce", "criticize", "criticise"})
# What somebody is blamed for stands under these.
_FOR = frozenset({"of", "for", "with", "over"})
_BLAMING = frozenset({"accuse", "blame", "charge", "condemn", "denounce", "criticize", "criticise"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def reporting_cue(token: Token) -> ReportingCue | None:
    """What a token tells as a reporting verb; a gerund counts where the parser took it for a noun."""
    reporting = load_cues().reporting
    if token.pos_ == "VERB":
        return reporting.verbs.get(token.lemma_.lower())
    lemma = reporting.gerunds.get(token.lower_)
    if lemma is not None and token.tag_ in ("NN", "NNP", "VBG") and quoted_before(token) is not None:
        return reporting.verbs[lemma]
    return None


def contents_of_verb(verb: Token) -> Iterator[tuple[int, int, str]]:
    """The token ranges that the verb reports, each with the rule that found it."""
    reporting, lemma = load_cues().reporting, verb.lemma_.lower()
    clauses = [c for c in children(verb, "ccomp") if not is_quoted_gerund(c)]
    yield from ((*clause_range(c), "clause") for c in clauses)
    beside = None if clauses or lemma in reporting.needing_clause else _clause_beside(verb)
    if beside is not None:
        yield *beside, "clause-beside"
    before = None if clauses or beside else _clause_before(verb)
    if before is not None:
        yield *clause_range(before), "clause-before"
    yield from _gone_on_after(verb)
    found_clause = bool(clauses) or beside is not None or before is not None
    if lemma in reporting.taking_infinitive or lemma in reporting.taking_gerund:
        yield from ((*clause_range(c), "infinitive") for c in children(verb, "xcomp") if _takes(verb, c))
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


def clause_range(root: Token) -> tuple[int, int]:
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
    return clause_range(head) if aside or says_as or hung else None


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
            yield *clause_range(clause), "clause-after-speaker"


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
