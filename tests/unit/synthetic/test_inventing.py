"""What is made up: the same for a seed, spread as it should be, and nothing where there is nothing to make up."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from tests.builders import FREE, HEADINGS, SAYS, case, edition, nps, rating_rules, stream
from tests.unit.core.test_instruments import AFTER, CAUSES, item, officers
from tests.unit.displays import NEEDS, shown
from trueline.core.assessments import list_missing
from trueline.core.caseloads import Case
from trueline.core.estimates import Counts, Estimate, Scores, score
from trueline.core.frameworks import (
    AnswerSet,
    Chapter,
    Choice,
    Display,
    Edition,
    Heading,
    KnownValue,
    RoutingQuestion,
    Text,
    Window,
)
from trueline.synthetic.assessors import answer_stream
from trueline.synthetic.caseloads import invent_caseload, list_cases
from trueline.synthetic.chance import Chance, likelihood
from trueline.synthetic.narratives import recommend, write_texts
from trueline.synthetic.panels import decide, gather_evidence
from trueline.synthetic.providers import invent_division
from trueline.synthetic.respondents import answer_instruments

DAY = date(2018, 9, 3)


def test_chance_is_the_same_for_a_seed_and_apart_for_each_purpose() -> None:
    def throw(seed: str, purpose: str) -> list[int]:
        chance = Chance(seed, purpose)
        return [chance.whole(1, 6) for _ in range(20)]

    assert throw("1", "a") == throw("1", "a") != throw("1", "b")
    assert throw("2", "a") != throw("1", "a")
    assert set(throw("1", "a") + throw("1", "b")) == {1, 2, 3, 4, 5, 6}


def test_chance_keeps_to_its_weights() -> None:
    chance = Chance("1", "weights")
    told = Counter(chance.weigh({"a": 0.7, "b": 0.3, "never": 0.0}) for _ in range(4_000))
    assert told["a"] / 4_000 == pytest.approx(0.7, abs=0.03)
    assert told["never"] == 0
    spread = [chance.spread(5, 2) for _ in range(4_000)]
    assert sum(spread) / 4_000 == pytest.approx(5, abs=0.15)
    assert likelihood(0) == 0.5
    assert date(2018, 1, 1) <= chance.day(date(2018, 1, 1), date(2018, 1, 3)) <= date(2018, 1, 3)


def test_chance_gives_the_last_option_whatever_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Chance("1", "weights")
    monkeypatch.setattr(chance, "_next", lambda: 1.0)
    assert chance.weigh({"a": 0.1, "b": 0.2}) == "b"


def test_assessors_answer_everything_that_applies() -> None:
    made, cases = edition(), {f"X{n}": case(f"X{n}", sex="Male" if n % 2 else "Female") for n in range(60)}
    answers = answer_stream(made, stream(), cases, "1", DAY)
    assert answers == answer_stream(made, stream(), cases, "1", DAY)
    by_case: dict[str, dict[str, object]] = {}
    for one in answers:
        if one.reader == "first":
            by_case.setdefault(one.subject, {})[one.question] = one
    assert set(by_case) == set(cases)
    assert all(list_missing(made, "cases", held) == () for held in by_case.values())  # type: ignore[arg-type]
    assert {one.reader for one in answers} >= {"first", "second"}
    assert all(one.note.startswith("Invented") for one in answers if one.answer == "no")


def test_the_caseload_fills_in_what_it_can() -> None:
    answers = answer_stream(edition(), stream(), {"A": case("A", sex="Male")}, "1", DAY)
    assert next(one.answer for one in answers if one.question == "risky") == "yes"


def test_without_standards_judged_on_evidence_none_is_gathered() -> None:
    assert gather_evidence(replace(edition(), domains=edition().domains[1:]), 5, "1") == ()
    assert len(gather_evidence(edition(), 5, "1")) == 5 + 34 + 26


def scores(**met: int) -> Scores:
    return Scores(tuple(Estimate(id_.replace("_", "."), Counts(m, 10 - m)) for id_, m in met.items()), {}, {})


def test_texts_speak_of_what_was_answered_and_of_nothing_else() -> None:
    told = write_texts(edition(), scores(**{"2_1_1": 8, "2_1_1_a": 9, "2_1_1_b": 5, "2_1_2": 6}), "1")
    assert told["2.1.1"] == (
        "Strongest was that a was done: {2.1.1.a} ({2.1.1.a:cases}). Weakest was that b was done: {2.1.1.b} ({2.1.1.b:cases})."
    )
    assert told["2.2.1"] == "Few of those interviewed said yes when asked “Is a done?”."
    assert "{2.1.1}" in told["overall"]
    one = write_texts(edition(), scores(**{"2_1_1": 8, "2_1_1_a": 9}), "1")
    assert one["2.1.1"] == "Strongest was that a was done: {2.1.1.a} ({2.1.1.a:cases})."


def many() -> Edition:
    """One outcome told by organisation, with needs, causes, an instrument and a chapter that is only text."""
    needs = Display("needs", "needs", Text("Needs"), ("rr.2", "rr.3", "rr.4"))
    made = shown(needs, by="organisation")
    sets = tuple(
        replace(one, causes="causes", after="only-after") if one.id == "yes-no" else one for one in made.answers.sets
    )
    sets = (*sets, CAUSES, AFTER, FREE, AnswerSet("number", "number", SAYS))
    asked = (
        item("workload"),
        item("why", applies={"workload": ("no",)}, answers="free"),
        item("cases", answers="number"),
    )
    local = Chapter("local", "text", Text("Local"))
    report = replace(made.report, chapters=(*made.report.chapters, local))
    return replace(made, answers=replace(made.answers, sets=sets), instruments=(officers(*asked),), report=report)


NEEDED_THINGS = {f"rr.{n}.{need}" for n in (3, 4) for need in NEEDS}
HOLDER = Heading("provider", "Provider", values=(KnownValue("CRC"), KnownValue("NPS")))


def held_cases() -> dict[str, Case]:
    return {f"X{n}": case(f"X{n}", provider="CRC" if n % 3 else "NPS") for n in range(60)}


def test_answers_name_who_holds_the_case_and_what_they_let_in() -> None:
    answers = answer_stream(many(), stream(headings=(*HEADINGS, HOLDER)), held_cases(), "1", DAY)
    assert {one.organisation for one in answers} == {"CRC", "NPS"}
    given = {(one.subject, one.question): one.answer for one in answers if one.reader == "first"}
    for (subject, question), told in given.items():
        if question.endswith(".cause"):
            assert given[subject, question.removesuffix(".cause")] == "no"
        if question.endswith(".after"):
            assert given[subject, question.removesuffix(".after")] == "yes"
        if question in NEEDED_THINGS and given[subject, f"rr.2.{question[5:]}"] != "yes":
            assert told == "not_applicable", "nothing is done about a need that is not there"
    assert {one.rpartition(".")[2] for _, one in given} >= {"cause", "after"}


def test_a_routing_question_of_many_answers_gets_one_of_them() -> None:
    made = many()
    kinds = AnswerSet(
        "shade", "category", SAYS, tuple(Choice(one, Text(one), "leaves") for one in ("red", "blue", "green"))
    )
    routing = (RoutingQuestion("shade", "cases", Text("Which?"), "shade", SAYS),)
    made = replace(made, routing=routing, answers=replace(made.answers, sets=(*made.answers.sets, kinds)))
    answers = answer_stream(made, stream(), held_cases(), "1", DAY)
    assert {one.answer for one in answers if one.question == "shade"} == {"red", "blue", "green"}


def test_those_whom_an_instrument_asks_answer_what_applies() -> None:
    answers = answer_instruments(many(), "1", DAY)
    assert answers == answer_instruments(many(), "1", DAY)
    assert len({one.subject for one in answers}) == 102
    by_subject = {(one.subject, one.question): one.answer for one in answers}
    assert all(
        by_subject[one.subject, "officers.workload"] in ("no", "not_known")
        for one in answers
        if one.question == "officers.why"
    )
    assert all(one.answer.isdigit() for one in answers if one.question == "officers.cases")


def test_each_organisation_is_judged_by_what_was_met() -> None:
    answers = answer_stream(many(), stream(headings=(*HEADINGS, HOLDER)), held_cases(), "1", DAY)
    found = score(many(), answers)
    decided = decide(many(), found, (), "1", DAY)
    assert [(one.standard, one.organisation) for one in decided] == [("reduce", "CRC"), ("reduce", "NPS")]
    alone = score(many(), [replace(one, organisation="") for one in answers])
    assert [one.organisation for one in decide(many(), alone, (), "1", DAY)] == [""]
    assert decide(many(), score(many(), []), (), "1", DAY) == ()


def test_texts_tell_organisations_apart() -> None:
    answers = answer_stream(many(), stream(headings=(*HEADINGS, HOLDER)), held_cases(), "1", DAY)
    silent = Estimate("rr.6.a", Counts(0, 0))
    found = score(many(), answers)
    told = write_texts(many(), replace(found, estimates=(*found.estimates, silent)), "1")
    assert "/CRC}" in told["reducing.CRC.strengths"]
    assert told["local"] == "An invented inspection has nothing to tell here."
    joint = replace(
        many(), report=replace(many().report, chapters=tuple(replace(one, by=None) for one in many().report.chapters))
    )
    assert "/" not in write_texts(joint, score(joint, answers), "1")["reducing.strengths"]
    recommended = recommend(many(), score(many(), answers), "The unit")
    assert [len(one.cites) for one in recommended] == [1, 1, 1, 1, 1, 0]


def test_a_longlist_is_written_under_the_headings_of_any_stream() -> None:
    people = invent_caseload(invent_division("1"), "1", DAY)
    asked = (
        *nps().streams["case-supervision"].headings,
        HOLDER,
        Heading("colour", "Colour", values=(KnownValue("Red"),)),
    )
    asked = (*asked, Heading("shoe", "Shoe size"), replace(HOLDER, id="provider", title="Trust", values=()))
    months = Window("start_date", "months", 7, 6, SAYS)
    rows = list_cases(people, stream("any", headings=asked, window=months), "1", DAY)
    assert set(rows[0]) == {heading.title for heading in asked} | {"Invented data"}
    assert {row["Provider"] for row in rows} == {"CRC", "NPS"}
    assert ({row["Colour"] for row in rows}, {row["Shoe size"] for row in rows}) == ({"Red"}, {""})
    assert {row["Trust"] for row in rows} == {""}
    weeks = list_cases(
        people, stream("any", headings=asked, window=replace(months, unit="days", furthest=40)), "1", DAY
    )
    every = list_cases(people, stream("any", headings=asked, window=None), "1", DAY)
    assert 0 < len(weeks) < len(rows) < len(every)


def test_recommendations_rest_on_the_weakest_questions() -> None:
    made = recommend(edition(ratings=rating_rules()), scores(**{"2_1_1": 8, "2_1_2": 3, "2_1_1_a": 1}), "The unit")
    assert [one.cites for one in made] == [("2.1.2",), ("2.1.1",), ()]
    assert [one.number for one in made] == [1, 2, 3]
