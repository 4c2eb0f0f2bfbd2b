"""How hard the briefings are to read: the figures that a person judges, apart from the tests.

Use, in an environment made from requirements-readability.txt:

    python scripts/readability.py [DATA_DIR]

For each briefing: words read aloud, Flesch-Kincaid grade, sentences of more than 25 words. Headings,
references and addresses are left out; acronyms stand as on the page.

Exit codes: 0 within the limits, 1 a briefing above grade 11, an average above 9, or more than 2 long
sentences in 100.
"""

from __future__ import annotations

import pathlib
import re
import sys

import textstat

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from actionplan.indexes.briefings import read_aloud  # noqa: E402  (found once the path is set)
from actionplan.model.loading import load  # noqa: E402

LONG = 25
MOST, AVERAGE, LONG_IN_100 = 11.0, 9.0, 2.0


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [one for one in re.split(r"(?<=[.!?])\s+", text) if one]


def main(arguments: list[str]) -> int:
    """Print a line for each briefing, then the figures for all."""
    plan = load(pathlib.Path(arguments[0]) if arguments else ROOT / "plan_data").plan()
    if plan is None:
        print("The data cannot be read: run the command check.")
        return 1
    grades, long, total = [], 0, 0
    for briefing in plan.briefings:
        texts = [text if text[-1] in ".?!" else f"{text}." for text in read_aloud(plan, briefing)]
        whole = " ".join(texts)
        parts = sentences(whole)
        over = sum(len(part.split()) > LONG for part in parts)
        grade = float(textstat.flesch_kincaid_grade(whole))
        print(
            f"{briefing.id:42} {len(whole.split()):5} words  grade {grade:4.1f}  {over} long sentences"
        )
        grades.append(grade)
        long, total = long + over, total + len(parts)
    average, share = sum(grades) / len(grades), 100 * long / total
    print(
        f"average grade {average:.2f}, highest {max(grades):.1f}; {share:.1f} long sentences in 100"
    )
    return 0 if max(grades) <= MOST and average <= AVERAGE and share <= LONG_IN_100 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
