import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.ontology.actor_index import ActorIndex
from kg.ontology.entry import Entry
from kg.ontology.names import Parts

TOKENIZER = spacy.blank("en").tokenizer


def entry(key: str, name: str, *aliases: str, **names: tuple[str, ...]) -> Entry:
    return Entry(f"actor-{key}", "group", name, "made for the test", "test.csv", aliases, **names)


INDEX = ActorIndex(
    [
        entry("usa", "United States", "US", "U.S.", adjectives=("American", "US", "U.S."), metonyms=("Washington",)),
        entry("shabaab", "al-Shabaab"),
        entry("qaeda", "al-Qaeda"),
        entry("qaeda-iraq", "al-Qaeda in Iraq"),
        entry("hts", "Hay'at Tahrir al-Sham", "HTS"),
        entry("lra", "Lord's Resistance Army", "LRA"),
        entry("is", "Islamic State", "IS", "ISIS-K"),
        entry("who", "World Health Organization", "WHO"),
        entry("jem", "Jaish-e-Mohammed", "JeM"),
        entry("let", "Lashkar-e-Taiba", "LeT"),
        entry("cod", "Democratic Republic of the Congo", "Congo"),
        entry("cog", "Republic of the Congo", "Congo"),
        entry("civ", "Côte d'Ivoire"),
        entry("mexico", "Mexico"),
        entry("m23", "M23", "M-23"),
        entry("cpi", "Communist Party of India (Maoist)"),
        entry("national", "The National"),
        entry("nrf", "National Resistance Front"),
        entry("putin", "Vladimir Putin", surnames=("Putin",)),
    ],
    blocked=("New Mexico",),
)


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    tokens = [t.text for t in TOKENIZER(text)]
    return [(" ".join(tokens[m.start : m.end]), m.ids) for m in INDEX.find(Parts(tokens))]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("fighters of al-Shabaab fled", "shabaab"),
        ("fighters of Al Shabaab fled", "shabaab"),
        ("fighters of el-Shabaab fled", "shabaab"),
        ("the Hay’at Tahrir al-Sham said", "hts"),
        ("the Hayat Tahrir al Sham said", "hts"),
        ("the Lord’s Resistance Army said", "lra"),
        ("in Cote d'Ivoire today", "civ"),
        ("in Côte d’Ivoire today", "civ"),
        ("the U.S. said", "usa"),
        ("the US said", "usa"),
        ("rebels of M23 and", "m23"),
        ("rebels of M-23 and", "m23"),
        ("ISIS-K did it", "is"),
        ("the Communist Party of India (Maoist) did it", "cpi"),
        ("LASHKAR-E-TAIBA did it", "let"),
    ],
)
def test_spellings_of_one_name_meet(text: str, key: str) -> None:
    assert [ids for _, ids in found(text)] == [(f"actor-{key}",)]


@pytest.mark.parametrize(
    "text", ["they told us", "who said so", "it is he", "Let them go", "mexico", "the islamic state"]
)
def test_words_are_no_names(text: str) -> None:
    assert found(text) == []


def test_a_headline_in_capitals_has_words_rather_than_short_acronyms() -> None:
    assert found("WHO IS LEAVING US") == []
    assert found("HTS LEAVES") == [("HTS", ("actor-hts",))]


def test_the_longest_name_wins() -> None:
    assert found("al-Qaeda in Iraq") == [("al - Qaeda in Iraq", ("actor-qaeda-iraq",))]
    assert found("al-Qaeda in Mali") == [("al - Qaeda", ("actor-qaeda",))]


def test_a_blocked_phrase_hides_the_name_in_it() -> None:
    assert found("New Mexico and Mexico") == [("Mexico", ("actor-mexico",))]


def test_an_ambiguous_name_has_all_its_candidates() -> None:
    assert found("the Congo army") == [("Congo", ("actor-cod", "actor-cog"))]


def test_a_name_runs_over_a_line_but_not_over_a_paragraph() -> None:
    assert [m.ids for m in INDEX.find(Parts(["Islamic", "\n", "State"]))] == [("actor-is",)]
    assert list(INDEX.find(Parts(["Islamic", "\n\n", "State"]))) == []


def test_an_article_does_not_hide_the_name_that_follows() -> None:
    assert found("The National Resistance Front said") == [("National Resistance Front", ("actor-nrf",))]
    assert found("The National said") == [("The National", ("actor-national",))]


def test_forms() -> None:
    tokens = ["Washington", "and", "American", "Putin"]
    assert [(m.form, m.whole) for m in INDEX.find(Parts(tokens))] == [
        ("metonym", True),
        ("adjective", True),
        ("surname", True),
    ]
    assert [c.form for c in INDEX.named("US")] == ["acronym", "adjective"]


def test_a_name_may_begin_a_token_that_goes_on() -> None:
    (match,) = INDEX.find(Parts(["the", "U.S.-led", "raid"]))
    assert (match.start, match.end, match.whole, match.ids) == (1, 2, False, ("actor-usa",))


@given(
    st.lists(
        st.sampled_from(
            ["al", "-", "Qaeda", "in", "Iraq", "the", "US", "Congo", "New", "Mexico", "Lord", "'s", "", "‘"]
        )
    )
)
def test_matches_lie_in_the_tokens_and_never_overlap(tokens: list[str]) -> None:
    end = 0
    for match in INDEX.find(Parts(tokens)):
        assert end <= match.start < match.end <= len(tokens)
        assert match.candidates
        end = match.end
