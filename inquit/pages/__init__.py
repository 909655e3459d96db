"""Pages of news sites made articles: the main text of HTML, and what the page tells of it.

Needs the extra ``html``: ``pip install inquit[html]``.
"""

from inquit.pages.charsets import decode
from inquit.pages.extraction import NoArticle, Page, extract
from inquit.pages.library import PagesUnavailable
from inquit.pages.markup import PageTooLarge

__all__ = ["NoArticle", "Page", "PageTooLarge", "PagesUnavailable", "decode", "extract"]
