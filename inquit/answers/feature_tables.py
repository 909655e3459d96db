"""What the features of all models mean, in one place: read by the documentation and the tests."""

from __future__ import annotations

from inquit.answers.confidence_families import CONFIDENCE_FEATURES
from inquit.entities.antecedent_families import ANTECEDENT_FEATURES
from inquit.indirect.content_families import INDIRECT_FEATURES
from inquit.indirect.source_families import INDIRECT_SOURCE_FEATURES
from inquit.sources.source_families import SOURCE_FEATURES
from inquit.sources.speech_families import SPEECH_FEATURES

FEATURE_TABLES = (
    SOURCE_FEATURES,
    SPEECH_FEATURES,
    ANTECEDENT_FEATURES,
    CONFIDENCE_FEATURES,
    INDIRECT_FEATURES,
    INDIRECT_SOURCE_FEATURES,
)
"""A table for each model (each field of ``Models``)."""
