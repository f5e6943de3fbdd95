from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.evaluate.coding import CodedEvent, Coding
from kg.evaluate.days import NO_DAYS, read_days
from kg.evaluate.quotes import Quote, find_quotes
from kg.evaluate.scores import Count
from kg.evaluate.scoring import score
from kg.evaluate.tally import ROWS, Score, sentence_at


def _with(coding: Coding, change: Callable[[CodedEvent], CodedEvent], number: int = 0) -> Coding:
    events = list(coding.events)
    events[number] = change(events[number])
    return replace(coding, events=tuple(events))


def _slips(found: Score) -> list[tuple[str, str, str, str]]:
    return [(s.fault, s.row, s.wanted, s.given) for s in found.slips]


def test_a_coding_agrees_with_itself_in_everything(coding: Coding) -> None:
    found = score(coding, coding)
    assert found.slips == []
    assert all(found.counts[row].f1 == 1 for row in ROWS)
    # REJECT is optional: neither wanted nor given.
    assert found.counts["event"] == Count(4, 4, 4)
    assert ("REJECT", "REJECT") not in found.types


def test_an_empty_answer_misses_everything(coding: Coding) -> None:
    found = score(coding, Coding(coding.text, "empty"))
    assert all(found.counts[row].recall == 0 and found.counts[row].given == 0 for row in ROWS)
    assert {slip.fault for slip in found.slips} == {"missed"}


def test_a_wrong_type_counts_for_the_event_and_not_for_the_type(coding: Coding) -> None:
    found = score(coding, _with(coding, lambda e: replace(e, types=("COERCE",))))
    assert found.counts["event"].right == 4
    assert found.counts["type"].right == 3
    assert _slips(found) == [("wrong", "type", "ASSAULT", "COERCE")]
    assert ("ASSAULT", "COERCE") in found.types


def test_any_of_the_types_that_a_coder_allows_is_right(coding: Coding) -> None:
    found = score(coding, _with(coding, lambda e: replace(e, types=("CONSULT",)), 3))
    assert found.slips == []
    assert found.counts["type"].right == 4


def test_kappa_compares_the_first_types_alone(coding: Coding) -> None:
    found = score(coding, _with(coding, lambda e: replace(e, types=("CONSULT", "AGREE")), 3))
    assert ("AGREE", "CONSULT") in found.types


@pytest.mark.parametrize(
    ("change", "slip"),
    [
        (lambda e: replace(e, actors=("fishermen",)), ("wrong", "actor", "gunmen", "fishermen")),
        (lambda e: replace(e, actors=()), ("missed", "actor", "gunmen", "")),
        (lambda e: replace(e, recipients=("fishermen", "AFP")), ("invented", "recipient", "", "AFP")),
        (lambda e: replace(e, days=NO_DAYS), ("missed", "date", "2021-03-12", "")),
        (lambda e: replace(e, days=read_days("2021-03")), ("wrong", "date", "2021-03-12", "2021-03-01..2021-03-31")),
        (lambda e: replace(e, places=("@Diffa",)), ("wrong", "place", "Lake Chad", "Diffa")),
        (lambda e: replace(e, claims=e.claims[:1]), ("missed", "claim", "Boko Haram says so", "")),
    ],
)
def test_what_is_wrong_within_a_pair_is_told(
    coding: Coding, change: Callable[[CodedEvent], CodedEvent], slip: tuple[str, str, str, str]
) -> None:
    found = score(coding, _with(coding, change))
    assert slip in _slips(found)
    assert found.counts["event"].right == 4
    assert found.slips[0].line == coding.events[0].line
    assert "Gunmen raided a village" in found.slips[0].sentence


def test_a_date_and_a_place_that_one_coder_left_open_are_not_asked(coding: Coding) -> None:
    opened = _with(coding, lambda e: replace(e, days=None, places=None))
    assert score(opened, coding).slips == []
    assert score(coding, opened).slips == []


def test_what_either_coder_marked_optional_costs_nothing(coding: Coding) -> None:
    marked = replace(
        _with(coding, lambda e: replace(e, types=("COERCE",), optional=True)),
        relations=tuple(replace(r, optional=True) for r in coding.relations),
        figures=tuple(replace(f, optional=True) for f in coding.figures),
    )
    without = replace(coding, events=coding.events[1:], relations=(), figures=())
    for one, other in ((marked, coding), (coding, marked), (marked, without), (without, marked)):
        found = score(one, other)
        assert found.slips == []
        assert [found.counts[row].right for row in ("event", "relation", "figure")] == [3, 0, 0]


def test_relays_and_codes_are_compared_where_the_claimant_is_right(coding: Coding) -> None:
    def change(event: CodedEvent) -> CodedEvent:
        return replace(event, claims=tuple(replace(c, via=(), certainty="possible") for c in event.claims))

    found = score(coding, _with(coding, change))
    assert ("missed", "relay", "AFP", "") in _slips(found)
    assert ("wrong", "certainty", "certain", "possible") in _slips(found)
    assert found.counts["claim"].right == found.counts["claim"].wanted


def test_one_event_told_as_two_is_repeated(coding: Coding) -> None:
    again = replace(coding.events[0], id="again", spans=coding.events[0].spans[1:2], label="Raid")
    found = score(coding, replace(coding, events=(*coding.events, again)))
    assert _slips(found) == [("repeated", "event", "ASSAULT 'raided'", "ASSAULT 'Raid'")]
    assert found.counts["event"] == Count(4, 4, 5)
    assert found.counts["actor"].given == found.counts["actor"].wanted + 1


def test_an_event_where_the_coder_has_none_is_invented(coding: Coding) -> None:
    (told,) = find_quotes(coding.text, "told reporters")
    odd = CodedEvent(("CONSULT",), (told,), "told reporters", "odd")
    found = score(coding, replace(coding, events=(*coding.events, odd)))
    assert _slips(found) == [("invented", "event", "", "CONSULT 'told reporters'")]


def test_what_tells_an_optional_event_again_costs_nothing(coding: Coding) -> None:
    again = replace(coding.events[2], id="again")
    assert score(coding, replace(coding, events=(*coding.events, again))).slips == []


def test_symmetric_relations_hold_both_ways_and_others_do_not(coding: Coding) -> None:
    def turned(relation: str) -> Score:
        wanted = replace(coding.relations[1], relation=relation)
        given = replace(wanted, subject=wanted.object, object=wanted.subject)
        return score(replace(coding, relations=(wanted,)), replace(coding, relations=(given,)))

    assert turned("opposedTo").slips == []
    assert [s.fault for s in turned("leaderOf").slips] == ["missed", "invented"]


def test_a_figure_is_its_numbers_and_whose_they_are(coding: Coding) -> None:
    killed, fighters = coding.figures
    as_best = replace(killed, numbers=(None, killed.numbers[0], None))
    assert [s.row for s in score(coding, replace(coding, figures=(as_best, fighters))).slips] == ["figure", "figure"]
    of_another = replace(killed, of="gunmen")
    assert len(score(coding, replace(coding, figures=(of_another, fighters))).slips) == 2


def test_scores_add_up(coding: Coding) -> None:
    total = Score()
    total.add(score(coding, coding))
    total.add(score(coding, Coding(coding.text, "empty")))
    assert total.counts["event"] == Count(4, 8, 4)
    assert len(total.types) == 4


@pytest.mark.parametrize(
    ("marked", "sentence"),
    [("One", "One met two."), ("He", "“He left.”"), ("They", "They broke a line."), ("Last", "Last words")],
)
def test_the_sentence_around_a_word(marked: str, sentence: str) -> None:
    text = "One met two. “He left.” They broke\na line.\n\nLast words"
    start = text.index(marked)
    assert sentence_at(text, Quote(start, start + len(marked))) == sentence
