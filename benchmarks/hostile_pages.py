"""Time what reads pages on pages made to be expensive: seconds for each kind, and for twice as much of it.

    python -m benchmarks.hostile_pages [--kilobytes 1000]

A page that has more elements than are read is refused, which is timed too.
"""

from __future__ import annotations

from contextlib import suppress
from time import process_time
from typing import TYPE_CHECKING

import click

from inquit.pages import NoArticle, PageTooLarge, extract

if TYPE_CHECKING:
    from collections.abc import Callable

_ARTICLE = "<article><h1>Ferry stays</h1>" + "<p>“She stays where she is, all of us said,” said Ida Holm.</p>" * 20
_ELEMENTS = 19_000
"""Just fewer than a page may have."""


def _page(body: str) -> str:
    return f"<html><head><title>Ferry stays</title></head><body>{_ARTICLE}{body}</body></html>"


def _repeated(unit: str, begin: str = "", end: str = "") -> Callable[[int], str]:
    return lambda size: _page(begin + unit * (size // len(unit)) + end)


def _elements(unit: str, begin: str = "", end: str = "") -> Callable[[int], str]:
    """Make pages with as many elements as are read, and no more."""
    return lambda size: _page(begin + unit * min(size // len(unit), _ELEMENTS // unit.count("</")) + end)


def _attributes(form: str, begin: str) -> Callable[[int], str]:
    return lambda size: _page(begin + "".join(form.format(number) for number in range(size // 8)) + ">x")


HOSTILE: dict[str, Callable[[int], str]] = {
    "nested blocks": _repeated("<div>"),
    "nested tables": _repeated("<table><tr><td>"),
    "nested markup": _repeated("<b><i>", "<p>"),
    "attributes": _attributes(" a{}=1", "<div"),
    "attributes with tags": _attributes(" a{}='<>'", "<div '"),
    "59 attributes a tag": _repeated("<a" + " b" * 59 + ">"),
    "a long attribute": _repeated("a-", "<div class='", "'>x"),
    "references of references": _repeated("amp;", "<p>&", "quot;"),
    "one word": _repeated("a", "<p>"),
    "blanks": _repeated("\u00a0", "<p>"),
    "dates": _repeated("12/11/2024 ", "<p>"),
    "JSON": _repeated("[", "<script type='application/ld+json'>", "</script>"),
    "comments": _repeated("<!--"),
    "tag within tag": _repeated("<a<"),
    "headings": _elements("<h1>One of many</h1>"),
    "short paragraphs": _elements("<p>a</p>"),
    "short blocks": _elements("<div>a</div>"),
    "markup in every word": _elements("<span>a</span> ", "<p>"),
    "links": _elements("<a href='/a'>a</a>"),
    "table rows": _elements("<tr><td>a</td></tr>", "<table>"),
}
"""For each kind of page what makes one of about so many characters."""


def seconds(html: str) -> float:
    """Return the processor time that reading a page takes."""
    start = process_time()
    with suppress(NoArticle, PageTooLarge):
        extract(html)
    return process_time() - start


@click.command(help=(__doc__ or "").splitlines()[0])
@click.option("--kilobytes", default=1000, show_default=True, help="Size of the pages, before they are doubled.")
def main(kilobytes: int) -> None:
    """Print the seconds of each kind."""
    seconds(_page(""))
    click.echo(f"{'page':26}{kilobytes:>8} KB{2 * kilobytes:>8} KB")
    for kind, make in HOSTILE.items():
        click.echo(f"{kind:26}{seconds(make(1000 * kilobytes)):9.2f} s{seconds(make(2000 * kilobytes)):9.2f} s")


if __name__ == "__main__":
    main()
