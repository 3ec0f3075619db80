"""Small things to test with: an edition in a few lines, cases, answers, and files."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from trueline.core.assessments import Answer
from trueline.core.caseloads import Case
from trueline.core.frameworks import (
    Accountable,
    AnswerRules,
    AnswerSet,
    Band,
    Basis,
    Chapter,
    Choice,
    Comparison,
    Composite,
    Cut,
    Discretion,
    Domain,
    Edition,
    EstimateRules,
    FractionWords,
    Heading,
    KeyQuestion,
    KnownValue,
    Level,
    Levels,
    Margin,
    Method,
    Modifier,
    Phrase,
    Prompt,
    Rating,
    RatingRules,
    Release,
    ReportPlan,
    Role,
    RoutingQuestion,
    SampleRules,
    SetAside,
    Setting,
    SizeRule,
    Stage,
    StageRules,
    Standard,
    Stream,
    Term,
    Text,
    Window,
    WordingRules,
)
from trueline.intake.framework_files import load_framework

SAYS = Basis("A")


def setting(value: Any) -> Setting[Any]:
    return Setting(value, SAYS)


def level(name: str) -> Level:
    return Level(Text(name), Text(f"{name}s"))


def question(id_: str, *prompts: Prompt, **more: Any) -> KeyQuestion:
    return KeyQuestion(id_, Text(f"Is {id_} done?"), SAYS, found=Text(f"{id_} was done"), prompts=prompts, **more)


def prompt(id_: str, **more: Any) -> Prompt:
    return Prompt(id_, Text(f"Is {id_} done?"), SAYS, found=Text(f"{id_} was done"), **more)


def standard(id_: str, *questions: KeyQuestion, **more: Any) -> Standard:
    return Standard(id_, Text(f"Standard {id_}"), SAYS, key_questions=questions, **more)


METHOD = Method(
    "lowest",
    "lowest-key-question",
    Text("The lowest decides"),
    SAYS,
    bands=(
        Band("good", Fraction(60), SAYS),
        Band("fair", Fraction(40), SAYS, Fraction(60)),
        Band("poor", Fraction(0), SAYS, Fraction(40)),
    ),
)
ON_EVIDENCE = Method("evidence", "characteristics", Text("Judged on evidence"), SAYS)


def rating_rules(**more: Any) -> RatingRules:
    rules = RatingRules(
        scale=(Rating("good", Text("Good"), 2), Rating("fair", Text("Fair"), 1), Rating("poor", Text("Poor"), 0)),
        methods=(METHOD, ON_EVIDENCE),
        estimates=EstimateRules(
            "wilson", setting(Fraction(4, 5)), setting(Fraction(1, 10)), setting(Fraction(1, 2)), SAYS
        ),
        comparison=Comparison(setting(5), setting(3), SAYS),
        release=Release(setting(5), setting(10), SAYS),
        basis=SAYS,
        discretion=Discretion(setting(5), setting(1), setting(5), setting(True), SAYS),
        composite=Composite((Cut("poor", Fraction(1, 2), SAYS), Cut("fair", Fraction(3, 2), SAYS)), "good", SAYS),
    )
    return replace(rules, **more)


YES_NO = AnswerSet(
    "yes-no",
    "two-way",
    SAYS,
    (Choice("yes", Text("Yes"), "met"), Choice("no", Text("No"), "not_met")),
)
KINDS = AnswerSet(
    "kinds", "several", SAYS, (Choice("red", Text("Red"), "leaves"), Choice("blue", Text("Blue"), "leaves"))
)
FREE = AnswerSet("free", "text", SAYS)
BESIDE = (Choice("not_applicable", Text("Not applicable"), "leaves"), Choice("not_known", Text("Not known"), "unknown"))

HEADINGS = (
    Heading("crn", "CRN"),
    Heading("started", "Start", kind="date", aliases=("Start date",)),
    Heading("terminated", "Ended", kind="date-or-mark", needed=False),
    Heading("sex", "Sex", values=(KnownValue("Male", ("M",)), KnownValue("Female", ("F",))), personal=True),
    Heading(
        "type", "Type", values=(KnownValue("Order", ("CO",), "Out"), KnownValue("Licence", ("L",), "In")), needed=False
    ),
    Heading("pnc", "PNC", needed=False),
    Heading("family_name", "Family name", needed=False),
    Heading("first_names", "First names", needed=False),
    Heading("birth_date", "Born", kind="date", needed=False),
    Heading("officer", "Officer", needed=False),
)


def stream(id_: str = "cases", **more: Any) -> Stream:
    made = Stream(
        id=id_,
        title=Text("Cases"),
        population=Text("Everyone"),
        basis=SAYS,
        evidence=("record",),
        size=SizeRule("formula", SAYS, setting(Fraction(4, 5)), setting(Fraction(1, 20))),
        window=Window("started", "months", 7, 6, SAYS),
        headings=HEADINGS,
        set_aside=(
            SetAside("not-started", SAYS),
            SetAside("outside-window", SAYS),
            SetAside("ended-before-window", SAYS, "terminated"),
            SetAside(
                "duplicate-person", SAYS, identities=(("crn",), ("pnc",), ("family_name", "first_names", "birth_date"))
            ),
        ),
        officer="officer",
        strata=(Margin("sex", SAYS),),
        margins=(Margin("sex", SAYS), Margin("type", SAYS)),
        reserve=setting(Fraction(1, 5)),
    )
    return replace(made, **more)


WORDING = WordingRules(
    phrases=(
        Phrase(("all",), Fraction(100), Fraction(100), SAYS),
        Phrase(("most",), Fraction(78), Fraction(99), SAYS),
        Phrase(("more than a third",), Fraction(34), Fraction(39), SAYS),
    ),
    modifiers=(Modifier(("almost", "nearly"), Fraction(-6), Fraction(-1)),),
    fractions=(FractionWords(("a third", "one-third"), Fraction(100, 3)), FractionWords(("half",), Fraction(50))),
    tolerance=setting(2),
    counted=("cases",),
    basis=SAYS,
)


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


def case(reference: str, started: str = "2018-02-10", row: int = 2, **values: str) -> Case:
    dates = {"started": date.fromisoformat(started)}
    for heading in ("terminated", "birth_date"):
        if heading in values:
            dates[heading] = date.fromisoformat(values.pop(heading))
    return Case(row, reference, {"sex": "Male", "crn": reference, **values}, dates)


def answer(subject: str, asked: str, given: str, **more: Any) -> Answer:
    return Answer(
        **{"stream": "cases", "organisation": "", "reader": "first", **more},
        subject=subject,
        question=asked,
        answer=given,
    )


def to_text(rows: Iterable[Mapping[str, object]], delimiter: str = ",") -> str:
    rows = list(rows)
    page = io.StringIO(newline="")
    writer = csv.DictWriter(page, list(rows[0]), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return page.getvalue()


def write_csv(path: Path, rows: Iterable[Mapping[str, object]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    path.write_bytes(to_text(rows, delimiter).encode(encoding))
    return path


def write_workbook(path: Path, rows: Sequence[Sequence[object]], formula: str = "", merge: str = "") -> Path:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell)
                else:
                    sheet.write(number, column, cell)
        if formula:
            sheet.write_formula(formula, "=1+1", None, 2)
        if merge:
            sheet.merge_range(merge, "merged")
    return path
