"""Invented plans of any size, with the shape of the one that ships: the same seed, the same plan.

The words are made up of syllables. Areas, actions and their text grow with the size; bodies,
glossary, briefings and pathways grow more slowly, as where partnerships with bodies and words in
common put their plans together.
"""

from __future__ import annotations

import pathlib
import random
from dataclasses import dataclass, field
from typing import Any

import yaml

AREAS_OF_ONE = 46
"""So many areas has one partnership's plan."""
_SYLLABLES = (
    "ba",
    "co",
    "du",
    "fen",
    "gar",
    "hol",
    "mi",
    "nor",
    "pel",
    "ra",
    "sun",
    "tor",
    "vi",
    "wen",
)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass
class _Maker:
    """Makes one plan."""

    areas: int
    seed: int
    chance: random.Random = field(init=False)
    words: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311  (the same plan each time)
        self.partners = -(-self.areas // AREAS_OF_ONE)
        self.words = sorted({self._word() for _ in range(1500)})
        self.bodies = [f"body-{number}" for number in range(12 + 6 * self.partners)]
        self.acronyms = [self._capitals(number) for number in range(60 + 6 * self.partners)]
        self.terms = [f"{self._word()} {self._word()} scheme" for _ in range(20 + self.partners)]
        sections = [f"{number}" for number in range(1, 5 * self.partners + 1)]
        counts = [self.areas // len(sections)] * len(sections)
        for place in range(self.areas - sum(counts)):
            counts[place] += 1
        self.refs = [
            (section, f"{section}.{number}")
            for section, count in zip(sections, counts, strict=True)
            for number in range(1, count + 1)
        ]
        self.sections = sections

    def _word(self) -> str:
        return "".join(self.chance.choices(_SYLLABLES, k=self.chance.choice((2, 2, 3, 3, 4))))

    @staticmethod
    def _capitals(number: int) -> str:
        return "".join(chr(65 + number // 26**place % 26) for place in range(3)) + "X"

    def text(self, words: int) -> str:
        """A sentence of about so many words; now and then one of them is an acronym or a term."""
        found = self.chance.choices(
            self.words, k=max(4, round(self.chance.gauss(words, words / 4)))
        )
        for place in range(len(found)):
            if self.chance.random() < 0.03:
                found[place] = self.chance.choice(self.acronyms)
        if self.chance.random() < 0.05:
            found.append(self.chance.choice(self.terms))
        text = " ".join(found)
        return f"{text[:1].upper()}{text[1:]}."

    def title(self) -> str:
        """A short title."""
        return self.text(4)[:45].rstrip(". ")

    def body(self) -> str:
        """A body, of which the first few do most of the work."""
        return self.bodies[
            min(int(self.chance.expovariate(4 / len(self.bodies))), len(self.bodies) - 1)
        ]

    def plan(self) -> dict[str, Any]:
        """`plan.yml`."""
        return {
            "id": f"invented-{self.areas}",
            "title": "An invented improvement plan",
            "partnership": "Invented",
            "version": "1",
            "as_at": "2021-05",
            "document": {"title": "Invented plan", "publisher": "nobody", "ask": "nobody"},
            "edition": {"wording": "plain-english"},
            "check_kinds": {"report": "Reports", "audit": "Audits"},
            "roles": {"reader": {"name": "Readers", "words": self.words[:2]}},
            "topics": {"topic": "A topic"},
            "sections": [{"number": number, "title": self.title()} for number in self.sections],
            "licence": "To be confirmed",
            "site": {
                "name": "Invented plan",
                "description": "An invented plan.",
                "address": "https://plan.example.org/",
                "repository": "https://git.example.org/plan",
            },
        }

    def area(self, section: str, ref: str) -> dict[str, Any]:
        """One file of `areas/`."""
        actions = [
            self.action(number) for number in range(1, self.chance.choice((1, 2, 2, 2, 3, 4)) + 1)
        ]
        for action in actions[1:]:
            if self.chance.random() < 0.4:
                action |= {
                    "due": actions[0]["due"],
                    "shared": ["due"],
                    "shared_from": {"due": f"{ref}.1"},
                }
        made = {
            "ref": ref,
            "section": section,
            "title": self.title(),
            "findings": [self.text(30) for _ in range(self.chance.choice((1, 1, 2)))],
            "about": [self.body()],
            "actions": actions,
            "notes": [self.text(20)],
        }
        if self.chance.random() < 0.2:
            made["see_also"] = [self.chance.choice(self.refs)[1]]
        return made

    def action(self, number: int) -> dict[str, Any]:
        """One action, with most of what an action may have."""
        made: dict[str, Any] = {"id": number, "text": f"{self.text(18)} {self.text(14)}"}
        if self.chance.random() < 0.2:
            made["items"] = [self.text(8) for _ in range(3)]
        made["leads"] = list(
            dict.fromkeys(self.body() for _ in range(self.chance.choice((1, 1, 2))))
        )
        made["due"] = f"{self.chance.choice((2021, 2022))}-{self.chance.randint(1, 12):02}"
        made["oversight"] = [self.body()]
        if self.chance.random() < 0.6:
            made["impact"] = self.text(20)
        if self.chance.random() < 0.6:
            made["scrutiny"] = self.text(22)
            made["checks"] = [{"kind": "report", "text": self.text(14), "to": [self.body()]}]
        if self.chance.random() < 0.5:
            made["notes"] = [self.text(18)]
        return made

    def claim(self, ref: str) -> dict[str, Any]:
        """A statement of a briefing."""
        return {"text": self.text(22), "refs": [ref]}

    def briefing(self, number: int) -> dict[str, Any]:
        """One file of `briefings/`."""
        refs = sorted({self.chance.choice(self.refs)[1] for _ in range(3)})
        parts = ("background", "why", "found", "changes", "asks")
        return {
            "id": f"briefing-{number}",
            "title": f"Briefing {number} on {self.title()}",
            "topic": "topic",
            "audience": ["reader"],
            "areas": refs,
            "in_short": self.claim(refs[0]),
            **{part: [self.claim(self.chance.choice(refs)) for _ in range(4)] for part in parts},
            "questions": [self.text(10).replace(".", "?") for _ in range(4)],
        }

    def pathway(self, number: int) -> dict[str, Any]:
        """One file of `pathways/`."""
        ref = self.chance.choice(self.refs)[1]
        steps = [
            {
                "id": step,
                "title": self.title(),
                "text": self.text(20),
                "ground": "asked",
                "refs": [f"{ref}.1"],
                **({"next": [{"to": step + 1}]} if step < 8 else {"end": "It ends here."}),
            }
            for step in range(1, 9)
        ]
        return {
            "id": f"pathway-{number}",
            "title": f"procedure {number}",
            "intro": self.text(15),
            "refs": [ref],
            "areas": [ref],
            "roles": ["reader"],
            "steps": steps,
        }


def write_plan(folder: pathlib.Path, areas: int, seed: int = 1) -> None:
    """Write an invented plan.

    Args:
        folder: the data folder to make.
        areas: how many areas it has, at least five.
        seed: another seed gives other words and another spread.
    """
    make = _Maker(areas, seed)
    _write(folder / "plan.yml", make.plan())
    for section, ref in make.refs:
        _write(folder / "areas" / f"{ref}.yml", make.area(section, ref))
    _write(
        folder / "agencies.yml",
        [
            {"id": body, "name": f"{make.text(3).rstrip('.')} service {number}"}
            for number, body in enumerate(make.bodies)
        ],
    )
    _write(
        folder / "acronyms.yml",
        [
            {"acronym": acronym, "in_plan_list": True, "expansions": [make.text(4).rstrip(".")]}
            for acronym in make.acronyms
        ],
    )
    _write(
        folder / "terms.yml",
        [{"term": term, "says": make.text(12)} for term in dict.fromkeys(make.terms)],
    )
    for number in range(12 + 4 * make.partners):
        _write(folder / "briefings" / f"briefing-{number}.yml", make.briefing(number))
    for number in range(6 + 2 * make.partners):
        _write(folder / "pathways" / f"pathway-{number}.yml", make.pathway(number))


def _write(path: pathlib.Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(content, Dumper=_DUMPER, sort_keys=False, allow_unicode=True, width=10_000)
    path.write_text(text, "utf-8")
