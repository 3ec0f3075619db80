"""What stands in the tables of results, and under which rules for people?"""

from dataclasses import replace

from tests.builders import SAYS, answer, prompt, question, standard, stream
from tests.unit.displays import given, shown
from tests.unit.reports import RULES, blocks, text_of
from trueline.core.frameworks import Instrument, Item, Text
from trueline.core.reports import Table, build_report, release


def test_a_key_question_that_nobody_was_asked_has_a_row_without_numbers() -> None:
    elsewhere = question("rr.2", prompt("a"), stream="others")
    summary = standard("reduce", question("rr.1", prompt("a")), elsewhere)
    domain = replace(shown().domains[0], standards=(summary,))
    streams = replace(shown().samples, streams=(*shown().samples.streams, stream("others")))
    made = shown(domains=(domain,), samples=streams)
    some = build_report(given(made, answers=(answer("X1", "rr.1", "yes"),), decisions=()))
    (table,) = [one for one in blocks(some, Table) if one.id == "results-work"]
    assert [[cell.text for cell in row][:2] for row in table.rows] == [
        ["Standard reduce"],
        ["rr.1 Is rr.1 done?", "100%"],
        ["rr.2 Is rr.2 done?", "–"],
    ]


def test_small_numbers_of_what_people_are_like_are_hidden_among_the_results() -> None:
    asked = question(
        "rr.1", prompt("a"), prompt("b", kind="information"), prompt("c", kind="information"), summary=False
    )
    domain = replace(shown().domains[0], standards=(standard("reduce", asked),))
    answers = tuple(
        answer(f"X{n}", f"rr.1.{one}", "yes" if n < met else "no")
        for n in range(20)
        for one, met in (("a", 2), ("b", 2), ("c", 15))
    )
    made = build_report(given(shown(domains=(domain,)), answers=answers, decisions=()))
    tables = {one.id: one for one in blocks(release(made, RULES).report, Table)}
    assert [cell.text for cell in tables["prompts-rr.1"].rows[0]][1:4] == ["10%", "2", "20"], (
        "a judgement prints at any n"
    )
    assert [[cell.text for cell in row][1:4] for row in tables["people-rr.1"].rows] == [
        ["–", "–", "20"],
        ["75%", "15", "20"],
    ]
    assert "rr.1.b" not in text_of(made).split("Results")[0], "and no sentence tells them"


def test_what_people_told_stands_with_the_results() -> None:
    instrument = Instrument(
        "victims",
        Text("Victims"),
        "victim",
        Text("All who answered"),
        SAYS,
        (Item("safe", Text("Safer?"), "yes-no", SAYS),),
    )
    made = shown(instruments=(instrument,))
    answers = tuple(answer(f"V{n}", "victims.safe", "yes", stream="victims") for n in range(4))
    told = text_of(build_report(given(made, answers=answers, decisions=())))
    assert "What people told us" in told
    assert "victims.safe Safer? | 100% | 4 | 4 | 0 | " in told
