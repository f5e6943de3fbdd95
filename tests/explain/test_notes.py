from dataclasses import replace

from kg.explain.notes import KINDS, passages
from kg.model import Actor, Article, Claim, Event, Extraction, Mention, Participation

TEXT = "Gen. Amadou spoke.\n\nThey raided Mopti. The army left."


def _extraction() -> Extraction:
    actor = Actor("a", "group", "Lantern Brigade", "named", "entity of the model")
    event = Event("e", "raid", "ASSAULT", "x", "trigger verb raid", participations=(Participation("a", "actor"),))
    mentions = (
        Mention(0, 11, "Gen. Amadou", "name", "a", "entity"),
        Mention(20, 24, "They", "pronoun", "a", "last subject"),
        Mention(25, 31, "raided", "trigger", "e"),
        Mention(32, 37, "Mopti", "name", "unknown"),
    )
    quote = Mention(20, 38, TEXT[20:38], "quote")
    claim = Claim("c", "e", "outlet", quote, "clause", cue=Mention(12, 17, "spoke", "cue"), stance="alleges")
    return Extraction(Article("t", TEXT), actors=(actor,), events=(event,), claims=(claim,), mentions=mentions)


def test_passages_are_the_whole_text_and_never_cut_a_name() -> None:
    found = passages(_extraction())
    assert "".join(TEXT[p.start : p.end] for p in found) == TEXT
    assert [TEXT[p.start : p.end].strip() for p in found] == [
        "Gen. Amadou spoke.",
        "They raided Mopti.",
        "The army left.",
    ]


def test_each_note_says_what_was_found_and_why() -> None:
    _, second, last = passages(_extraction())
    assert [(n.kind, n.words, n.rule) for n in second.notes[:2]] == [
        ("actor", "They", "last subject; itself: entity of the model"),
        ("event", "raided", "trigger verb raid"),
    ]
    assert second.notes[1].found == "ASSAULT, actual; actor Lantern Brigade"
    claim = second.notes[2]
    assert (claim.kind, claim.rule) == ("claim", "clause; cue 'spoke'")
    assert claim.found == "the outlet alleges: raid (positive, certain, actual)"
    assert last.notes == ()


def test_an_empty_text_has_one_empty_passage() -> None:
    (only,) = passages(Extraction(Article("t", "")))
    assert (only.start, only.end, only.notes) == (0, 0, ())


def test_everything_that_is_mentioned_has_a_note(rich_extraction: Extraction) -> None:
    notes = [note for passage in passages(rich_extraction) for note in passage.notes]
    assert {note.kind for note in notes} <= set(KINDS)
    assert len([n for n in notes if n.kind == "claim"]) == len(rich_extraction.claims)
    assert all(rich_extraction.article.text[n.start : n.end] == n.words for n in notes)
    triggers = [m for m in rich_extraction.mentions if m.kind == "trigger"]
    assert len([n for n in notes if n.kind == "event"]) == len(triggers)


def test_a_rule_of_a_mention_is_no_part_of_what_it_is() -> None:
    mention = Mention(0, 2, "It", "pronoun", "a", "last subject")
    assert mention == replace(mention, rule=None)
