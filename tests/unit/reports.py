"""What is a small report made from, and what does it say when it is read through?"""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.builders import SAYS, answer, case, edition, setting, stream
from trueline.core.caseloads import sort_out
from trueline.core.estimates import Comparator
from trueline.core.frameworks import Release
from trueline.core.inspections import ContextualFact, Evidence, Inspection, Provider
from trueline.core.ratings import Decision
from trueline.core.recommendations import Recommendation
from trueline.core.reports import Bullets, Cell, Chart, Paragraph, Report, ReportSources, Section, Table
from trueline.core.samples import Account, draw, write_account

DAY = date(2018, 8, 31)
RULES = Release(setting(5), setting(10), SAYS)
INSPECTION = Inspection("i", "A unit", "small", (Provider("p", "A unit"),), DAY, DAY, DAY, is_invented=True)
CASES = [case(f"X{n}", sex="Male" if n % 5 else "Female", type="Order", officer=f"O{n}") for n in range(40)]


def account(**more: object) -> Account:
    eligibility = sort_out(stream(), [*CASES, case("LATE", "2018-08-01")], DAY)
    sample = draw(stream(), eligibility.eligible, "1")
    made = write_account(stream(), eligibility, sample, provider="p", as_at=DAY, fingerprint="f00d")
    return replace(made, **more)  # type: ignore[arg-type]


def sources(**more: object) -> ReportSources:
    answers = [
        *(answer(f"X{n}", "2.1.1", "yes" if n < 8 else "no") for n in range(10)),
        *(answer(f"X{n}", "2.1.1.a", "yes") for n in range(10)),
        *(answer(f"X{n}", "2.1.2", "yes") for n in range(10)),
        *(answer(f"X{n}", "risky", "yes") for n in range(10)),
        *(answer(f"X{n}", "2.1.2.a", "blue") for n in range(10)),
        answer("X1", "2.1.1", "no", reader="second"),
    ]
    made = ReportSources(
        edition=edition(),
        inspection=INSPECTION,
        accounts={"cases": account()},
        samples={"cases": draw(stream(), CASES, "1")},
        answers=tuple(answers),
        decisions=(Decision("1.1", "fair", "agreed", "the panel", "2018-10-01", "Seen in E1"),),
        evidence=(Evidence("E1", "interview", "1.1", "Staff"), Evidence("E2", "interview", "1.1", "Staff")),
        comparators={"2.1.1": Comparator("2.1.1", 90, "other units")},
        context=(ContextualFact("People", "40", "The unit"),),
        recommendations=(
            Recommendation(1, "A unit", "do better than {2.1.1}", ("2.1.1",)),
            Recommendation(2, "Others", "pay", ()),
        ),
        texts={
            "foreword": "Hello.\n\n### More\n- one\n- two",
            "work": "Most: {2.1.1:words}.",
            "work.strengths": "- good",
        },
        digest="abc",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def walk(sections: tuple[Section, ...]) -> list[Section]:
    return [found for section in sections for found in (section, *walk(section.sections))]


def text_of(report: Report) -> str:
    told = []
    for section in walk(report.sections):
        told.append(section.title)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                told.append("".join(run if isinstance(run, str) else run.text for run in block.runs))
            elif isinstance(block, Bullets):
                told += ["".join(run if isinstance(run, str) else run.text for run in item) for item in block.items]
            elif isinstance(block, Table):
                told += [" | ".join(_shown(cell) for cell in row) for row in block.rows] + list(block.notes)
            elif isinstance(block, Chart):
                told.append(block.description)
    return "\n".join(told)


def _shown(cell: Cell) -> str:
    return " ".join(filter(None, (cell.text, cell.badge.title if cell.badge else "")))


def blocks(report: Report, kind: type) -> list[Any]:
    return [block for section in walk(report.sections) for block in section.blocks if isinstance(block, kind)]
