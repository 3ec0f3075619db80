"""What applies to a case, whose answer holds, what is missing, and summaries against their prompts."""

import pytest

from tests.builders import answer, edition
from trueline.core.assessments import (
    does_apply,
    find_contradiction,
    find_standing,
    how_counts,
    list_missing,
)


def held(*answers):  # type: ignore[no-untyped-def]
    return {one.question: one for one in answers}


def test_the_agreed_answer_holds_over_the_first_and_the_second_never_counts() -> None:
    told = [
        answer("A", "2.1.1", "yes"),
        answer("A", "2.1.1", "no", reader="second"),
        answer("A", "2.1.1", "not_known", reader="agreed"),
        answer("A", "2.1.1", "yes", reader="first"),
        answer("A", "2.2.1", "no", reader="second"),
    ]
    standing = find_standing(told)
    assert standing["A"]["2.1.1"].answer == "not_known"
    assert "2.2.1" not in standing["A"]


@pytest.mark.parametrize(
    ("routed", "applies"), [("yes", True), ("no", False), ("not_known", None), (None, None), ("not_applicable", False)]
)
def test_routing_decides_whether_a_question_applies(routed: str | None, applies: bool | None) -> None:
    answers = held(answer("A", "risky", routed)) if routed else {}
    assert does_apply(edition().questions["2.1.2"], answers) is applies


def test_what_is_missing_follows_the_routes() -> None:
    made = edition()
    assert list_missing(made, "cases", {}) == (
        "risky",
        "2.1.1.a",
        "2.1.1.b",
        "2.1.1",
        "2.1.2.a",
        "2.1.2",
        "2.2.1.a",
        "2.2.1",
    )
    told = held(answer("A", "risky", "no"), *(answer("A", id_, "yes") for id_ in ("2.1.1.a", "2.1.1.b", "2.1.1")))
    assert list_missing(made, "cases", told) == ("2.2.1.a", "2.2.1")


def test_an_answer_counts_as_its_choice_says() -> None:
    made = edition()
    asked = made.questions["2.1.1"]
    assert how_counts(made, asked, {}) is None
    for given, counts in {"yes": "met", "no": "not_met", "not_applicable": "leaves", "not_known": "unknown"}.items():
        assert how_counts(made, asked, held(answer("A", "2.1.1", given))) == counts
    assert how_counts(made, made.questions["1.1.1"], held(answer("A", "1.1.1", "yes"))) is None
    several = held(answer("A", "2.1.2.a", "red;blue"), answer("A", "risky", "yes"))
    assert how_counts(made, made.questions["2.1.2.a"], several) == "leaves"


def test_a_summary_against_all_its_prompts_is_remarked_on() -> None:
    made = edition()
    against = held(answer("A", "2.1.1.a", "no"), answer("A", "2.1.1.b", "no"), answer("A", "2.1.1", "yes"))
    reason = find_contradiction(made, "2.1.1", against)
    assert reason
    assert reason.figures == {"question": "2.1.1", "prompts": 2}


@pytest.mark.parametrize(
    ("a", "b", "summary"),
    [("no", "yes", "yes"), ("yes", "yes", "yes"), ("not_known", "not_known", "yes"), ("no", "no", "not_known")],
)
def test_a_summary_that_some_prompt_supports_is_not(a: str, b: str, summary: str) -> None:
    told = held(answer("A", "2.1.1.a", a), answer("A", "2.1.1.b", b), answer("A", "2.1.1", summary))
    assert find_contradiction(edition(), "2.1.1", told) is None
