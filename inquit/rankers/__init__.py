"""Log-linear models and their weights."""
