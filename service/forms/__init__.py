"""Forms of an answer beside JSON: a table, a page to read, annotations."""
