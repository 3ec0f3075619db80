"""What does an edition's part inherit from those above, and what does a fingerprint cover?"""

from datetime import date

from tests.builders import SAYS, edition, prompt, question, rating_rules, standard
from tests.unit.core.editions import domain, told
from trueline.core.frameworks import Basis, Text, fingerprint, to_plain
from trueline.core.frameworks.mistakes import find_mistakes


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
