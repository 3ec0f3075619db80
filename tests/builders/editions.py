"""A whole edition in a few lines, and the one that comes with Trueline."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from tests.builders.parts import (
    BESIDE,
    FREE,
    KINDS,
    SAYS,
    WORDING,
    YES_NO,
    level,
    prompt,
    question,
    rating_rules,
    setting,
    standard,
    stream,
)
from trueline.core.frameworks import (
    Accountable,
    AnswerRules,
    Chapter,
    Domain,
    Edition,
    Levels,
    ReportPlan,
    Role,
    RoutingQuestion,
    SampleRules,
    Stage,
    StageRules,
    Term,
    Text,
)
from trueline.intake.framework_files import load_framework


def edition(**more: Any) -> Edition:
    """One domain of cases with two standards, and one of the organisation with one."""
    made = Edition(
        id="small",
        revision=1,
        title=Text("A small edition"),
        programme=Text("Tests"),
        unit=Text("unit"),
        inspectorate=Text("Nobody"),
        in_force=date(2020, 1, 1),
        basis=SAYS,
        levels=Levels(level("domain"), level("standard"), level("key question"), level("prompt")),
        accountable=(Accountable("holder", Text("Whoever holds the case")),),
        routing=(
            RoutingQuestion(
                "risky", "cases", Text("Is there risk?"), "yes-no", SAYS, heading="sex", prefill={"Male": "yes"}
            ),
        ),
        answers=AnswerRules((YES_NO, KINDS, FREE), BESIDE, SAYS),
        domains=(
            Domain("1", Text("Organisation"), SAYS, "evidence", (standard("1.1", question("1.1.1", prompt("a"))),)),
            Domain(
                "2",
                Text("Work"),
                SAYS,
                "lowest",
                (
                    standard(
                        "2.1",
                        question("2.1.1", prompt("a"), prompt("b")),
                        question(
                            "2.1.2", prompt("a", kind="information", answers="kinds"), applies={"risky": ("yes",)}
                        ),
                    ),
                    standard("2.2", question("2.2.1", prompt("a"))),
                ),
                stream="cases",
                answers="yes-no",
                accountable="holder",
            ),
        ),
        samples=SampleRules((stream(),), SAYS, setting(False)),
        ratings=rating_rules(),
        wording=WORDING,
        report=ReportPlan(
            (
                Chapter("foreword", "foreword", Text("Foreword"), optional=True),
                Chapter("overall", "overall", Text("Overall")),
                Chapter("ratings", "ratings", Text("Ratings")),
                Chapter("key", "key-findings", Text("Key findings")),
                Chapter("recommendations", "recommendations", Text("Recommendations")),
                Chapter("context", "context", Text("Context")),
                Chapter("organisation", "domain", Text("Organisation"), domain="1"),
                Chapter("work", "domain", Text("Work"), domain="2"),
                Chapter("method", "methodology", Text("Method")),
                Chapter("results", "results", Text("Results")),
                Chapter("glossary", "glossary", Text("Glossary")),
            ),
            (Term("RoSH", Text("Risk of serious harm")),),
            SAYS,
        ),
        stages=StageRules(
            (Stage("begun", Text("Begun"), SAYS, moves=("over",)), Stage("over", Text("Over"), SAYS, is_end=True)),
            (Role("lead", Text("Lead"), SAYS),),
            SAYS,
        ),
    )
    return replace(made, **more)


@cache
def nps() -> Edition:
    """The edition that comes with Trueline."""
    return load_framework("nps-standards-2018").edition
