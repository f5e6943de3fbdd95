"""Where the ontology's files lie: a checkout, a wheel, a path with a space."""

import json
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology.files import data_path, editable_checkout, path_of


def install(folder: Path, direct_url: dict[str, object] | None) -> PathDistribution:
    info = folder / "conflict_kg-0.0.0.dist-info"
    info.mkdir(parents=True)
    if direct_url is not None:
        (info / "direct_url.json").write_text(json.dumps(direct_url))
    return PathDistribution(info)


def find_ontology(installed: PathDistribution) -> Path:
    return path_of(installed, "ontology", lambda checkout: checkout / "ontology")


def test_files_of_the_ontology_are_found():
    assert data_path().is_dir()
    assert data_path("contract.yaml").is_file()


def test_a_wheel_has_its_own_copy(tmp_path):
    assert find_ontology(install(tmp_path, None)) == tmp_path / "kg" / "_data" / "ontology"


def test_a_wheel_built_from_a_folder_does_not_read_that_folder(tmp_path):
    wheel = install(tmp_path, {"url": "file:///somewhere", "dir_info": {}})
    assert find_ontology(wheel) == tmp_path / "kg" / "_data" / "ontology"


def test_an_editable_install_reads_the_checkout_not_the_stale_copy(tmp_path):
    (tmp_path / "kg" / "_data" / "ontology").mkdir(parents=True)
    checkout = tmp_path / "a check out"
    editable = install(tmp_path, {"url": checkout.as_uri(), "dir_info": {"editable": True}})
    assert find_ontology(editable) == checkout / "ontology"


@pytest.mark.parametrize("text", [None, '{"url": "https://example.org/x.whl", "archive_info": {}}'])
def test_what_is_not_editable_has_no_checkout(text):
    assert editable_checkout(text) is None


def test_missing_files_are_told_with_the_fix(monkeypatch, tmp_path):
    from kg.ontology import files

    monkeypatch.setattr(files, "path_of", lambda *_: tmp_path / "gone")
    files._ontology_root.cache_clear()
    with pytest.raises(OntologyError, match=r"gone: .*lacks its ontology.*install"):
        data_path("contract.yaml")
    files._ontology_root.cache_clear()
