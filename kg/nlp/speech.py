"""Who says what. In: a parsed Doc with its zones and names. Out: `Speech`es, in textual order, nested ones with depth.

Quotations take their speaker from the words before or behind them and run on without new ones; what a reporting verb or
phrase governs is indirect speech. A relay ("told AFP") lasts as long as the same speaker goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.nlp.attribution import Attribution, attribution_of_verb, find_attributions
from kg.nlp.found import Found, Speech
from kg.nlp.interviews import find_labelled
from kg.nlp.introduced_by import introducer
from kg.nlp.question_and_answer import find_answers
from kg.nlp.quotations import Quotation, find_quotations, paragraph_numbers
from kg.nlp.reported import reporting_cue
from kg.nlp.signals import VERBAL
from kg.nlp.speakers import refers_to_statement
from kg.nlp.tokens import Doc, Token

_FRAME = 15
_RELAY_SENTENCES = 3
_SENTENCE_ENDS = frozenset({".", "!", "?", "…"})
_PERSONAL = frozenset({"he", "she", "him", "her"})


def find_speeches(doc: Doc, found: Found) -> tuple[Speech, ...]:
    """All speeches of the Doc; several speakers of one content give one speech each."""
    paragraphs = paragraph_numbers(doc, found.article.zones)
    quotations = find_quotations(doc, paragraphs)
    indirect = find_attributions(doc, found)
    direct = _Quotes(doc, found, paragraphs, quotations, indirect).attribute()
    kept = [a for a in indirect if not _is_quoted(a, quotations, direct)]
    merged = _without_partial(direct, kept)
    turns = find_labelled(doc, found, paragraphs) or find_answers(doc, found, paragraphs)
    ordered = sorted((*turns, *merged, *kept), key=lambda a: (a.start, -a.end, a.cue))
    relayed = _with_relays(doc, found, _with_statement_makers(doc, ordered))
    return tuple(_nested([s for a in relayed for s in _speeches(a)]))


def _speeches(attribution: Attribution) -> Iterator[Speech]:
    for speaker in attribution.speakers or (None,):
        yield Speech(
            start=attribution.start,
            end=attribution.end,
            speaker=speaker,
            cue=attribution.cue,
            form=attribution.form,
            stance=attribution.stance,
            rule=attribution.rule,
            via=attribution.via,
        )


def _is_quoted(attribution: Attribution, quotations: Sequence[Quotation], direct: Sequence[Attribution]) -> bool:
    """Whether what the cue governs is the quotation itself (or the piece of it that the parser reached)."""
    return any(
        d.cue == attribution.cue and attribution.start >= d.start - 1 and attribution.end <= d.end + 2 for d in direct
    ) or any(
        q.start - 1 <= attribution.start < attribution.end <= q.end + 1 and not q.start <= attribution.cue < q.end
        for q in quotations
    )


def _without_partial(direct: Sequence[Attribution], indirect: Sequence[Attribution]) -> list[Attribution]:
    """Leaves out quotations that are a part of what the same words report anyway ('said they "will strike back"')."""
    return [d for d in direct if not any(a.cue == d.cue and a.start < d.start and d.end <= a.end for a in indirect)]


@dataclass(frozen=True, slots=True)
class _Quotes:
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


def _with_statement_makers(doc: Doc, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Gives what "the statement" says to who made the last one, or else to who spoke last."""
    out: list[Attribution] = []
    maker: Attribution | None = None
    for said in attributions:
        if not said.speakers and maker is not None and maker.cue < said.cue and refers_to_statement(doc[said.cue]):
            said = replace(said, speakers=maker.speakers, via=said.via or maker.via)
        if said.speakers and (maker is None or said.fresh or not maker.fresh):
            maker = said
        out.append(said)
    return out


# --- relays and nesting ---------------------------------------------------------------------------------------------


def _with_relays(doc: Doc, found: Found, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Carries "told AFP" on to the following words of the same speaker."""
    out: list[Attribution] = []
    numbers = _sentence_numbers(doc)
    last: Attribution | None = None
    for said in sorted(attributions, key=lambda a: (a.cue, a.start)):
        near = last is not None and numbers[said.cue] - numbers[last.end - 1] <= _RELAY_SENTENCES
        same = last is not None and near and _same_speaker(doc, found, last, said)
        current = said
        if same and last is not None and not said.via and not said.fresh:
            current = replace(said, via=last.via)
        out.append(current)
        # What is nested in somebody's speech is theirs; it neither ends nor takes over the outer relay.
        if not any(o.start <= said.cue < o.end and o.cue != said.cue for o in attributions) and said.speakers:
            named = last.speakers if same and last is not None else said.speakers
            last = replace(current, speakers=named, end=max(current.end, current.cue + 1))
    return out


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers = [0] * len(doc)
    for number, sentence in enumerate(doc.sents):
        for token in sentence:
            numbers[token.i] = number
    return numbers


def _same_speaker(doc: Doc, found: Found, last: Attribution, said: Attribution) -> bool:
    if len(said.speakers) != 1 or len(last.speakers) != 1:
        return False
    old, new = doc[last.speakers[0]], doc[said.speakers[0]]
    if old.i == new.i or new.lower_ in _PERSONAL:
        return old.i == new.i or not _is_source(old, found)
    first, second = found.reference_at(old.i), found.reference_at(new.i)
    if first is not None and second is not None and first.id == second.id:
        return True
    return new.pos_ == "PROPN" and new.lower_ == old.lower_


def _is_source(token: Token, found: Found) -> bool:
    reference = found.reference_at(token.i)
    return reference is not None and reference.kind == "source"


def _nested(speeches: list[Speech]) -> Iterator[Speech]:
    """Gives each speech its depth, and as relays those in whose words its cue stands."""
    for speech in speeches:
        outer = _outer(speech, speeches)
        via = list(speech.via)
        for one in outer:
            via += [
                i for i in ((one.speaker,) if one.speaker is not None else ()) if i != speech.speaker and i not in via
            ]
            via += [i for i in one.via if i not in via and i != speech.speaker]
        yield replace(speech, via=tuple(via), depth=len({(o.start, o.end, o.cue) for o in outer}))


def _outer(speech: Speech, speeches: list[Speech]) -> list[Speech]:
    """The speeches that hold the speech's cue and content, innermost first."""
    holding = [
        o
        for o in speeches
        if o.cue != speech.cue
        and o.start <= speech.cue < o.end
        and o.start <= speech.start
        and speech.end <= o.end
        and not (speech.start <= o.cue < speech.end and o.end - o.start <= speech.end - speech.start)
    ]
    return sorted(holding, key=lambda o: (o.end - o.start, o.start))
