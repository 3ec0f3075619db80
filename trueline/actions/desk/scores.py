"""What people do with answers: work out the estimates and write them down."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from trueline.actions.desk.frameworks import get_framework
from trueline.core.assessments import find_contradictions, find_standing
from trueline.core.estimates import Estimate, Populations, Scores, score
from trueline.core.frameworks import Edition
from trueline.core.problems import Problem, Refused
from trueline.core.reasons import Reason
from trueline.core.samples import find_chances
from trueline.intake.answer_files import read_answers
from trueline.intake.sample_files import KeptDraw, read_draw
from trueline.publishing.files import check_ending, write_whole
from trueline.publishing.tables import CellValue, to_csv, to_json

#: What ``rate`` reads.
COLUMNS = ("id", "met", "not_met", "leaves", "unknown", "percent", "n", "population", "low", "high")


@dataclass(frozen=True)
class ScoredAnswers:
    """What an answers file gives under an edition: the scores, and by case each judgement that goes against all of its
    prompts.
    """

    edition: Edition
    scores: Scores
    warnings: tuple[tuple[str, Reason], ...]


def score_answers(
    answers: Path, framework: str, populations: list[str], out: Path, draws: Iterable[Path] = ()
) -> ScoredAnswers:
    """Score an answers file and write the estimates to ``out``, as JSON or CSV by its ending. ``populations`` are
    written ``STREAM=N`` or ``STREAM/ORGANISATION=N``; ``draws`` are the folders of the draws, which tell the population
    of their streams too. Refused, with nothing written, when anything is wrong.
    """
    edition = get_framework(framework)
    is_csv = check_ending(out, ".json", ".csv") == ".csv"
    kept = _read_draws(edition, draws)
    known = {**_count_populations(edition, kept), **_read_populations(edition, populations)}
    read = read_answers(answers, edition)
    chances = find_chances(edition, (one.sample for one in kept))
    scores = score(edition, read, known, chances)
    scored = ScoredAnswers(edition, scores, tuple(find_contradictions(edition, find_standing(read))))
    if is_csv:
        content = to_csv([to_row(estimate) for estimate in scores.estimates], COLUMNS)
    else:
        content = to_json({"framework": edition.id, "revision": edition.revision, **describe(scored)})
    write_whole(out, content, inputs=(answers,))
    return scored


def _read_draws(edition: Edition, folders: Iterable[Path]) -> tuple[KeptDraw, ...]:
    """The draws in some folders; of a stream there may be one for each provider."""
    kept = tuple(read_draw(folder) for folder in folders)
    for one in kept:
        if one.edition.id != edition.id:
            remedy = f"Name a draw by {edition.id}"
            raise Refused(Problem("a draw by another edition", remedy, field="--sample", value=one.edition.id))
    return kept


def _count_populations(edition: Edition, draws: Iterable[KeptDraw]) -> Populations:
    counted: Counter[tuple[str, str]] = Counter()
    for one in draws:
        if not edition.streams[one.account.stream].within:
            counted[one.account.stream, ""] += one.account.population
    return counted


def _read_populations(edition: Edition, written: list[str]) -> Populations:
    known: dict[tuple[str, str], int] = {}
    for one in written:
        place, _, number = one.partition("=")
        stream, _, organisation = place.partition("/")
        if stream not in edition.subjects or not re.fullmatch(r"[0-9]{1,12}", number):
            remedy = f"Write STREAM=N or STREAM/ORGANISATION=N, with one of: {', '.join(edition.subjects)}"
            raise Refused(Problem("no population", remedy, field="--population", value=one))
        if (stream, organisation) in known:
            raise Refused(Problem("given twice", "Give each population once", field="--population", value=one))
        known[stream, organisation] = int(number)
    return known


def to_row(estimate: Estimate) -> dict[str, CellValue]:
    """An estimate as ``rate`` reads it; bounds in whole per cent to two decimals. Figures of one organisation have
    ``/`` in their id.
    """
    counts, interval = estimate.counts, estimate.interval
    id_ = f"{estimate.question}/{estimate.organisation}" if estimate.organisation else estimate.question
    return {
        "id": id_,
        "met": counts.met,
        "not_met": counts.not_met,
        "leaves": counts.leaves,
        "unknown": counts.unknown,
        "percent": estimate.percent,
        "n": counts.n,
        "population": estimate.population,
        "low": round(100 * interval.low, 2) if interval else None,
        "high": round(100 * interval.high, 2) if interval else None,
    }


def describe(scored: ScoredAnswers) -> dict[str, object]:
    """Scores as a document: every estimate with its caveats, how many cases each question still waits for, which
    answers count for nothing, and which judgements go against their prompts.
    """
    scores = scored.scores
    estimates = [
        {**to_row(estimate), "caveats": [caveat.as_record() for caveat in estimate.caveats]}
        for estimate in scores.estimates
    ]
    return {
        "estimates": estimates,
        "unanswered": dict(scores.unanswered),
        "overruled": dict(scores.overruled),
        "warnings": [{"subject": subject, **reason.as_record()} for subject, reason in scored.warnings],
    }
