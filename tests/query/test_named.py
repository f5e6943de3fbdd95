from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import OntologyError, QueryError
from kg.ontology.contract import load_contract
from kg.query.guard import used_prefixes
from kg.query.named import KINDS, NamedQuery, find_query, list_queries, load_query
from kg.query.parameters import fill

ANALYSTS_ASK = {
    "events", "talks", "fights", "claims", "disagreements", "one-sided", "leaders", "offices", "in-country", "strengths",
    "tolls", "answers", "quotes", "count-by-month", "count-by-type", "count-by-country", "central", "undated", "unplaced",
    "sources", "reports", "aliases",
}  # fmt: skip


def test_there_is_a_query_for_what_analysts_ask() -> None:
    assert {query.name for query in list_queries()} >= ANALYSTS_ASK


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_a_query_file_is_sparql_that_runs_as_it_stands(query: NamedQuery) -> None:
    assert len(query.help) > 20
    assert query.help.endswith((".", '"'))
    assert len({parameter.name for parameter in query.parameters}) == len(query.parameters)
    found = ox.Store().query(query.text, prefixes=dict(load_contract().prefixes))
    assert isinstance(found, ox.QuerySolutions)
    columns = {variable.value for variable in found.variables}
    assert set(query.lists) <= columns
    assert set(re.findall(r"GROUP_CONCAT.*? AS \?(\w+)\)", query.text)) == set(query.lists), (
        "engines order the parts as they like"
    )
    assert "ORDER BY" in query.text, "the order of rows must not be left to the engine"
    for parameter in query.parameters:
        assert parameter.kind in KINDS
        assert (parameter.codes is not None) == (parameter.kind == "code")
        fill(query.text, parameter.name, [])


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_a_query_names_only_terms_and_codes_of_the_contract(query: NamedQuery) -> None:
    contract = load_contract()
    assert set(used_prefixes(query.text)) <= set(contract.prefixes)
    for term in re.findall(r"\b(?:ckg|schema|nif|skos|rdfs):\w+", query.text):
        assert contract.term(term)
    for code_list, code in re.findall(r"conflict-kg/code/(\w+)/([\w-]+)>", query.text):
        assert contract.code(code_list, code)


SHARED = re.compile(
    r"(\?\w+) (?:a ckg:(?:Actor|State|Place|Source)|(?:rdfs:label|skos:altLabel|ckg:lat|ckg:long|ckg:precision)\b)"
)


def without_blocks(text: str) -> str:
    """The text without its sub-selects and EXISTS blocks, to the brace that closes each."""
    while match := re.search(r"EXISTS \{|\{\s*SELECT", text):
        depth, end = 0, match.start()
        for end in range(text.index("{", match.start()), len(text)):
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            if depth == 0:
                break
        text = text[: match.start()] + text[end + 1 :]
    return text


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_what_articles_share_is_read_in_subqueries(query: NamedQuery) -> None:
    """In the union such a triple counts once for each article, and two of them multiply."""
    text = without_blocks(query.text.partition("WHERE")[2])
    read_by = {match[1] for match in SHARED.finditer(text)}
    assert read_by <= {"?event", "?other_event", "?thing"}, "only an event's own article names it"


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_a_query_that_tells_events_returns_actual_ones_unless_asked_otherwise(query: NamedQuery) -> None:
    if any(parameter.name == "factuality" for parameter in query.parameters):
        default = re.search(r"VALUES \?factuality \{(.*?)\}", query.text)
        assert default
        assert ("UNDEF" in default[1]) == ("All unless given" in query.text)


def test_a_wrong_name_gets_the_nearest() -> None:
    with pytest.raises(QueryError, match=r"no named query 'talk'; did you mean 'talks'\?"):
        find_query("talk")
    with pytest.raises(QueryError, match="--list"):
        find_query("zzzz")


@pytest.mark.parametrize(
    "text", ["SELECT * {}", "# Help.\n# param x colour: what\nSELECT * {}", "# Help.\n# param x\nASK {}"]
)
def test_a_broken_head_names_the_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.rq").write_text(text)
    with pytest.raises(OntologyError, match=r"bad\.rq"):
        load_query(tmp_path / "bad.rq")
