"""What the shape of a text costs: gold articles as extractors, archives and mails leave them, against themselves.

    python -m benchmarks.shapes [--gold FILE|FOLDER]... [--model NAME] [--shape NAME]... [--every N]

A shape edits the text and the gold offsets move along, so what F1 loses is the shape's alone. For each shape, over the
articles it changes: span recall, F1, what F1 lost, and of the quotations that are right when plain the share whose
speaker has the same name, letter by letter.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import normalize

import click

from benchmarks.calibration import golds_option
from benchmarks.options import model_option
from inquit import CharSpan, Engine
from inquit.evaluation import evaluate, load_gold
from inquit.evaluation.outcomes import judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from inquit import Attribution
    from inquit.evaluation import GoldArticle

    Shape = Callable[[GoldArticle], GoldArticle]
    Edit = tuple[int, int, str]


def edited(article: GoldArticle, edits: Iterable[Edit]) -> GoldArticle:
    """Return an article with sorted, disjoint edits (start, end, new text) made and its quotations moved along."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = length = 0
    for start, end, new in [*edits, (len(article.text), len(article.text), "")]:
        words += (article.text[at:start], new)
        starts += range(length, length + start - at)
        ends += range(length + 1, length + start - at + 1)
        length += start - at
        starts += [length] * (end - start)
        length += len(new)
        ends += [length] * (end - start)
        at = end
    quotes = tuple(
        replace(quote, span=CharSpan(starts[quote.span.start], ends[quote.span.end - 1]), source=())
        for quote in article.quotes
    )
    return replace(article, text="".join(words), quotes=quotes)


def each(pattern: str, new: str | Callable[[str], str]) -> Shape:
    """Return a shape that writes every match of a pattern anew."""

    def shape(article: GoldArticle) -> GoldArticle:
        found = re.finditer(pattern, article.text)
        return edited(article, [(*match.span(), new if isinstance(new, str) else new(match[0])) for match in found])

    return shape


def mapped(characters: Mapping[str, str]) -> Shape:
    """Return a shape that writes characters in another way."""
    return each(f"[{re.escape(''.join(characters))}]", lambda character: characters[character])


def between(line: str, every: int) -> Shape:
    """Return a shape with a line of its own after every so many paragraphs."""

    def shape(article: GoldArticle) -> GoldArticle:
        breaks = [match.start() for match in re.finditer(r"\n\n", article.text)][every - 1 :: every]
        return edited(article, [(at, at, f"\n\n{line}") for at in breaks])

    return shape


def wrapped(width: int, prefix: str = "", indent: str = "", parted: bool = True) -> Shape:
    """Return a shape of lines filled to a width, paragraphs ``parted`` by a blank line or only by an indent."""

    def shape(article: GoldArticle) -> GoldArticle:
        edits: list[Edit] = []
        blank = f"\n{prefix.rstrip()}\n" if parted else "\n"
        for paragraph in re.finditer(r"[^\n]+|\n+", article.text):
            if paragraph[0].startswith("\n"):
                edits.append((*paragraph.span(), blank + prefix + indent))
                continue
            words = [match.span() for match in re.finditer(r"\S+", paragraph[0])]
            begin = -len(indent)
            for (_, before), (start, end) in pairwise(words):
                if end - begin > width:
                    edits.append((paragraph.start() + before, paragraph.start() + start, f"\n{prefix}"))
                    begin = start
        return edited(article, [(0, 0, prefix + indent), *edits])

    return shape


def both(*shapes: Shape) -> Shape:
    """Return a shape that gives an article several shapes, one after another."""

    def shape(article: GoldArticle) -> GoldArticle:
        for one in shapes:
            article = one(article)
        return article

    return shape


_NAME = r"\b[A-Z][a-z]+ [A-Z][a-z]+\b"
_WINDOWS = {mark: str(mark.encode("cp1252")[0]) for mark in "“”‘’–—…"}
_NUMBERED = {mark: f"&#x{ord(mark):x};" for mark in '“”‘’"'}
_NAMED = {"“": "&ldquo;", "”": "&rdquo;", '"': "&quot;", "’": "&rsquo;", "‘": "&lsquo;"}
_LATIN = {mark: mark.encode().decode("latin-1") for mark in "“”‘’–—é"}
_JSON = {**{mark: json.dumps(mark)[1:-1] for mark in '“”‘’–—"'}, "\n": "\\n"}

_MAIL = wrapped(64, prefix="> ")
_CAPTION = between("Visitors outside the hall on Sunday. Photo: Ane Wold/Fjordfoto", 3)
_SOFT = each(r"(?<=\b[A-Z][a-z]{2})(?=[a-z]{2})", "\u00ad")

SHAPES: dict[str, Shape] = {
    "references-hexadecimal": mapped(_NUMBERED),
    "references-windows": mapped({mark: f"&#{code};" for mark, code in _WINDOWS.items()}),
    "references-twice": mapped({mark: new.replace("&", "&amp;") for mark, new in _NAMED.items()}),
    "c1-controls": mapped({mark: chr(int(code)) for mark, code in _WINDOWS.items()}),
    "lost-marks": mapped(dict.fromkeys("“”’", "\ufffd")),
    "latin-mojibake": mapped(_LATIN),
    "json-escapes": mapped(_JSON),
    "csv-field": lambda article: edited(
        article,
        [
            (0, 0, '"'),
            *((*match.span(), '""') for match in re.finditer('"', article.text)),
            (len(article.text),) * 2 + ('"',),
        ],
    ),
    "html-tags": both(
        each(_NAME, lambda name: f'<a href="/people/1" class="name">{name}</a>'), each(r"\n+", "</p>\n<p>")
    ),
    "markdown-underscores": both(each(_NAME, lambda name: f"__{name}__"), each(r"\n+", "\n\n\n")),
    "decomposed-ligatures": both(
        each(r"[^\W\d_a-zA-Z]", lambda letter: normalize("NFD", letter)), each("fi", "ﬁ"), each("fl", "ﬂ")
    ),
    "full-width-marks": mapped({'"': "＂", "“": "❝", "”": "❞", ",": "，"}),
    "corner-brackets": mapped({"“": "「", "”": "」"}),
    "carriage-returns": each(r"\n+", "\r"),
    "wrapped-50-indented": wrapped(50, indent="    ", parted=False),
    "wrapped-110": wrapped(110),
    "bullets": each(r"(?<=\n\n)(?=\S)", "• "),
    "raquo-bullets": each(r"(?<=\n\n)(?=\S)", "» "),
    "hidden-directions": each(r"(?<= )(?=[“\"])|(?<=[a-z])(?=’)", "\u200e"),
    "captions": _CAPTION,
    "agency-captions": between("Ane Wold speaks to reporters in the old town (AP Photo/Per Dahl)", 3),
    "story-promotions": between("Related: Why coach Per Dahl never says sorry", 5),
    "newsletter": between("Sign up for our morning newsletter", 5),
    "staff-byline": between("By Ane Wold, Staff Writer", 40),
    "reporting-by": both(between("Reporting by Ane Wold in Oslo; editing by Per Dahl", 12)),
    "mail+references": both(mapped(_NAMED), _MAIL),
    "mail+caption": both(_CAPTION, _MAIL),
    "wrapped+soft-hyphens": both(_SOFT, wrapped(66)),
    "html+references": both(mapped(_NAMED), each(r"\n+", "<br/><br/>")),
    "mojibake+wrapped": both(mapped({mark: mark.encode().decode("latin-1") for mark in "“”’"}), wrapped(60)),
    "markdown+bullets": both(
        each(_NAME, lambda name: f"[**{name}**](https://example.org/a_b)"), each(r"(?<=\n\n)(?=\S)", "* ")
    ),
    "glued+caption": both(_CAPTION, each(r"\s*\n\s*", "")),
}
"""Shapes as they are met; the captions and bylines name people whom no article knows."""


@click.command(help=(__doc__ or "").splitlines()[0])
@golds_option
@model_option
@click.option("--shape", "chosen", type=click.Choice(sorted(SHAPES)), multiple=True, help="Only these shapes.")
@click.option("--every", default=1, show_default=True, help="Every so-many-th article only.")
def main(gold: tuple[Path, ...], model: str, chosen: tuple[str, ...], every: int) -> None:
    """Print what each shape costs."""
    articles = {name: article for file in gold for name, article in load_gold(file).items()}
    articles = dict(list(articles.items())[::every])
    engine = Engine.load(model)
    plain = {name: engine.attribute(article.text) for name, article in articles.items()}
    click.echo(f"plain: {len(articles)} articles, F1 {evaluate(articles, plain).overall.f1:.3f}")
    click.echo(f"{'shape':24}{'articles':>9}{'span R':>8}{'F1':>7}{'lost':>8}{'names':>7}")
    for shape in chosen or SHAPES:
        shaped = {name: SHAPES[shape](article) for name, article in articles.items()}
        shaped = {name: article for name, article in shaped.items() if article.text != articles[name].text}
        if not shaped:
            continue
        answers = {name: engine.attribute(article.text) for name, article in shaped.items()}
        figures = evaluate(shaped, answers).overall
        lost = evaluate({name: articles[name] for name in shaped}, plain).overall.f1 - figures.f1
        same = [
            before == after
            for name, article in shaped.items()
            for before, after in zip(
                _names(name, articles[name], plain[name]), _names(name, article, answers[name]), strict=True
            )
            if before is not None
        ]
        share = sum(same) / len(same) if same else 1.0
        click.echo(f"{shape:24}{len(shaped):9}{figures.span_recall:8.3f}{figures.f1:7.3f}{lost:8.3f}{share:7.3f}")


def _names(name: str, article: GoldArticle, answer: Attribution) -> list[str | None]:
    """Return the speaker's name for each gold quotation, None where it is not right."""
    return [outcome.name if outcome.right else None for outcome in judge(name, article, answer).outcomes]


if __name__ == "__main__":
    main()
