import re
from datetime import date
from pathlib import Path

import pytest

from kg.errors import CodingError, InputError
from kg.evaluate.days import NO_DAYS, Days
from kg.evaluate.gold import GoldArticle, GoldSentences
from kg.evaluate.gold_reading import find_gold, read_gold

GOLD = Path(__file__).parents[1] / "gold"
TEXT = """\
Rebels raid Bor

JUBA, May 3, 2023 (Nile Press) - Rebels raided Bor on Monday, the army said. Soldiers of the army fled from Bor.
"""
GOOD = """\
actors:
  - {name: rebels, aliases: Rebels}
  - {name: army, aliases: Soldiers}
sources: [{name: Nile Press}]
places: [{name: Bor town, aliases: [Bor]}]
events:
  - id: raid
    type: [ASSAULT, COERCE]
    anchor: "Rebels *raided* Bor"
    also: "Rebels raid"
    actors: rebels
    when: 2023-05-01
    where: Bor
    claims:
      - {by: army, via: Nile Press, quote: "Rebels raided Bor on Monday, the army said", stance: reports}
  - {type: RETREAT, mode: withdraw, anchor: fled, actors: army, when: "?", where: "?", factuality: negated}
relations:
  - {subject: army, relation: basedIn, object: Bor town}
figures:
  - {of: raid, quantity: killed, quote: on Monday, low: "1,000"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bor.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def _read(folder: Path, written: str) -> GoldArticle | GoldSentences:
    path = folder / "bor.yaml"
    path.write_text(written, encoding="utf-8")
    return read_gold(path)


def _slips(folder: Path, written: str) -> list[InputError]:
    with pytest.raises(CodingError) as raised:
        _read(folder, written)
    return list(raised.value.errors)


def test_a_coding_is_read_with_its_article(folder: Path) -> None:
    gold = _read(folder, GOOD)
    assert isinstance(gold, GoldArticle)
    assert gold.article.published == date(2023, 5, 3)
    raid, flight = gold.events
    assert [gold.article.text[q.start : q.end] for q in raid.quotes] == ["raided", "Rebels raid"]
    assert (raid.types, raid.when, raid.where) == (
        ("ASSAULT", "COERCE"),
        Days(date(2023, 5, 1), date(2023, 5, 1)),
        ("Bor",),
    )
    assert (raid.claims[0].by, raid.claims[0].via, raid.claims[0].stance) == ("army", ("Nile Press",), "reports")
    assert (flight.when, flight.where, flight.claims[0].by) == (None, None, "outlet")
    assert flight.claims[0].polarity == "negative"
    assert gold.figures[0].low == 1000


def test_what_is_left_out_is_not_in_the_text(folder: Path) -> None:
    gold = _read(folder, GOOD.replace("    when: 2023-05-01\n    where: Bor\n", ""))
    assert isinstance(gold, GoldArticle)
    assert (gold.events[0].when, gold.events[0].where) == (NO_DAYS, ())


@pytest.mark.parametrize(
    ("right", "wrong", "line", "told"),
    [
        ("Rebels *raided* Bor", "Rebels stormed Bor", 9, "up to 'Rebels'"),
        ("anchor: fled", "anchor: army", 16, "stands 2 times"),
        ("by: army", "by: Soldiers", 15, "write 'army'"),
        ("actors: rebels", "actors: rebel", 11, "did you mean 'rebels'?"),
        ("type: RETREAT", "type: FLEE", 16, "write one of ACCUSE"),
        ("type: RETREAT, ", "", 16, "lacks 'type'"),
        ("mode: withdraw", "mode: demo", 16, "write one of withdraw"),
        ("mode: withdraw", "colour: red", 16, "'colour'"),
        ("when: 2023-05-01", "when: Monday", 12, "write 2022-01-08"),
        ("where: Bor\n", "where: Wau\n", 13, "list it under `places`"),
        ("stance: reports", "stance: shouts", 15, "write one of states"),
        (', quote: "Rebels raided Bor on Monday, the army said"', "", 15, "lacks its words"),
        ("object: Bor town", "object: Bor", 18, "write 'Bor town'"),
        ("relation: basedIn", "relation: near", 18, "write one of leaderOf"),
        ("of: raid", "of: attack", 20, "is not listed"),
        ('low: "1,000"', "low: many", 20, "write digits"),
        (', low: "1,000"', "", 20, "has no number"),
        ("id: raid", "id: [raid]", 7, "is no text"),
        ("aliases: Soldiers", "aliases: Rebels", 1, "leave the name to one"),
        ("aliases: Soldiers", "part_of: UN", 1, "list it under `actors`"),
        ("name: Nile Press", "name: AFP", 4, "no name of 'AFP' stands in the article"),
        ("sources: [{", "sources: [[{", 5, "is no YAML"),
    ],
)
def test_a_slip_is_told_with_its_line_and_how_to_mend_it(
    folder: Path, right: str, wrong: str, line: int, told: str
) -> None:
    assert right in GOOD
    slips = _slips(folder, GOOD.replace(right, wrong, 1))
    assert any(told in str(slip) and slip.line == line and slip.path == folder / "bor.yaml" for slip in slips), slips


def test_all_slips_are_told_at_once(folder: Path) -> None:
    slips = _slips(folder, GOOD.replace("type: RETREAT", "type: FLEE").replace("object: Bor town", "object: Wau"))
    assert [slip.line for slip in slips] == [16, 18]


def test_a_coding_without_its_article(tmp_path: Path) -> None:
    assert "put the article beside the coding" in str(_slips(tmp_path, GOOD)[0])


def test_the_article_may_lie_elsewhere(folder: Path) -> None:
    (folder / "first").mkdir()
    gold = _read(folder / "first", "text: ../bor.txt\ncoder: A\npublished: 2023-05-04\n")
    assert isinstance(gold, GoldArticle)
    assert (gold.coder, gold.article.published) == ("A", date(2023, 5, 3))


def test_sentences(folder: Path) -> None:
    gold = _read(folder, 'sentences:\n  - {text: "They *left*.", polarity: positive, modality: actual}\n')
    assert isinstance(gold, GoldSentences)
    (sentence,) = gold.sentences
    assert (sentence.polarities, sentence.modalities) == (("positive",), ("actual",))
    assert sentence.text[sentence.quote.start : sentence.quote.end] == "left"
    slip = _slips(folder, 'sentences:\n  - {text: "They left.", polarity: positive, modality: actual}\n')[0]
    assert slip.line == 2
    assert "mark it" in str(slip)


def test_files_are_found_in_order(folder: Path) -> None:
    for name in ("b.yaml", "a.yml", "c.txt"):
        (folder / name).touch()
    assert [path.name for path in find_gold([folder, folder / "b.yaml"])] == ["a.yml", "b.yaml"]


def test_the_example_is_the_one_in_the_readme_and_has_no_slip() -> None:
    readme = (GOLD / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)
    assert (GOLD / "example" / "lake-chad-raid.yaml").read_text(encoding="utf-8") == blocks[-1]
    text = (GOLD / "example" / "lake-chad-raid.txt").read_text(encoding="utf-8")
    assert all(f"> {line}".rstrip() in readme for line in text.splitlines())
    gold = read_gold(GOLD / "example" / "lake-chad-raid.yaml")
    assert isinstance(gold, GoldArticle)
    assert len(gold.events) == 5


def test_the_sentences_of_the_readme_are_read(folder: Path) -> None:
    readme = (GOLD / "README.md").read_text(encoding="utf-8")
    block = next(b for b in re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL) if b.startswith("sentences:"))
    gold = _read(folder, block)
    assert isinstance(gold, GoldSentences)
    assert len(gold.sentences) == 2
