"""What is a sample: which cases, in which order and role, and how they were drawn?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from trueline.core.caseloads import Case
from trueline.core.frameworks import Edition
from trueline.core.samples.sizes import SampleSize

Role = Literal["selected", "reserve"]
#: What settled a case: its probability alone, the first walk, the second, or the landing.
Stage = Literal["certain", "first", "second", "landing"]

#: The columns of a sample file, in the order in which it is written.
SAMPLE_COLUMNS = ("position", "reference", "stratum", "role", "probability", "replaces")
#: The first columns of the file of all eligible cases; what they are counted by follows under the ids of headings.
FRAME_COLUMNS = ("reference", "role", "probability", "settled")


@dataclass(frozen=True)
class Settled:
    """The probability that an eligible case had of being selected, and what settled whether it was."""

    probability: Fraction
    by: Stage


@dataclass(frozen=True)
class DrawnCase:
    """A case of a sample: its place, its stratum, and the probability it had of being selected. ``replaces`` is the
    reference of the case for which a reserve stands in.
    """

    position: int
    case: Case
    stratum: str
    role: Role
    probability: Fraction
    replaces: str = ""


@dataclass(frozen=True)
class Sample:
    """The cases drawn and how. ``cases`` are in drawn order, the selected before the reserves. ``settled``
    tells of every eligible case by its reference; it is empty for a draw that does not tell.
    """

    stream: str
    seed: str
    algorithm: str
    size: SampleSize
    cases: tuple[DrawnCase, ...]
    settled: Mapping[str, Settled] = field(default_factory=dict)

    @property
    def selected(self) -> tuple[Case, ...]:
        """The cases to be assessed."""
        return tuple(drawn.case for drawn in self.cases if drawn.role == "selected")

    @property
    def reserves(self) -> tuple[DrawnCase, ...]:
        """The cases that stand ready, in the order in which they are used."""
        return tuple(drawn for drawn in self.cases if drawn.role == "reserve")


def find_chances(edition: Edition, samples: Iterable[Sample]) -> Mapping[tuple[str, str], Fraction]:
    """The chance that each case of some samples had of being drawn, by stream and reference. Of a stream drawn from
    within another’s sample it is the product of both; where that other sample is not among them, nothing is told.
    """
    own = {(sample.stream, one.case.reference): one.probability for sample in samples for one in sample.cases}
    chances = {}
    for (stream, reference), chance in own.items():
        within = edition.streams[stream].within
        around = own.get((within, reference)) if within else Fraction(1)
        if around:
            chances[stream, reference] = around * chance
    return chances
