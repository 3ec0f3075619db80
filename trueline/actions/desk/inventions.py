"""What does an invented inspection hold beside its samples: answers, evidence, judgements and texts?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from trueline.core.assessments import Answer
from trueline.core.caseloads import Case
from trueline.core.estimates import Comparator
from trueline.core.frameworks import Edition
from trueline.core.inspections import ContextualFact, Inspection, PreviousScore, Provider
from trueline.core.reports import ReportSources
from trueline.core.samples import Account, Sample
from trueline.intake.archive_files import list_publication_ids, load_publication
from trueline.synthetic.assessors import answer_stream
from trueline.synthetic.caseloads import Supervised
from trueline.synthetic.chance import Chance
from trueline.synthetic.narratives import recommend, write_texts
from trueline.synthetic.panels import decide, gather_evidence
from trueline.synthetic.providers import Division
from trueline.synthetic.respondents import answer_instruments

AS_AT, FIELDWORK, PUBLISHED = date(2018, 8, 24), date(2018, 9, 3), date(2018, 11, 30)

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Drawn:
    """What was drawn for each stream: the sample and its account, and the cases selected under their pseudonyms."""

    samples: Mapping[str, Sample]
    accounts: Mapping[str, Account]
    cases: Mapping[str, Mapping[str, Case]]


def inspect(
    edition: Edition, drawn: Drawn, division: Division, people: tuple[Supervised, ...], seed: str, progress: Progress
) -> ReportSources:
    """Read the cases, ask those whom the instruments ask, gather the evidence, decide and write."""
    answers: list[Answer] = []
    for stream in edition.streams.values():
        progress(f"Reading {len(drawn.cases[stream.id])} cases: {stream.title.en}")
        answers += answer_stream(edition, stream, drawn.cases[stream.id], seed, FIELDWORK)
    answers += answer_instruments(edition, seed, FIELDWORK)
    progress("Judging, rating and writing")
    name = f"{division.name} {edition.unit.en}"
    bare = ReportSources(
        edition=edition,
        inspection=_open(edition, name),
        accounts=drawn.accounts,
        answers=tuple(answers),
        samples=drawn.samples,
    )
    evidence = gather_evidence(edition, max(account.officers for account in drawn.accounts.values()), seed)
    return replace(
        bare,
        decisions=decide(edition, bare.scores, evidence, seed, FIELDWORK),
        evidence=evidence,
        comparators=_find_comparators(edition),
        context=_describe(people),
        previous=_remember(edition, seed),
        recommendations=recommend(edition, bare.scores, name),
        texts=write_texts(edition, bare.scores, seed),
    )


def _open(edition: Edition, name: str) -> Inspection:
    return Inspection(
        id="invented",
        title=f"{name} (invented)",
        edition=edition.id,
        providers=(Provider("invented-provider", name),),
        as_at=AS_AT,
        fieldwork=FIELDWORK,
        published=PUBLISHED,
        is_invented=True,
    )


def _remember(edition: Edition, seed: str) -> tuple[PreviousScore, ...]:
    """Scores of an earlier inspection, where the report has a chapter for them."""
    if not any(chapter.kind == "previous" for chapter in edition.report.chapters):
        return ()
    chance = Chance(seed, "previous scores")
    names = (standard.title.en for standard in edition.standards.values())
    return tuple(
        PreviousScore(f"{name} (invented)", chance.whole(66, 84), 62, 86, chance.whole(72, 78)) for name in names
    )


def _find_comparators(edition: Edition) -> Mapping[str, Comparator]:
    """The comparators printed last for this edition, kept as given."""
    found: dict[str, Comparator] = {}
    published = sorted((load_publication(id_) for id_ in list_publication_ids()), key=lambda one: one.published)
    for publication in published:
        for printed in publication.comparisons:
            question = printed.what.removeprefix("key question ")
            if publication.edition == edition.id and printed.against is not None and question in edition.questions:
                peers = f"the {printed.peers}, as printed for {publication.title}"
                found[question] = Comparator(question, printed.against, peers, publication.published)
    return found


def _describe(people: tuple[Supervised, ...]) -> tuple[ContextualFact, ...]:
    """The caseload in a few facts."""
    total = len(people)
    source = f"The invented caseload, as at {AS_AT.isoformat()}"

    def share(count: int) -> str:
        return f"{round(100 * count / total)}%"

    return (
        ContextualFact("People supervised", f"{total:,}", source),
        ContextualFact("Held in custody", share(sum(one.case_type == "Custody" for one in people)), source),
        ContextualFact(
            "High or very high risk of serious harm", share(sum("igh" in one.rosh for one in people)), source
        ),
        ContextualFact("Women", share(sum(one.gender == "F" for one in people)), source),
        ContextualFact(
            "People supervised by the NPS in England and Wales",
            "–",
            "Ministry of Justice, as printed for NPS North East Division",
            "106,369",
        ),
    )
