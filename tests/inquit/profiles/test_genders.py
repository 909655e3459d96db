"""The gender that an article tells of a speaker, and what told it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit import GenderEvidence, Options, PersonGender, ToldGender

if TYPE_CHECKING:
    from inquit import Engine

FEMALE, MALE, UNKNOWN = PersonGender.FEMALE, PersonGender.MALE, PersonGender.UNKNOWN


@pytest.mark.parametrize(
    ("text", "gender", "evidence"),
    [
        pytest.param("“It closed,” Mrs Quill said.", FEMALE, GenderEvidence.TITLE, id="title"),
        pytest.param("“It closed,” said Zed Quill, an actress.", FEMALE, GenderEvidence.ROLE, id="role"),
        pytest.param(
            "“It closed,” said Zed Quill. “It was late,” he said.", MALE, GenderEvidence.PRONOUN, id="pronoun"
        ),
        pytest.param("“It closed,” said Karl Berg.", MALE, GenderEvidence.FIRST_NAME, id="first name"),
        pytest.param("“It closed,” said Z. Quill.", UNKNOWN, None, id="nothing tells"),
        pytest.param("“It closed,” a spokeswoman said.", FEMALE, GenderEvidence.ROLE, id="described only"),
        pytest.param("“It closed,” the chairman, Z. Quill, said.", UNKNOWN, None, id="a chairman may be a woman"),
    ],
)
def test_gender(engine: Engine, text: str, gender: PersonGender, evidence: GenderEvidence | None) -> None:
    (speaker,) = engine.attribute(text, Options(gender=True)).speakers
    assert speaker.gender == ToldGender(gender, evidence)


def test_organisations_have_none(engine: Engine) -> None:
    (speaker,) = engine.attribute("“It closed,” the Lund Port Authority said.", Options(gender=True)).speakers
    assert speaker.gender is None


def test_nobody_is_told_unasked(engine: Engine) -> None:
    (speaker,) = engine.attribute("“It closed,” Mrs Quill said.").speakers
    assert speaker.gender is None
