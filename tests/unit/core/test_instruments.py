"""What is asked of people who are no case, and what an answer lets in."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import SAYS, YES_NO, answer, edition, prompt, question, standard
from trueline.core.assessments import list_missing
from trueline.core.estimates import Counts, count_answers, score
from trueline.core.frameworks import (
    AnswerRules,
    AnswerSet,
    Characteristics,
    Choice,
    Domain,
    Edition,
    Instrument,
    Item,
    Text,
)
from trueline.core.frameworks.mistakes import find_mistakes

CAUSES = AnswerSet("causes", "several", SAYS, (Choice("workload", Text("Workload"), "leaves"),))
AFTER = AnswerSet(
    "only-after", "two-way", SAYS, (Choice("after", Text("After"), "met"), Choice("before", Text("Before"), "not_met"))
)


def item(id_: str, **more: Any) -> Item:
    return Item(id_, Text(f"{id_}?"), **{"answers": "yes-no", "basis": SAYS, **more})


def officers(*items: Item, **more: Any) -> Instrument:
    given = {"id": "officers", "title": Text("Officers"), "subject": "officer", "base": Text("All asked"), **more}
    return Instrument(items=items, basis=SAYS, **given)


def with_sets(*sets: AnswerSet) -> Edition:
    return edition(answers=AnswerRules((*sets, *edition().answers.sets[1:]), edition().answers.beside, SAYS))


def told(made: Edition) -> list[str]:
    return [mistake.what for mistake in find_mistakes(made)]


def test_an_instrument_is_asked_and_scored_as_a_stream_is() -> None:
    made = edition(instruments=(officers(item("workload"), item("why", applies={"workload": ("no",)})),))
    assert told(made) == []
    assert (made.questions["officers.workload"].kind, made.questions["officers.workload"].stream) == (
        "item",
        "officers",
    )
    answers = [answer(f"O{n}", "officers.workload", "yes" if n else "no", stream="officers") for n in range(4)]
    scores = score(made, answers, {("officers", ""): 10})
    found = scores.find("officers.workload")
    assert found and (found.counts, found.population) == (Counts(3, 1), 10)
    assert scores.unanswered == {"officers.why": 1}, "only the one who said no is asked why"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (edition(instruments=(officers(),)), "the instrument “officers” asks nothing"),
        (edition(instruments=(officers(item("a")),) * 2), "two streams or instruments have the id “officers”"),
        (edition(instruments=(officers(item("a"), id="cases"),)), "two streams or instruments have the id “cases”"),
        (edition(instruments=(officers(item("a"), item("a")),)), "two items of “officers” have the id “a”"),
        (edition(instruments=(officers(item("a", answers="no")),)), "there is no answer set “no”"),
        (edition(instruments=(officers(item("a", bears_on=("9",))),)), "there is no standard or key question “9”"),
        (edition(instruments=(officers(item("a", applies={"b": ("yes",)})),)), "there is no item of “officers” “b”"),
        (
            edition(instruments=(officers(item("b"), item("a", applies={"b": ("maybe",)})),)),
            "there is no answer to “b” “maybe”",
        ),
        (
            edition(instruments=(officers(item("b", answers="no"), item("a", applies={"b": ("maybe",)})),)),
            "there is no answer set “no”",
        ),
        (edition(instruments=(officers(item("a b")),)), "“a b” cannot be an id"),
        (edition(instruments=(officers(item("cause")),)), "“cause” is the name of what an answer lets in"),
        (with_sets(replace(YES_NO, causes="nothing")), "there is no answer set “nothing”"),
        (with_sets(replace(YES_NO, after="causes"), CAUSES), "“causes” cannot be the after of “yes-no”"),
        (with_sets(replace(YES_NO, causes="yes-no")), "“yes-no” cannot be the causes of “yes-no”"),
        (
            with_sets(
                YES_NO,
                AnswerSet(
                    "quality",
                    "ordered",
                    SAYS,
                    (
                        Choice("bad", Text("Bad"), "not_met"),
                        Choice("good", Text("Good"), "met"),
                    ),
                ),
            ),
            "the line of “quality” lies in more than one place",
        ),
    ],
)
def test_a_mistake_in_an_instrument_or_a_set_is_found(made: Edition, expected: str) -> None:
    assert expected in told(made)


def test_an_answer_may_say_why_and_whether_it_was_done_only_afterwards() -> None:
    made = with_sets(replace(YES_NO, causes="causes", after="only-after"), CAUSES, AFTER)
    assert told(made) == []
    assert made.questions["2.1.1.a.cause"].applies == {"2.1.1.a": ("no",)}
    assert made.questions["2.1.2.after"].applies == {"risky": ("yes",), "2.1.2": ("yes",)}
    assert "1.1.1.a.cause" not in made.questions, "nobody answers it of a case"
    answers = [
        answer("A", "2.1.1.a", "no"),
        answer("A", "2.1.1.a.cause", "workload"),
        answer("B", "2.1.1.a", "yes"),
        answer("B", "2.1.1.a.after", "after"),
        answer("C", "2.1.1.a", "yes"),
        answer("C", "2.1.1.a.after", "before"),
    ]
    scores = score(made, answers)
    after = scores.find("2.1.1.a.after")
    assert after and after.counts == Counts(1, 1, leaves=1), "the share of what was met that was done only afterwards"
    assert count_answers(made, "2.1.1.a.cause", answers)[0].cases == 1
    assert not [one for one in list_missing(made, "cases", {}) if one.endswith((".cause", ".after"))]


def domain_one(*characteristics: Characteristics, method: str = "evidence") -> Edition:
    judged = replace(standard("1.1", question("1.1.1", prompt("a"))), characteristics=characteristics)
    first = Domain("1", Text("Organisation"), SAYS, method, (judged,))
    return edition(domains=(first, edition().domains[1]))


def test_characteristics_are_of_ratings_there_are_under_standards_judged_by_them() -> None:
    good = Characteristics("good", (Text("People know the plan."),), SAYS)
    assert told(domain_one(good)) == []
    assert "two characteristics of 1.1 have the rating “good”" in told(domain_one(good, good))
    assert "there is no rating “gold”" in told(domain_one(replace(good, rating="gold")))
    assert "standard 1.1 is judged by figures and has characteristics" in told(domain_one(good, method="lowest"))
