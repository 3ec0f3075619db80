"""The commands ``trueline score`` and ``trueline rate``: from answers to figures, and from figures to ratings."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trueline.cli.options import AsJson, Framework, Out
from trueline.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from trueline.core.frameworks import Edition
    from trueline.core.ratings import Distance, Ratings, StandardRating


def score(
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS")],
    framework: Framework,
    out: Out,
    population: Annotated[
        list[str] | None, typer.Option(metavar="STREAM[/ORGANISATION]=N", help="Eligible cases of a stream.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Work out every question's figure from an answers file, and write them to a JSON or CSV file."""
    from trueline.actions.desk.scores import describe, score_answers
    from trueline.core.wording import tell

    scores = score_answers(answers, framework, population or [], out)
    if as_json:
        print_json(describe(scores))
        return
    print(f"{len(scores.estimates)} figures written to {out}")
    for estimate in scores.estimates:
        for caveat in estimate.caveats:
            if caveat.code == "caveat.unknown":
                print(f"  {estimate.question}: {tell(caveat)}")
    if scores.unanswered:
        waiting = ", ".join(f"{question} ({cases})" for question, cases in scores.unanswered.items())
        print(f"Not answered yet, by question and cases: {waiting}")


def rate(
    figures: Annotated[Path, typer.Argument(metavar="FIGURES")], framework: Framework, as_json: AsJson = False
) -> None:
    """Rate a figures file: percentages by question, and ratings by standard where they are judged."""
    from trueline.actions.desk.ratings import rate_figures
    from trueline.core.wording import tell

    rated = rate_figures(figures, framework)
    titles = {rating.id: rating.title.en for rating in rated.edition.ratings.scale}
    if as_json:
        print_json(describe_ratings(rated.ratings))
        return
    overall = rated.ratings.overall
    print(f"Overall: {titles.get(overall.rating or '', 'no rating')}")
    for reason in overall.reasons:
        print(f"  {tell(reason, names=titles)}")
    print()
    headings = ("standard", "", "rating", "why", "how firm", "for the panel")
    print_table(headings, _list_standards(rated.edition, rated.ratings))
    print("\nBasis of the rules:")
    print_table(("rule", "basis"), _list_bases(rated.edition))


def _list_standards(edition: "Edition", ratings: "Ratings") -> Iterator[tuple[object, ...]]:
    from trueline.core.wording import tell

    titles = {rating.id: rating.title.en for rating in edition.ratings.scale}
    for one in ratings.standards:
        why = "; ".join(tell(reason, names=titles) for reason in one.reasons)
        considered = "; ".join(tell(reason) for reason in one.considered)
        title = edition.standards[one.standard].title.en
        yield (
            one.standard,
            title,
            titles.get(one.rating or "", "–"),
            why,
            "; ".join(_tell_firmness(one, titles)),
            considered,
        )


def _tell_firmness(rating: "StandardRating", titles: dict[str, str]) -> Iterator[str]:
    """How many cases from the next rating up and down, and how likely the rating is for the whole population."""
    if rating.firmness is None or rating.computed is None:
        return
    for distance in (rating.firmness.up, rating.firmness.down):
        if distance:
            yield f"{_cases(distance)} from {titles[distance.rating]}"
    yield f"{round(100 * rating.firmness.likely[rating.computed])}% likely"


def _cases(distance: "Distance") -> str:
    return f"{distance.cases} case{'' if distance.cases == 1 else 's'}"


def _list_bases(edition: "Edition") -> Iterator[tuple[object, ...]]:
    titles = {rating.id: rating.title.en for rating in edition.ratings.scale}
    for method in edition.ratings.methods:
        yield method.title.en, method.basis
        for band in method.bands:
            yield f"  {titles[band.rating]}: {band.lowest}% up to {band.below or 100}", band.basis
    if edition.ratings.composite:
        yield "Points of the rated standards, summed and cut", edition.ratings.composite.basis
    if edition.ratings.discretion:
        yield "When the panel looks at a rating", edition.ratings.discretion.basis


def describe_ratings(ratings: "Ratings") -> dict[str, object]:
    """Ratings as a document."""
    overall = ratings.overall
    return {
        "overall": {
            "rating": overall.rating,
            "points": overall.points,
            "most": overall.most,
            "counted": overall.counted,
            "reasons": [reason.as_record() for reason in overall.reasons],
        },
        "standards": [_describe_standard(one) for one in ratings.standards],
    }


def _describe_standard(one: "StandardRating") -> dict[str, object]:
    firm = one.firmness
    described: dict[str, object] = {
        "id": one.standard,
        "rating": one.rating,
        "computed": one.computed,
        "deciding": one.deciding,
        "reasons": [reason.as_record() for reason in one.reasons],
        "considered": [reason.as_record() for reason in one.considered],
    }
    if firm:
        described["up"] = {"cases": firm.up.cases, "rating": firm.up.rating} if firm.up else None
        described["down"] = {"cases": firm.down.cases, "rating": firm.down.rating} if firm.down else None
        described["likely"] = {rating: round(share, 4) for rating, share in firm.likely.items()}
    return described
