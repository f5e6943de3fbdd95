from __future__ import annotations

import json
from typing import Any, get_args
from urllib.parse import quote, urlencode

import pytest

from kg.ontology.contract import load_contract
from kg.serve.rest import Factuality
from tests.serve.conftest import Server


def fetch(server: Server, path: str, **filters: object) -> Any:
    response = server.get(f"/api/{path}" + ("?" + urlencode(filters) if filters else ""))
    assert response.status == 200, response.text
    assert response.type == "application/json"
    return json.loads(response.body)


def ids(page: Any) -> list[str]:
    return [item["id"] for item in page["items"]]


@pytest.mark.parametrize("kind", ["articles", "events", "actors", "claims"])
def test_a_list_is_divided_into_pages(server: Server, kind: str) -> None:
    whole = fetch(server, kind, limit=500)
    assert whole["total"] == len(whole["items"]) > 1
    pages = [fetch(server, kind, limit=1, offset=number) for number in range(whole["total"])]
    assert [id for page in pages for id in ids(page)] == ids(whole)
    assert fetch(server, kind, offset=10**6)["items"] == []


@pytest.mark.parametrize("kind", ["articles", "events", "actors"])
def test_each_item_can_be_had_alone(server: Server, kind: str) -> None:
    for item in fetch(server, kind)["items"]:
        iri = item["event"]["iri"] if kind == "events" else item["iri"]
        by_id, by_iri = fetch(server, f"{kind}/{quote(item['id'])}"), fetch(server, f"{kind}/{quote(iri)}")
        assert by_id == by_iri
    assert server.get(f"/api/{kind}/nobody").status == 404


@pytest.mark.parametrize(
    ("kind", "filters", "found"),
    [
        ("events", {"type": "assault"}, {"event-a1-storm", "event-a2-clash", "event-a2-post"}),
        ("events", {"type": "assault", "to": "2022-01-20"}, {"event-a2-clash", "event-a2-post"}),
        ("events", {"type": "ASSAULT", "from": "2022-01-15"}, set()),
        ("events", {"type": "assault", "q": "fire", "factuality": "any"}, {"event-a2-fire"}),
        ("events", {"actor": "United States", "factuality": "planned"}, {"event-a1-visit"}),
        ("events", {"actor": "the NRF", "type": "consult"}, {"event-a1-talks"}),
        ("events", {"actor": "United States"}, {"event-a2-sanction"}),
        ("events", {"country": "AFG", "type": "protest"}, {"event-a2-protest"}),
        ("events", {"country": "iran"}, {"event-a1-talks"}),
        ("events", {"q": "PROTEST kabul"}, {"event-a2-protest"}),
        ("events", {"q": "brief battle"}, {"event-a1-storm"}),
        ("events", {"q": "muttaqi", "from": "2022-01-08", "to": "2022-01-08"}, {"event-a1-talks"}),
        ("events", {"q": "no such words"}, set()),
        ("actors", {"q": "massoud"}, {"person-ahmad-massoud-1a2b3c", "person-ahmad-shah-massoud-4d5e6f"}),
        ("actors", {"q": "r\u00e9sistance"}, {"actor-nrf"}),
        ("actors", {"country": "USA"}, {"country-USA"}),
        ("actors", {"type": "protest"}, {"actor-a2-women"}),
        ("actors", {"actor": "Taliban"}, {"actor-taliban"}),
        ("articles", {"type": "protest"}, {"a2"}),
        ("articles", {"to": "2022-01-15"}, {"a1"}),
        ("articles", {"q": "rivals deal"}, {"a1"}),
        ("articles", {"actor": "Amir Khan Muttaqi"}, {"a1"}),
    ],
)
def test_filters_choose(server: Server, kind: str, filters: dict[str, str], found: set[str]) -> None:
    page = fetch(server, kind, **filters)
    assert set(ids(page)) == found
    assert page["total"] == len(found)


def test_claims_are_found_by_who_makes_them_and_by_what_they_are_about(server: Server) -> None:
    said = [item["said"] for item in fetch(server, "claims", claimant="Ali Maisam Nazary")["items"]]
    assert {each["claimant"] for each in said} == {"Ali Maisam Nazary"}
    assert any(each["relayed_by"] for each in said)
    offered = fetch(server, "claims", q="offered us ministries")["items"]
    assert offered
    assert all("offered us ministries" in item["said"]["quote"] for item in offered)
    assert fetch(server, "claims", type="protest")["total"] < fetch(server, "claims")["total"]


@pytest.mark.parametrize(
    ("filters", "status", "words"),
    [
        ({"actor": "Talban"}, 404, "did you mean 'Taliban'?"),
        ({"country": "Narnia"}, 404, "no country is called 'Narnia'"),
        ({"type": "WAR"}, 404, "ASSAULT"),
        ({"factuality": "maybe"}, 422, "hypothetical"),
        ({"from": "yesterday"}, 422, "query from: "),
        ({"from": "0"}, 422, "YYYY-MM-DD"),
        ({"form": "2022-01-01"}, 422, "query form: "),
        ({"type": ["assault", "protest"]}, 422, "query type: is given twice"),
        ({"limit": "0"}, 422, "greater"),
        ({"limit": "501"}, 422, "less"),
        ({"offset": "-1"}, 422, "greater"),
        ({"actor": "x" * 301}, 422, "300"),
    ],
)
def test_what_is_wrong_is_told(server: Server, filters: dict[str, str | list[str]], status: int, words: str) -> None:
    response = server.get("/api/events?" + urlencode(filters, doseq=True))
    assert response.status == status
    assert words in response.text


def test_an_article_comes_with_its_text_and_events(server: Server) -> None:
    article = fetch(server, "articles/a1")
    assert article["text"].startswith("Rivals leave Tehran")
    assert article["article"]["url"] == "https://news.example/a1"
    assert "event-a1-talks" in {event["iri"].rpartition("/")[2] for event in article["events"]}


def test_an_event_comes_with_all_who_say_so(server: Server) -> None:
    event = fetch(server, "events/event-a1-talks")
    assert {side["name"] for side in event["sides"]} >= {"Taliban", "National Resistance Front"}
    assert any(said["claimant"] == "Amir Khan Muttaqi" for said in event["said"])


@pytest.mark.parametrize("text", ['") } DROP ALL #', "> } SERVICE <http://x/> {", "'''", "\\", "}}", '"@en', "\u0000"])
def test_a_name_is_a_value_and_never_a_piece_of_a_query(server: Server, text: str) -> None:
    for name in ("q", "actor", "type", "country"):
        assert server.get("/api/events?" + urlencode({name: text})).status in (200, 404)


def test_the_kinds_of_events_are_those_of_the_contract() -> None:
    assert {*load_contract().codes["factuality"].members, "any"} == set(get_args(Factuality))


def test_a_parameter_that_is_none_is_told_with_those_that_are(server: Server) -> None:
    told = server.get("/api/claims?colour=red")
    assert told.status == 422
    assert "query colour: there is no such parameter; there are actor, type, country, from, to, q, limit" in told.text
    assert "claimant" in told.text
    assert "claimant" not in server.get("/api/events?colour=red").text


def test_the_root_of_the_api_names_what_there_is(server: Server) -> None:
    for path in ("/api", "/api/"):
        found = json.loads(server.get(path).body)
        assert found["description"] == "/api/openapi.json"
        assert [server.get(each).status for each in found["lists"]] == [200] * 4
