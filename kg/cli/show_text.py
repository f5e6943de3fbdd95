"""What is shown of one actor or event, for people. In: records of `kg.query`. Out: lines for a terminal's width."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from rich.text import Text

from kg.cli.terminal import printable, terminal_width
from kg.cli.when import say_when
from kg.query import ShownActor, ShownEvent
from kg.query.says import Said
from kg.query.show import Decision, EventLine, Side
from kg.query.table import wrap
from kg.resolve import Decision as HandDecision

_INDENT = 2
_HANGING = 4

_WRONG = "wrong: a mistake of the extraction, by your word"


def actor_text(actor: ShownActor, said_of: Callable[[EventLine], Sequence[Said]]) -> Iterator[Text]:
    """One actor: its names, its events with all who say so, what is said of it, and what it says."""
    yield _heading(actor.label)
    yield from _fields(
        ("is", _joined((*actor.kinds, *actor.countries, *actor.sectors))),
        ("called", _joined(name for name in actor.names if name != actor.label)),
        ("part of", _joined(actor.part_of)),
        ("elsewhere", _joined(actor.elsewhere)),
        ("decided", _WRONG if actor.wrong else ""),
        ("node", actor.iri.rpartition("/")[2]),
    )
    yield _heading("Takes part in", actor.events) if actor.events else _heading("Takes part in nothing told here")
    for event in actor.events:
        yield from _lines(_event_line(event), 1)
        yield from _all_said(said_of(event), 2, event.label)
    if actor.said:
        yield _heading("Is said of it", actor.said)
        yield from _all_said(actor.said, 1)
    if actor.says:
        yield _heading("Says", actor.says)
        yield from _all_said(actor.says, 1)
    yield from _decisions(actor.decisions)


def event_text(shown: ShownEvent) -> Iterator[Text]:
    """One event: what, who, when, where, and all who say so."""
    event = shown.event
    yield _heading(event.label)
    mode = (shown.mode or "").partition("-")[2]
    background = "background" if shown.background else ""
    yield from _fields(
        ("is", _joined((f"{event.type} {mode}", shown.quad or "", event.factuality, event.status or "", background))),
        ("when", say_when(event.start, event.end, shown.not_before, shown.not_after)),
        *((side.role, _side(side)) for side in shown.sides),
        ("where", _joined(shown.places)),
        ("outcome", _joined(shown.outcomes)),
        *(("answers", _event_line(line)) for line in shown.answers),
        *(("answered by", _event_line(line)) for line in shown.answered_by),
        ("decided", _WRONG if event.wrong else ""),
        ("node", event.iri.rpartition("/")[2]),
    )
    if shown.said:
        yield _heading("Who says so", shown.said)
        yield from _all_said(shown.said, 1, event.label)
    yield from _decisions(shown.decisions)


def decided_text(decisions: Iterable[HandDecision], nodes: Collection[str]) -> Iterator[Text]:
    """What the user's file decides about any of the nodes, each line with where it stands."""
    local = {node.rpartition("/")[2] for node in nodes}
    told = [d for d in decisions if local & {name.rpartition("/")[2] for name in (d.left, d.right or "")}]
    if told:
        yield _heading("Decided by hand", told)
    for each in told:
        names = " ".join(name.rpartition("/")[2] for name in (each.left, each.right) if name)
        note = f": {each.note}" if each.note else ""
        yield from _lines(f"{each.verdict} {names}{note} [{each.path.name}:{each.line}]", 1)


def _all_said(said: Sequence[Said], depth: int, known: str | None = None) -> Iterator[Text]:
    """Each claim in a line, its words below it; what it is about is left out where it is `known`."""
    for each in said:
        yield from _lines(_claim_line(each, known), depth)
        yield from _lines(_close(each.quote), depth + 1, first='"', style="italic")


def _close(quote: str) -> str:
    """The words without quotation marks around them, and the one that ends them."""
    return quote.strip().strip('"“”') + '"'


def _claim_line(said: Said, known: str | None) -> str:
    relays = f" via {', '.join(said.relayed_by)}" if said.relayed_by else ""
    doubt = _joined((said.certainty if said.certainty != "certain" else "", "not" if _is_negated(said) else ""))
    what = [said.about] if said.about != known else []
    what += [f"{said.property} is {said.value}"] if said.property else []
    speaker = "the article" if said.claimant == said.article.headline else said.claimant
    head = f"{speaker}{relays} {said.stance}" + (f" ({doubt})" if doubt else "")
    return head + (f": {'; '.join(what)}" if what else "") + f" [{_origin(said)}]"


def _is_negated(said: Said) -> bool:
    """Whether the claim says that it is not so; a denial says it by its stance."""
    return said.polarity == "negative" and said.stance != "denies"


def _origin(said: Said) -> str:
    article = said.article
    return _joined((article.publisher or "", str(article.published or ""), f"{article.id}:{said.start}-{said.end}"))


def _event_line(event: EventLine) -> str:
    when = say_when(event.start, event.end, None, None) or "undated"
    happened = event.factuality if event.factuality != "actual" else ""
    status = event.status if event.status not in (None, "reported", event.factuality) else ""
    notes = _joined((happened, status or "", "wrong" if event.wrong else ""))
    return f"{when}  {event.type}  {event.label}" + (f" ({notes})" if notes else "")


def _side(side: Side) -> str:
    was = _joined((side.country or "", side.sector or ""))
    behalf = f" for {side.on_behalf_of}" if side.on_behalf_of else ""
    return side.name + (f" ({was})" if was else "") + behalf


def _decisions(decisions: Iterable[Decision]) -> Iterator[Text]:
    listed = list(decisions)
    if listed:
        yield _heading("Counted as one", listed)
    for each in listed:
        names = (each.left.rpartition("/")[2], each.right.rpartition("/")[2])
        yield from _lines(f"{names[0]} and {names[1]} ({each.score}): {each.reason}", 1)


def _fields(*fields: tuple[str, str]) -> Iterator[Text]:
    """What is known, a name and a value each."""
    width = max((len(name) for name, value in fields if value), default=0)
    for name, value in fields:
        if value:
            yield from _lines(value, 1, first=f"{name:{width}}  ")


def _heading(text: str, counted: Sequence[object] = ()) -> Text:
    return Text(f"\n{printable(text)}" + (f" ({len(counted)})" if counted else ""), style="bold")


def _lines(text: str, depth: int, *, first: str = "", style: str = "") -> Iterator[Text]:
    """The text in as many lines as it needs; those after the first go on under it, `first` or a little to the right."""
    left, hanging = " " * (depth * _INDENT), " " * (len(first) or _HANGING)
    begin, *rest = wrap(printable(text), terminal_width() - len(left) - len(hanging))
    yield Text(left + first + begin, style=style)
    for line in rest:
        yield Text(left + hanging + line, style=style)


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(filter(None, (part.strip() for part in parts))))
