"""The edition of 2016 beside the two inspections published under it: every finding has its question, and every kind of
answer that it asks for is counted.
"""

from pathlib import Path

import pytest

from tests.builders import write_csv
from trueline.actions.desk.ratings import rate_figures
from trueline.actions.desk.scores import score_answers
from trueline.core.archives import PublishedFigure
from trueline.core.frameworks import Edition
from trueline.intake.archive_files import load_publication
from trueline.intake.framework_files import load_framework

ID = "quality-and-impact-2016"
PUBLISHED = ("york-north-yorkshire-qi-2016", "south-yorkshire-qi-2017")
#: A fact about the area, the law or the sample: no answer to any question.
CONTEXT = "context"


def edition() -> Edition:
    return load_framework(ID).edition


def find_standards(home: str) -> set[str]:
    """The outcomes to which a question belongs, or on which an item bears."""
    asked = edition()
    prompts = {f"{key.id}.{prompt.id}": key.id for key in asked.key_questions.values() for prompt in key.prompts}
    items = {f"{one.id}.{item.id}": item.bears_on for one in asked.instruments for item in one.items}
    outcomes = {key.id: standard.id for standard in asked.standards.values() for key in standard.key_questions}
    if home in prompts:
        return {outcomes[prompts[home]]}
    return {outcomes.get(one, one) for one in items[home]}


def list_findings(publication: str) -> list[PublishedFigure]:
    return [figure for figure in load_publication(publication).figures if figure.section == "findings"]


@pytest.mark.parametrize("publication", PUBLISHED)
def test_every_published_finding_hangs_on_a_question_of_its_outcome(publication: str) -> None:
    for finding in list_findings(publication):
        assert finding.home, f"line {finding.line} has no home"
        assert finding.home == CONTEXT or finding.ref in find_standards(finding.home), f"line {finding.line}"


@pytest.mark.parametrize(("publication", "most"), [(PUBLISHED[0], 5), (PUBLISHED[1], 1)])
def test_few_findings_are_only_context(publication: str, most: int) -> None:
    assert sum(finding.home == CONTEXT for finding in list_findings(publication)) <= most


def test_figures_of_surveys_hang_on_items_of_an_instrument() -> None:
    surveyed = [figure for figure in load_publication(PUBLISHED[0]).figures if figure.section == "surveys"]
    homes = {figure.topic: figure.home for figure in surveyed if figure.home}
    assert homes == {
        "overall satisfaction": "service-users.satisfied",
        "national target": "service-users.satisfied",
        "did not know of any sentence plan": "service-users.has-plan",
        "when": CONTEXT,
    }


def test_every_prompt_and_item_names_the_line_it_comes_from() -> None:
    asked = edition()
    prompts = [prompt for key in asked.key_questions.values() for prompt in key.prompts]
    items = [item for instrument in asked.instruments for item in instrument.items]
    assert {one.basis.kind for one in (*prompts, *items)} == {"S"}
    assert all(one.basis.source.startswith(("S3:", "S4:")) for one in (*prompts, *items))


def test_why_work_fell_short_and_what_was_done_late_are_counted_beside_it(tmp_path: Path) -> None:
    given = [
        ("C1", "cases", "CRC", "pp.4.a", "sufficient"),
        ("C1", "cases", "CRC", "pp.4.a.after", "yes"),
        ("C2", "cases", "CRC", "pp.4.a", "not-done"),
        ("C2", "cases", "CRC", "pp.4.a.cause", "no-oversight;workload"),
        ("C3", "cases", "NPS", "pp.4.a", "sufficient"),
        ("C3", "cases", "NPS", "pp.4.a.after", "no"),
        ("C3", "cases", "NPS", "rr.11.drugs", "worse"),
        ("O1", "officers", "CRC", "officers.reflect", "no"),
        ("O2", "officers", "CRC", "officers.caseload", "71"),
        ("S1", "service-users", "NPS", "service-users.satisfied", "very-satisfied"),
    ]
    names = ("subject", "stream", "organisation", "question", "answer")
    rows = [{**dict(zip(names, one, strict=True)), "reader": "first"} for one in given]
    scores = score_answers(write_csv(tmp_path / "a.csv", rows), ID, [], tmp_path / "f.csv").scores
    counted = {
        (one.question, one.organisation): (one.counts.met, one.counts.not_met)
        for one in scores.estimates
        if one.counts.n
    }
    assert counted == {
        ("pp.4.a", ""): (2, 1),
        ("pp.4.a", "CRC"): (1, 1),
        ("pp.4.a", "NPS"): (1, 0),
        ("pp.4.a.after", ""): (1, 1),
        ("pp.4.a.after", "CRC"): (1, 0),
        ("pp.4.a.after", "NPS"): (0, 1),
        ("rr.11.drugs", ""): (0, 1),
        ("rr.11.drugs", "NPS"): (0, 1),
        ("officers.reflect", ""): (0, 1),
        ("service-users.satisfied", ""): (1, 0),
    }


def test_each_organisation_is_judged_in_a_phrase_of_its_own(tmp_path: Path) -> None:
    """The phrases of S4:193, S4:208 and S4:288; an outcome without a phrase stays without."""
    rows = [
        {"id": "protecting-public/CRC", "percent": "", "rating": "Generally acceptable, with room for improvement"},
        {"id": "protecting-public/NPS", "percent": "", "rating": "generally-good"},
        {"id": "abiding-by-sentence/CRC", "percent": "", "rating": "inconsistent"},
        {"id": "as.5.a/CRC", "percent": "87", "rating": ""},
    ]
    rated = rate_figures(write_csv(tmp_path / "f.csv", rows), ID)
    judged = {
        (organisation, one.standard): one.rating
        for organisation, ratings in rated.by_organisation.items()
        for one in ratings.standards
        if one.rating
    }
    assert judged == {
        ("CRC", "protecting-public"): "acceptable-with-room",
        ("CRC", "abiding-by-sentence"): "inconsistent",
        ("NPS", "protecting-public"): "generally-good",
    }
    assert rated.ratings.overall.rating is None
