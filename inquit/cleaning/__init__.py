"""Text as received made text as read: encodings, markup, layout and furniture undone, with a map of every character."""
