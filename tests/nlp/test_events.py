"""Events of whole sentences, through all stages: what a reader of a report meets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from kg.model import Article, Event, Extraction, Zone
from kg.nlp.extract import extract, load_resources
from kg.nlp.zones import make_doc

Read = Callable[..., Extraction]


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    def run(text: str, published: date | None = date(2024, 3, 15), zones: tuple[Zone, ...] = ()) -> Extraction:
        article = Article("test", text, published=published, zones=zones)
        doc = make_doc(nlp, article)
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        extraction = extract(doc, article, load_resources())
        assert extraction.problems == ()
        return extraction

    return run


def told(extraction: Extraction) -> list[tuple[str, list[str], list[str]]]:
    """(type, actors, recipients) of each event."""
    return [
        (e.type, names(extraction, e.who("actor")), names(extraction, e.who("recipient"))) for e in extraction.events
    ]


def names(extraction: Extraction, ids: tuple[str, ...]) -> list[str]:
    return [a.name for i in ids for a in extraction.actors if a.id == i]


def words(extraction: Extraction, event: Event) -> list[str]:
    return [m.text for m in extraction.mentions if m.denotes == event.id]


SENTENCES = [
    # sides
    ("Houthi fighters attacked a Saudi convoy.", [("ASSAULT", ["Houthi fighters"], ["Saudi convoy"])]),
    (
        "A Saudi convoy was attacked by Houthi fighters.",
        [("ASSAULT", ["Houthi fighters"], ["Saudi convoy"])],
    ),
    (
        "The Kenyan soldiers, who were ambushed by rebels, were asleep.",
        [("ASSAULT", ["rebels"], ["Kenyan soldiers"])],
    ),
    ("An attack by gunmen killed six soldiers.", [("ASSAULT", ["gunmen"], ["soldiers"])]),
    ("Six soldiers were killed in an attack by gunmen.", [("ASSAULT", ["gunmen"], ["soldiers"])]),
    ("Sudan and Chad held talks in Geneva.", [("CONSULT", ["Sudan", "Chad"], [])]),
    ("Talks between Sudan and Chad failed.", [("CONSULT", ["Sudan", "Chad"], [])]),
    ("Colombian troops and rebels clashed near Cali.", [("ASSAULT", ["Colombian troops", "rebels"], [])]),
    (
        "Ethiopia accused Eritrea of arming rebels.",
        [("ACCUSE", ["Ethiopia"], ["Eritrea"]), ("AID", ["Eritrea"], ["rebels"])],
    ),
    # one category instead of a category and its mood
    ("Turkey will meet Greek officials in Ankara.", [("AGREE", ["Turkey", "Greek officials"], [])]),
    ("Armenia must withdraw from the enclave, Azerbaijan said.", [("REQUEST", ["Azerbaijan"], ["Armenia"])]),
    ("Eritrea demanded that Ethiopia withdraw its troops.", [("REQUEST", ["Eritrea"], ["Ethiopia"])]),
    ("Iran threatened to attack Israel.", [("THREATEN", ["Iran"], ["Israel"])]),
    ("Kenya will not send aid to Somalia.", [("REJECT", ["Kenya"], ["Somalia"])]),
    ("Russia agreed to meet Ukrainian envoys.", [("AGREE", ["Russia"], ["Ukrainian envoys"])]),
    # no event at all
    ("India is a party to the agreement.", []),
    # a word of violence about words
    ("The president attacked the idea.", [("ACCUSE", ["president"], [])]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(read: Read, text: str, expected: list[tuple[str, list[str], list[str]]]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "asking"),
    [
        ("Israel refused Hamas's demand for the release of prisoners.", "Hamas"),
        ("Ukraine rejected the Russian demand.", "Russia"),
    ],
)
def test_a_refused_demand_is_a_request_and_a_rejection_that_answers_it(read: Read, text: str, asking: str) -> None:
    extraction = read(text)
    reject, request = extraction.events
    assert (reject.type, request.type) == ("REJECT", "REQUEST")
    assert names(extraction, request.who("actor")) == names(extraction, reject.who("recipient")) == [asking]
    assert reject.responds_to == (request.id,)
    assert request.responds_to == ()


def test_killed_and_attacked_are_one_event_with_both_words(read: Read) -> None:
    extraction = read("Gunmen attacked a mosque and killed six worshippers.")
    (event,) = extraction.events
    assert words(extraction, event) == ["attacked", "killed"]
    assert "worshippers" in names(extraction, event.who("recipient"))


def test_the_light_verb_is_a_mention_too(read: Read) -> None:
    extraction = read("Sudan and Chad held talks in Geneva.")
    assert words(extraction, extraction.events[0]) == ["held", "talks"]


def test_how_talks_ended_is_their_outcome(read: Read) -> None:
    (event,) = read("The presidents of Kenya and Somalia held talks. These talks ended without an agreement.").events
    assert event.outcome == "without an agreement"
    assert "definite mention" in event.rule


def test_days_tell_two_meetings_of_the_same_sides_apart(read: Read) -> None:
    events = read("Russia and Ukraine met in Istanbul on Monday. Russia and Ukraine met in Geneva on Thursday.").events
    assert [e.time.edtf for e in events if e.time] == ["2024-03-11", "2024-03-14"]
    assert len({e.id for e in events}) == 2


def test_the_title_never_makes_a_second_event(read: Read) -> None:
    title = "Gunmen attack police in Lagos"
    text = f"{title}\n\nGunmen attacked police officers in Lagos on Thursday."
    extraction = read(text, zones=(Zone(0, len(title), "title"),))
    (event,) = extraction.events
    assert words(extraction, event) == ["attack", "attacked"]
    assert event.time is not None


def test_furniture_yields_nothing(read: Read) -> None:
    line = "Read also: Gunmen attacked police in Lagos"
    extraction = read(line, zones=(Zone(0, len(line), "link"),))
    assert (extraction.events, extraction.actors, extraction.mentions) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels attacked the town in 2014.", True),
        ("Rebels had attacked the town.", True),
        ("Rebels attacked the town on Monday.", False),
        ("Rebels attacked the town.", False),
    ],
)
def test_background_is_what_lies_long_back(read: Read, text: str, expected: bool) -> None:
    (event,) = read(text).events
    assert event.background is expected


def test_a_side_carries_sector_country_and_whom_it_acts_for(read: Read) -> None:
    (event,) = read("A Kenyan minister met rebels in Nairobi.").events
    minister = event.participations[0]
    assert (minister.sector, minister.country, minister.on_behalf_of) == ("GOV", "KEN", "country-KEN")


def test_no_event_is_told_by_one_word_twice(read: Read) -> None:
    extraction = read("Sudan and Chad met. The army shelled the camp, killing nine. The shelling lasted hours.")
    triggers = [(m.start, m.end) for m in extraction.mentions if m.kind == "trigger"]
    assert len(triggers) == len(set(triggers))


def test_an_event_has_an_id_that_says_no_more_than_the_article_and_where(read: Read) -> None:
    first, again = (read("Gunmen attacked police in Lagos.").events for _ in range(2))
    assert [e.id for e in first] == [e.id for e in again]
    assert first[0].id.startswith("event-test-")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Houthi fighters attacked a Saudi convoy.", "Houthi fighters → Saudi convoy: attacked"),
        ("A Saudi convoy was attacked on Monday.", "→ Saudi convoy: attacked"),
        ("Sudan and Chad held talks in Geneva.", "Sudan, Chad: talks"),
    ],
)
def test_a_label_tells_who_did_it_from_whom_it_was_done_to(text: str, label: str, read: Read) -> None:
    assert [event.label for event in read(text).events] == [label]
