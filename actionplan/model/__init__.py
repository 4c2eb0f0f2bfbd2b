"""Typed, frozen records: what a plan is, whoever's plan it is."""

from actionplan.model.agreed import Agreed, AgreedAction, AgreedArea
from actionplan.model.area import SHAREABLE, Action, Area, Check
from actionplan.model.bodies import Became, Body
from actionplan.model.briefing import Approval, Briefing, Claim, Promise
from actionplan.model.checked import Checked, CheckedArea
from actionplan.model.due import Due
from actionplan.model.help import Help
from actionplan.model.identity import Identity, Section
from actionplan.model.pathway import Pathway, Step
from actionplan.model.plan import ActionOf, Plan, natural
from actionplan.model.progress import (
    NOT_REPORTED,
    STATES,
    ActionChange,
    AreaChange,
    Decision,
    Ended,
    Evidence,
    Rating,
    Report,
)
from actionplan.model.synonym import Synonym
from actionplan.model.update import Update
from actionplan.model.words import Acronym, Meaning, Term

__all__ = [
    "NOT_REPORTED",
    "SHAREABLE",
    "STATES",
    "Acronym",
    "Action",
    "ActionChange",
    "ActionOf",
    "Agreed",
    "AgreedAction",
    "AgreedArea",
    "Approval",
    "Area",
    "AreaChange",
    "Became",
    "Body",
    "Briefing",
    "Check",
    "Checked",
    "CheckedArea",
    "Claim",
    "Decision",
    "Due",
    "Ended",
    "Evidence",
    "Help",
    "Identity",
    "Meaning",
    "Pathway",
    "Plan",
    "Promise",
    "Rating",
    "Report",
    "Section",
    "Step",
    "Synonym",
    "Term",
    "Update",
    "natural",
]
