"""From figures to the rating of every standard and of the whole, with the reason for each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from trueline.core.frameworks import Edition, Standard
from trueline.core.ratings.composites import Overall, sum_up
from trueline.core.ratings.figures import Figures
from trueline.core.ratings.firmness import Firmness, find_firmness
from trueline.core.ratings.methods import METHODS
from trueline.core.ratings.panels import Decision, check_decision, find_triggers
from trueline.core.reasons import Reason


@dataclass(frozen=True)
class StandardRating:
    """The rating of one standard. ``computed`` is what the method gives, ``rating`` what holds: the agreed one where
    there is one, else the one given, else the computed. ``considered`` says why the panel looks at it.
    """

    standard: str
    rating: str | None
    computed: str | None
    reasons: tuple[Reason, ...]
    deciding: str | None = None
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


def rate(edition: Edition, figures: Figures, decisions: Iterable[Decision] = ()) -> Ratings:
    """Rate every standard of an edition and sum them up.

    Refused when an agreed rating differs from the computed one without a reason. A standard without figures stays
    unrated and out of the sum, and says so.
    """
    made: dict[str, list[Decision]] = {}
    for decision in decisions:
        made.setdefault(decision.standard, []).append(decision)
    rated = tuple(
        _apply(_rate_standard(edition, standard, figures), made.get(standard.id, []))
        for standard in edition.standards.values()
        if standard.counted != "unrated"
    )
    counted = {
        one.standard: one.rating
        for one in rated
        if one.rating is not None and edition.standards[one.standard].counted == "counted"
    }
    overall = sum_up(edition.ratings, counted)
    left_out = [one.standard for one in rated if one.rating is None]
    if left_out:
        unrated = Reason("overall.unrated", {"standards": ", ".join(left_out), "count": len(left_out)})
        overall = replace(overall, reasons=(*overall.reasons, unrated))
    return Ratings(rated, overall)


def _rate_standard(edition: Edition, standard: Standard, figures: Figures) -> StandardRating:
    method = edition.get_method(standard.id)
    computed = METHODS[method.kind](method, standard, figures)
    given = figures.given.get(standard.id)
    told = computed.reasons if given is None else (Reason("rating.given", {"rating": given}),)
    if computed.deciding is None or given is not None:
        return StandardRating(standard.id, given or computed.rating, computed.rating, told)
    behind = {question.id: figures.by_question[question.id] for question in standard.key_questions if question.summary}
    firmness = find_firmness(method, behind, computed.deciding, edition.ratings.estimates.prior.value)
    discretion = edition.ratings.discretion
    triggers = find_triggers(discretion, method, behind, computed.deciding, firmness) if discretion else ()
    return StandardRating(standard.id, computed.rating, computed.rating, told, computed.deciding, triggers, firmness)


def _apply(rating: StandardRating, decisions: list[Decision]) -> StandardRating:
    """Put what was proposed and agreed beside what was computed; the last agreed rating holds."""
    for decision in decisions:
        check_decision(decision, rating.computed)
    agreed = [decision for decision in decisions if decision.status == "agreed"]
    if not agreed:
        return replace(rating, decisions=tuple(decisions))
    holds = agreed[-1]
    figures = {"rating": holds.rating, "by": holds.by, "why": holds.reason}
    if rating.computed is None:
        reasons: tuple[Reason, ...] = (Reason("rating.judged", figures),)
    else:
        code = "rating.agreed" if holds.rating == rating.computed else "rating.moved"
        reasons = (*rating.reasons, Reason(code, figures))
    return replace(rating, rating=holds.rating, reasons=reasons, decisions=tuple(decisions))
