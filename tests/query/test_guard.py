from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query.guard import declared_prefixes, has_dataset_clause, refuse_side_effects, tokens, used_prefixes


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * {\n service SILENT ?x { ?s ?p ?o } }", "line 2"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT"),
        ("PREFIX a: <http://a/> DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("LOAD <http://x.example/data>", "LOAD"),
        ("# a comment\n\nDrop ALL", "line 3"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "file"),
        ("SELECT * FROM NAMED <FILE:data.nq> { ?s ?p ?o }", "file"),
        ("SELECT * { ?s ?p '''a ' b''' . SERVICE <http://x/> {} }", "SERVICE"),
        ("SELECT * { ?s ?p 'it\\'s' . SERVICE <http://x/> {} }", "SERVICE"),
        ('SELECT * { ?s ?p "#" SERVICE <http://x/> {} }', "SERVICE"),
        ("SELECT * { <http://x/#y> ?p ?o SERVICE <http://x/> {} }", "SERVICE"),
        ("SELECT * { SERVICESILENT<http://x/> {} }", "SERVICE"),
        ("SELECT * { SERVICE # why?\n # not\n SILENT#\n<http://x/> {} }", "line 1: SERVICE"),
        ("PREFIX : <http://x/> SELECT * { SERVICE:y {} }", "SERVICE"),
        ("PREFIX ex: <http://x/> SELECT * { SERVICEex:y {} }", "SERVICE"),
        ("PREFIX ex: <http://x/> SELECT * { service silent ex:y {} }", "SERVICE"),
        ("SELECT * { ?a ?b 1SERVICE<http://x/> {} }", "SERVICE"),
        ("SELECT * { ?a ?b trueSERVICE<http://x/> {} }", "SERVICE"),
        ("SELECT * { ?a ?b ?c . FILTER(?c<'x>' ) SERVICE <http://x/> {} FILTER('y'='y') }", "SERVICE"),
        ("SELECT * { ?a ?b ?c . FILTER(?c<?c#>'''\n) SERVICE <http://x/> {} #'''\n }", "SERVICE"),
        ("SELECT * { ?a ?b ?c . FILTER(?c<?c)SERVICE#>\n <http://x/> {} }", "SERVICE"),
        ("SELECT * { <http://x/\\u0061'> ?b ?c . SERVICE <http://x/> {} FILTER('y'='y') }", "SERVICE"),
    ],
)
def test_what_changes_reaches_out_or_reads_files_is_refused(query: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        refuse_side_effects(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?load ?insert }",
        "SELECT * { ?s rdfs:label 'SERVICE <http://x/>' }",
        'SELECT * { ?s ?p """LOAD\n" SERVICE""" }',
        "SELECT * { ?s <http://x/SERVICE> ?o } # SERVICE",
        "SELECT * { ?s ex:SERVICE ex:DELETE }",
        "SELECT * { ?s ?p 'x'@service }",
        "SELECT * { ?s ?p 'the service: it' ; <http://x/it's#> ?o } # SERVICE <http://x/>",
        "SELECT * { GRAPH <http://api.service:8080/> { ?s ex:service ?o } }",
        "SELECT * FROM <http://x/g> { ?s ?p ?o }",
        "SELECT * { ?a ?p ?b FILTER(?a < ?b && ?b > 3) }",
    ],
)
def test_a_keyword_in_a_name_a_string_or_a_comment_is_none(query: str) -> None:
    refuse_side_effects(query)


@given(st.text(alphabet="SERVICE \"'#<>\\\n{}?:x", max_size=60))
def test_no_text_breaks_the_tokens_and_their_lines_never_go_back(query: str) -> None:
    lines = [token.line for token in tokens(query)]
    assert lines == sorted(lines)
    assert all(1 <= line <= query.count("\n") + 1 for line in lines)


@given(st.text(max_size=30))
def test_a_keyword_after_any_string_literal_is_seen(inside: str) -> None:
    written = inside.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    with pytest.raises(QueryError, match="SERVICE"):
        refuse_side_effects(f'SELECT * {{ ?s ?p "{written}" . SERVICE ?x {{}} }}')


def test_prefixes_and_dataset_clauses_are_told() -> None:
    query = "PREFIX ex: <http://x/>\nPREFIX : <http://y/>\nSELECT * { :a ex:b ckg:c . ?x ckg:d code:plover\\/ASSAULT }"
    assert declared_prefixes(query) == {"ex", ""}
    assert used_prefixes(query) == {"ex": 1, "": 2, "ckg": 3, "code": 3}
    assert has_dataset_clause("SELECT * FROM <http://g> {}")
    assert not has_dataset_clause("SELECT ?from { ?from ?p 'FROM' }")
