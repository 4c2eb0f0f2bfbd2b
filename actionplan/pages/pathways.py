"""The pages of pathways: what the plan says about a procedure, as a list of steps and as a picture."""

from __future__ import annotations

from actionplan.indexes import briefings as about
from actionplan.model import Pathway, Step
from actionplan.model.due import day_label, month_label
from actionplan.pages.flow import GROUNDS, flow
from actionplan.pages.render import Html, render
from actionplan.pages.site import Site


def pathways_page(site: Site) -> Html:
    """The list of pathways."""
    return render(
        "pathways.html.j2",
        plan=site.plan,
        words=site.plan.identity.words,
        links=site.links("pathways/index.md"),
        month=month_label(site.plan.identity.as_at),
    )


def pathway_page(site: Site, pathway_id: str) -> Html:
    """One pathway."""
    plan = site.plan
    pathway = next(one for one in plan.pathways if one.id == pathway_id)
    procedure = pathway.procedure
    return render(
        "pathway.html.j2",
        pathway=pathway,
        picture=flow(pathway, {step.id: who(site, step) for step in pathway.steps}),
        grounds=GROUNDS,
        titles={step.id: step.title for step in pathway.steps},
        briefings=briefings_on(site, pathway),
        checked=day_label(procedure.checked) if procedure.checked else "",
        plan=plan,
        words=plan.identity.words,
        links=site.links(f"pathways/{pathway.id}.md"),
        month=month_label(plan.identity.as_at),
    )


def who(site: Site, step: Step) -> str:
    """Who does a step, as text."""
    names = [site.plan.bodies[body].brief for body in step.who]
    names += [step.who_else] if step.who_else else []
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def briefings_on(site: Site, pathway: Pathway) -> list[object]:
    """The briefings on any of a pathway's areas, each once."""
    return list(
        {one.id: one for ref in pathway.areas for one in about.covering(site.plan, ref)}.values()
    )
