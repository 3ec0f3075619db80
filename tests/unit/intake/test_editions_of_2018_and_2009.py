"""Are the editions of 2018 and 2009 whole: a home for every printed finding, all instruments, all characteristics?"""

from pathlib import Path
from typing import Any

import pytest

from trueline.actions.desk.ratings import rate_figures
from trueline.core.frameworks import Edition
from trueline.core.ratings import Spread
from trueline.intake.documents import read_yaml
from trueline.intake.figure_files import read_figures
from trueline.intake.framework_files import load_framework

ARCHIVE = Path(__file__).parents[3] / "trueline" / "archive"
NPS, CRC, TRUSTS = "nps-standards-2018", "crc-standards-2018", "offender-management-2009"
#: Work that only the NPS does, and the places where the companies' edition asks about its own.
ONLY_NPS = {"1.2.2.f", "1.3.2.g", "1.3.3.d", "1.3.3.f", "1.3.3.g", "1.3.3.j"}
IN_OTHER_WORDS = {"1.3.1", "1.3.2", "1.3.2.j", "1.3.3.c", "1.3.3.e"}


def load(id_: str) -> Edition:
    return load_framework(id_).edition


def find_findings(publication: str) -> list[dict[str, Any]]:
    document: Any = read_yaml(ARCHIVE / f"{publication}.yaml", publication).plain()
    return list(document["findings"])


def list_judged(edition: Edition, home: str) -> tuple[str, ...]:
    """The standards and key questions for which what is found at a home is told; none where there is no such home."""
    borne = {f"{one.id}.{item.id}": item.bears_on for one in edition.instruments for item in one.items}
    if home in borne:
        return borne[home]
    return (home,) if home in edition.questions else ()


@pytest.mark.parametrize(("publication", "findings"), [("nps-north-east-2019", 139), ("nps-midlands-2018", 160)])
def test_every_printed_finding_hangs_on_a_question_of_its_own_standard(publication: str, findings: int) -> None:
    found = find_findings(publication)
    edition = load(NPS)
    assert len(found) == findings
    homeless = [
        (one["line"], one["ref"], one.get("home"))
        for one in found
        if one.get("home") != "context"
        and not any(f"{judged}.".startswith(f"{one['ref']}.") for judged in list_judged(edition, str(one.get("home"))))
    ]
    assert homeless == []
    # What type of report was given is a fact of the sample, and no finding on the work.
    assert [one["line"] for one in found if one["home"] == "context"] in ([], ["607"], [607])


@pytest.mark.parametrize("id_", [NPS, CRC])
def test_standards_judged_on_evidence_say_what_each_rating_looks_like(id_: str) -> None:
    edition = load(id_)
    scale = [rating.id for rating in edition.ratings.scale]
    judged = [one for one in edition.standards.values() if edition.get_method(one.id).kind == "characteristics"]
    assert [standard.id for standard in judged] == ["1.1", "1.2", "1.3", "1.4"]
    for standard in judged:
        assert [one.rating for one in standard.characteristics] == scale
        assert all(2 <= len(one.says) <= 4 for one in standard.characteristics)
        assert {one.basis.kind for one in standard.characteristics} == {"A"}


@pytest.mark.parametrize(
    ("id_", "instruments"),
    [
        (NPS, "case-discussions court-observation managers officers partners sentencers service-users"),
        (CRC, "case-discussions managers officers partners resettlement-workers service-users unpaid-work-observation"),
    ],
)
def test_instruments_cover_every_key_question_on_the_organisation(id_: str, instruments: str) -> None:
    edition = load(id_)
    assert [one.id for one in edition.instruments] == instruments.split()
    borne = {judged for one in edition.instruments for item in one.items for judged in item.bears_on}
    on_evidence = [asked.id for asked in edition.key_questions.values() if asked.id.startswith("1.")]
    assert set(on_evidence) <= borne
    assert [one.id for one in edition.instruments if one.consent] == ["service-users"]


def test_companies_are_asked_what_divisions_are_where_the_work_is_the_same() -> None:
    divisions, companies = (
        {one.id: one for one in load(id_).questions.values() if one.id[:2] in ("1.", "2.")} for id_ in (NPS, CRC)
    )
    assert set(divisions) - set(companies) == ONLY_NPS
    assert set(companies) <= set(divisions)
    asked = {id_ for id_, one in companies.items() if one.ask != divisions[id_].ask}
    assert asked == IN_OTHER_WORDS
    assert all(one.applies == divisions[id_].applies for id_, one in companies.items())


def test_what_only_companies_do_is_assumption_in_every_line() -> None:
    edition = load(CRC)
    own = {"unpaid-work", "through-the-gate"}
    domain = next(one for one in edition.domains if one.id == "3")
    bases = [domain.basis, *(standard.basis for standard in domain.standards)]
    bases += [one.basis for one in edition.questions.values() if one.stream in own]
    bases += [one.basis for one in edition.routing if one.stream in own]
    for stream in (edition.streams[id_] for id_ in own):
        bases += [stream.basis, stream.size.basis, *(one.basis for one in (*stream.margins, *stream.set_aside))]
        bases += [one.basis for one in (stream.size.confidence, stream.size.margin, stream.reserve) if one]
    bases += [
        item.basis
        for one in edition.instruments
        for item in one.items
        if any(judged.startswith("3.") for judged in item.bears_on)
    ]
    assert {basis.kind for basis in bases} == {"A"}


def test_the_scores_of_2012_are_told_beside_the_lowest_the_highest_and_the_average(tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    path.write_text(
        "id,percent,lowest,highest,average\ncontrol.work,81,64,84,74\nhelp-and-change.work,82,62,82,73\npunish.work,84,69,86,79\n"
    )
    figures = read_figures(path, load(TRUSTS)).figures
    assert figures.by_question["control.work"].peers == Spread(64, 84, 74)
    rated = rate_figures(path, TRUSTS).ratings
    assert [one.score for one in rated.standards] == [81, 82, 84]
    assert [one.rating for one in rated.standards] == [None, None, None]
    assert rated.overall.rating is None
    assert [dict(one.reasons[-1].figures) for one in rated.standards][2] == {"lowest": 69, "highest": 86, "average": 79}
