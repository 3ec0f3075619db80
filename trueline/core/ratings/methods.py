"""How does a standard come to its rating? One function for each kind of method; which one, and with what bands, is
data.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from trueline.core.frameworks import Band, Edition, Method, MethodKind, Question, Standard
from trueline.core.ratings.figures import Figure, Figures
from trueline.core.reasons import Reason, Value


@dataclass(frozen=True)
class Computed:
    """What a method makes of a standard: a rating of the scale, or None with the reason why there is none.

    ``deciding`` names the key question that decided, where one did; ``score`` is in per cent, for methods that score.
    """

    rating: str | None
    reasons: tuple[Reason, ...]
    deciding: str | None = None
    score: Fraction | None = None


def find_band(method: Method, percent: Fraction) -> Band:
    """The band that holds a percentage; LookupError where the bands leave a hole, which checking the edition tells."""
    for band in method.bands:
        if band.lowest <= percent and (band.below is None or percent < band.below):
            return band
    raise LookupError(f"no band of {method.id} holds {percent}")


def take_lowest(_edition: Edition, method: Method, standard: Standard, figures: Figures) -> Computed:
    """The band of the lowest key question; the first in order where several are lowest."""
    asked = [question.id for question in standard.key_questions if question.summary]
    missing = [question for question in asked if question not in figures.by_question]
    if missing or not asked:
        return Computed(None, (Reason("rating.figures-missing", {"missing": ", ".join(missing)}),))
    by_question = {question: figures.by_question[question] for question in asked}
    deciding = min(by_question, key=lambda question: _decide_on(method, by_question[question]))
    figure = by_question[deciding]
    decides = _decide_on(method, figure)
    band = find_band(method, decides)
    lowest = Reason(
        "rating.lowest" if len(asked) > 1 else "rating.only",
        {"question": deciding, "percent": decides, "of": len(asked)},
    )
    other = find_band(method, figure.exact if method.decide_on == "printed" else Fraction(figure.percent))
    if other.rating == band.rating:
        return Computed(band.rating, (lowest, _tell_band(band)), deciding)
    figures_told: dict[str, Value] = {"exact": figure.exact, "percent": figure.percent, "other": other.rating}
    return Computed(
        band.rating, (lowest, _tell_band(band), Reason(f"rating.{method.decide_on}-decides", figures_told)), deciding
    )


def _decide_on(method: Method, figure: Figure) -> Fraction:
    return Fraction(figure.percent) if method.decide_on == "printed" else figure.exact


def _tell_band(band: Band) -> Reason:
    if band.below is None:
        return Reason("rating.band-top", {"lowest": band.lowest, "rating": band.rating})
    return Reason("rating.band", {"lowest": band.lowest, "below": band.below, "rating": band.rating})


def take_mean(edition: Edition, method: Method, standard: Standard, figures: Figures) -> Computed:
    """The mean share of work above the line, over all questions and over the means of the key questions: the report of
    2013 describes its score both ways (S2:923, S2:925), and the edition says which one it is.

    A question counts to its own key question and to those it names. One that no case was asked is left out.
    """
    gathered = {asked.id: list[Fraction]() for asked in standard.key_questions}
    counted = [one for one in edition.questions.values() if _is_judged(edition, one)]
    own = [(to, one.id) for one in counted for to in (one.key_question, *one.also_counts_to) if to in gathered]
    for key_question, question in own:
        if question in figures.by_question:
            gathered[key_question].append(figures.by_question[question].exact)
    shares = [share for held in gathered.values() for share in held]
    if not shares:
        return Computed(None, (Reason("rating.figures-missing", {"missing": ", ".join(gathered)}),))
    by_key_question = [sum(held, Fraction(0)) / len(held) for held in gathered.values() if held]
    means = {
        "questions": sum(shares, Fraction(0)) / len(shares),
        "key-questions": sum(by_key_question, Fraction(0)) / len(by_key_question),
    }
    told: dict[str, Value] = {"questions": len(shares), "of": len(own), "key_questions": len(by_key_question)}
    score = means[method.mean_over]
    reason = Reason(
        f"rating.mean-{method.mean_over}",
        {**told, "by_questions": means["questions"], "by_key_questions": means["key-questions"]},
    )
    return Computed(None, (reason,), score=score)


def _is_judged(edition: Edition, question: Question) -> bool:
    """Whether a question is a judgement on cases with a line that its answers lie above or below."""
    return (
        question.kind in ("prompt", "summary")
        and question.answers is not None
        and edition.answers.by_id[question.answers].makes_figures
    )


def tell_sufficiency(edition: Edition, _method: Method, standard: Standard, figures: Figures) -> Computed:
    """What share of its questions was met in most cases, and which lies lowest and highest: the judgement itself is a
    phrase that inspectors choose.
    """
    asked = [one for one in edition.questions.values() if one.standard == standard.id and _is_judged(edition, one)]
    found = {one.id: figures.by_question[one.id] for one in asked if one.id in figures.by_question}
    unjudged = Reason("rating.no-phrase", {"standard": standard.id})
    if not found:
        missing = Reason("rating.figures-missing", {"missing": ", ".join(one.id for one in standard.key_questions)})
        return Computed(None, (missing, unjudged))
    low, high = (pick(found, key=lambda id_: found[id_].exact) for pick in (min, max))
    met_in_most = sum(2 * figure.exact >= 100 for figure in found.values())
    counted = Reason("rating.sufficiency", {"met": met_in_most, "of": len(found)})
    told: dict[str, Value] = {"low": low, "least": found[low].percent, "high": high, "most": found[high].percent}
    return Computed(None, (counted, Reason("rating.range", told), unjudged))


def tell_score(edition: Edition, _method: Method, standard: Standard, figures: Figures) -> Computed:
    """The share of work that was sufficient, by the standard's one question, beside the lowest, the highest and the
    average of the inspections so far where they are known.
    """
    asked = [question.id for question in standard.key_questions if question.id in edition.questions]
    figure = next((figures.by_question[one] for one in asked if one in figures.by_question), None)
    if figure is None:
        return Computed(None, (Reason("rating.figures-missing", {"missing": ", ".join(asked)}),))
    reasons = [Reason("rating.score", {"percent": figure.percent})]
    if figure.peers:
        lowest, highest, average = figure.peers.lowest, figure.peers.highest, figure.peers.average
        reasons.append(Reason("rating.peers", {"lowest": lowest, "highest": highest, "average": average}))
    return Computed(None, tuple(reasons), score=figure.exact)


def leave_to_evidence(_edition: Edition, _method: Method, standard: Standard, _figures: Figures) -> Computed:
    """No arithmetic: the rating is what inspectors judge on evidence against the ratings characteristics."""
    return Computed(None, (Reason("rating.not-judged", {"standard": standard.id}),))


METHODS: Mapping[MethodKind, Callable[[Edition, Method, Standard, Figures], Computed]] = {
    "lowest-key-question": take_lowest,
    "characteristics": leave_to_evidence,
    "mean-above-line": take_mean,
    "sufficiency": tell_sufficiency,
    "scores": tell_score,
}
