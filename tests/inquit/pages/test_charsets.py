"""Charsets: what is declared, and what is."""

from __future__ import annotations

import pytest

from inquit.pages import decode

WORDS = "“Café,” said Zoë – twice"
PAGE = f"<html><head>{{}}</head><body><p>{WORDS}</p></body></html>"
META = '<meta charset="{}">'
OLD_META = '<meta http-equiv="Content-Type" content="text/html; charset={}">'


@pytest.mark.parametrize(
    ("encoding", "head", "charset"),
    [
        pytest.param("utf-8", "", None, id="nothing declared"),
        pytest.param("utf-8", "", "utf-8", id="header"),
        pytest.param("utf-8", META.format("utf-8"), None, id="meta"),
        pytest.param("utf-8-sig", "", None, id="byte order mark"),
        pytest.param("utf-8-sig", META.format("iso-8859-1"), "iso-8859-1", id="mark against header and meta"),
        pytest.param("utf-16", "", None, id="UTF-16 with its mark"),
        pytest.param("utf-16-le", "", "utf-16le", id="UTF-16 by its header"),
        pytest.param("cp1252", "", None, id="Windows-1252, nothing declared"),
        pytest.param("cp1252", "", "iso-8859-1", id="Latin-1 is Windows-1252"),
        pytest.param("cp1252", OLD_META.format("ISO-8859-1"), None, id="old meta"),
        pytest.param("mac_roman", META.format("macintosh"), None, id="Macintosh"),
        pytest.param("gb18030", META.format("gb2312"), None, id="Chinese"),
        pytest.param("utf-8", "", "iso-8859-1", id="UTF-8, wrong header"),
        pytest.param("utf-8", META.format("windows-1252"), None, id="UTF-8, wrong meta"),
        pytest.param("cp1252", META.format("utf-8"), "utf-8", id="Windows-1252, wrong header and meta"),
        pytest.param("cp1252", META.format("utf-16"), None, id="meta that cannot be"),
        pytest.param("utf-8", META.format("nonsense"), "no such", id="charset that nobody knows"),
    ],
)
def test_page_is_read_in_its_charset(encoding: str, head: str, charset: str | None) -> None:
    page = PAGE.format(head)
    assert decode(page.encode(encoding, "replace"), charset) == page


def test_bytes_that_are_lost_do_not_change_the_charset() -> None:
    body = PAGE.format("").encode()
    assert decode(body[:-20] + b"\xe2" + body[-20:]).count("\ufffd") == 1


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"\xff", bytes(range(256)), b'<meta charset="'])
def test_any_bytes_can_be_read(body: bytes) -> None:
    assert isinstance(decode(body), str)
