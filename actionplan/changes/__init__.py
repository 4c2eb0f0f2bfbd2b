"""What changed between two states of the data, in plain English: records and fields, never lines."""

from actionplan.changes.compare import Difference, compare
from actionplan.changes.output import as_json, as_markdown, as_text

__all__ = ["Difference", "as_json", "as_markdown", "as_text", "compare"]
