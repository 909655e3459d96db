"""Who is quoted: what the article tells of a speaker beside the name."""
