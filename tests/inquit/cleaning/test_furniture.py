"""Which lines are furniture."""

from __future__ import annotations

import pytest

from inquit.cleaning.furniture import kind_of


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Ane Wold", "byline"),
        ("By ANE WOLD and Per Dahl, Fjord Post", "byline"),
        ("Ane Wold, Staff Writer", "byline"),
        ("Reporting by Ane Wold in Oslo; editing by Per Dahl", "byline"),
        ("Ane Wold and Per Dahl contributed to this report.", "byline"),
        ("Published 4 March 2031 at 10:42 am", "byline"),
        ("3 min read", "byline"),
        ("Photograph: Per Dahl/The Fjord Post", "credit"),
        ("Image source, Per Dahl", "credit"),
        ("Photo by Per Dahl", "credit"),
        ("Per Dahl/NPA", "credit"),
        ("Rex/Getty Images", "credit"),
        ("Visitors outside the hall on Sunday. (Per Dahl/NPA)", "caption"),
        ("Storm clouds over the farm on Friday. Photograph: Per Dahl/Fjord Post", "caption"),
        ("Ane Wold speaks to reporters in the old town (AP Photo/Per Dahl)", "caption"),
        ("The Bergs’ farm in the ’90s. Photograph: Per Dahl/Fjord Post", "caption"),
        ("Image caption, Ane Wold at the harbour", "caption"),
        ("FILE - Ane Wold arrives at the town hall", "caption"),
        ("READ MORE: Five questions for coach Per Dahl", "promotion"),
        ("Also read | ‘I was wrong,’ says Per Dahl", "promotion"),
        ("Related Stories", "promotion"),
        ("WATCH: Per Dahl scores", "promotion"),
        ("Advertisement", "label"),
        ("- Advertisement -", "label"),
        ("* * *", "label"),
        ("Share on Facebook Share on Twitter", "share"),
        ("Follow us on Facebook and Instagram", "share"),
        ("Sign up for our morning newsletter", "subscription"),
        ("Tags: ferries, Fjord", "tags"),
        ("#ferries #fjord", "tags"),
        ("https://example.org/a", "reference"),
        ("Copyright 2031 The Fjord Post. All rights reserved.", "reference"),
        ("This article was amended on 4 March.", "reference"),
    ],
)
def test_a_line_of_furniture_is_told(line: str, kind: str) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "",
        "By Friday the ferry was back.",
        "By the time Ane Wold came, it was over.",
        "Sources said the ferry would sail.",
        "More than 200 people came.",
        "Watch out for ice, Ane Wold said.",
        "Related charges were dropped on Monday.",
        "Share prices fell by a third. Nobody knew why.",
        "Follow the river to the sea.",
        "“By Ane Wold,” it said on the cover.",
        "The photo by Per Dahl won a prize (and money).",
        "“We read more,” said Ane Wold.",
        "The farm on Sunday. 'I hope they leave,' said Ane Wold. Photograph: Per Dahl/Fjord Post",
        "‘You don’t fight a plank’: Ane Wold at the yard. PHOTO: SUPPLIED",
        "Ane Wold",
        "Ferries to sail again",
        "Ane Wold: We will sail in May.",
        "The minister (Labour) said no.",
        "Image is everything, he said.",
        "Subscribers left in May, and nobody came after them. The paper closed.",
        "In the picture: a boat, a man and a dog that he had found on the shore in a storm.",
    ],
)
def test_the_article_is_none(line: str) -> None:
    assert kind_of(line) is None
