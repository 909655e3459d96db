"""The answer as a table, as a page and as annotations."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit import DEFAULTS
from service.answers import answer
from service.example import EXAMPLE_ANSWER, EXAMPLE_TEXT
from service.forms.annotations import to_annotations
from service.forms.page import content_security_policy, pieces, to_html
from service.forms.table import COLUMNS, to_csv
from service.schemas.request import AttributionRequest
from tests.service.fakes import fake_attribution


def answered(text: str) -> dict[str, Any]:
    """Return a made-up answer for any text."""
    return answer(fake_attribution(text), AttributionRequest(text, "a-1", DEFAULTS))


def rows(written: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(written, newline="")))


class TestTable:
    def test_a_row_a_quotation(self) -> None:
        first, second = rows(to_csv(EXAMPLE_ANSWER))
        assert tuple(first) == COLUMNS
        assert (first["article"], first["quotation"], first["words"]) == (
            "bridge-1",
            "q1",
            "The bridge opens on Monday,",
        )
        assert (first["speaker"], first["title"], first["affiliation"]) == ("Ida Holm", "mayor", "Lundby")
        assert (second["source"], second["cue"], second["gender"]) == ("", "", "")

    @given(st.text(st.characters(exclude_categories=["Cs"])))
    def test_any_words_come_back(self, text: str) -> None:
        payload = answered(f"“{text}”")
        assert [row["words"] for row in rows(to_csv(payload))] == [quote["words"] for quote in payload["quotes"]]


class TestAnnotations:
    def test_each_quotation_is_found_by_position_and_by_words(self) -> None:
        page = to_annotations(EXAMPLE_ANSWER, EXAMPLE_TEXT, "https://example.org/bridge")
        assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
        for item in page["items"]:
            position, words = item["target"]["selector"]
            assert item["target"]["source"] == "https://example.org/bridge"
            assert EXAMPLE_TEXT[position["start"] : position["end"]] == words["exact"]
            assert words["prefix"] + words["exact"] + words["suffix"] in EXAMPLE_TEXT
            assert item["body"][0] == {
                "type": "TextualBody",
                "purpose": "identifying",
                "value": "Ida Holm",
                "format": "text/plain",
            }

    def test_article_without_an_address_is_named_by_its_text(self) -> None:
        first, second = (to_annotations(EXAMPLE_ANSWER, text, None)["items"][0] for text in (EXAMPLE_TEXT, "Other."))
        assert first["target"]["source"].startswith("urn:sha256:")
        assert first["target"]["source"] != second["target"]["source"]

    def test_ids_differ(self) -> None:
        items = to_annotations(EXAMPLE_ANSWER, EXAMPLE_TEXT, None)["items"]
        assert len({item["id"] for item in items}) == len(items)


class TestPage:
    def test_quotations_are_marked_and_their_speakers_named(self) -> None:
        page = to_html(EXAMPLE_ANSWER, EXAMPLE_TEXT)
        assert page.count('<q class="c0"') == 2
        assert '<a class="who" href="#s1">Ida Holm</a>' in page

    @pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=y>', "</q></p></main>"])
    def test_all_of_the_article_is_escaped(self, hostile: str) -> None:
        assert hostile not in to_html(answered(f"“{hostile}”"), f"“{hostile}”")

    def test_nothing_of_the_article_is_a_template(self) -> None:
        assert "{{ 7 * 7 }}" in to_html(answered("“{{ 7 * 7 }}”"), "“{{ 7 * 7 }}”")

    def test_nothing_is_loaded_from_elsewhere(self) -> None:
        page = to_html(EXAMPLE_ANSWER, EXAMPLE_TEXT)
        assert not any(word in page for word in ("http:", "https:", "src=", "@import", "url("))
        assert content_security_policy().startswith("default-src 'none'; style-src 'sha256-")

    @given(st.text())
    def test_pieces_are_the_text(self, text: str) -> None:
        assert "".join(piece.text for piece in pieces(text, answered(text)["quotes"])) == text
