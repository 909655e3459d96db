"""The named entities that spaCy's recogniser finds, in less than half of its time.

Here an entity is a stretch of tokens with a label, as spaCy has it; whom it names is decided in ``inquit.entities``.

For every token spaCy asks each of some seventy actions (B-PERSON, I-PERSON, … O) whether it is allowed, which takes
longer than its network does. But outside an entity an action depends on its token alone: here the network chooses for
all tokens at once, and only entities of several words are walked. Network, weights and rules are spaCy's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc
    from thinc.api import Model

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

RECOGNIZER = "ner"
FAST_RECOGNIZER = "fast_ner"
_FEATURES = 3
"""Tokens the network looks at: the one at hand, the first and the last so far of the entity it may go on."""


@dataclass(frozen=True, slots=True, eq=False)
class FastRecognizer:
    """The pipeline component that takes the place of spaCy's recogniser."""

    tok2vec: Model[Any, Any]
    lower: Model[Any, Any]
    upper: Model[Any, Any]
    actions: tuple[tuple[str, str], ...]
    """Move (B, I, L, U or O) and label of each action, as the network numbers them."""
    outside: int
    begins: Flags
    """Which actions begin an entity of several tokens."""
    names: Flags
    """Which actions make a token that follows no open entity part of one."""
    barred: Flags
    """Which actions need an open entity."""
    stays: dict[str, tuple[Floats, float]]
    """For each label the weights and the bias by which going on with the entity exceeds ending it."""

    @classmethod
    def of(cls, recognizer: EntityRecognizer) -> Self:
        """Take over the network of ``recognizer``, for which ``can_replace`` must be true."""
        model, moves = recognizer.model, recognizer.moves
        upper = model.get_ref("upper")
        weights, bias = upper.get_param("W"), upper.get_param("b")
        classes = [moves.get_class_name(i) for i in range(moves.n_moves)]
        actions = tuple((name[:1], name[2:]) for name in classes)
        number = {action: i for i, action in enumerate(actions)}
        names = np.array([move in {"B", "U"} and label != "" for move, label in actions])
        outside = classes.index("O")
        return cls(
            tok2vec=model.get_ref("tok2vec"),
            lower=model.get_ref("lower"),
            upper=upper,
            actions=actions,
            outside=outside,
            begins=np.array([move == "B" for move, _ in actions]),
            names=names,
            barred=~names & (np.arange(len(actions)) != outside),
            stays={
                label: (weights[i] - weights[number["L", label]], float(bias[i] - bias[number["L", label]]))
                for (move, label), i in number.items()
                if move == "I"
            },
        )

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of one document."""
        return next(self.pipe([doc], batch_size=1))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Set the entities of documents, ``batch_size`` at a time."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            padded = self.lower.predict(self.tok2vec.predict(batch))
            nobody, features = padded[0], padded[1:]
            features[:, 0] += self.lower.get_param("b")
            hidden, _ = self.lower.ops.maxout(features[:, 0] + nobody[1] + nobody[2])
            scores = self.upper.predict(hidden)
            end = 0
            for doc in batch:
                start, end = end, end + len(doc)
                found = self._label_spans(doc, features[start:end], scores[start:end])
                doc.set_ents([Span(doc, first, past, label) for first, past, label in found])
            yield from batch

    def _label_spans(self, doc: Doc, features: Floats, scores: Floats) -> Iterator[tuple[int, int, str]]:
        """Yield the first token, the token past the last, and the label of each entity of ``doc``.

        None crosses a sentence or begins with a blank. ``scores`` are those of all actions for each token.
        """
        columns = doc.to_array([IS_SPACE, SENT_START])
        final = np.append(columns[1:, 1] == 1, True)[: len(doc)]
        scores[:, self.barred] = -np.inf
        scores[np.ix_(final, self.begins)] = -np.inf
        scores[np.ix_(columns[:, 0] == 1, self.names)] = -np.inf
        best = scores.argmax(axis=1)
        end = 0
        for first in np.flatnonzero(best != self.outside).tolist():
            if first >= end:
                move, label = self.actions[best[first]]
                end = first + 1 if move == "U" else self._end(features, final, first, label)
                yield first, end, label

    def _end(self, features: Floats, final: Flags, first: int, label: str) -> int:
        """Return the token past the last of an entity that begins at ``first`` and goes on."""
        weights, bias = self.stays[label]
        i = first + 1
        while not final[i]:
            hidden = (features[i, 0] + features[first, 1] + features[i - 1, 2]).max(axis=1)
            if hidden @ weights + bias < 0:
                break
            i += 1
        return i + 1


def can_replace(recognizer: object) -> bool:
    """Tell whether a component is a recogniser of the kind that spaCy's own pipelines have."""
    if not isinstance(recognizer, EntityRecognizer) or recognizer.cfg["beam_width"] != 1:
        return False
    attrs, lower = recognizer.model.attrs, recognizer.model.get_ref("lower")
    shape = lower.get_dim("nF") == _FEATURES and lower.get_dim("nP") > 1
    return bool(shape and attrs["has_upper"] and not attrs["unseen_classes"])


def make_recognizer_fast(nlp: Language) -> None:
    """Put the fast recogniser in the place of that of ``nlp``; a pipeline with another kind of recogniser stays."""
    if RECOGNIZER in nlp.pipe_names and can_replace(nlp.get_pipe(RECOGNIZER)):
        nlp.add_pipe(FAST_RECOGNIZER, after=RECOGNIZER)
        nlp.disable_pipe(RECOGNIZER)


@Language.factory(FAST_RECOGNIZER, assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def _fast_recognizer(nlp: Language, name: str) -> FastRecognizer:  # noqa: ARG001, spaCy passes the name
    recognizer = nlp.get_pipe(RECOGNIZER)
    assert isinstance(recognizer, EntityRecognizer)
    return FastRecognizer.of(recognizer)
