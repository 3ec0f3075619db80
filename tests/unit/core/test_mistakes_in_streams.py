"""Is every mistake in an edition's streams, headings and sizes found and named?"""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.builders import HEADINGS, SAYS, edition, setting, stream
from tests.unit.core.editions import name_mistake, told, with_streams
from trueline.core.frameworks import (
    Edition,
    Heading,
    Margin,
    NearDuplicates,
    RoutingQuestion,
    SetAside,
    SizeRule,
    SizeStep,
    Text,
    Window,
)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
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
        (with_streams(stream("all cases")), "“all cases” cannot be an id"),
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
            with_streams(stream(margins=(Margin("sex", SAYS, minimums={"Mail": 3}),))),
            "there is no value of “sex” “Mail”",
        ),
        (
            with_streams(stream(margins=(Margin("sex", SAYS, minimums={"Male": -3}),))),
            "Male is -3, and not 0 or more",
        ),
        (with_streams(stream(reserve=setting(Fraction(20)))), "reserve is 20, and not a share from 0 to 1"),
        (with_streams(stream(officer_cap=setting(0))), "officer_cap is 0, and not 1 or more"),
        (with_streams(stream(officer="boss")), "there is no heading of “cases” “boss”"),
    ],
    ids=name_mistake,
)
def test_each_mistake_is_found_and_named(made: Edition, expected: str) -> None:
    assert expected in told(made)
