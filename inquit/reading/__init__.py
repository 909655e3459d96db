"""From text to Scene: paragraphs, quotation marks, parse, mentions and cues."""
