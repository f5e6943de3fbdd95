import pytest

from kg.ontology.agents import Agent, PhraseTable, Title, load_agents, load_titles
from kg.ontology.names import Parts


@pytest.fixture(scope="module")
def agents() -> PhraseTable[Agent]:
    return PhraseTable(load_agents())


@pytest.fixture(scope="module")
def titles() -> PhraseTable[Title]:
    return PhraseTable(load_titles())


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("soldiers", "MIL"), ("troops", "MIL"), ("security forces", "MIL"), ("policemen", "COP"), ("police", "COP"),
        ("rebels", "REB"), ("insurgents", "REB"), ("gunmen", "UAF"), ("protesters", "CVL"), ("villagers", "CVL"),
        ("lawmakers", "LEG"), ("parliament", "LEG"), ("court", "JUD"), ("ministries", "GOV"), ("government", "GOV"),
        ("journalists", "JRN"), ("doctors", "MED"), ("refugees", "REF"), ("students", "EDU"), ("opposition", "OPP"),
        ("aid workers", "SOC"), ("delegation", None), ("women", "CVL"), ("children", "CVL"), ("armies", "MIL"),
    ],
)  # fmt: skip
def test_sectors(agents: PhraseTable[Agent], phrase: str, sector: str | None) -> None:
    agent = agents.get(phrase)
    assert agent is not None
    assert agent.sector == sector


def test_the_longest_phrase_wins(agents: PhraseTable[Agent]) -> None:
    tokens = ["Afghan", "security", "forces", "and", "Police", "officers", "fled"]
    assert [(s, e, a.lemma) for s, e, a in agents.find(Parts(tokens))] == [
        (1, 3, "security force"),
        (4, 6, "police officer"),
    ]


def test_titles(titles: PhraseTable[Title]) -> None:
    tokens = ["acting", "Foreign", "Minister", "Amir", "and", "Lt.", "Gen.", "Scott", "and", "Sgt.", "Pepper"]
    assert [t.title for _, _, t in titles.find(Parts(tokens))] == ["foreign minister", "lieutenant general", "sergeant"]
    minister = titles.get("Foreign ministers")
    assert minister is not None
    assert (minister.sector, minister.leads, minister.body) == ("GOV", True, "foreign ministry")


def test_no_form_belongs_to_two_agents_or_titles() -> None:
    for items in (load_agents(), load_titles()):
        forms = [form for item in items for form in item.forms]
        assert sorted(forms) == sorted(set(forms))
        assert all(item.basis for item in items)


def test_there_are_enough() -> None:
    assert len(load_agents()) >= 150
