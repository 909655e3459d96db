"""Titles and affiliations: what the article says a speaker is, and of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from inquit import Engine

SAID = "“The pier is closed,” {} said."


@pytest.mark.parametrize(
    ("who", "title", "affiliation"),
    [
        pytest.param("Nora Berg, secretary of the Port Authority,", "secretary", "Port Authority", id="of a body"),
        pytest.param("Nora Berg, the Port Authority’s secretary,", "secretary", "Port Authority", id="owner in front"),
        pytest.param("Port Authority Secretary Nora Berg", "Secretary", "Port Authority", id="body in front"),
        pytest.param("Norwegian President Nora Berg", "President", "Norway", id="a people stands for its country"),
        pytest.param("marine biologist Nora Berg", "marine biologist", None, id="occupation in front"),
        pytest.param("Dr. Nora Berg", "Dr.", None, id="title alone"),
        pytest.param("Nora Berg, 43, a nurse at Lund Hospital,", "nurse", "Lund Hospital", id="behind an age"),
        pytest.param(
            "Nora Berg, professor of economics at the University of Lund,",
            "professor of economics",
            "University of Lund",
            id="field and body",
        ),
        pytest.param(
            "Nora Berg, founder and chief executive of Holm Shipping,",
            "founder and chief executive",
            "Holm Shipping",
            id="two titles joined",
        ),
        pytest.param(
            "Nora Berg, a spokeswoman for the ministry,", "spokeswoman", "ministry", id="a body that is described"
        ),
        pytest.param("Nora Berg", None, None, id="a name alone"),
        pytest.param("Mrs Berg", None, None, id="a courtesy title is none"),
    ],
)
def test_title_and_affiliation(engine: Engine, who: str, title: str | None, affiliation: str | None) -> None:
    (speaker,) = engine.attribute(SAID.format(who)).speakers
    assert (speaker.title, speaker.affiliation) == (title, affiliation)


def test_title_of_the_next_in_a_list_is_not_taken(engine: Engine) -> None:
    text = "Mayor Jon Holm wept. Nora Berg, mayor Jon Holm and others came. “We lost,” Nora Berg said."
    (speaker,) = engine.attribute(text).speakers
    assert speaker.title is None


def test_organisations_have_no_title(engine: Engine) -> None:
    (speaker,) = engine.attribute("“The pier is closed,” the Lund Port Authority said in a statement.").speakers
    assert (speaker.title, speaker.affiliation) == (None, None)
