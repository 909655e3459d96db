"""Reports without quotation marks."""
