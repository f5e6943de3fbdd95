"""The spaCy component `kg`: `nlp.add_pipe("kg")` in anyone's English pipeline. In: a parsed Doc. Out: the same Doc.

It leaves plain data in `doc.user_data["kg"]` (an Extraction as JSON types), nothing in span attributes or extensions,
so that the Doc survives DocBin and multiprocessing. spaCy loads this module with every pipeline: whatever
costs time is imported when the component is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

if TYPE_CHECKING:
    from kg.model import Article
    from kg.nlp.extract import Resources

USER_DATA_KEY = "kg"
ARTICLE_KEY = "kg_article"
# Without them the stages would find nothing and say nothing; entities may be missing in a text that has none.
_ANNOTATED_BY = {"TAG": "tagger", "DEP": "parser", "LEMMA": "lemmatizer"}


class KgComponent:
    """Runs all stages over one Doc. `doc.user_data["kg_article"]` may hold the Article that the Doc was made from."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def __call__(self, doc: Doc) -> Doc:
        """Reads the Doc and leaves what it found in its user data. Raises ModelError for a Doc that is not parsed."""
        from kg.interchange import extraction_to_data
        from kg.nlp.extract import extract

        _check_annotated(doc)
        extraction = extract(doc, _article_of(doc), self.resources)
        doc.user_data[USER_DATA_KEY] = extraction_to_data(extraction)
        return doc


def _check_annotated(doc: Doc) -> None:
    from kg.errors import ModelError

    for attribute, pipe in _ANNOTATED_BY.items():
        if any(not t.is_space for t in doc) and not doc.has_annotation(attribute):
            raise ModelError(f"no {pipe} has run before 'kg' (add it to the pipeline, and kg after it)")


def _article_of(doc: Doc) -> Article:
    from kg.ids import default_article_id
    from kg.interchange import article_from_data
    from kg.model import Article

    given = doc.user_data.get(ARTICLE_KEY)
    return article_from_data(given) if given else Article(default_article_id(doc.text, None), doc.text)


@Language.factory("kg", requires=["token.dep", "token.tag", "doc.ents", "token.lemma"])
def make_kg(nlp: Language, name: str) -> KgComponent:
    """The factory behind `nlp.add_pipe("kg")`, with the ontology that the package ships."""
    from kg.nlp.extract import load_resources

    return KgComponent(load_resources())
