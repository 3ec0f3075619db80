"""Do the published ratings, comparisons and sample sizes follow from the published figures?"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from trueline.core.archives.checks import Check, judge
from trueline.core.archives.publications import Publication, PublishedSample
from trueline.core.estimates import Comparator, compare
from trueline.core.frameworks import Edition, Method
from trueline.core.ratings import Figure, Figures, StandardRating, rate
from trueline.core.reasons import Reason, Value
from trueline.core.samples import work_out_size

#: No division has more cases than this, and the formula gives every size it can give long before.
_FARTHEST = 100_000


def check_standards(publication: Publication, edition: Edition) -> Iterator[Check]:
    """The rating of every standard from its key questions. Near a boundary a panel may move a rating across it, and
    nothing else that is printed could: that is the likely reason where one differs so.
    """
    titles = {rating.id: rating.title.en for rating in edition.ratings.scale}
    rated = rate(edition, Figures({id_: Figure(percent) for id_, percent in publication.percents.items()}))
    for standard in publication.standards:
        ours = rated.get(standard.id)
        if ours.computed is None or ours.deciding is None:
            continue
        percents = ", ".join(str(question.percent) for question in standard.key_questions)
        lowest: dict[str, Value] = {"question": ours.deciding, "percent": publication.percents[ours.deciding]}
        across = {titles[rating] for rating in _list_across(edition.get_method(standard.id), ours)}
        yield judge(
            "rating",
            f"standard {standard.id}, {standard.title} ({percents})",
            standard.rating,
            titles[ours.computed],
            standard.line,
            agrees=standard.rating == titles[ours.computed],
            likely=Reason("archive.discretion", lowest) if standard.rating in across else None,
            figures=1 + len(standard.key_questions),
        )


def _list_across(method: Method, ours: StandardRating) -> Iterator[str]:
    """The ratings just across each boundary that the lowest figure is near to."""
    near = {reason.figures["boundary"] for reason in ours.considered if reason.code == "panel.near"}
    yield from (band.rating for band in method.bands if near & {band.lowest, band.below})


def check_overall(publication: Publication, edition: Edition) -> Iterator[Check]:
    """The overall rating from the published ratings of the standards."""
    if publication.overall is None:
        return
    ids = {rating.title.en: rating.id for rating in edition.ratings.scale}
    overall = rate(edition, Figures(given={one.id: ids[one.rating] for one in publication.standards})).overall
    computed = next((title for title, id_ in ids.items() if id_ == overall.rating), "none")
    what = f"overall, {overall.points} of {overall.most} points"
    agrees = computed == publication.overall
    figures = 1 + len(publication.standards)
    yield judge(
        "overall", what, publication.overall, computed, publication.overall_line, agrees=agrees, figures=figures
    )


def check_comparisons(publication: Publication, edition: Edition) -> Iterator[Check]:
    """Every printed comparison, kept as given and judged by the rule; without two numbers there is nothing to judge."""
    for printed in publication.comparisons:
        told = f"{printed.words} ({printed.verdict})" if printed.words else printed.verdict
        if printed.percent is None or printed.against is None:
            reason = Reason("archive.no-number")
            yield Check("comparison", printed.what, told, "kept as given", printed.line, "kept", reason)
            continue
        against = Comparator(printed.what, printed.against, printed.peers)
        verdict = compare(printed.percent, against, edition.ratings.comparison).verdict.replace("-", " ")
        gap = f"{printed.percent} against {printed.against}, {printed.percent - printed.against:+d}: {verdict}"
        # “The same” is said of a gap of nothing, which is in line as well.
        agrees = verdict == ("in line" if printed.verdict == "same" else printed.verdict)
        yield judge("comparison", printed.what, told, gap, printed.line, agrees=agrees, figures=2)


def check_sizes(publication: Publication) -> Iterator[Check]:
    """A size with its confidence and margin: the populations from which the formula would give it. None was printed, so
    there is nothing to agree with; a size that no population gives would be wrong.
    """
    for sample in publication.samples:
        if sample.confidence is None or sample.margin is None:
            continue
        fitting = _find_populations(sample)
        what = f"{sample.id}, {sample.confidence}% confidence, margin {sample.margin}"
        if fitting:
            told = f"would come from {fitting[0]} to {fitting[-1]} cases"
            why = Reason("archive.no-population")
            yield Check("size", what, str(sample.size), told, sample.line, "kept", why)
        else:
            yield judge("size", what, str(sample.size), "no population gives it", sample.line, agrees=False)


def _find_populations(sample: PublishedSample) -> range:
    """The populations that give a size. A larger one never needs fewer cases, so they follow each other."""
    confidence, margin = (sample.confidence or 0) / 100, (sample.margin or 0) / 100

    def size(population: int) -> int:
        return work_out_size(population, confidence, margin).size

    populations = range(_FARTHEST)
    return range(bisect_left(populations, sample.size, key=size), bisect_right(populations, sample.size, key=size))
