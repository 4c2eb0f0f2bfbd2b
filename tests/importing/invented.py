"""An invented plan's document, flattened to text as such documents are: shifts, splits and slips."""

from __future__ import annotations

HEADINGS = (
    "Ref.",
    "Area for improvement",
    "Action (intent)",
    "Lead",
    "Timescale",
    "Oversight & Monitoring",
    "Expected impact",
    "Scrutiny & Audit Programme (Evidence of Impact)",
)

FRONT = """

Westmere

Joint Roads Inspection “Crossings for All” Improvement Plan

DATE OF INSPECTION: 30 NOVEMBER - 4 DECEMBER 2020

DATE OF SUBMISSION TO THE INSPECTORATE: 1 MARCH 2021

V3: Updated May 2021

Acronyms:

RT\tRoads Trust
RSB\tRoad Safety Board
RT\tThe Roads Trust
TRO\tTraffic Regulation Order
LW\tLights Watch (volunteers)
"""

SECTION_A = [
    "A1\tCrossings are dark. Nobody keeps a list of lamps.\tLight every crossing by the following: - near primary schools - near all other schools - near surgeries Send the board a note each month on what has been lit so far.\tCouncil\tJun.21\tRoad Safety Board\tFewer people are hurt.\tCouncil reports to the Scrutiny Panel each quarter.",
    "\tThe trust cannot say which lamps are its own.\tMark each lamp with its owner (see also A3).\t\t\t\t\t",
    "\t\tApply for a TRO where the kerb is high.\tCouncil & RT\tSept. 21\t\tKerbs are safe.\t",
    "",
    "A2\t<p>Lamps stay broken for weeks.</p> <p>Callers hear nothing back.</p>\tMend lamps within two days.\tRT\tJul.21\tRoad- Safety Board\t\t\t",
    "\t\tTell callers when a lamp is mended.\t\tAug.21\t\t\t\t",
    "A3\tKerbs were raised without asking\tAsk the wheelchair users' group before work starts.\tCouncil\tDec.21\t\t\tKerbs suit all who use them.\tAn audit of ten kerbs a year.",
    "Walk the route with users once it is done.\tLW\tJan.22\t\t\t\t\t\t",
    "",
    "\tthose who live beside them.\t\t\t\tRoad Safety Board\t\t",
    "A4\tSigns contradict each other.\tReview all signs and report\tRT\tMar.22\t\t\t",
    "",
    "\t\tthe outcome to every school.\tRT\tMar.22\tRSB\tSee above.\tSee above.",
    "\t\tPaint over signs that mislead.\t\t\t\tRSB\t",
    "---\t--\t---\t----\t----\t-----\t--\t--",
]

SECTION_B = [
    "B1\tWardens had no training.\t<p>Train wardens in:</p> <ul style=\"x\"> • stopping traffic; • first aid; • the law.\tCouncil/ Lights Watch\tApr. 22\tCouncil\tWardens are sure of themselves.\tSurvey of wardens each year.",
    "\t\tWardens to wear new coats.\t\t\t\t\t",
    "B2\tThe Walking Bus has no rota.\tDraw up a rota. See A1 and action A4 above.\tRT\tMay.22\t\t\tVolunteers turn out on time.",
    "\t\tRing every volunteer\t\t\tThe council's own staff must ring each volunteer at home before a term begins and write it down.\tCouncil\t",
    "B3\tVolunteers give up early.\tThank each of them in writing.\tCouncil\tJun.22\tCouncil\tVolunteers turn out on time.\tCount of volunteers each term.",
]


def document(*, front: str = FRONT, a: list[str] | None = None, b: list[str] | None = None) -> str:
    """The whole document as flattened text."""
    heading = "\t".join(HEADINGS)
    lines = [front, "A. CROSSINGS & LAMPS", "", heading, *(SECTION_A if a is None else a), ""]
    lines += ["B. TRAINING", "", "Training is looked at anew in autumn.", "", heading]
    return "\n".join([*lines, *(SECTION_B if b is None else b), ""])
