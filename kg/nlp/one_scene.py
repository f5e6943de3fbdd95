"""Why two drafts of violence near each other are one attack. In: a `Pair`. Out: the reason, or None.

Reports tell an attack over several sentences: what was done, by which means, what it did, who says so. What goes on
with the same people, near it and at no other time or place, is the same attack; so is what "the attackers" did. Who is
told anew, without an article or name, is somebody else (Heim 1982, novelty and familiarity of noun phrases).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.found import Reference
from kg.nlp.pair import Pair, is_apart
from kg.nlp.pair_sides import actors_fit, is_kept_apart, recipients_fit, shares_same_side
from kg.nlp.syntax import children

_TYPES = frozenset({"ASSAULT", "PROTEST"})
_MAX_SENTENCES = 2
# Who is told only by having done it.
_DOERS = frozenset({"attacker", "assailant", "assassin", "raider", "bomber", "shooter", "protester", "demonstrator"})
_LATER = frozenset(
    {"also", "later", "then", "afterwards", "afterward", "subsequently", "again", "earlier", "previously"}
)
_ONCE = frozenset({"arrest", "convict", "expel", "deport", "abduct", "release"})
_KILLING = frozenset(
    {"kill", "killing", "murder", "assassinate", "assassination", "execute", "execution", "slay", "behead", "death"}
)
_KNOWN = frozenset({"the", "these", "those", "this", "that", "both"})


def same_scene(pair: Pair) -> str | None:
    """Deeds of the same people, or to the same, told on end."""
    first, second = pair.first, pair.second
    distance = second.sentence - first.sentence
    if first.type not in _TYPES or not 0 <= distance <= _MAX_SENTENCES or _is_another(pair):
        return None
    taken_up = distance == 0 or any(_is_known(pair, r) for r in _participants(pair))
    told = taken_up and shares_same_side(pair) and actors_fit(pair) and recipients_fit(pair)
    return "same scene" if told else None


def its_doers(pair: Pair) -> str | None:
    """What "the attackers" did belongs to the attack told before."""
    if pair.first.type not in _TYPES or _is_another(pair) or not recipients_fit(pair):
        return None
    actors = (r for r in _participants(pair) if r.id in pair.second.sides.actors)
    doers = (r for r in actors if pair.story.doc[r.head].lemma_.lower() in _DOERS)
    return "deed of its doers" if any(_is_known(pair, r) for r in doers) else None


def done_once(pair: Pair) -> str | None:
    """What is done to one person once: killed, arrested, sentenced, expelled, freed."""
    modes = {d.candidate.pattern.mode for d in (pair.first, pair.second)}
    killed = all(w.lemma_.lower() in _KILLING for w in pair.words)
    if not killed and (len(modes) > 1 or not modes & _ONCE):
        return None
    both = set(pair.first.sides.recipients) & set(pair.second.sides.recipients)
    people = (pair.story.found.actor_of.get(i) for i in both)
    named = any(a is not None and a.kind == "person" and a.known != "unnamed" for a in people)
    return "done once to one person" if named and actors_fit(pair) and not is_apart(pair) else None


def _is_another(pair: Pair) -> bool:
    """Whether the second is told as one more deed ("they later shelled the town"), or the means tell the two apart."""
    later = any(c.lower_ in _LATER for c in children(pair.words[1], "advmod"))
    return later or is_apart(pair) or is_kept_apart(pair)


def _participants(pair: Pair) -> Iterator[Reference]:
    """The references to the second's sides in its own sentence."""
    sides, sentence = pair.second.sides, pair.words[1].sent
    for reference in pair.story.found.references_headed_in(range(sentence.start, sentence.end)):
        if reference.id in (*sides.actors, *sides.recipients):
            yield reference


def _is_known(pair: Pair, reference: Reference) -> bool:
    """Whether the phrase takes up somebody told before: a name, a pronoun, a noun with an article or owner."""
    if reference.form != "nominal":
        return True
    noun = pair.story.doc[reference.head]
    return bool(children(noun, "poss")) or any(c.lower_ in _KNOWN for c in children(noun, "det"))
