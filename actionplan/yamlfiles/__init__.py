"""YAML files: text in, plain data and the place of every key and value out."""

from actionplan.yamlfiles.document import Document, Mark, Path, Unquoted
from actionplan.yamlfiles.reading import read_file, read_text

__all__ = ["Document", "Mark", "Path", "Unquoted", "read_file", "read_text"]
