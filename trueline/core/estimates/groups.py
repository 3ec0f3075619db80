"""Which cases are estimated together, how many do they stand for, and what bears on all their figures?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trueline.core.assessments import Answer, Standing
from trueline.core.estimates.weighing import Chances, Weights, find_weights
from trueline.core.frameworks import Edition, Stream
from trueline.core.problems import Problem, Refused
from trueline.core.reasons import Reason

#: Population by stream and organisation; the organisation is empty for the whole stream.
Populations = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Group:
    """The cases of a stream, or those asked by an instrument, all or of one organisation (empty for all), the number
    they stand for, and what each of them weighs.
    """

    subject: str
    organisation: str
    cases: Standing
    population: int | None
    caveats: tuple[Reason, ...]
    weights: Weights = None


def group_cases(edition: Edition, standing: Standing, populations: Populations, chances: Chances) -> tuple[Group, ...]:
    """The groups of an inspection in the order of its streams and instruments: everyone first, then each organisation
    where there is more than one. Refused when a population is of no group, or smaller than its cases, and when cases
    should be weighed and a chance is not known.
    """
    streams = sort_by_stream(standing)
    sorted_out = {
        (subject, organisation): cases
        for subject in edition.subjects
        if subject in streams
        for organisation, cases in _sort_by_organisation(streams[subject]).items()
    }
    problems = list(_find_problems(sorted_out, populations))
    if problems:
        raise Refused(*problems)
    return tuple(
        Group(id_, organisation, cases, populations.get((id_, organisation)), tuple(caveats), weights)
        for (id_, organisation), cases in sorted_out.items()
        for caveats in [_find_caveats(edition.streams.get(id_), cases)]
        for weights in [find_weights(edition, id_, cases, chances)]
    )


def sort_by_stream(standing: Standing) -> Mapping[str, Standing]:
    """Stream → subject → question → answer. One person in two streams is two cases."""
    streams: dict[str, dict[str, dict[str, Answer]]] = {}
    for subject, answers in standing.items():
        for question, answer in answers.items():
            streams.setdefault(answer.stream, {}).setdefault(subject, {})[question] = answer
    return streams


def _sort_by_organisation(cases: Standing) -> Mapping[str, Standing]:
    """All cases (under nothing), then those of each organisation where there is more than one."""
    held: dict[str, dict[str, Mapping[str, Answer]]] = {}
    for subject, answers in cases.items():
        for organisation in {answer.organisation for answer in answers.values()} - {""}:
            held.setdefault(organisation, {})[subject] = answers
    return {"": cases} | (dict(sorted(held.items())) if len(held) > 1 else {})


def _find_problems(groups: Mapping[tuple[str, str], Standing], populations: Populations) -> Iterator[Problem]:
    for key, population in populations.items():
        told = f"{'/'.join(filter(None, key))}={population}"
        if key[1] and key not in groups:
            named = sorted(organisation for stream, organisation in groups if stream == key[0] and organisation)
            remedy = f"Use one of: {', '.join(named)}" if named else "The answers name no organisations: leave it out"
            yield Problem("no case of this organisation", remedy, field="population", value=told)
        elif key in groups and population < len(groups[key]):
            what = f"fewer than the {len(groups[key])} cases assessed"
            remedy = "Count all eligible cases, those assessed among them"
            yield Problem(what, remedy, field="population", value=told)


def _find_caveats(stream: Stream | None, cases: Standing) -> Iterator[Reason]:
    """What the edition says of a stream, and what a whole sample would have and this one does not; nothing for an
    instrument.
    """
    if stream is None:
        return
    if stream.caveat:
        yield Reason("caveat.stream", {"caveat": stream.id})
    for routing, expected in stream.expects.items():
        there = {answers[routing].answer for answers in cases.values() if routing in answers}
        for answer in (answer for answer in expected if there and answer not in there):
            yield Reason("caveat.one-sided", {"routing": routing, "answer": answer})
