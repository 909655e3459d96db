"""How many words in front of a name are its title."""

from __future__ import annotations

import pytest

from inquit.words.name_titles import title_length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Mr. Weber", 1),
        ("Lt. Col. Anna Weber", 2),
        ("former Prime Minister Anna Weber", 3),
        ("Norwegian President Anna Weber", 2),
        ("the new Prime Minister Anna Weber", 4),
        ("The New Lundvik Post", 1),
        ("Lundvik Mayor Anna Weber", 2),
        ("U.S. District Judge Anna Weber", 3),
        ("House Speaker Xilo Weber", 2),
        ("Governor of Lundvik Anna Weber", 3),
        ("House Anna Weber", 1),
        ("Senate Finance Committee", 0),
        ("Lundvik Weber", 0),
        ("Mayor Anna Weber Foundation", 0),
        ("Secretary of State Anna Weber", 3),
        ("Billionaire Anna Weber", 1),
        ("Dean Weber", 0),
        ("Dean Anna Weber", 1),
        ("Aunty Ruth Weber", 1),
        ("General Motors", 0),
        ("Justice Department", 0),
        ("King County", 0),
        ("Bishop of Lundby", 0),
        ("President", 0),
        ("Anna Weber", 0),
        ("Sheikh Khalid bin Sultan Al-Weber", 1),
        ("Northern League TD Anna Weber", 3),
        ("Hunter Weber", 0),
        ("HE Eng Anna Weber", 2),
        ("HE ANNA WEBER", 0),
        ("He Weber", 0),
        ("Datuk Seri Anna Weber", 2),
    ],
)
def test_titles_in_front(text: str, length: int) -> None:
    assert title_length(text.split()) == length
