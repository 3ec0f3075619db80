"""A report with displays: one outcome with needs, judged in words for each of two organisations."""

from typing import Any

from tests.builders import SAYS, YES_NO, answer, edition, prompt, question, rating_rules, standard
from tests.unit.core.test_methods import SUFFICIENCY
from tests.unit.reports import sources
from trueline.core.frameworks import (
    Accountable,
    AnswerRules,
    AnswerSet,
    Chapter,
    Choice,
    Display,
    Domain,
    Edition,
    Rating,
    ReportPlan,
    Text,
)
from trueline.core.ratings import Decision
from trueline.core.reports import ReportSources

QUALITY = AnswerSet(
    "quality",
    "ordered",
    SAYS,
    (
        Choice("sufficient", Text("Sufficient"), "met"),
        Choice("insufficient", Text("Insufficient"), "not_met"),
        Choice("not-done", Text("Not done"), "not_met"),
    ),
)
NEEDS = ("drugs", "homes", "work")
HELD = (
    Accountable("holder", Text("Holder")),
    Accountable("court", Text("Court"), "NPS"),
    Accountable("joint", Text("Both")),
)


def need_question(id_: str) -> Any:
    return question(id_, *(prompt(one, title=Text(one.title())) for one in NEEDS), summary=False)


def shown(*displays: Display, by: Any = None, **more: Any) -> Edition:
    """One outcome with needs, judged in words for each organisation, in one chapter."""
    made = standard(
        "reduce",
        question(
            "rr.1", prompt("a", answers="quality"), prompt("b", kind="information", answers="kinds"), summary=False
        ),
        need_question("rr.2"),
        need_question("rr.3"),
        need_question("rr.4"),
        question("rr.5", prompt("court", accountable="court"), prompt("both", accountable="joint"), summary=False),
        question("rr.6", prompt("a"), summary=False),
    )
    domain = Domain(
        "work", Text("Work"), SAYS, "words", (made,), stream="cases", answers="yes-no", accountable="holder"
    )
    chapters = (
        Chapter("ratings", "ratings", Text("Judgements")),
        Chapter("reducing", "standard", Text("Reducing"), standard="reduce", by=by, displays=displays),
        Chapter("profile", "profile", Text("Profile")),
        Chapter("previous", "previous", Text("Before"), optional=True),
        Chapter("theme", "text", Text("Local theme"), optional=True),
        Chapter("method", "methodology", Text("Method")),
        Chapter("results", "results", Text("Results")),
    )
    rules = rating_rules(
        methods=(SUFFICIENCY,),
        scale=(Rating("well", Text("was good"), 1), Rating("badly", Text("was poor"), 0)),
        composite=None,
        discretion=None,
    )
    given = {
        "domains": (domain,),
        "routing": (),
        "ratings": rules,
        "accountable": HELD,
        "answers": AnswerRules((YES_NO, QUALITY, *edition().answers.sets[1:]), edition().answers.beside, SAYS),
        "report": ReportPlan(chapters, (), SAYS),
        **more,
    }
    return edition(**given)


def given(made: Edition, **more: Any) -> ReportSources:
    """Ten cases of the CRC and ten of the NPS, with needs that grow rarer down the list."""
    answers = []
    for n in range(20):
        held = {"organisation": "CRC" if n % 2 else "NPS"}
        quality = ("sufficient", "sufficient", "insufficient", "not-done")[n % 4]
        answers += [answer(f"X{n}", "rr.1.a", quality, **held), answer(f"X{n}", "rr.1.b", "red", **held)]
        answers += [answer(f"X{n}", f"rr.5.{one}", "yes" if n < 15 else "no", **held) for one in ("court", "both")]
        for place, need in enumerate(NEEDS):
            is_there = n < 18 - 6 * place
            answers.append(answer(f"X{n}", f"rr.2.{need}", "yes" if is_there else "no", **held))
            if is_there:
                answers.append(answer(f"X{n}", f"rr.3.{need}", "yes" if n % 3 else "no", **held))
    decisions = (
        Decision("reduce", "well", "agreed", "the lead", "", "Plans were sound", "CRC"),
        Decision("reduce", "badly", "agreed", "the lead", "", "Reviews were rare", "NPS"),
    )
    bare = {
        "decisions": decisions,
        "comparators": {},
        "recommendations": (),
        "evidence": (),
        "texts": {},
        "context": (),
    }
    return sources(**{"edition": made, "answers": tuple(answers), **bare, **more})


ANSWERS = Display("quality", "answers", Text("Quality"), ("rr.1.a",))
