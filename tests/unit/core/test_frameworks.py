"""An edition's own shape: what inherits from what, what a fingerprint covers, and which mistakes are found."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.builders import (
    BESIDE,
    FREE,
    HEADINGS,
    KINDS,
    METHOD,
    SAYS,
    YES_NO,
    edition,
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
    AnswerSet,
    Band,
    Basis,
    Chapter,
    Choice,
    Composite,
    Cut,
    Domain,
    Edition,
    Heading,
    Margin,
    NearDuplicates,
    Phrase,
    Rating,
    ReportPlan,
    Role,
    RoutingQuestion,
    SampleRules,
    SetAside,
    SizeRule,
    SizeStep,
    Stage,
    StageRules,
    Text,
    Window,
    fingerprint,
    to_plain,
)
from trueline.core.frameworks.mistakes import find_mistakes


def told(made: Edition) -> list[str]:
    return [mistake.what for mistake in find_mistakes(made)]


def domain(*standards: Any, **more: Any) -> Domain:
    given = {"stream": "cases", "answers": "yes-no", **more}
    return Domain("2", Text("Work"), SAYS, "lowest", standards, **given)


def with_streams(*streams: Any) -> Edition:
    return edition(samples=SampleRules(streams, SAYS, setting(False)))


def with_sets(*sets: AnswerSet) -> Edition:
    return edition(answers=AnswerRules((YES_NO, KINDS, *sets), BESIDE, SAYS))


def with_bands(*bands: tuple[str, int, int | None]) -> Edition:
    made = tuple(
        Band(name, Fraction(low), SAYS, None if below is None else Fraction(below)) for name, low, below in bands
    )
    return edition(ratings=rating_rules(methods=(replace(METHOD, bands=made), rating_rules().methods[1])))


def test_the_small_edition_has_no_mistakes() -> None:
    assert told(edition()) == []


def test_a_question_inherits_what_the_levels_above_say() -> None:
    asked = edition().questions
    assert list(asked) == ["1.1.1.a", "1.1.1", "2.1.1.a", "2.1.1.b", "2.1.1", "2.1.2.a", "2.1.2", "2.2.1.a", "2.2.1"]
    assert {asked["2.1.1.a"].kind, asked["2.1.1"].kind, asked["2.1.2.a"].kind} == {"prompt", "summary", "information"}
    assert asked["1.1.1"].kind == asked["1.1.1.a"].kind == "organisation"
    assert (asked["2.1.2.a"].answers, asked["2.1.2.a"].applies) == ("kinds", {"risky": ("yes",)})
    assert (asked["2.2.1"].stream, asked["2.2.1"].accountable) == ("cases", "holder")


def test_what_is_nearer_says_more() -> None:
    made = edition(
        domains=(
            domain(
                standard(
                    "2.1",
                    question(
                        "2.1.1",
                        prompt("a", accountable="prison", also_counts_to=("2.1.2",)),
                        accountable="court",
                        applies={"risky": ("yes",)},
                    ),
                    question("2.1.2", prompt("a"), summary=False),
                    accountable="joint",
                ),
                accountable="holder",
            ),
        )
    )
    asked = made.questions
    assert [asked[id_].accountable for id_ in ("2.1.1.a", "2.1.1", "2.1.2.a")] == ["prison", "court", "joint"]
    assert asked["2.1.1.a"].also_counts_to == ("2.1.2",)
    assert "2.1.2" not in asked, "a key question without a summary has no answer of its own"


def test_a_text_falls_back_to_english() -> None:
    text = Text("Good", "Da")
    assert (text.say("cy"), text.say(), Text("Good").say("cy"), str(text)) == ("Da", "Good", "Good", "Good")
    assert str(Basis("S", "S0:1")) == "stated in a published report (S0:1)"
    assert str(SAYS) == "assumption"


def test_the_fingerprint_covers_every_part_and_no_default() -> None:
    made = edition()
    assert fingerprint(made) == fingerprint(edition())
    assert fingerprint(made) != fingerprint(edition(revision=2))
    plain = to_plain(made)
    assert isinstance(plain, dict)
    assert "ended" not in plain
    assert plain["in_force"] == "2020-01-01"
    assert fingerprint(edition(ended=date(2021, 1, 1))) != fingerprint(made)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (edition(domains=(domain(standard("2.1"), standard("2.1")),)), "two standards or questions have the id “2.1”"),
        (
            edition(domains=(domain(standard("2.1", question("2.1.1"), question("2.1.1"))),)),
            "two standards or questions have the id “2.1.1”",
        ),
        (
            edition(domains=(domain(standard("2.1", question("2.1.1", prompt("a"), prompt("a")))),)),
            "two standards or questions have the id “2.1.1.a”",
        ),
        (edition(accountable=(Accountable("holder", Text("x")),) * 2), "two of those accountable have the id “holder”"),
        (edition(routing=edition().routing * 2), "two standards or questions have the id “risky”"),
        (with_sets(FREE, AnswerSet("empty", "category", SAYS)), "the answer set “empty” has no choices"),
        (with_sets(FREE, FREE), "two answer sets have the id “free”"),
        (
            with_sets(FREE, AnswerSet("x", "category", SAYS, (Choice("not_known", Text("?"), "leaves"),))),
            "two answers of “x” have the id “not_known”",
        ),
        (
            edition(domains=(domain(standard("2.1", question("2.1.1")), stream="nowhere"),)),
            "there is no stream “nowhere”",
        ),
        (edition(domains=(domain(standard("2.1", question("2.1.1", answers="yes"))),)), "there is no answer set “yes”"),
        (
            edition(domains=(domain(standard("2.1", accountable="me")),)),
            "there is no organisation under “accountable” “me”",
        ),
        (edition(domains=(domain(standard("2.1", method="worst")),)), "there is no method “worst”"),
        (edition(domains=(domain(standard("2.1", question("2.1.1")), answers=None),)), "question 2.1.1 has no answers"),
        (
            edition(domains=(domain(standard("2.1", question("2.1.1", applies={"risk": ("yes",)}))),)),
            "there is no routing question “risk”",
        ),
        (
            edition(domains=(domain(standard("2.1", question("2.1.1", applies={"risky": ("maybe",)}))),)),
            "there is no answer to “risky” “maybe”",
        ),
        (
            edition(domains=(domain(standard("2.1", question("2.1.1", prompt("a", also_counts_to=("9.9",))))),)),
            "there is no key question “9.9”",
        ),
        (
            edition(routing=(RoutingQuestion("risky", "other", Text("?"), "yes-no", SAYS),)),
            "question 2.1.2.a is asked in “cases”, its route “risky” in “other”",
        ),
        (
            edition(routing=(RoutingQuestion("risky", "cases", Text("?"), "nothing", SAYS),)),
            "there is no answer set “nothing”",
        ),
        (
            edition(
                routing=(
                    RoutingQuestion("risky", "cases", Text("?"), "no", SAYS, heading="sex", prefill={"Male": "yes"}),
                )
            ),
            "there is no answer set “no”",
        ),
        (
            edition(routing=(RoutingQuestion("risky", "cases", Text("?"), "yes-no", SAYS, heading="height"),)),
            "there is no heading “height”",
        ),
        (
            edition(
                routing=(RoutingQuestion("risky", "cases", Text("?"), "yes-no", SAYS, prefill={"Male": "perhaps"}),)
            ),
            "there is no answer to “risky” “perhaps”",
        ),
        (with_streams(stream(), stream()), "two streams have the id “cases”"),
        (with_streams(stream(window=None)), "stream “cases” has no window"),
        (
            with_streams(stream(), stream("more", within="none", window=None)),
            "there is no stream with a longlist “none”",
        ),
        (with_streams(stream(reference="number")), "there is no heading of “cases” “number”"),
        (with_streams(stream(window=Window("begun", "months", 7, 6, SAYS))), "there is no heading of “cases” “begun”"),
        (with_streams(stream(window=Window("started", "months", 6, 7, SAYS))), "the window closes before it opens"),
        (with_streams(stream(margins=(Margin("height", SAYS),))), "there is no heading of “cases” “height”"),
        (
            with_streams(stream(set_aside=(SetAside("not-among", SAYS, "height"),))),
            "there is no heading of “cases” “height”",
        ),
        (
            with_streams(stream(headings=(*stream().headings, Heading("crn", "Other")))),
            "two headings of “cases” have the id “crn”",
        ),
        (
            with_streams(stream(headings=(*stream().headings, Heading("begin", "START DATE")))),
            "two headings of “cases” (as spelled) have the id “start date”",
        ),
        (with_streams(stream(size=SizeRule("fixed", SAYS))), "a size by “fixed” without its number"),
        (with_streams(stream(size=SizeRule("table", SAYS))), "a size by “table” without its steps"),
        (
            with_streams(
                stream(size=SizeRule("table", SAYS, steps=(SizeStep(400, 40), SizeStep(500, 50), SizeStep(500, 70))))
            ),
            "up to 500 after up to 500",
        ),
        (with_streams(stream(gives_way=("sexx",))), "there is no margin of “cases” “sexx”"),
        (
            with_streams(stream(gives_way=("sex", "minimums", "sex"))),
            "two parts of what gives way in “cases” have the name “sex”",
        ),
        (with_streams(stream(unit="ldu")), "there is no heading of “cases” “ldu”"),
        (
            with_streams(
                stream(near_duplicates=NearDuplicates(("name",), "birth_date", setting(Fraction(9, 10)), SAYS))
            ),
            "there is no heading of “cases” “name”",
        ),
        (with_streams(stream(size=SizeRule("formula", SAYS))), "a size by “formula” without its confidence"),
        (
            with_streams(stream(size=SizeRule("formula", SAYS, setting(Fraction(80)), setting(Fraction(1, 20))))),
            "confidence is 80, and not between 0 and 1",
        ),
        (
            edition(ratings=rating_rules(scale=rating_rules().scale[::-1])),
            "“fair” has no fewer points than “poor” above it",
        ),
        (edition(ratings=rating_rules(methods=rating_rules().methods * 2)), "two methods have the id “lowest”"),
        (with_bands(), "the method “lowest” has no bands"),
        (with_bands(("good", 60, None), ("fair", 40, 60)), "no band holds 0 to 40"),
        (with_bands(("good", 60, None), ("fair", 40, 65), ("poor", 0, 40)), "overlaps the band of “fair” from 60"),
        (with_bands(("good", 60, None), ("fair", 40, None), ("poor", 0, 40)), "overlaps the band of “fair” from 60"),
        (with_bands(("good", 60, None), ("fair", 40, 55), ("poor", 0, 40)), "no band holds 55 to 60"),
        (with_bands(("good", 60, 90), ("fair", 40, 60), ("poor", 0, 40)), "no band holds 90 to 100"),
        (with_bands(("best", 0, None)), "there is no rating “best”"),
        (
            edition(
                ratings=rating_rules(
                    composite=Composite((Cut("poor", Fraction(2), SAYS), Cut("fair", Fraction(1), SAYS)), "good", SAYS)
                )
            ),
            "the cut of “fair” is not above that of “poor”",
        ),
        (
            edition(ratings=rating_rules(composite=Composite((Cut("bad", Fraction(2), SAYS),), "top", SAYS))),
            "there is no rating “bad”",
        ),
        (
            edition(ratings=rating_rules(estimates=replace(rating_rules().estimates, level=setting(Fraction(80))))),
            "level is 80, and not between 0 and 1",
        ),
        (
            edition(wording=replace(edition().wording, phrases=(Phrase(("x",), Fraction(9), Fraction(3), SAYS),))),
            "“x” runs from 9 to 3",
        ),
        (edition(stages=StageRules((Stage("a", Text("A"), SAYS, moves=("b",)),), (), SAYS)), "there is no stage “b”"),
        (
            edition(stages=StageRules((Stage("a", Text("A"), SAYS),), (), SAYS)),
            "from the stage “a” no end can be reached",
        ),
        (
            edition(
                stages=StageRules((Stage("a", Text("A"), SAYS, is_end=True),) * 2, (Role("r", Text("R"), SAYS),), SAYS)
            ),
            "two stages have the id “a”",
        ),
        (
            edition(stages=replace(edition().stages, roles=(Role("r", Text("R"), SAYS),) * 2)),
            "two roles have the id “r”",
        ),
        (
            edition(report=ReportPlan((Chapter("a", "domain", Text("A")),), (), SAYS)),
            "a domain chapter without its domain",
        ),
        (
            edition(report=ReportPlan((Chapter("a", "domain", Text("A"), domain="7"),), (), SAYS)),
            "there is no domain “7”",
        ),
        (
            edition(report=ReportPlan((Chapter("a", "foreword", Text("A")),) * 2, (), SAYS)),
            "two chapters have the id “a”",
        ),
        (
            edition(report=ReportPlan((Chapter("a", "foreword", Text("A")),), (), SAYS)),
            "no chapter tells of domain “2”",
        ),
        (edition(id="Small Edition"), "“Small Edition” cannot be the id of an edition"),
        (with_streams(stream("all cases")), "“all cases” cannot be an id"),
        (edition(domains=(domain(standard("2/1")),)), "“2/1” cannot be an id"),
        (edition(domains=(domain(standard("2.1")), domain(standard("2.2")))), "two domains have the id “2”"),
        (
            edition(domains=(domain(standard("risky", question("2.1.1"))),)),
            "two standards or questions have the id “risky”",
        ),
        (
            edition(domains=(domain(standard("2.1", question("2.1.1", summary=False))),)),
            "standard 2.1 takes the rating of its lowest key question and has none that is judged",
        ),
        (
            edition(domains=(domain(standard("2.1", question("2.1.1")), stream=None),)),
            "key question 2.1.1 decides a rating, and no case is asked it",
        ),
        (
            edition(domains=(domain(standard("2.1", replace(question("2.1.1"), found=Text("It was done.")))),)),
            "“It was done.” is a sentence, not a clause",
        ),
        (
            edition(domains=(domain(standard("2.1", question("2.1.1", answers="kinds"))),)),
            "question 2.1.1 is a judgement, and no figure can come of the answers “kinds”",
        ),
        (
            with_sets(AnswerSet("half", "two-way", SAYS, (Choice("yes", Text("Yes"), "met"),))),
            "the two-way answers “half” are not one that is met and one that is not_met",
        ),
        (
            edition(routing=(RoutingQuestion("risky", "cases", Text("?"), "yes-no", SAYS, prefill={"Male": "yes"}),)),
            "“risky” is filled in from no heading",
        ),
        (
            edition(
                routing=(
                    RoutingQuestion(
                        "risky", "cases", Text("?"), "yes-no", SAYS, heading="sex", prefill={"Mail": "yes"}
                    ),
                )
            ),
            "there is no value of “sex” “Mail”",
        ),
        (
            with_streams(stream(headings=(replace(HEADINGS[0], needed=False), *HEADINGS[1:]))),
            "no case can be read without “crn”",
        ),
        (
            with_streams(stream(headings=(HEADINGS[0], replace(HEADINGS[1], needed=False), *HEADINGS[2:]))),
            "no case can be read without “started”",
        ),
        (
            with_streams(stream(window=Window("sex", "months", 7, 6, SAYS))),
            "the window looks at “sex”, which holds no days",
        ),
        (with_streams(stream(set_aside=(SetAside("not-among", SAYS, "sex"),))), "“not-among” without its values"),
        (with_streams(stream(set_aside=(SetAside("not-among", SAYS),))), "“not-among” without its heading"),
        (
            with_streams(stream(set_aside=(SetAside("duplicate-person", SAYS),))),
            "“duplicate-person” without its identities",
        ),
        (
            with_streams(
                stream(), stream("in", within="cases", window=None, set_aside=(SetAside("not-started", SAYS),))
            ),
            "“not-started” in a stream without a window",
        ),
        (
            with_streams(stream(set_aside=(SetAside("ended-before-window", SAYS, "sex"),))),
            "“sex” does not say when a case ended",
        ),
        (
            with_streams(stream(margins=(Margin("sex", SAYS, by_group=True),))),
            "“sex” has no groups to be counted by",
        ),
        (
            with_streams(stream(margins=(Margin("sex", SAYS, minimums={"Mail": 3}),))),
            "there is no value of “sex” “Mail”",
        ),
        (
            with_streams(stream(margins=(Margin("sex", SAYS, minimums={"Male": -3}),))),
            "Male is -3, and not 0 or more",
        ),
        (with_streams(stream(expects={"risk": ("yes",)})), "there is no routing question of “cases” “risk”"),
        (with_streams(stream(expects={"risky": ("maybe",)})), "there is no answer to “risky” “maybe”"),
        (with_streams(stream(reserve=setting(Fraction(20)))), "reserve is 20, and not a share from 0 to 1"),
        (with_streams(stream(officer_cap=setting(0))), "officer_cap is 0, and not 1 or more"),
        (with_streams(stream(officer="boss")), "there is no heading of “cases” “boss”"),
        (
            edition(ratings=rating_rules(scale=(*rating_rules().scale[:2], Rating("poor", Text("Fair"), 0)))),
            "two ratings have the title “Fair”",
        ),
        (
            with_bands(("fair", 60, None), ("good", 40, 60), ("poor", 0, 40)),
            "“good” stands in a lower band than “fair”, and is no worse",
        ),
        (
            with_bands(("good", 60, None), ("good", 40, 60), ("poor", 0, 40)),
            "“good” stands in a lower band than “good”, and is no worse",
        ),
        (with_bands(("good", 60, 100), ("fair", 40, 60), ("poor", 0, 40)), "no band holds 100"),
        (
            edition(ratings=rating_rules(composite=Composite((Cut("poor", Fraction(1), SAYS),), "good", SAYS))),
            "the cuts and the best are not the scale from the worst rating up",
        ),
        (
            edition(
                ratings=rating_rules(
                    composite=Composite((Cut("poor", Fraction(1), SAYS), Cut("fair", Fraction(2), SAYS)), "good", SAYS)
                )
            ),
            "“good” is out of reach: a standard has 2 points at most",
        ),
        (
            edition(wording=replace(edition().wording, phrases=(Phrase((), Fraction(3), Fraction(9), SAYS),))),
            "a phrase without words",
        ),
        (edition(ended=date(2019, 1, 1)), "it ended before it was in force, on 2020-01-01"),
        (
            edition(
                stages=StageRules(
                    (
                        Stage("a", Text("A"), SAYS, days=9, moves=("b",)),
                        Stage("b", Text("B"), SAYS, days=3, is_end=True),
                    ),
                    (),
                    SAYS,
                )
            ),
            "the stage “b” begins on day 3, and one above it on day 9",
        ),
        (
            edition(
                stages=StageRules(
                    (Stage("a", Text("A"), SAYS, is_end=True), Stage("b", Text("B"), SAYS, is_end=True)), (), SAYS
                )
            ),
            "no move leads from “a” to the stage “b”",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_mistake_is_found_and_named(made: Edition, expected: str) -> None:
    assert expected in told(made)


def test_a_slip_is_answered_with_the_nearest_that_is_known() -> None:
    made = edition(domains=(domain(standard("2.1", accountable="holdr")),))
    mistake = next(one for one in find_mistakes(made) if "holdr" in one.what)
    assert mistake.remedy == "Did you mean “holder”?"
    assert mistake.path == ("domains", 0, "standards", 0, "accountable")


def test_an_edition_need_not_have_an_overall_rating() -> None:
    assert told(edition(ratings=rating_rules(composite=None, discretion=None))) == []


def test_a_standard_may_have_a_method_of_its_own() -> None:
    made = edition(domains=(domain(standard("2.1", question("2.1.1"), method="evidence")),))
    assert made.get_method("2.1").kind == "characteristics"
