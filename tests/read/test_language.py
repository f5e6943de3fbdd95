import json
from pathlib import Path

import pytest

from kg.read.language import is_english, is_english_tag

FOREIGN = {
    "nl": "De minister van Buitenlandse Zaken zei op maandag dat de gesprekken in Teheran niets hadden opgeleverd, en dat het verzet in het noorden door zou gaan. Het was de eerste keer dat de twee partijen elkaar hadden ontmoet, zei hij in een interview. De regering had eerder gezegd dat er geen plannen waren voor een nieuw overleg.",
    "da": "Udenrigsministeren sagde mandag at samtalerne i Teheran ikke havde ført til noget, og at modstanden i nord vil fortsætte. Det var første gang de to parter havde mødt hinanden, sagde han for to dage siden. En talsmand for hæren kunne ikke bekræfte det, men han var af den opfattelse at byen var faldet.",
    "de": "Der Außenminister sagte am Montag, die Gespräche in Teheran hätten zu nichts geführt und der Widerstand im Norden werde weitergehen. Es war das erste Mal, dass sich die beiden Parteien getroffen haben. Die Stadt war am Freitag in die Hände der Rebellen gefallen, so die Armee in einer Mitteilung.",
    "sv": "Utrikesministern sade på måndagen att samtalen i Teheran inte hade lett till något, och att motståndet i norr ska fortsätta. Det var första gången som de två parterna träffades, sade han. För två dagar sedan intog armén staden, men rebellerna höll kvar flygplatsen, enligt en talesman för regeringen i Kabul.",
    "fr": "Le ministre des Affaires étrangères a déclaré lundi que les discussions de Téhéran n'avaient abouti à rien et que la résistance se poursuivrait dans le nord. C'était la première fois que les deux parties se rencontraient, a-t-il dit. On a vu les forces armées entrer dans la ville vendredi, selon un porte-parole.",
    "id": "Menteri Luar Negeri mengatakan pada hari Senin bahwa pembicaraan di Teheran tidak menghasilkan apa-apa dan perlawanan di utara akan terus berlanjut. Ini adalah pertama kalinya kedua pihak bertemu, katanya. Pasukan pemerintah merebut kota itu pada hari Jumat setelah pertempuran selama tiga hari, kata juru bicara.",
    "sw": "Waziri wa mambo ya nje alisema Jumatatu kwamba mazungumzo mjini Tehran hayakuzaa matunda na kwamba upinzani kaskazini utaendelea. Ilikuwa mara ya kwanza kwa pande hizo mbili kukutana, alisema. Wanajeshi wa serikali waliuteka mji huo siku ya Ijumaa baada ya mapigano ya siku tatu, msemaji wa jeshi alisema he.",
    "af": "Die minister van buitelandse sake het Maandag gesê dat die samesprekings in Teheran niks opgelewer het nie, en dat die weerstand in die noorde sal voortgaan. Dit was die eerste keer dat die twee partye mekaar ontmoet het, het hy gesê. Regeringstroepe het die stad Vrydag ingeneem na drie dae van gevegte, as.",
    "tr": "Dışişleri Bakanı pazartesi günü Tahran'daki görüşmelerden sonuç alınamadığını ve direnişin kuzeyde süreceğini söyledi. Bu, iki tarafın ilk kez bir araya gelmesi oldu. Bakan bir röportajda, hükümetin yeni bir görüşme için planı olmadığını da belirtti. Ordu sözcüsü kentin cuma günü üç günlük çatışmaların ardından alındığını açıkladı.",
    "es": "El ministro de Asuntos Exteriores dijo el lunes que las conversaciones en Teherán no habían dado resultado y que la resistencia continuaría en el norte. Era la primera vez que se reunían las dos partes, dijo en una entrevista. El ejército tomó la ciudad el viernes tras tres días de combates, según un portavoz.",
    "ru": "Министр иностранных дел заявил в понедельник, что переговоры в Тегеране ни к чему не привели и что сопротивление на севере продолжится. Стороны встретились впервые, сказал он в интервью. Ранее правительство сообщило, что новых переговоров не планируется, а армия взяла город в пятницу после трёх дней боёв.",
}

SHARED = Path(__file__).parents[2].parent / "shared"


@pytest.mark.parametrize("lang", FOREIGN)
def test_other_languages_are_told_apart(lang: str) -> None:
    assert not is_english(FOREIGN[lang])


def test_a_short_text_is_too_short_to_tell() -> None:
    assert is_english("Raad von Ministern")


def test_an_english_report_full_of_foreign_names_is_english() -> None:
    text = (
        "The rebels of the Fuerzas Armadas Revolucionarias de Colombia and the Ejército de Liberación Nacional fought in "
        "Norte de Santander, near El Tarra, and the mayor of San José del Guaviare asked Iván Duque for help from Bogotá."
    )
    assert is_english(text)


@pytest.mark.parametrize(
    ("tag", "answer"), [("en", True), ("en-GB", True), ("EN_us", True), ("English", True), ("eng", True)]
)
def test_tags_of_english(tag: str, answer: bool) -> None:
    assert is_english_tag(tag) is answer


@pytest.mark.parametrize("tag", ["fr", "enm", "de-AT", "pt"])
def test_tags_of_other_languages(tag: str) -> None:
    assert not is_english_tag(tag)


@pytest.mark.skipif(not (SHARED / "gold").exists(), reason="the gold data is not here")
def test_no_english_article_is_refused() -> None:
    for name in ("wikinews/articles", "gum/dev", "re3d/dev", "geovirus/dev"):
        for line in (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf8").splitlines():
            assert is_english(json.loads(line)["text"])
