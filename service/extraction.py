"""The article in a page that was sent as HTML."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from inquit.pages import NoArticle, PagesUnavailable, PageTooLarge, extract
from service.incoming import require_short
from service.problems import HTML_UNAVAILABLE, NO_ARTICLE, PAGE_TOO_LARGE, Problem

if TYPE_CHECKING:
    from inquit import Deadline
    from service.schemas.request import AttributionRequest


def with_article(asked: AttributionRequest, deadline: Deadline, *, max_characters: int) -> AttributionRequest:
    """Return the request for the article in the page that ``asked`` has.

    Raises Problem (413, 422, 501) for a page that cannot be read, and OutOfTime soon after ``deadline``.
    """
    try:
        page = extract(asked.text, deadline)
    except NoArticle:
        raise Problem(NO_ARTICLE) from None
    except PageTooLarge as error:
        raise Problem(PAGE_TOO_LARGE, str(error)) from None
    except PagesUnavailable:
        raise Problem(HTML_UNAVAILABLE) from None
    require_short(page.text, max_characters)
    return replace(asked, text=page.text, article=page.article)


def warm_up() -> None:
    """Load what reads pages, if it is installed, so that no request has to wait for that."""
    with suppress(PagesUnavailable):
        extract("<p>It works, said the engineer.</p>")
