"""Which needs do people have, and was enough done about each?"""

from collections.abc import Sequence
from dataclasses import dataclass

from trueline.core.estimates.estimating import Estimate
from trueline.core.estimates.scoring import Scores
from trueline.core.frameworks import Edition, Text


@dataclass(frozen=True)
class NeedLine:
    """One need: in how many cases it was there, and the estimates of enough done and of enough progress; None where
    nobody was asked. ``rank`` counts from 1 for the most frequent; needs as frequent as each other share it.
    """

    id: str
    title: Text
    rank: int
    cases: int
    delivered: Estimate | None
    progress: Estimate | None


def rank_needs(
    edition: Edition, scores: Scores, questions: Sequence[str], organisation: str = ""
) -> tuple[NeedLine, ...]:
    """The needs that the prompts of three key questions ask about (there, enough done, enough progress), the most
    frequent first and those as frequent in the order asked. Needs that nobody was asked about are left out.
    """
    there, delivered, progress = questions
    prompts = {prompt.id: prompt for prompt in edition.key_questions[there].prompts}
    found = {id_: scores.find(f"{there}.{id_}", organisation) for id_ in prompts}
    cases = {id_: estimate.counts.met for id_, estimate in found.items() if estimate}
    lines = (
        NeedLine(
            id_,
            prompts[id_].title or prompts[id_].ask,
            1 + sum(other > met for other in cases.values()),
            met,
            scores.find(f"{delivered}.{id_}", organisation),
            scores.find(f"{progress}.{id_}", organisation),
        )
        for id_, met in cases.items()
    )
    return tuple(sorted(lines, key=lambda line: line.rank))
