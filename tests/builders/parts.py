"""The parts of a small edition: questions, standards, answers, headings, streams, ratings and wording."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from trueline.core.frameworks import (
    AnswerSet,
    Band,
    Basis,
    Choice,
    Comparison,
    Composite,
    Cut,
    Discretion,
    EstimateRules,
    FractionWords,
    Heading,
    KeyQuestion,
    KnownValue,
    Level,
    Margin,
    Method,
    Modifier,
    Phrase,
    Prompt,
    Rating,
    RatingRules,
    Release,
    SetAside,
    Setting,
    SizeRule,
    Standard,
    Stream,
    Text,
    Window,
    WordingRules,
)

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
