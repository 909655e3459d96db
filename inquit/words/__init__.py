"""The words the engine knows: lists, and what they tell of names."""
