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
    found = {
        prompt: estimate
        for prompt in edition.key_questions[there].prompts
        if (estimate := scores.find(f"{there}.{prompt.id}", organisation))
    }
    cases = {prompt.id: estimate.counts.met for prompt, estimate in found.items()}
    lines = [
        NeedLine(
            prompt.id,
            prompt.title or prompt.ask,
            1 + sum(other > cases[prompt.id] for other in cases.values()),
            cases[prompt.id],
            scores.find(f"{delivered}.{prompt.id}", organisation),
            scores.find(f"{progress}.{prompt.id}", organisation),
        )
        for prompt in found
    ]
    return tuple(sorted(lines, key=lambda line: line.rank))
