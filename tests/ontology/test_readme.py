"""What `ontology/README.md` says is true: its example loads, its columns and files are those that are there."""

from __future__ import annotations

import re

from kg.ontology.events import load_event_types
from kg.ontology.files import data_path


def readme():
    return data_path("README.md").read_text(encoding="utf-8")


def block(language):
    found = re.search(rf"```{language}\n(.*?)```", readme(), flags=re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_of_an_event_type_loads(tmp_path):
    (tmp_path / "smuggle.yaml").write_text(block("yaml"), encoding="utf-8")
    added = {kind.name: kind for kind in load_event_types(tmp_path)}["SMUGGLE"]
    assert [trigger.lemma for trigger in added.triggers] == ["smuggle", "smuggle", "smuggling"]
    assert added.score_of("drugs") == -5


def test_the_header_of_the_actor_lists_is_the_one_in_use():
    header = data_path("actors", "groups.csv").read_text(encoding="utf-8").splitlines()[0]
    assert f"`{header}`" in readme()


def test_the_files_it_names_exist():
    for name in re.findall(r"`([a-z_/]+\.(?:csv|yaml|rq|ttl))`", readme()):
        folders = ("", "actors", "cues")
        assert any(data_path(*filter(None, (folder, name))).exists() for folder in folders), name


def test_every_list_of_cues_is_described():
    for path in data_path("cues").glob("*.yaml"):
        assert f"`{path.name}`" in readme()
