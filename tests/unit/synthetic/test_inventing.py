"""What is made up: the same for a seed, spread as it should be, and nothing where there is nothing to make up."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from tests.builders import case, edition, rating_rules, stream
from trueline.core.assessments import list_missing
from trueline.core.estimates import Counts, Estimate, Scores
from trueline.synthetic.assessors import answer_stream
from trueline.synthetic.chance import Chance, likelihood
from trueline.synthetic.narratives import recommend, write_texts
from trueline.synthetic.panels import gather_evidence

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
    assert "{2.1.1}" in told["overall-findings"]
    one = write_texts(edition(), scores(**{"2_1_1": 8, "2_1_1_a": 9}), "1")
    assert one["2.1.1"] == "Strongest was that a was done: {2.1.1.a} ({2.1.1.a:cases})."


def test_recommendations_rest_on_the_weakest_questions() -> None:
    made = recommend(edition(ratings=rating_rules()), scores(**{"2_1_1": 8, "2_1_2": 3, "2_1_1_a": 1}), "The unit")
    assert [one.cites for one in made] == [("2.1.2",), ("2.1.1",), ()]
    assert [one.number for one in made] == [1, 2, 3]
