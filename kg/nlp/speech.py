"""Who says what. In: a parsed Doc with its zones and names. Out: `Speech`es, in textual order, nested ones with depth.

Direct speech is read by `quoted_speech`, indirect by `attribution`. A relay ("told AFP") lasts as long as the same
speaker goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.nlp.attribution import Attribution, find_attributions
from kg.nlp.found import Found, Speech
from kg.nlp.interviews import find_labelled
from kg.nlp.question_and_answer import find_answers
from kg.nlp.quotations import Quotation, find_quotations, paragraph_numbers
from kg.nlp.quoted_speech import Quotes
from kg.nlp.speakers import refers_to_statement
from kg.nlp.tokens import Doc, Token

_RELAY_SENTENCES = 3
_PERSONAL = frozenset({"he", "she", "him", "her"})


def find_speeches(doc: Doc, found: Found) -> tuple[Speech, ...]:
    """All speeches of the Doc; several speakers of one content give one speech each."""
    paragraphs = paragraph_numbers(doc, found.article.zones)
    quotations = find_quotations(doc, paragraphs)
    indirect = find_attributions(doc, found)
    direct = Quotes(doc, found, paragraphs, quotations, indirect).attribute()
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
