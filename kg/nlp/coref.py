"""Who stands for whom. In: references to names. Out: references, more of them: names joined, nouns and pronouns tied.

One pass from left to right: what it has settled so far is what the next noun or pronoun can point to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Actor
from kg.nlp.antecedents import Memory
from kg.nlp.found import Found, Reference, ReferenceKind
from kg.nlp.nominals import Nominals
from kg.nlp.pronouns import Pronouns, is_personal
from kg.nlp.question_and_answer import find_turns
from kg.nlp.quotations import paragraph_numbers
from kg.nlp.same_name import join_names
from kg.nlp.tokens import Doc, Token


def find_coreferences(doc: Doc, found: Found) -> tuple[Reference, ...]:
    """All references of the Doc: names joined, then nominals and pronouns resolved from left to right."""
    named = replace(found, references=join_names(doc, found))
    return _Pass(doc, named).run()


def with_joined_owners(before: Sequence[Reference], found: Found) -> tuple[Actor, ...]:
    """The actors of what was found, those that are part of a name that was joined to another now part of that one.

    `before` are the references before names were joined.
    """
    now = {(r.start, r.end, r.kind): r.id for r in found.references if r.form != "pronoun"}
    used = {r.id for r in found.references}
    joined = {r.id: now.get((r.start, r.end, r.kind), r.id) for r in before if r.id not in used}
    return tuple(replace(a, part_of=joined[a.part_of]) if a.part_of in joined else a for a in found.actors)


class _Pass:
    """One pass over one Doc."""

    def __init__(self, doc: Doc, found: Found) -> None:
        self.doc, self.found = doc, found
        self.memory = Memory(doc, found)
        self.nominals = Nominals(self.memory)
        self.pronouns = Pronouns(self.memory, find_turns(doc, found, paragraph_numbers(doc, found.article.zones)))

        self.ahead: dict[int, list[int]] = {}
        for speech in found.speeches:
            if speech.form == "direct" and speech.speaker is not None and speech.speaker > speech.start:
                self.ahead.setdefault(speech.start, []).append(speech.speaker)

    def run(self) -> tuple[Reference, ...]:
        at: dict[int, list[Reference]] = {}
        for reference in self.found.references:
            at.setdefault(reference.head, []).append(reference)
        for token in self.doc:
            if token.i in self.ahead:
                self._expect_speakers(token)
            if token.is_sent_start:
                self.memory.recall_speaker(token)
            self._read(token, at.get(token.i, ()))
        return tuple(sorted(self.memory.references, key=lambda r: (r.start, r.end, r.id)))

    def _read(self, token: Token, references: Sequence[Reference]) -> None:
        """Settles the references headed by the token, or finds whom it stands for."""
        for reference in references:
            if (settled := self.nominals.settle(reference)) is not None:
                self.memory.remember(settled)
        if references:
            return
        if extra := self._resolve(token):
            for reference in extra:
                self.memory.remember(reference)
        elif self.found.reference_at(token.i) is None:
            self.memory.notice(token)

    def _expect_speakers(self, token: Token) -> None:
        """Settles who speaks where the words come before their speaker ("We will stay", the minister said)."""
        for speaker in map(self.doc.__getitem__, self.ahead[token.i]):
            reference = self.found.reference_headed_by(speaker.i)
            if reference is not None and (settled := self.nominals.settle(reference)) is not None:
                self.memory.expect(speaker, settled.id)
            elif extra := self._resolve(speaker):
                self.memory.expect(speaker, extra[0].id)

    def _resolve(self, token: Token) -> tuple[Reference, ...]:
        if not is_personal(token):
            nominal = self.nominals.resolve(token)
            return () if nominal is None else (nominal,)
        return tuple(self._pronoun(token, identifier) for identifier in self.pronouns.resolve(token))

    def _pronoun(self, token: Token, identifier: str) -> Reference:
        kind: ReferenceKind = "actor" if identifier in self.found.actor_of else "place"
        return Reference(token.i, token.i + 1, token.i, identifier, kind, "pronoun", "pronoun")
