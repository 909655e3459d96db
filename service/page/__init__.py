"""The page for people, and the reference of the API to try it in: files as they are, for a browser."""
