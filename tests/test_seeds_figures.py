"""The engine's figures on the sample articles, pinned so that no change loses accuracy unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.attribution.evaluation import evaluate_engine, load_gold

if TYPE_CHECKING:
    from pathlib import Path

    from service.attribution import Engine


def test_figures_of_the_seeds(engine: Engine, root: Path) -> None:
    figures = evaluate_engine(engine.attribute, load_gold(root / "seeds")).overall
    assert figures.span_recall >= 0.98
    assert figures.f1 >= 0.70
