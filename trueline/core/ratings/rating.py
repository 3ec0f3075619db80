"""From figures to the rating of every standard and of the whole, with the reason for each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from trueline.core.frameworks import Edition, Standard
from trueline.core.problems import Problem, Refused
from trueline.core.ratings.composites import Overall, sum_up
from trueline.core.ratings.figures import Figures
from trueline.core.ratings.firmness import Firmness, find_firmness
from trueline.core.ratings.methods import METHODS, Computed
from trueline.core.ratings.panels import Decision, check_decision, find_triggers
from trueline.core.reasons import Reason

#: Reasons that say what the figures are, and stay beside a judgement.
_OF_FIGURES = frozenset({"rating.sufficiency", "rating.range"})


@dataclass(frozen=True)
class StandardRating:
    """The rating of one standard. ``computed`` is what the method gives, ``rating`` what holds: the agreed one where
    there is one, else the computed, else the one given. ``score`` is in per cent, for methods that score;
    ``considered`` says why the panel looks at it.
    """

    standard: str
    rating: str | None
    computed: str | None
    reasons: tuple[Reason, ...]
    deciding: str | None = None
    score: Fraction | None = None
    considered: tuple[Reason, ...] = ()
    firmness: Firmness | None = None
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class Ratings:
    """The ratings of an inspection."""

    standards: tuple[StandardRating, ...]
    overall: Overall

    def get(self, standard: str) -> StandardRating:
        """The rating of one standard; KeyError when the edition has no such standard."""
        return {rating.standard: rating for rating in self.standards}[standard]


def rate(edition: Edition, figures: Figures, decisions: Iterable[Decision] = (), organisation: str = "") -> Ratings:
    """Rate every standard of an edition and sum them up, jointly or for one organisation.

    Refused when an agreed or given rating differs from the computed one without a reason, or is of a standard that
    there is not or that the edition does not rate. A standard without figures stays unrated and out of the sum, and
    says so.
    """
    made: dict[str, list[Decision]] = {}
    for decision in (one for one in decisions if one.organisation == organisation):
        made.setdefault(decision.standard, []).append(decision)
    _check_rated(edition, (*made, *figures.given))
    rated = tuple(
        _apply(edition, _rate_standard(edition, standard, figures), made.get(standard.id, []))
        for standard in edition.standards.values()
    )
    counted = {one.standard: one.rating for one in rated if edition.standards[one.standard].counted == "counted"}
    overall = sum_up(edition.ratings, {standard: rating for standard, rating in counted.items() if rating})
    left_out = [standard for standard, rating in counted.items() if rating is None]
    if left_out and edition.ratings.composite:
        unrated = Reason("overall.unrated", {"standards": ", ".join(left_out), "count": len(left_out)})
        overall = replace(overall, reasons=(*overall.reasons, unrated))
    return Ratings(rated, overall)


def _check_rated(edition: Edition, standards: Iterable[str]) -> None:
    rated = [standard.id for standard in edition.standards.values() if standard.counted != "unrated"]
    problems = [
        Problem(
            "not a standard that this edition rates", f"Use one of: {', '.join(rated)}", field="standard", value=one
        )
        for one in standards
        if one not in rated
    ]
    if problems:
        raise Refused(*problems)


def _rate_standard(edition: Edition, standard: Standard, figures: Figures) -> StandardRating:
    if standard.counted == "unrated":
        return StandardRating(standard.id, None, None, (Reason("rating.unrated"),))
    method = edition.get_method(standard.id)
    computed = METHODS[method.kind](edition, method, standard, figures)
    given = figures.given.get(standard.id)
    if computed.rating is None and given is not None:
        reasons = (Reason("rating.given", {"rating": given}), *_tell_figures(computed))
        return StandardRating(standard.id, given, None, reasons, score=computed.score)
    if given not in (None, computed.rating):
        told = f"standard {standard.id} is given as “{given}”, and its figures make it “{computed.rating}”"
        raise Refused(Problem(told, "Write down why beside it, or leave one of the two out", field="reason"))
    bare = StandardRating(
        standard.id, computed.rating, computed.rating, computed.reasons, computed.deciding, computed.score
    )
    return bare if computed.deciding is None else _weigh(edition, standard, figures, bare, computed.deciding)


def _tell_figures(rated: Computed | StandardRating) -> tuple[Reason, ...]:
    """What is told of the figures of a standard, whoever judged it: everything but that nobody did."""
    return tuple(reason for reason in rated.reasons if reason.code in _OF_FIGURES)


def _weigh(
    edition: Edition, standard: Standard, figures: Figures, rating: StandardRating, deciding: str
) -> StandardRating:
    """Put beside a rating how firm it is, and why the panel looks at it."""
    method, discretion = edition.get_method(standard.id), edition.ratings.discretion
    behind = {question.id: figures.by_question[question.id] for question in standard.key_questions if question.summary}
    firmness = find_firmness(method, behind, deciding, edition.ratings.estimates.prior.value)
    triggers = find_triggers(discretion, method, behind, deciding, firmness) if discretion else ()
    return replace(rating, considered=triggers, firmness=firmness)


def _apply(edition: Edition, rating: StandardRating, decisions: list[Decision]) -> StandardRating:
    """Put what was proposed and agreed beside what was computed; the last agreed rating holds."""
    for decision in decisions:
        check_decision(decision, edition, rating.computed)
    if edition.standards[rating.standard].counted == "not-counted":
        rating = replace(rating, reasons=(*rating.reasons, Reason("rating.not-counted")))
    agreed = [decision for decision in decisions if decision.status == "agreed"]
    if not agreed:
        return replace(rating, decisions=tuple(decisions))
    holds = agreed[-1]
    figures = {"rating": holds.rating, "by": holds.by, "why": holds.reason}
    if rating.computed is None:
        reasons: tuple[Reason, ...] = (Reason("rating.judged", figures), *_tell_figures(rating))
    else:
        code = "rating.agreed" if holds.rating == rating.computed else "rating.moved"
        reasons = (*rating.reasons, Reason(code, figures))
    return replace(rating, rating=holds.rating, reasons=reasons, decisions=tuple(decisions))
