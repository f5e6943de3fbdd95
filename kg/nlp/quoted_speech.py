"""Who speaks each quotation. In: a parsed Doc, its quotations, the indirect speech in it. Out: `Attribution`s.

Quotations take their speaker from the words before or behind them, and run on without new ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.nlp.attribution import Attribution, attribution_of_verb
from kg.nlp.found import Found
from kg.nlp.introduced_by import introducer
from kg.nlp.quotations import Quotation
from kg.nlp.reported import reporting_cue
from kg.nlp.signals import VERBAL
from kg.nlp.tokens import Doc, Token

_FRAME = 15
_SENTENCE_ENDS = frozenset({".", "!", "?", "…"})


@dataclass(frozen=True, slots=True)
class Quotes:
    """Finds the speaker of each quotation of a Doc."""

    doc: Doc
    found: Found
    paragraphs: Sequence[int]
    quotations: tuple[Quotation, ...]
    indirect: tuple[Attribution, ...]

    def attribute(self) -> tuple[Attribution, ...]:
        """The quotations with a speaker, or that go on from one."""
        out: list[Attribution] = []
        for quotation in self.quotations:
            said = self._by_frame(quotation) or self._going_on(quotation, out)
            if said is not None:
                out.append(said)
        return tuple(out)

    def _by_frame(self, quotation: Quotation) -> Attribution | None:
        before, after = self._before(quotation), self._after(quotation)
        leads = self._leads(quotation, before)
        frames = (before, after) if leads else (after,)
        for frame in frames:
            said = self._cue_in(frame, quotation, backwards=frame is before)
            if said is not None:
                return said
        return self._introduced(before, quotation)

    def _introduced(self, before: range, quotation: Quotation) -> Attribution | None:
        """The quotation as said by whom the clause before its colon is about."""
        introduced = introducer([self.doc[i] for i in before], self.found)
        if introduced is None:
            return None
        verb, speakers = introduced
        heads = tuple(t.i for t in speakers)
        return Attribution(verb.i, quotation.start, quotation.end, heads, (), "direct", "states", "quote-after-colon")

    def _before(self, quotation: Quotation) -> range:
        """The words of the sentence before the opening mark; a colon reaches over a paragraph's end."""
        end = quotation.start - 1
        at = end
        while at > 0 and self.doc[at - 1].is_space:
            at -= 1
        if at < 1 or (self._crosses(at - 1, end) and self.doc[at - 1].text != ":"):
            return range(end, end)
        start = at
        for i in range(at - 1, max(-1, at - 60), -1):
            token = self.doc[i]
            if (token.text in _SENTENCE_ENDS and i < at - 1) or self._crosses(i, at - 1) or self._in_quotation(i):
                break
            start = i
        return range(start, at)

    def _after(self, quotation: Quotation) -> range:
        """The words from the closing mark to the end of the sentence; none where the quotation ends one."""
        last = self.doc[quotation.end - 1].text if quotation.end > quotation.start else ""
        start = quotation.end + 1
        if last == "." or start >= len(self.doc):
            return range(start, start)
        end = start
        for i in range(start, min(len(self.doc), start + 60)):
            if self._crosses(quotation.end, i) or self._in_quotation(i):
                break
            end = i
            if self.doc[i].text in _SENTENCE_ENDS or self.doc[i].is_quote:
                break
            end = i + 1
        return range(start, end)

    def _crosses(self, first: int, last: int) -> bool:
        return self.paragraphs[first] != self.paragraphs[min(last, len(self.doc) - 1)]

    def _in_quotation(self, token: int) -> bool:
        return any(q.start - 1 <= token <= q.end for q in self.quotations)

    def _leads(self, quotation: Quotation, before: range) -> bool:
        """Whether the words before the quotation introduce it: they end with a colon, a comma or the verb itself."""
        if not before:
            return False
        last = self.doc[before[-1]]
        return last.text in (":", ",", "that") or reporting_cue(last) is not None

    def _cue_in(self, frame: range, quotation: Quotation, *, backwards: bool) -> Attribution | None:
        tokens = [self.doc[i] for i in (reversed(frame) if backwards else frame)][:_FRAME]
        phrase = next((a for a in self.indirect if a.form == "according-to" and a.cue in frame), None)
        if phrase is not None and len(frame) <= _FRAME:
            return replace(phrase, start=quotation.start, end=quotation.end, form="direct", rule="quote-according-to")
        verbs = [t for t in tokens if reporting_cue(t) is not None and not self._is_aside(t)]
        if not verbs:
            return None
        verb = self._innermost(verbs)
        return self._said_by(verb, quotation, "quote-led-in" if backwards else "quote-followed")

    def _innermost(self, verbs: list[Token]) -> Token:
        """Of "AFP reported Nazary stating" the words are Nazary's; else the cue nearest to the quotation."""
        nested = [
            v for v in verbs if v.lower_.endswith("ing") and any(o.i != v.i and abs(o.i - v.i) <= 8 for o in verbs)
        ]
        quoted = [v for v in nested if attribution_of_verb(v, range(v.i, v.i), self.found, "states", "").via]
        return quoted[0] if quoted else verbs[0]

    def _is_aside(self, token: Token) -> bool:
        """Whether the verb tells something of somebody ("Omar, who said nothing") rather than the quotation."""
        return token.dep_ in ("relcl", "acl") and token.tag_ != "VBG"

    def _said_by(self, verb: Token, quotation: Quotation, rule: str) -> Attribution:
        cue = reporting_cue(verb)
        stance = cue.stance if cue is not None else "states"
        said = attribution_of_verb(verb, range(quotation.start, quotation.end), self.found, stance, rule)
        outside = tuple(i for i in said.speakers if not quotation.start <= i < quotation.end)
        return replace(said, speakers=outside or self._beside(verb, quotation), form="direct")

    def _beside(self, verb: Token, quotation: Quotation) -> tuple[int, ...]:
        """Where the parser found no subject: the name or pronoun next to the verb."""
        for i in (*range(verb.i - 1, verb.i - 5, -1), *range(verb.i + 1, verb.i + 5)):
            if not 0 <= i < len(self.doc) or quotation.start <= i < quotation.end or self._crosses(verb.i, i):
                continue
            reference = self.found.reference_at(i)
            if reference is not None and reference.kind != "place":
                return (reference.head,)
            if self.doc[i].tag_ == "PRP":
                return (i,)
        return ()

    def _going_on(self, quotation: Quotation, earlier: list[Attribution]) -> Attribution | None:
        """The last speaker, where the quotation follows theirs at once: in the paragraph, or as the next one."""
        last = self._last_before(quotation, earlier)
        if last is None or not last.speakers:
            return None
        here = self.paragraphs[quotation.start]
        apart = here - self.paragraphs[last.end - 1]
        own = all(t.is_space or t.is_punct for t in self.doc[self._paragraph_start(quotation.start) : quotation.start])
        follows = apart == 0 or (apart == 1 and own and (quotation.runs_on or last.form == "direct"))
        if not follows or self._other_voice(last, quotation):
            return None
        return replace(
            last, start=quotation.start, end=quotation.end, form="direct", rule="quote-continued", fresh=False
        )

    def _last_before(self, quotation: Quotation, earlier: list[Attribution]) -> Attribution | None:
        spoken = [
            a
            for a in (*earlier, *self.indirect)
            if a.end <= quotation.start and a.cue < quotation.start and a.form != "according-to"
        ]
        return max(spoken, key=lambda a: (a.end, a.form == "direct"), default=None)

    def _paragraph_start(self, token: int) -> int:
        while token > 0 and not self._crosses(token - 1, token):
            token -= 1
        return token

    def _other_voice(self, last: Attribution, quotation: Quotation) -> bool:
        """Whether a sentence that is nobody's speech stands between ('He left. "B"')."""
        first = max(last.end, last.cue)
        between = self.doc[first : quotation.start]
        ends = [t.i for t in between if t.text in _SENTENCE_ENDS]
        return bool(ends) and any(t.pos_ in VERBAL for t in self.doc[ends[0] : quotation.start])


# --- statements that go on -------------------------------------------------------------------------------------------
