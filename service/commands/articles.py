"""The articles that a command works with: the texts of files, or what pages have of them."""
# ruff: noqa: PLC0415

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from inquit import Options
    from service.schemas.request import AttributionRequest

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})


def article_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files among ``paths`` and the articles in the folders among them, these in order of their names."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.suffix.lower() in _PAGES | _TEXTS)
        else:
            yield path


def read_article(file: Path, options: Options, *, is_html: bool | None, id_: str | None = None) -> AttributionRequest:
    """Return the article in ``file`` (``-``: standard input) with what is asked about it, under an id.

    Unless told, its name says whether it is HTML. Raises ClickException for a file that cannot be read.
    """
    from inquit.pages import NoArticle, PagesUnavailable, PageTooLarge, decode, extract
    from service.schemas.request import AttributionRequest

    name = "standard input" if str(file) == "-" else str(file)
    if is_html is None:
        is_html = file.suffix.lower() in _PAGES
    try:
        body = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        if is_html:
            page = extract(decode(body))
            return AttributionRequest(page.text, id_, options, is_html=True, article=page.article)
        return AttributionRequest(body.decode("utf-8"), id_, options)
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{name} is not UTF-8: byte {error.start} cannot be read.") from None
    except (NoArticle, PageTooLarge, PagesUnavailable) as error:
        raise click.ClickException(f"{name}: {error}") from None
    except OSError as error:
        raise click.ClickException(f"{name}: {error.strerror or error}.") from None
