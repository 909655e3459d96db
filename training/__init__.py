"""What teaches the engine; no part of the wheel."""
