"""The article that a command works with: the text of a file, or what a page has of it."""
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import click

if TYPE_CHECKING:
    from inquit import Options
    from service.schemas.request import AttributionRequest

_PAGES = (".html", ".htm", ".xhtml")


def read_article(file: BinaryIO, options: Options, *, is_html: bool | None) -> AttributionRequest:
    """Return the article in ``file`` with what is asked about it; unless told, its name says whether it is HTML.

    Raises ClickException for a file that cannot be read.
    """
    from inquit.pages import NoArticle, PagesUnavailable, PageTooLarge, decode, extract
    from service.schemas.request import AttributionRequest

    if is_html is None:
        is_html = str(getattr(file, "name", "")).lower().endswith(_PAGES)
    try:
        if is_html:
            page = extract(decode(file.read()))
            return AttributionRequest(page.text, None, options, is_html, page.article)
        return AttributionRequest(file.read().decode("utf-8"), None, options)
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file.name} is not UTF-8: byte {error.start} cannot be read.") from None
    except (NoArticle, PageTooLarge, PagesUnavailable) as error:
        raise click.ClickException(f"{file.name}: {error}") from None
