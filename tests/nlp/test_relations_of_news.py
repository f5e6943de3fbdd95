"""Relations as news tell them, over real parses: who is what of whom."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.model import Article
from kg.nlp.extract import extract, load_resources


def relations(nlp: Language, text: str) -> set[tuple[str, str, str]]:
    """(subject, relation, object) by name."""
    extraction = extract(nlp(text), Article("test", text), load_resources())
    names = {x.id: x.name for x in (*extraction.actors, *extraction.places)}
    return {(names[r.subject], r.relation, names[r.object]) for r in extraction.relations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Samuel Okoth, mayor of the Kenyan city of Kisumu, was shot.", ("Samuel Okoth", "holdsOffice", "Kisumu")),
        ("Karim Nouri, a rebel commander and brother of Salim Nouri, was killed.",
         ("Karim Nouri", "siblingOf", "Salim Nouri")),
        ("The Kenyan director of Oxfam, Mary Wanjiru, resigned.", ("Mary Wanjiru", "leaderOf", "Oxfam")),
        ("The Southern Council is in conflict with the government of Kenya.",
         ("Southern Council", "opposedTo", "Kenyan government")),
        ("The United States had been allied with the Delta Front.", ("United States", "alliedWith", "Delta Front")),
        ("The coalition comprises Kenya, the United Arab Emirates and Sudan.", ("Sudan", "memberOf", "coalition")),
        ("The naval coalition was joined by Oman.", ("Oman", "memberOf", "naval coalition")),
        ("Syria's allies, notably Russia and Iran, sent troops.", ("Iran", "alliedWith", "Syria")),
        ("In support of the Iraqi army, French troops bombed a town.", ("French troops", "supports", "Iraqi Army")),
        ("Captain John Reed of the 4th Infantry Division was killed.",
         ("John Reed", "memberOf", "4th Infantry Division")),
        ("The Delta Front, an offshoot of al-Qaeda, is based in Gao.", ("Delta Front", "partOf", "al-Qaeda")),
        ("The Delta Front, an offshoot of al-Qaeda, is based in Gao.", ("Delta Front", "basedIn", "Gao")),
        ("Kenyan ambassador to Sudan Mary Wanjiru resigned.", ("Mary Wanjiru", "holdsOffice", "Kenya")),
    ],
)  # fmt: skip
def test_what_holds_between_two(nlp: Language, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in relations(nlp, text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Russian opposition leader Ivan Petrov was arrested.", ("Ivan Petrov", "opposedTo", "Russia")),
        ("The Kenyan director of Oxfam, Mary Wanjiru, resigned.", ("Mary Wanjiru", "leaderOf", "Kenya")),
        ("Lina Haddad was a minister. The coalition came to fight Islamic State.",
         ("Lina Haddad", "opposedTo", "Islamic State")),
    ],
)  # fmt: skip
def test_what_does_not_hold(nlp: Language, text: str, wrong: tuple[str, str, str]) -> None:
    assert wrong not in relations(nlp, text)


def test_the_coalition_is_what_was_called_one(nlp: Language) -> None:
    text = "The international coalition came to Iraq. Islamic State fled. The coalition bombed Mosul."
    extraction = extract(nlp(text), Article("test", text), load_resources())
    assert len({m.denotes for m in extraction.mentions if m.text.endswith("coalition")}) == 1
