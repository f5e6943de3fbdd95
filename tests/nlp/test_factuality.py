"""Each sentence marks the predicate that is asked about with asterisks."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from kg.nlp.factuality import Reading, read_factuality
from kg.nlp.tokens import Doc

VOCAB = spacy.blank("en").vocab

ACTUAL = [
    "The rebels *attacked* the town on Monday.",
    "The army said that its soldiers had *captured* the bridge.",
    "Troops began *shelling* the village.",
    "Talks were *held* in Geneva.",
    "The two sides held *talks* in Geneva.",
    "Rejecting the offer, the rebels *seized* the airport.",
    "Thousands fled after militants *stormed* the city.",
    "Forces who refused to leave were *arrested*.",
    "Why did the army *bomb* the hospital?",
    "The gunmen did not hesitate to *shoot* him.",
    "The navy has not ceased *shelling* the port.",
    "They not only *bombed* the bridge but mined the road.",
    "Nobody but the police *arrested* students.",
    "Not until Friday did the troops *enter* the town.",
    "It is likely that deserters *burned* the mill.",
    "Nearly 20 people were *killed* in the market.",
    "The army managed to *retake* the city.",
    "The rebels *refused* to surrender.",
    "The minister *threatened* to close the border.",
    "The group *demanded* that the troops withdraw.",
    "Attempts to kill him failed after police *arrested* the gunmen.",
    "The army warned that the rebels had *seized* the bridge.",
    "The government refused the rebels' *demand* for talks.",
    "The council is considering an *offer* of talks.",
    "The army forced the rebels to *withdraw*.",
    "The campaign included *bombing* two villages.",
    "The result was the *arrest* of nine men.",
    "The army was *shelling* the village.",
    "Witnesses saw the general *arrested*.",
]
NEGATED = [
    "The militants have not *attacked* the town since May.",
    "No *attack* took place on Monday.",
    "No troops *entered* the city.",
    "They took the town without *firing* a shot.",
    "The rebels refused to *surrender*.",
    "The ministry declined to *meet* the delegation.",
    "The army did not launch an *offensive*.",
    "There were no *clashes* on Sunday.",
    "The two sides never *met*.",
    "Their refusal to *negotiate* angered the mediators.",
    "They were unwilling to *negotiate*.",
    "Instead of *attacking* the base, the gunmen fled.",
    "The army did not try to *storm* the camp.",
    "The police could not *arrest* the gunmen.",
    "The president will not *meet* the rebels.",
    "The militia no longer *controls* the pass.",
    "The envoy has yet to *visit* the camps.",
    "The generals hardly ever *met* the elders.",
    "Nor did the council *condemn* the coup.",
    "At no time did the guards *attack* the crowd.",
    "It is not true that our men *killed* the farmer.",
    "Far from *withdrawing*, the brigade dug in.",
    "The rebels called off the *attack*.",
    "The parties agreed not to *attack* each other.",
]
PLANNED = [
    "The army will *attack* the town.",
    "Russia plans to *attack* Kharkiv.",
    "The leaders are to *meet* on Friday.",
    "The two agreed to *meet* again.",
    "He vowed to *retaliate*.",
    "Turkey is preparing an *offensive* in Syria.",
    "A plan to *attack* the embassy was found.",
    "The president is going to *visit* Paris.",
    "The minister said that troops would *leave* the country.",
    "The sides are due to *sign* the accord on Monday.",
    "The planned *talks* are to begin soon.",
    "The envoy is expected to *visit* Tehran.",
    "The two sides agreed to a *ceasefire*.",
    "The army promised to *withdraw*.",
    "Envoys will hold *talks* in Doha.",
    "The plan involves *sending* troops to the border.",
    "The aim is *dissolving* the assembly.",
    "The aim is dissolving the assembly and *arresting* the judges.",
    "The goal of the march is the *release* of the prisoners.",
    "The accord provides for the *withdrawal* of all troops.",
]
HYPOTHETICAL = [
    "If the rebels *attack* the city, the army will respond.",
    "If the rebels attack the city, the army will *respond*.",
    "The army might *bomb* the village.",
    "The group threatened to *kill* the hostages.",
    "The government demanded that the rebels *withdraw*.",
    "The United Nations urged both sides to *cease* fighting.",
    "The mediators called for *talks*.",
    "Egypt offered to *host* the negotiations.",
    "The threat of an *invasion* remains.",
    "Officials could not say whether the rebels had *attacked*.",
    "Unless the troops *leave*, the talks will end.",
    "Will the army *attack* the town?",
    "In the event of an *attack*, the alliance would respond.",
    "The army considered an *assault* on the town.",
    "The president proposed *talks* with the rebels.",
    "The envoys hope that both sides will *leave* the town.",
    "If the troops do not *leave*, the talks will end.",
    "The bloc is weighing whether to *send* monitors.",
    "The junta thought about *banning* the union.",
    "*Leave* the town at once, he told the soldiers.",
    "Rumours of a *coup* emptied the streets.",
    "The demands of the crowd have included *dissolving* the assembly.",
    "The proposal includes disarming the police and *arresting* their chief.",
    "Their demand is the *release* of all prisoners.",
    "Their demand is that the army *leave* the town.",
    "The appeal was for the *release* of the hostages.",
    "The law permits the *detention* of students.",
    "The treaty allows foreign *deployments*.",
    "The president ordered the *bombing* of the camp.",
    "The cabinet approved the *deployment* of troops.",
    "The agents were inducing militias to *attack* the base.",
    "The envoy persuaded the rebels to *leave* the town.",
]
ATTEMPTED = [
    "The army tried to *storm* the camp.",
    "Rebels attempted to *seize* the airport.",
    "The soldiers failed to *capture* the hill.",
    "An attempt to *assassinate* the minister shook the capital.",
    "The attempted *coup* shook the country.",
    "Officers attempted a *coup* in July.",
    "The army tried to storm and *burn* the camp.",
    "The rebels unsuccessfully *stormed* the prison.",
    "Soldiers repelled an *attack* on the dam.",
    "Efforts are ongoing to *negotiate* with the rebels.",
    "The push to *retake* the town began on Monday.",
]
AVERTED = [
    "Police foiled an *attack* on the embassy.",
    "Guards prevented the gunmen from *entering* the base.",
    "The *attack* was thwarted by police.",
    "Security forces thwarted a plot to *bomb* the station.",
    "The foiled *attack* was aimed at the port.",
    "A rocket almost *hit* the school.",
    "The two patrols nearly *clashed* at the ford.",
    "The gunmen came close to *killing* the judge.",
    "He was caught before he could *attack* the shrine.",
    "Bystanders stopped a man from *burning* the mosque.",
]
DENIED = [
    "The army denied *attacking* the hospital.",
    "Hamas denied that it had *fired* rockets at the town.",
    "The ministry denied the *attack*.",
]
CASES = [
    (sentence, factuality)
    for factuality, sentences in (
        ("actual", ACTUAL),
        ("negated", NEGATED),
        ("planned", PLANNED),
        ("hypothetical", HYPOTHETICAL),
        ("attempted", ATTEMPTED),
        ("averted", AVERTED),
        ("denied", DENIED),
    )
    for sentence in sentences
]


def read(nlp: Language, marked: str) -> Reading:
    start = marked.index("*")
    doc = Doc(nlp(marked.replace("*", "")))
    token = next(t for t in doc if t.idx == start)
    return read_factuality(doc, token)


@pytest.mark.parametrize(("marked", "factuality"), CASES)
def test_reads_what_became_of_it(nlp: Language, marked: str, factuality: str) -> None:
    reading = read(nlp, marked)
    assert reading.factuality == factuality, reading


@pytest.mark.parametrize(
    ("marked", "certainty"),
    [
        ("The rebels *attacked* the town.", "certain"),
        ("Police reportedly *arrested* the leader.", "probable"),
        ("The army may have *bombed* the village.", "possible"),
        ("The militants are believed to have *killed* ten soldiers.", "probable"),
        ("The army appears to have *left* the town.", "probable"),
        ("The alleged *attack* took place on Friday.", "possible"),
        ("The rebels allegedly *burned* the village.", "possible"),
        ("It is unclear whether the rebels *attacked* the town.", "unknown"),
    ],
)
def test_reads_how_sure_the_text_is(nlp: Language, marked: str, certainty: str) -> None:
    assert read(nlp, marked).certainty == certainty


@pytest.mark.parametrize(
    ("marked", "modality"),
    [
        ("The army will *attack* the town.", "future"),
        ("The president will not *meet* the rebels.", "future"),
        ("If they *attack*, we will respond.", "conditional"),
        ("The army tried to *storm* the camp.", "attempted"),
        ("The army may *storm* the camp.", "hypothetical"),
        ("The army *stormed* the camp.", "actual"),
        ("The rebels have not *attacked*.", "actual"),
    ],
)
def test_reads_the_modality(nlp: Language, marked: str, modality: str) -> None:
    assert read(nlp, marked).modality == modality


def test_negation_makes_the_polarity_negative_and_names_its_word(nlp: Language) -> None:
    reading = read(nlp, "The rebels have not *attacked* the town.")
    assert (reading.polarity, reading.rule, reading.cue_token) == ("negative", "negation", 3)


def test_hedges_leave_the_factuality_alone(nlp: Language) -> None:
    assert read(nlp, "The militants are believed to have *killed* ten soldiers.").factuality == "actual"


def test_a_tree_without_any_cue_is_plain_whatever_its_labels() -> None:
    doc = Doc(
        spacy.tokens.Doc(
            VOCAB, ["rebels", "attacked"], heads=[1, 1], deps=["dep", "ROOT"], pos=["NOUN", "VERB"], tags=["NNS", "VBD"]
        )
    )
    assert read_factuality(doc, doc[1]) == Reading()


def test_a_governor_reaches_through_coordination_but_not_past_a_clause_of_its_own() -> None:
    words = ["they", "tried", "to", "storm", "and", "burn", "it"]
    doc = Doc(
        spacy.tokens.Doc(
            VOCAB,
            words,
            heads=[1, 1, 3, 1, 3, 3, 5],
            deps=["nsubj", "ROOT", "aux", "xcomp", "cc", "conj", "dobj"],
            pos=["PRON", "VERB", "PART", "VERB", "CCONJ", "VERB", "PRON"],
            tags=["PRP", "VBD", "TO", "VB", "CC", "VB", "PRP"],
            lemmas=["they", "try", "to", "storm", "and", "burn", "it"],
        )
    )
    assert read_factuality(doc, doc[5]).factuality == "attempted"
    assert read_factuality(doc, doc[1]).factuality == "actual"


@pytest.mark.parametrize(
    ("marked", "factuality"),
    [
        ("The general ordered the *attack* on the base.", "actual"),
        ("The *attack* was ordered by the general.", "actual"),
        ("The general ordered an *attack* on the base.", "hypothetical"),
        ("Russia had nothing to do with the *attack*.", "negated"),
        ("Rwanda had no part in the *attack*.", "negated"),
        ("Rwanda had a part in the *attack*.", "actual"),
    ],
)
def test_reads_what_was_ordered_and_what_somebody_had_no_part_in(nlp: Language, marked: str, factuality: str) -> None:
    assert read(nlp, marked).factuality == factuality
