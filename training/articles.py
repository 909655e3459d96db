"""The articles that weights are learned from: parsed, with what is known of their quotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from inquit.reading.scene import MarkedText, build_scene
from training.cases import Article, Known
from training.corpora import read_gum, read_news_chains, read_polnear

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from spacy.language import Language

    from inquit.reading.scene import Scene
    from training.corpora import ArticleChains, ArticleQuotations, AttributedArticle, ChainedDocument

Labels = TypeVar("Labels", "ArticleChains", "ArticleQuotations")


@dataclass(frozen=True, slots=True)
class Read:
    """An article with what is known of its quotations."""

    article: Article
    quotations: tuple[Known, ...]

    @property
    def scene(self) -> Scene:
        """The article as the engine sees it."""
        return self.article.scene


def read_articles(polnear: Path, nlp: Language, quotations: Mapping[str, ArticleQuotations]) -> list[Article]:
    """Parse the articles of PolNeAR, in the order of the file; raise ValueError where the labels are not of these."""
    chains = {article.name: article for article in read_news_chains()}
    articles = []
    for article in read_polnear(polnear):
        chained = _labels(chains, article)
        labelled = _labels(quotations, article)
        articles.append(
            Article(
                build_scene(MarkedText.of(article.text), nlp),
                article.attributions,
                chained.mentions if chained is not None else None,
                labelled.quotations if labelled is not None else None,
            )
        )
        chains.pop(article.name, None)
    if chains:
        raise ValueError(f"{polnear.name} lacks {len(chains)} articles with chains")
    return articles


def read_documents(gum: Path, nlp: Language, quotations: Mapping[str, ArticleQuotations]) -> list[Article]:
    """Parse the documents of GUM; raise ValueError where the labels are not of these."""
    documents = []
    for document in read_gum(gum):
        labelled = _labels(quotations, document)
        scene = build_scene(MarkedText.of(document.text), nlp)
        known = labelled.quotations if labelled is not None else None
        documents.append(Article(scene, (), document.mentions, known, news=False))
    return documents


def _labels(labels: Mapping[str, Labels], article: AttributedArticle | ChainedDocument) -> Labels | None:
    """Return what was labelled on an article, if anything was; raise ValueError where that was another text."""
    found = labels.get(article.name)
    if found is not None and found.characters != len(article.text):
        raise ValueError(f"{article.name} is not the text that was labelled")
    return found
