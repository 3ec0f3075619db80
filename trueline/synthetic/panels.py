"""What evidence do invented inspectors gather, and how does an invented panel decide?"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from trueline.core.estimates import Scores
from trueline.core.frameworks import Edition, Question, Standard
from trueline.core.inspections import Evidence, EvidenceKind
from trueline.core.ratings import Decision, Figure, figures_from_scores, rate, select_figures
from trueline.synthetic.chance import Chance

#: Meetings as in S0:1291, documents an assumption.
_MEETINGS, _DOCUMENTS = 34, 26


def gather_evidence(edition: Edition, officers: int, seed: str) -> tuple[Evidence, ...]:
    """An interview with each officer, meetings and documents, each for one of the standards judged on the
    organisation.
    """
    standards = _judged_on_evidence(edition)
    if not standards:
        return ()
    chance = Chance(seed, "evidence")
    gathered: tuple[tuple[int, EvidenceKind, str], ...] = (
        (officers, "interview", "Responsible officer"),
        (_MEETINGS, "meeting", "Managers, partners or sentencers"),
        (_DOCUMENTS, "document", "Sent in before fieldwork"),
    )
    items = ((kind, topic) for count, kind, topic in gathered for _ in range(count))
    return tuple(
        Evidence(f"E{number:03}", kind, chance.pick(standards).id, f"{topic} (invented)")
        for number, (kind, topic) in enumerate(items, start=1)
    )


def _judged_on_evidence(edition: Edition) -> list[Standard]:
    return [one for one in edition.standards.values() if edition.get_method(one.id).kind == "characteristics"]


def decide(
    edition: Edition, scores: Scores, evidence: tuple[Evidence, ...], seed: str, fieldwork: date
) -> tuple[Decision, ...]:
    """What the lead proposed and the panel agreed: judgements on the organisation, and computed ratings near a boundary
    considered and left as they are.
    """
    chance = Chance(seed, "panel")
    proposed, agreed = fieldwork + timedelta(days=28), fieldwork + timedelta(days=32)
    return tuple(_decide_all(edition, scores, evidence, chance, proposed, agreed))


def _judge_in_words(edition: Edition, scores: Scores, agreed: date) -> Iterator[Decision]:
    """For standards judged in words, the phrase that the mean share met suggests, for each organisation."""
    organisations = sorted({one.organisation for one in scores.estimates})
    scale = [rating.id for rating in edition.ratings.scale]
    for standard in edition.standards.values():
        for organisation in organisations if edition.get_method(standard.id).kind == "sufficiency" else ():
            own, joint = figures_from_scores(scores, organisation), figures_from_scores(scores)
            found = (select_figures(edition, organisation, own, joint) if organisation else joint).by_question
            shares = [found[one.id].percent for one in edition.questions.values() if _is_of(one, standard, found)]
            if shares and (organisation or len(organisations) == 1):
                place = int((100 - sum(shares) / len(shares)) * len(scale) / 60)
                rating = scale[min(place, len(scale) - 1)]
                why = f"Invented: on average {round(sum(shares) / len(shares))}% of the work was sufficient"
                yield Decision(standard.id, rating, "agreed", "lead inspector", agreed.isoformat(), why, organisation)


def _is_of(question: Question, standard: Standard, found: Mapping[str, Figure]) -> bool:
    return question.standard == standard.id and question.kind == "prompt" and question.id in found


def _decide_all(
    edition: Edition, scores: Scores, evidence: tuple[Evidence, ...], chance: Chance, proposed: date, agreed: date
) -> Iterator[Decision]:
    scale = [rating.id for rating in edition.ratings.scale]
    weights = dict(zip(scale, (0.12, 0.5, 0.33, 0.05), strict=False))
    for standard in _judged_on_evidence(edition):
        rating = chance.weigh(weights)
        items = [item.id for item in evidence if item.standard == standard.id]
        told = f"{len(items)} items, {items[0]} to {items[-1]} among them," if items else "what was seen,"
        why = f"Invented: {told} held against the characteristics"
        yield Decision(standard.id, rating, "proposed", "lead inspector", proposed.isoformat(), why)
        yield Decision(standard.id, rating, "agreed", "ratings panel", agreed.isoformat(), why)
    yield from _judge_in_words(edition, scores, agreed)
    for rated in rate(edition, figures_from_scores(scores)).standards:
        if rated.computed and rated.considered:
            why = "Invented: the cases near the boundary were read again and stand."
            yield Decision(rated.standard, rated.computed, "proposed", "lead inspector", proposed.isoformat(), why)
            yield Decision(rated.standard, rated.computed, "agreed", "ratings panel", agreed.isoformat(), why)
