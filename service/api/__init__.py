"""The HTTP layer: JSON in, the engine's attributions out; knows nothing of language."""
