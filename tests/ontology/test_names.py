from itertools import combinations

import pytest

from kg.ontology.actor_rows import read_rows
from kg.ontology.files import data_path
from kg.ontology.name_spellings import load_spellings
from kg.ontology.names import parts_of_name, parts_of_tokens, written_parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Defence", "Ministry of Defense"),
        ("International Labour Organisation", "International Labor Organization"),
        ("Popular Mobilisation Forces", "Popular Mobilization Forces"),
        ("World Food Programme", "World Food Program"),
        ("Mohamed Morsi", "Mohammed Morsi"),
        ("Abdelaziz Bouteflika", "Abdulaziz Bouteflika"),
        ("Abdel-Fattah al-Sisi", "Abdul Fattah el-Sisi"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Viktor Yanukovych", "Viktor Yanukovich"),
        ("Afghan mujahedeen", "Afghan Mujahideen"),
    ],
)
def test_spellings_of_a_word_in_a_name_meet(one: str, other: str) -> None:
    assert parts_of_name(one) == parts_of_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hassan Rouhani", "Hussein Rouhani"), ("Centre Party", "Century Party"), ("Kim Jong Il", "Kim Jong Un")],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert parts_of_name(one) != parts_of_name(other)


def test_what_is_written_stays_as_it_is() -> None:
    assert written_parts("Ministry of Defence") == ("Ministry", "of", "Defence")
    assert parts_of_tokens(["Defence"]) == [("defense", 0, "Defence")]


def test_no_spelling_is_compared_as_a_word_that_is_itself_compared_as_another() -> None:
    spellings = load_spellings()
    for other in (*spellings.words.values(), *spellings.beginnings.values(), *spellings.endings.values()):
        assert spellings.of(other) == other


def test_every_spelling_of_the_list_is_folded() -> None:
    for row in read_rows(data_path("actors", "spellings.csv"), ("spelling", "variants", "basis"), ("basis",)):
        names = [w.replace("*", "xx") for w in (row["spelling"], *row.items("variants"))]
        assert all(parts_of_name(one) == parts_of_name(other) for one, other in combinations(names, 2)), names
