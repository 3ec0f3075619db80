"""The commands ``trueline score`` and ``trueline rate``: from answers to figures, and from figures to ratings."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trueline.cli.options import AsJson, Framework, Out
from trueline.cli.printing import count, print_json, print_table

if TYPE_CHECKING:
    from trueline.actions.desk.ratings import RatedFigures
    from trueline.actions.desk.scores import ScoredAnswers
    from trueline.core.frameworks import Edition
    from trueline.core.ratings import Ratings


def score(
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS", readable=False)],
    framework: Framework,
    out: Out,
    population: Annotated[
        list[str] | None, typer.Option(metavar="STREAM[/ORGANISATION]=N", help="Eligible cases of a stream.")
    ] = None,
    sample: Annotated[
        list[Path] | None,
        typer.Option(metavar="DIR", help="A folder that “sample draw” wrote; it tells population and chances."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Work out every question's figure from an answers file, and write them to a JSON or CSV file."""
    from trueline.actions.desk.scores import describe, score_answers

    scored = score_answers(answers, framework, population or [], out, sample or ())
    if as_json:
        print_json(describe(scored))
        return
    print(f"{count(len(scored.scores.estimates), 'figure', 'figures')} written to {out}")
    for line in _tell_scores(scored):
        print(line)


def _tell_scores(scored: "ScoredAnswers") -> Iterator[str]:
    """What somebody should know before the figures are used."""
    from trueline.core.wording import list_names, tell

    scores, names = scored.scores, list_names(scored.edition)
    caveats: dict[str, list[str]] = {}
    for estimate in scores.estimates:
        for caveat in estimate.caveats:
            if caveat.code != "caveat.sub-sample":
                caveats.setdefault(tell(caveat, names=names), []).append(estimate.question)
    for told, questions in caveats.items():
        yield f"  {', '.join(dict.fromkeys(questions))}: {told}"
    if scores.overruled:
        yield f"Answers left out, because a routing answer says the question does not apply: {_list(scores.overruled)}"
    if scores.unanswered:
        yield f"Not answered yet, by question and cases: {_list(scores.unanswered)}"
    for subject, warning in scored.warnings:
        yield f"  {subject}: {tell(warning)}"


def _list(cases: Mapping[str, int]) -> str:
    return ", ".join(f"{question} ({number})" for question, number in cases.items())


def rate(
    figures: Annotated[Path, typer.Argument(metavar="FIGURES", readable=False)],
    framework: Framework,
    as_json: AsJson = False,
) -> None:
    """Rate a figures file: percentages by question, and ratings by standard where they are judged."""
    from trueline.actions.desk.ratings import describe_rated, rate_figures
    from trueline.core.wording import list_names, tell

    rated = rate_figures(figures, framework)
    if rated.unknown_columns:
        print(f"Columns that nothing reads: {', '.join(rated.unknown_columns)}", file=sys.stderr)
    if as_json:
        print_json(describe_rated(rated))
        return
    names, overall = list_names(rated.edition), rated.ratings.overall
    print(f"Overall: {names.get(overall.rating or '', 'no rating')}")
    for reason in overall.reasons:
        print(f"  {tell(reason, names=names)}")
    print()
    headings = (rated.edition.levels.standard.one.en, "", "rating", "score", "why", "how firm", "for the panel")
    print_table(headings, _list_standards(rated.edition, rated.ratings))
    for organisation, ratings in rated.by_organisation.items():
        print(f"\n{organisation}:")
        print_table(headings, _list_standards(rated.edition, ratings))
    print("\nBasis of the rules:")
    print_table(("rule", "is", "basis"), _list_bases(rated))


def _list_standards(edition: "Edition", ratings: "Ratings") -> Iterator[tuple[object, ...]]:
    from trueline.core.estimates import print_percent
    from trueline.core.wording import list_names, tell

    names = list_names(edition)
    for one in ratings.standards:
        told = (
            "; ".join(tell(reason, names=names) for reason in reasons)
            for reasons in (one.reasons, one.firmness.reasons if one.firmness else (), one.considered)
        )
        title = edition.standards[one.standard].title.en
        score = "" if one.score is None else f"{print_percent(one.score / 100)}%"
        yield one.standard, title, names.get(one.rating or "", "–"), score, *told


def _list_bases(rated: "RatedFigures") -> Iterator[tuple[object, ...]]:
    """The settings that turn figures into ratings, each with its basis."""
    from trueline.core.frameworks import list_settings

    rules = ("methods", "composite", "discretion")
    for setting in list_settings(rated.edition):
        if setting.path[0] == "ratings" and setting.path[1] in rules and setting.path[-1] not in ("id", "title"):
            yield "/".join(setting.path[1:]), setting, setting.basis
