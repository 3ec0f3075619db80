"""Is every mistake in an edition's standards, questions, answers and routes found and named?"""

from dataclasses import replace

import pytest

from tests.builders import FREE, SAYS, edition, prompt, question, standard, stream
from tests.unit.core.editions import domain, name_mistake, told, with_sets, with_streams
from trueline.core.frameworks import Accountable, AnswerSet, Choice, Edition, RoutingQuestion, Text


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
        (with_streams(stream(expects={"risk": ("yes",)})), "there is no routing question of “cases” “risk”"),
        (with_streams(stream(expects={"risky": ("maybe",)})), "there is no answer to “risky” “maybe”"),
    ],
    ids=name_mistake,
)
def test_each_mistake_is_found_and_named(made: Edition, expected: str) -> None:
    assert expected in told(made)
