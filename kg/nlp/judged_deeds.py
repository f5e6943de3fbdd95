"""Who is blamed or praised for a deed. In: the groups of drafts, one an event. Out: the same, with those sides filled.

Who condemns or praises a deed does so to its doer (PLOVER 2.0 manual, ACCUSE and SUPPORT: the target is who did it).
Where the noun itself names nobody, the doer is that of the event that the noun or pronoun tells of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.nlp.behind import actor_reference, unique
from kg.nlp.draft import Draft, Member, points_back
from kg.nlp.found import Found
from kg.nlp.syntax import arguments, children, coordinated, oblique_heads
from kg.nlp.tokens import Doc, Token
from kg.ontology.word_classes import load_word_classes

Group = tuple[Member, ...]
_JUDGING = frozenset({"ACCUSE", "SUPPORT"})
_OF_DEEDS = frozenset({"of", "on", "over", "for", "against", "about", "at", "to"})
_POINTING = frozenset({"it", "this", "that", "which"})
_NEAR = 2


def with_judged(doc: Doc, found: Found, groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups; a judgement without a recipient gets the doers of the deed that it is on."""
    return _Judged(doc, found, groups).settled()


class _Judged:
    def __init__(self, doc: Doc, found: Found, groups: Sequence[Group]) -> None:
        self.doc, self.found, self.groups = doc, found, groups
        self._group_at = {d.token: group for group in groups for d, _ in group}

    def settled(self) -> tuple[Group, ...]:
        return tuple(self._settled(group) for group in self.groups)

    def _settled(self, group: Group) -> Group:
        first = group[0][0]
        if first.type not in _JUDGING or any(d.sides.recipients or d.sides.reciprocal for d, _ in group):
            return group
        for n, (draft, reason) in enumerate(group):
            own = unique(a for d, _ in group for a in d.sides.actors)
            doers = self._doers(draft, group) or self._judged_before(draft, own)
            doers = tuple(a for a in doers if a not in own)
            if doers:
                filled = replace(draft, sides=replace(draft.sides, recipients=doers))
                return (*group[:n], (filled, reason), *group[n + 1 :])
        return group

    def _doers(self, draft: Draft, own: Group) -> tuple[str, ...]:
        for token in coordinated(tuple(self._judged(draft))):
            told = self._group_at.get(token.i) or self._told_before(token, draft, own)
            if told is not None and told is not own and not _is_judgement(told):
                return unique(a for d, _ in told for a in d.sides.actors)
        return ()

    def _judged_before(self, draft: Draft, own: tuple[str, ...]) -> tuple[str, ...]:
        """Whom the same people judged in the sentence before, where this one judges "it" ("He called it shameful")."""
        if not any(token.lower_ in _POINTING for token in self._judged(draft)):
            return ()
        before = (d for group in self.groups for d, _ in group if d.token < draft.token)
        near = [d for d in before if d.sentence >= draft.sentence - 1 and d.type == draft.type]
        return near[-1].sides.recipients if near and set(near[-1].sides.actors) & set(own) else ()

    def _judged(self, draft: Draft) -> Iterator[Token]:
        """What the judgement is on: the object, or what stands under a preposition of the word or its object."""
        word = self.doc[draft.token]
        above = (word,) if draft.candidate.light is None else (word, self.doc[draft.candidate.light])
        if not draft.candidate.is_noun:
            told = arguments(word)
            yield from told.patients
            for patient in told.patients:  # "condemned the violence of the attack", "praised the way"
                yield from (t for p, t in oblique_heads(patient) if p == "of")
        for token in above:
            yield from (t for p, t in oblique_heads(token) if p in _OF_DEEDS)

    def _told_before(self, token: Token, draft: Draft, own: Group) -> Group | None:
        """The deed that a noun or pronoun without an event of its own points back to: the last one of its kind."""
        violent = token.lemma_.lower() in load_word_classes()["violence"]
        points = token.lower_ in _POINTING or (violent and points_back(token) and not children(token, "poss", "prep"))
        if not points or actor_reference(self.found, token) is not None:
            return None
        near = [
            (d, group)
            for group in self.groups
            for d, _ in group
            if d.token < token.i and d.sentence >= draft.sentence - _NEAR and group is not own
        ]
        deeds = [pair for pair in near if _is_deed(pair[0])]
        return max(deeds, key=lambda pair: pair[0].token)[1] if deeds else None


def _is_judgement(group: Group) -> bool:
    return group[0][0].type in _JUDGING


def _is_deed(draft: Draft) -> bool:
    """Whether it is violence or force, which "the attack", "the operation" and "it" may mean."""
    return draft.candidate.event_type.quad == "material-conflict" and bool(draft.sides.actors)
