"""Each form of a document, read into the neutral table."""
