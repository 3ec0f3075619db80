"""The published inspections, worked out again."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.builders import SAYS, edition, nps
from tests.conftest import SEEDS, WITHOUT_SEEDS
from tests.unit.core.test_instruments import item, officers
from trueline.core.archives import (
    Check,
    Publication,
    PublishedComparison,
    PublishedFigure,
    PublishedKeyQuestion,
    PublishedSample,
    PublishedStandard,
    Relation,
    Restatement,
    Sum,
    check_publication,
    compare_publications,
    find_homes,
    find_pairs,
)
from trueline.core.frameworks import Comparability, Edition, Text
from trueline.core.problems import Refused
from trueline.intake.archive_files import list_publication_ids, load_publication
from trueline.intake.framework_files import load_framework

STANDARD = PublishedStandard(
    "3.1",
    "Court reports",
    "Good",
    10,
    (PublishedKeyQuestion("3.1.1", 70, 11), PublishedKeyQuestion("3.1.2", 90, 12)),
)
BARE = Publication("made-up", "Made up", "nps-standards-2018", "S9", "2020", ("Someone",), ())


def checks(publication: Publication, kind: str) -> list[Check]:
    return [one for one in check_publication(publication, nps()) if one.kind == kind]


def outcomes(publication: Publication, kind: str) -> list[str]:
    return [one.outcome for one in checks(publication, kind)]


def figure(**more: object) -> PublishedFigure:
    return PublishedFigure(**{"section": "findings", "line": 5, **more})  # type: ignore[arg-type]


def test_eleven_of_the_twelve_published_standards_agree_and_one_is_explained() -> None:
    found = [
        (id_, one)
        for id_ in ("nps-north-east-2019", "nps-midlands-2018")
        for one in checks(load_publication(id_), "rating")
    ]
    assert [one.outcome for _, one in found].count("agrees") == 11
    ((where, moved),) = [(id_, one) for id_, one in found if one.outcome != "agrees"]
    assert (where, moved.what[:12], moved.published, moved.computed) == (
        "nps-midlands-2018",
        "standard 2.2",
        "Outstanding",
        "Good",
    )
    assert moved.reason and moved.reason.code == "archive.discretion"


def test_both_overall_ratings_come_out() -> None:
    told = {id_: checks(load_publication(id_), "overall")[0] for id_ in ("nps-north-east-2019", "nps-midlands-2018")}
    assert "18 of 30" in told["nps-north-east-2019"].what
    assert "21 of 30" in told["nps-midlands-2018"].what
    assert {one.outcome for one in told.values()} == {"agrees"}


def test_every_comparison_of_s0_is_kept_and_those_with_two_numbers_agree() -> None:
    assert sorted(outcomes(load_publication("nps-north-east-2019"), "comparison")) == ["agrees"] * 10 + ["kept"] * 4


@pytest.mark.parametrize("id_", list_publication_ids())
def test_nothing_published_is_left_unexplained(id_: str) -> None:
    assert [
        one
        for publication in [load_publication(id_)]
        for one in check_publication(publication, load_framework(publication.edition).edition)
        if one.outcome == "unexplained"
    ] == []


@pytest.mark.parametrize("id_", list_publication_ids())
def test_the_archive_names_no_person(id_: str) -> None:
    from importlib.resources import files

    text = (files("trueline") / "archive" / f"{id_}.yaml").read_text(encoding="utf-8")
    leader = text.split("chief_inspector:")[1].split("}")[0]
    assert "role:" in leader
    assert "name:" not in leader
    assert "Alexis" not in text


@pytest.mark.parametrize("id_", list_publication_ids())
def test_every_figure_stands_within_three_lines_of_where_it_is_cited(id_: str) -> None:
    """The number or phrase must be in the published text at its line; spelled-out numbers and rounding are not
    followed.
    """
    publication = load_publication(id_)
    texts = sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []
    if not texts:
        pytest.skip(WITHOUT_SEEDS)
    lines = texts[int(publication.report[1])].read_text(encoding="utf-8").split("\n")
    verbal = [one for one in publication.figures if one.words and not one.column]
    missed = [one for one in verbal if not _stands_there(one.words, lines, one.line)]
    assert missed == []
    percents = [
        one for one in publication.figures if one.unit == "percent" and one.value is not None and not one.column
    ]
    assert [
        one
        for one in percents
        if not _stands_there(str(abs(float(one.value or 0))).removesuffix(".0"), lines, one.line)
    ] == []


def _stands_there(words: str, lines: list[str], line: int) -> bool:
    def plain(text: str) -> str:
        text = text.casefold().replace("’", "'").replace("‘", "'").replace("-", " ").replace("–", " ").replace("*", "")
        return " ".join(text.split())

    return plain(words) in plain(" ".join(lines[max(0, line - 4) : line + 8]))


@pytest.mark.parametrize(
    ("lowest", "rating", "outcome"),
    [
        (70, "Good", "agrees"),
        (66, "Requires improvement", "explained"),
        (78, "Outstanding", "explained"),
        (70, "Requires improvement", "explained"),
        (70, "Outstanding", "unexplained"),
        (66, "Outstanding", "unexplained"),
        (73, "Inadequate", "unexplained"),
    ],
)
def test_discretion_explains_a_rating_just_across_a_near_boundary_and_no_other(
    lowest: int, rating: str, outcome: str
) -> None:
    questions = (PublishedKeyQuestion("3.1.1", lowest, 11), PublishedKeyQuestion("3.1.2", 90, 12))
    printed = replace(STANDARD, rating=rating, key_questions=questions)
    assert outcomes(replace(BARE, standards=(printed,)), "rating") == [outcome]


def test_a_wrong_overall_rating_is_found() -> None:
    assert outcomes(replace(BARE, standards=(STANDARD,), overall="Good"), "overall") == ["agrees"]
    assert outcomes(replace(BARE, standards=(STANDARD,), overall="Inadequate"), "overall") == ["unexplained"]


def test_a_comparison_is_judged_by_the_rule() -> None:
    made = [
        PublishedComparison("a", "in line", "peers", 1, percent=80, against=82),
        PublishedComparison("b", "same", "peers", 1, "the same as", 80, 80),
        PublishedComparison("c", "above", "peers", 1, percent=80, against=82),
        PublishedComparison("d", "above", "peers", 1, percent=80),
    ]
    assert outcomes(replace(BARE, comparisons=tuple(made)), "comparison") == ["agrees", "agrees", "unexplained", "kept"]


def test_a_size_must_come_from_some_population() -> None:
    samples = (PublishedSample("a", 128, 1, 80, 5), PublishedSample("b", 500, 1, 80, 5), PublishedSample("c", 18, 1))
    made = replace(BARE, samples=samples)
    assert outcomes(made, "size") == ["kept", "unexplained"]
    kept, wrong = checks(made, "size")
    assert kept.computed == "would come from 557 to 576 cases"
    assert kept.reason and kept.reason.code == "archive.no-population"
    assert wrong.computed == "no population gives it"


def test_sums_and_restatements_must_agree() -> None:
    sums = (
        Sum("right", (Fraction(1), Fraction(2)), Fraction(3), 1),
        Sum("noted", (Fraction(1),), Fraction(3), 1, "A slip"),
        Sum("wrong", (Fraction(1),), Fraction(3), 1),
    )
    again = (Restatement("x", Fraction(1), Fraction(1), 1), Restatement("y", Fraction(1), Fraction(2), 1))
    made = replace(BARE, sums=sums, restatements=again)
    assert outcomes(made, "sum") == ["agrees", "explained", "unexplained"]
    assert outcomes(made, "restatement") == ["agrees", "unexplained"]


def test_words_for_a_key_question_are_held_against_its_figure() -> None:
    told = tuple(
        figure(ref="3.1.1", topic="whole key question", words=words, quantifier=words, unit="percent", where="body")
        for words in ("almost three-quarters", "three-quarters", "more than two-thirds", "almost half", "heaps")
    )
    numbers = figure(ref="3.1.1", topic="whole key question", value=Fraction(70), unit="percent")
    made = replace(BARE, standards=(STANDARD,), figures=(*told, numbers, figure(topic="something else")))
    assert outcomes(made, "wording") == ["agrees", "unexplained", "explained", "unexplained", "agrees"]


def related(kind: str, *figures: PublishedFigure, **more: object) -> str:
    named = tuple(replace(one, name=f"f{n}") for n, one in enumerate(figures))
    given = {"figures": tuple(one.name for one in named), **more}
    relation = Relation("r", kind, **given)  # type: ignore[arg-type]
    ((outcome),) = outcomes(replace(BARE, figures=named, relations=(relation,)), "relation")
    return outcome


def test_figures_of_one_thing_must_leave_a_percentage_that_fits_them_all() -> None:
    some = figure(value=Fraction(36), unit="percent", is_shortfall=True)
    assert related("same", some, figure(words="almost two-thirds", quantifier="almost two-thirds")) == "agrees"
    assert related("same", some, figure(words="one in three")) == "unexplained"
    assert related("same", some, figure(value=Fraction(34), of=81), noted="A slip") == "explained"
    assert (
        related("same", figure(value=Fraction(7), percent=9, unit="cases"), figure(value=Fraction(9), unit="percent"))
        == "agrees"
    )


def test_a_share_is_worked_out_from_its_parts() -> None:
    parts = (figure(value=Fraction(4), is_shortfall=True), figure(value=Fraction(13), is_shortfall=True))
    whole, told = (
        figure(value=Fraction(75)),
        figure(words="around one-fifth", quantifier="around one-fifth", is_shortfall=True),
    )
    assert related("share", told, *parts, whole, figures=("f0",), part=("f1", "f2"), whole="f3") == "agrees"
    met = (figure(value=Fraction(60)), figure(value=Fraction(75)), figure(value=Fraction(80), unit="percent"))
    assert related("share", *met, figures=("f2",), part=("f0",), whole="f1") == "agrees"


@pytest.mark.parametrize(
    ("qualifier", "rounded", "outcome"),
    [
        ("over", 17_000, "agrees"),
        ("over", 17_600, "unexplained"),
        ("almost", 19_000, "agrees"),
        ("almost", 17_000, "unexplained"),
        ("", 17_500, "agrees"),
    ],
)
def test_a_round_number_lies_on_the_side_it_says(qualifier: str, rounded: int, outcome: str) -> None:
    assert (
        related("about", figure(value=Fraction(rounded), qualifier=qualifier), figure(value=Fraction(17_500)))
        == outcome
    )


def test_inspections_of_one_edition_stand_side_by_side() -> None:
    both = tuple(load_publication(id_) for id_ in ("nps-north-east-2019", "nps-midlands-2018"))
    lines = {line.id: line.printed for line in compare_publications(both, {})}
    assert lines["2.2"] == {"nps-north-east-2019": "Good", "nps-midlands-2018": "Outstanding"}
    assert lines["2.2.3"] == {"nps-north-east-2019": 66, "nps-midlands-2018": 78}
    assert "1.1.1" not in lines
    alone = compare_publications((both[0], replace(both[1], standards=())), {})
    assert alone[0].printed["nps-midlands-2018"] is None


def test_an_inspection_without_rated_standards_has_nothing_to_compare() -> None:
    with pytest.raises(Refused, match="no rated standards"):
        compare_publications((load_publication("northumbria-iaow-2013"),), {})


def twin(**more: object) -> Edition:
    return edition(**{"id": "twin", "title": Text("Another"), **more})


def test_editions_are_compared_where_a_table_says_what_is_the_same() -> None:
    alike = Comparability("small", "twin", Text("The rest is other work"), SAYS, alike=("2",), maps={"1.1": "9.9"})
    there = dict(alike.list_pairs(edition(), twin()))
    assert (there["2.1"], there["2.1.1.a"], there["1.1"]) == ("2.1", "2.1.1.a", "9.9")
    assert "1.1.1" not in there
    assert find_pairs(edition(), [twin()], [alike])["twin"]["1.1"] == "9.9"
    assert find_pairs(twin(), [edition()], [alike])["small"]["9.9"] == "1.1"
    first = replace(BARE, edition="small", standards=(replace(STANDARD, id="2.1"),))
    other = replace(BARE, id="other", edition="twin", standards=(replace(STANDARD, id="2.1", rating="Poor"),))
    rows = compare_publications((first, other), find_pairs(edition(), [twin()], [alike]))
    assert dict(rows[0].printed) == {"made-up": "Good", "other": "Poor"}
    assert dict(rows[1].printed) == {"made-up": 70, "other": None}, "3.1.1 is not mapped"


def test_editions_of_which_nothing_may_be_compared_are_refused_with_the_reason() -> None:
    nothing = Comparability("twin", "small", Text("Another method"), SAYS)
    with pytest.raises(Refused, match="may not be compared: “small, twin”. Another method"):
        find_pairs(edition(), [twin()], [nothing])
    with pytest.raises(Refused, match="Nobody has said yet"):
        find_pairs(edition(), [twin()], [])


def test_rows_of_tables_hold_together() -> None:
    def row(topic: str, line: int, section: str = "need_tables", **columns: int) -> tuple[PublishedFigure, ...]:
        return tuple(
            PublishedFigure(section=section, line=line, topic=topic, value=Fraction(value), column=column)
            for column, value in columns.items()
        )

    needs = (
        *row("drugs", 1, cases=30, interventions=50, progress=33),
        *row("homes", 2, cases=20, interventions=51),
        *row("work", 3, cases=25, interventions=40),
        *row("money", 4, interventions=40),
    )
    assert [(one.what, one.outcome) for one in checks(replace(BARE, figures=needs), "need")] == [
        ("rank of homes", "agrees"),
        ("rank of work", "unexplained"),
        ("drugs, interventions", "agrees"),
        ("drugs, progress", "agrees"),
        ("homes, interventions", "unexplained"),
        ("work, interventions", "agrees"),
    ]
    spread = row("control", 9, "previous_inspection", lowest=64, highest=84, average=74, score=90)
    assert outcomes(replace(BARE, figures=spread), "spread") == ["unexplained", "agrees"]


@pytest.mark.parametrize(
    ("id_", "findings", "context"),
    [
        ("nps-north-east-2019", 139, 0),
        ("nps-midlands-2018", 156, 1),
        ("northumbria-iaow-2013", 196, 2),
        ("york-north-yorkshire-qi-2016", 69, 5),
        ("south-yorkshire-qi-2017", 87, 1),
    ],
)
def test_every_printed_finding_has_a_home_in_its_edition(id_: str, findings: int, context: int) -> None:
    publication = load_publication(id_)
    homes = find_homes(publication, load_framework(publication.edition).edition)
    assert homes.homeless == ()
    assert (homes.findings, homes.housed, homes.context) == (findings, findings, context)


def test_a_home_is_a_question_that_is_asked_for_what_the_finding_is_printed_under() -> None:
    made = edition(instruments=(officers(item("workload", bears_on=("2.1.1",))),))
    printed = {
        "2.1": ("2.1.1.a", "2.1", "officers.workload", "context"),
        "2.1.1": ("2.1.1.a", "officers.workload"),
        "2.2": ("2.1.1.a", "officers.workload", "9.9", ""),
    }
    found = tuple(figure(ref=ref, home=home) for ref, homes in printed.items() for home in homes)
    homes = find_homes(replace(BARE, figures=(*found, figure(ref="2.2", column="comparator"))), made)
    assert [(one.ref, one.home) for one in homes.homeless] == [
        ("2.1", "2.1"),
        *(("2.2", one) for one in printed["2.2"]),
    ]
    assert (homes.findings, homes.housed, homes.context) == (10, 5, 1)


def test_an_inspection_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused, match="no such inspection"):
        load_publication("nowhere")
