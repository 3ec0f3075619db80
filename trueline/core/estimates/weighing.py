"""What does each case weigh in a figure, and which share of the weight met?

Where an edition weighs its figures, a case weighs one over the chance that it had of being drawn.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from trueline.core.estimates.intervals import Interval, logit, weighted_share
from trueline.core.frameworks import Counting, Edition
from trueline.core.problems import Problem, Refused

#: The chance of being drawn of each case, by stream and reference.
Chances = Mapping[tuple[str, str], Fraction]
#: What each case of a group weighs, by reference; None where all weigh alike.
Weights = Mapping[str, Fraction] | None


@dataclass(frozen=True)
class Weighed:
    """The weights of the cases that count for a question, and of those of them that met it; ``sample`` is how many
    cases the whole sample has.
    """

    weights: tuple[Fraction, ...]
    met: tuple[bool, ...]
    sample: int

    @property
    def share(self) -> Fraction | None:
        """The exact share of the weight that met; None when nothing counts."""
        total = sum(self.weights)
        return sum(weight for weight, met in zip(self.weights, self.met, strict=True) if met) / total if total else None

    def find_interval(self, level: float, population: int | None) -> Interval | None:
        """The interval on log-odds with the design’s standard error; None where it has no ends."""
        if len(self.weights) < 2 or self.share in (0, 1):
            return None
        share, error = weighted_share([float(weight) for weight in self.weights], self.met, population, self.sample)
        return logit(share, error, len(self.weights), level)


def weigh(counted: Mapping[str, Counting | None], weights: Mapping[str, Fraction]) -> Weighed:
    """The cases that count for a question, weighed."""
    inside = {subject: counting == "met" for subject, counting in counted.items() if counting in ("met", "not_met")}
    return Weighed(tuple(weights[subject] for subject in inside), tuple(inside.values()), len(counted))


def find_weights(edition: Edition, stream: str, subjects: Iterable[str], chances: Chances) -> Weights:
    """What the cases of a stream weigh; None where the edition does not weigh, and for who was asked by an instrument.
    Refused when a case has no chance that is known.
    """
    if not edition.samples.weighted.value or stream not in edition.streams:
        return None
    problems = list(_find_unknown(stream, subjects := tuple(subjects), chances))
    if problems:
        raise Refused(*problems)
    return {subject: 1 / chances[stream, subject] for subject in subjects}


def _find_unknown(stream: str, subjects: Iterable[str], chances: Chances) -> Iterator[Problem]:
    for subject in subjects:
        if not chances.get((stream, subject)):
            what = "figures are weighted, and with which chance this case was drawn is not known"
            yield Problem(what, "Name the folder of its draw: --sample DIR", field=stream, value=subject)
