from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.language import Language

from kg.model import Zone
from kg.nlp.found import Found
from kg.nlp.relations import find_relations

NAMES = {
    "person": "Ismail Haniyeh, Sergei Lavrov, Volodymyr Zelensky, Ali Nazari, Muammar Gaddafi, Gaddafi=Muammar Gaddafi, "
    "Seif Gaddafi, Zawahiri, Omar Diallo, Salva Kiir, Riek Machar, Hanna Tetteh, Musa Bello",
    "group": "Hamas, Fatah, NRF, Houthis, Houthi=Houthis, Hezbollah, Boko Haram, Qassam Brigades, Taliban, M23, al-Qaeda, "
    "coalition, militia, Janjaweed, Northern Front, United Nations",
    "state": "Russia, Ukraine, Ukrainian=Ukraine, Iran, Iranian=Iran, Saudi, Turkey, Colombia, Sudan",
    "place": "Kunduz, Doha, Maiduguri, Bunagana, Goma, Panjshir, Gaza",
}


def relations(nlp: Language, found_in: Callable[..., Found], text: str) -> list[tuple[str, str, str, str | None]]:
    """(subject, relation, object, office), ids without their kind; of a symmetric relation one way alone."""
    doc = nlp(text)
    found, mentions = find_relations(doc, found_in(doc, **NAMES))
    assert all(doc.text[m.start : m.end] == m.text and m.kind == "relation" for m in mentions)
    assert {r.id for r in found} == {m.denotes for m in mentions}
    out: list[tuple[str, str, str, str | None]] = []
    for r in found:
        subject, target = (i.partition("-")[2] for i in (r.subject, r.object))
        if (target, r.relation, subject, r.office) not in out:
            out.append((subject, r.relation, target, r.office))
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # leaders and offices
        ("Hamas leader Ismail Haniyeh visited Cairo.", [("ismail-haniyeh", "leaderOf", "hamas", None)]),
        ("Ismail Haniyeh, the head of Hamas, left Qatar.", [("ismail-haniyeh", "leaderOf", "hamas", None)]),
        ("The head of Hamas, Ismail Haniyeh, left Qatar.", [("ismail-haniyeh", "leaderOf", "hamas", None)]),
        ("Hamas, headed by Ismail Haniyeh, rejected it.", [("ismail-haniyeh", "leaderOf", "hamas", None)]),
        ("Zawahiri is the leader of al-Qaeda.", [("zawahiri", "leaderOf", "al-qaeda", None)]),
        ("Omar Diallo leads the Northern Front.", [("omar-diallo", "leaderOf", "northern-front", None)]),
        (
            "A meeting between Turkey and the Northern Front, led by Omar Diallo, ended early.",
            [("omar-diallo", "leaderOf", "northern-front", None)],
        ),
        (
            "Russia's Foreign Minister Sergei Lavrov arrived.",
            [("sergei-lavrov", "holdsOffice", "russia", "Foreign Minister")],
        ),
        (
            "Foreign Minister Sergei Lavrov of Russia arrived.",
            [("sergei-lavrov", "holdsOffice", "russia", "Foreign Minister")],
        ),
        (
            "Foreign Relations Chief for the NRF Ali Nazari spoke to reporters.",
            [("ali-nazari", "holdsOffice", "nrf", "Foreign Relations Chief")],
        ),
        (
            "Ukrainian President Volodymyr Zelensky said so.",
            [
                ("volodymyr-zelensky", "leaderOf", "ukraine", None),
                ("volodymyr-zelensky", "holdsOffice", "ukraine", "President"),
            ],
        ),
        ("Houthi spokesman Musa Bello said so.", [("musa-bello", "holdsOffice", "houthis", "spokesman")]),
        (
            "Musa Bello, a spokesman for the Houthis, said so.",
            [("musa-bello", "holdsOffice", "houthis", "spokesman")],
        ),
        (
            "Ali Nazari, the NRF's head of foreign relations, spoke.",
            [("ali-nazari", "holdsOffice", "nrf", "head of foreign relations")],
        ),
        ("The NRF, which Ali Nazari leads, spoke.", [("ali-nazari", "leaderOf", "nrf", None)]),
        # kin
        ("Seif Gaddafi, son of Muammar Gaddafi, was arrested.", [("seif-gaddafi", "childOf", "muammar-gaddafi", None)]),
        ("Seif Gaddafi is the son of Muammar Gaddafi.", [("seif-gaddafi", "childOf", "muammar-gaddafi", None)]),
        ("Gaddafi's son Seif Gaddafi was arrested.", [("seif-gaddafi", "childOf", "muammar-gaddafi", None)]),
        ("Muammar Gaddafi, the father of Seif Gaddafi, died.", [("seif-gaddafi", "childOf", "muammar-gaddafi", None)]),
        (
            "Omar Diallo is the son of a late commander who fought against the occupation, Musa Bello.",
            [("omar-diallo", "childOf", "musa-bello", None)],
        ),
        (
            "Omar Diallo is the son of late prominent commander who fought the Soviet Union, Musa Bello.",
            [("omar-diallo", "childOf", "musa-bello", None)],
        ),
        # sides
        ("The NRF is the only opposition to the Taliban.", [("nrf", "opposedTo", "taliban", None)]),
        (
            "He met Salva Kiir and Riek Machar, two opponents of the Taliban.",
            [("salva-kiir", "opposedTo", "taliban", None), ("riek-machar", "opposedTo", "taliban", None)],
        ),
        ("Fatah, the rival of Hamas, refused.", [("fatah", "opposedTo", "hamas", None)]),
        ("Hezbollah, an ally of Iran, fired rockets.", [("hezbollah", "alliedWith", "iran", None)]),
        ("Iranian-backed Houthis attacked the ship.", [("iran", "supports", "houthis", None)]),
        ("The militia is backed by Turkey.", [("turkey", "supports", "militia", None)]),
        ("The Saudi-led coalition bombed Sanaa.", [("saudi", "leaderOf", "coalition", None)]),
        # parts, members, bases, ground
        ("The Qassam Brigades, the armed wing of Hamas, attacked.", [("qassam-brigades", "partOf", "hamas", None)]),
        ("Omar Diallo, a member of Hamas, was arrested.", [("omar-diallo", "memberOf", "hamas", None)]),
        ("M23, whose stronghold is Bunagana, withdrew.", [("m23", "basedIn", "bunagana", None)]),
        ("The NRF's stronghold is Panjshir.", [("nrf", "basedIn", "panjshir", None)]),
        ("Boko Haram, based in Maiduguri, attacked.", [("boko-haram", "basedIn", "maiduguri", None)]),
        ("The Taliban controls Kunduz.", [("taliban", "controls", "kunduz", None)]),
        ("Hamas-controlled Gaza was struck.", [("hamas", "controls", "gaza", None)]),
        # what is none
        ("Former Hamas leader Ismail Haniyeh spoke.", []),
        ("Former Northern Front chairman Omar Diallo spoke.", []),
        ("Omar Diallo is not the leader of Hamas.", []),
        ("Omar Diallo may become the leader of Hamas.", []),
        ("The Taliban attacked the NRF.", []),
        ("Hamas fought Fatah in Gaza.", []),
        ("Ismail Haniyeh met Salva Kiir.", []),
        ("Turkey backed down.", []),
    ],
)
def test_finds_what_holds_between_them(
    nlp: Language, found_in: Callable[..., Found], text: str, expected: list[object]
) -> None:
    assert relations(nlp, found_in, text) == expected


def test_a_symmetric_relation_is_written_both_ways(nlp: Language, found_in: Callable[..., Found]) -> None:
    doc = nlp("Hezbollah, an ally of Iran, fired rockets.")
    found, mentions = find_relations(doc, found_in(doc, **NAMES))
    assert {(r.subject, r.object) for r in found} == {
        ("group-hezbollah", "state-iran"),
        ("state-iran", "group-hezbollah"),
    }
    assert len(mentions) == 2


def test_a_pronoun_or_description_stands_for_whom_it_means(nlp: Language, found_in: Callable[..., Found]) -> None:
    doc = nlp("The NRF fights on. Its stronghold is Panjshir.")
    found = found_in(doc, **{**NAMES, "group": "NRF, Its=NRF"})
    (relation,), _ = find_relations(doc, found)
    assert (relation.subject, relation.relation, relation.object) == ("group-nrf", "basedIn", "place-panjshir")


def test_the_same_relation_told_twice_is_one_with_two_mentions(nlp: Language, found_in: Callable[..., Found]) -> None:
    doc = nlp("Hamas leader Ismail Haniyeh spoke. Later Hamas leader Ismail Haniyeh left.")
    found, mentions = find_relations(doc, found_in(doc, **NAMES))
    assert (len(found), len(mentions)) == (1, 2)


def test_site_furniture_tells_no_relation(nlp: Language, found_in: Callable[..., Found]) -> None:
    doc = nlp("Hamas leader Ismail Haniyeh visited Cairo.")
    found = found_in(doc, **NAMES)
    article = replace(found.article, zones=(Zone(0, len(doc.text), "link"),))
    assert find_relations(doc, replace(found, article=article)) == ((), ())
