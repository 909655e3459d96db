"""Serving over HTTP: gunicorn's processes, their connections, and the articles that they hand to each other."""
