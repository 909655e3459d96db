"""Saved pages of news sites' kinds, made of articles: are the speakers those of the plain article?

    python -m benchmarks.pages [--articles FOLDER] [--count 60] [--model NAME] [--write FOLDER]

Each of the templates in ``benchmarks/page_templates`` is a kind of site with markup and furniture of its own: menus,
consent banners, captions, advertisements, related links, pull quotes, comments, boxes. The articles are text files with
the headline in the first line. For each template: how many quotations of the plain article there are, how many of them
the page's answer has with the same words, how many with the same speaker too, letter by letter; how many it has that
the article has not; and the milliseconds that finding the article takes.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import click
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from benchmarks.options import model_option
from inquit import Engine
from inquit.pages import decode, extract

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from inquit import Attribution

TEMPLATES = Path(__file__).parent / "page_templates"
ARTICLES = Path(__file__).parent.parent / "seeds" / "newsroom"
CHARSETS = {"old_tables": "cp1252", "wire": "cp1252", "paywall": "utf-16"}
"""How a template's pages are encoded; the others in UTF-8. What a charset lacks becomes a character reference."""

_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
_REFERENCES = {"“": "&ldquo;", "”": "&rdquo;", "‘": "&lsquo;", "’": "&#8217;", "—": "&mdash;", '"': "&#34;"}
_MARK = re.compile("[" + "".join(_REFERENCES) + "]")
_SITES = (
    ("The Fell Courier", "Greta Amundsen"),
    ("Harbour Post", "Idris Vaughan"),
    ("The Daily Lantern", "Mei Tanaka"),
)


@dataclass(frozen=True, slots=True)
class Story:
    """What a template shows: an article, its ``quote`` for a pull quote, and who published it."""

    title: str
    paragraphs: list[str]
    quote: str
    author: str
    site: str
    date: str = "2026-11-17"
    day: str = "17 November 2026"


@dataclass(frozen=True, slots=True)
class SavedPage:
    """An article as a page of a site, and as plain text."""

    name: str
    template: str
    body: bytes
    plain: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The quotations of plain articles, and what the pages' answers make of them."""

    template: str
    quotations: int
    found: int
    same: int
    more: int
    milliseconds: float


def story_of(article: str, number: int = 0) -> Story:
    """Return an article, headline first, as what a site of some kind shows."""
    title, *paragraphs = [line.strip() for line in article.splitlines() if line.strip()]
    quoted = max(re.findall(r"“[^“”]{30,160}”", "\n".join(paragraphs)), key=len, default="")
    site, author = _SITES[number % len(_SITES)]
    return Story(title, paragraphs, quoted, author, site)


def render(template: str, story: Story) -> bytes:
    """Return the page of a template in its charset."""
    page = _environment().get_template(f"{template}.html").render(page=story)
    return page.encode(CHARSETS.get(template, "utf-8"), "xmlcharrefreplace")


def saved_pages(articles: Path, count: int) -> Iterator[SavedPage]:
    """Yield ``count`` pages, one an article, by each template in turn; the same arguments make the same pages."""
    templates = sorted(file.stem for file in TEMPLATES.glob("*.html"))
    files = sorted(articles.glob("*.txt"))
    for number, file in enumerate(files[:: max(1, len(files) // count)][:count]):
        template = templates[number % len(templates)]
        story = story_of(file.read_text(encoding="utf-8"), number)
        plain = "\n\n".join([story.title, *story.paragraphs])
        yield SavedPage(file.stem, template, render(template, story), plain)


def compare(page: SavedPage, engine: Engine) -> Kept:
    """Count the quotations of the plain article that the page's answer has, with the same speaker or not."""
    start = perf_counter()
    text = extract(decode(page.body)).text
    milliseconds = 1000 * (perf_counter() - start)
    plain, answer = engine.attribute(page.plain), engine.attribute(text)
    wanted, got = Counter(_attributed(plain)), Counter(_attributed(answer))
    words, found = Counter(_words(wanted)), Counter(_words(got))
    same, more = (wanted & got).total(), (found - words).total()
    return Kept(page.template, words.total(), (words & found).total(), same, more, milliseconds)


def _attributed(answer: Attribution) -> Iterator[tuple[str, str | None]]:
    names: dict[str | None, str] = {speaker.id: speaker.name for speaker in answer.speakers}
    for quote in answer.quotes:
        yield " ".join(quote.words.split()), names.get(quote.speaker_id)


def _words(attributed: Counter[tuple[str, str | None]]) -> Iterator[str]:
    return (words for words, _ in attributed.elements())


@cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    environment.filters |= {
        "linked": lambda text: _markup(text, _NAME, r'<a href="/topic/1" class="topic">\g<0></a>'),
        "emphasised": lambda text: _markup(text, _NAME, r"<em>\g<0></em>"),
        "entities": lambda text: _markup(text, _MARK, lambda mark: _REFERENCES[mark[0]]),
    }
    return environment


def _markup(text: str, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> Markup:
    """Return a text as HTML, with what matches ``pattern`` replaced."""
    return Markup(pattern.sub(new, escape(text, quote=False)))


def _sum(template: str, rows: Iterable[Kept]) -> Kept:
    """Add up the rows of a template, or all; the milliseconds are their median."""
    rows = [row for row in rows if template in (row.template, "all")]
    return Kept(
        template,
        sum(row.quotations for row in rows),
        sum(row.found for row in rows),
        sum(row.same for row in rows),
        sum(row.more for row in rows),
        median(row.milliseconds for row in rows),
    )


@click.command(help=(__doc__ or "").splitlines()[0])
@click.option("--articles", type=click.Path(exists=True, file_okay=False, path_type=Path), default=ARTICLES)
@click.option("--count", default=60, show_default=True, help="How many pages.")
@click.option("--write", type=click.Path(file_okay=False, path_type=Path), help="Keep the pages in this folder.")
@model_option
def main(articles: Path, count: int, write: Path | None, model: str) -> None:
    """Print for each template what its pages keep of the plain articles."""
    engine = Engine.load(model)
    rows = []
    for page in saved_pages(articles, count):
        if write:
            write.mkdir(parents=True, exist_ok=True)
            (write / f"{page.name}-{page.template}.html").write_bytes(page.body)
        rows.append(compare(page, engine))
    click.echo(f"{'template':16}{'quotations':>11}{'found':>7}{'same':>7}{'more':>6}{'ms':>6}")
    for template in (*sorted({row.template for row in rows}), "all"):
        row = _sum(template, rows)
        counted = f"{row.quotations:11}{row.found:7}{row.same:7}{row.more:6}{row.milliseconds:6.0f}"
        click.echo(f"{template:16}{counted}   same: {row.same / row.quotations:.1%}")


if __name__ == "__main__":
    main()
