"""Do the questions of an edition name only answers, streams, methods and routes that exist?"""

from collections.abc import Iterator

from trueline.core.frameworks.answer_sets import OPEN_KINDS
from trueline.core.frameworks.editions import Edition
from trueline.core.frameworks.mistakes.mistakes import Mistake, Path, find_missing, find_repeated
from trueline.core.frameworks.questions import Domain, KeyQuestion, Prompt, Routing, Standard

Place = tuple[Path, Domain | Standard | KeyQuestion | Prompt]


def _places(edition: Edition) -> Iterator[Place]:
    """Every domain, standard, key question and prompt with its path, from the top down."""
    for d, domain in enumerate(edition.domains):
        yield ("domains", d), domain
        for s, standard in enumerate(domain.standards):
            yield ("domains", d, "standards", s), standard
            for k, asked in enumerate(standard.key_questions):
                path = ("domains", d, "standards", s, "key_questions", k)
                yield path, asked
                yield from (((*path, "prompts", p), prompt) for p, prompt in enumerate(asked.prompts))


def check_ids(edition: Edition) -> Iterator[Mistake]:
    """Ids are unique at each level; prompts within their key question."""
    for kind, named in ((Domain, "domains"), (Standard, "standards"), (KeyQuestion, "key questions")):
        places = [((*path, "id"), place.id) for path, place in _places(edition) if isinstance(place, kind)]
        yield from find_repeated(places, named)
    for path, place in _places(edition):
        if isinstance(place, KeyQuestion):
            prompts = [((*path, "prompts", p, "id"), prompt.id) for p, prompt in enumerate(place.prompts)]
            yield from find_repeated(prompts, f"prompts of {place.id}")
    routing = [(("routing", r, "id"), question.id) for r, question in enumerate(edition.routing)]
    yield from find_repeated(routing, "routing questions")
    organisations = [(("organisations", o, "id"), one.id) for o, one in enumerate(edition.organisations)]
    yield from find_repeated(organisations, "organisations")


def check_answer_sets(edition: Edition) -> Iterator[Mistake]:
    """A set that is chosen from has choices, and says each answer once."""
    sets = [(("answers", "sets", a, "id"), answers.id) for a, answers in enumerate(edition.answers.sets)]
    yield from find_repeated(sets, "answer sets")
    for a, answers in enumerate(edition.answers.sets):
        path: Path = ("answers", "sets", a)
        if not answers.choices and answers.kind not in OPEN_KINDS:
            yield Mistake(path, f"the answer set “{answers.id}” has no choices", "Add its choices")
        choices = [((*path, "choices", c, "id"), choice.id) for c, choice in enumerate(answers.choices)]
        beside = [((*path, "id"), choice.id) for choice in edition.answers.beside]
        yield from find_repeated([*beside, *choices], f"answers of “{answers.id}”")


def check_references(edition: Edition) -> Iterator[Mistake]:
    """Every stream, answer set, accountable organisation and method that is named exists."""
    known = {
        "stream": (edition.streams, "stream"),
        "answers": (edition.answers.by_id, "answer set"),
        "accountable": ([one.id for one in edition.organisations], "organisation"),
        "method": (edition.ratings.method_by_id, "method"),
    }
    for path, place in _places(edition):
        for name, (ids, named) in known.items():
            yield from find_missing((*path, name), getattr(place, name, None), ids, named)
    for r, question in enumerate(edition.routing):
        yield from find_missing(("routing", r, "stream"), question.stream, edition.streams, "stream")
        yield from find_missing(("routing", r, "answers"), question.answers, edition.answers.by_id, "answer set")


def check_askable(edition: Edition) -> Iterator[Mistake]:
    """A question asked of cases has answers to choose from."""
    if any(check_references(edition)):
        return
    for question in edition.questions.values():
        if question.stream and not question.answers:
            path = next(path for path, place in _places(edition) if place.id == question.key_question)
            yield Mistake(path, f"question {question.id} has no answers", "Add “answers:” here or at its domain")


def check_routes(edition: Edition) -> Iterator[Mistake]:
    """A route leads through a routing question of the same stream, and through answers that it can have."""
    for path, place in _places(edition):
        if isinstance(place, KeyQuestion | Prompt):
            yield from _check_route(edition, (*path, "applies"), place.applies)
        if isinstance(place, Prompt):
            for target in place.also_counts_to:
                yield from find_missing((*path, "also_counts_to"), target, edition.key_questions, "key question")
    for question in edition.questions.values():
        for routing in question.applies:
            asked = edition.routing_by_id.get(routing)
            if asked and question.stream and asked.stream != question.stream:
                path = next(path for path, place in _places(edition) if place.id == question.key_question)
                what = (
                    f"question {question.id} is asked in “{question.stream}”, its route “{routing}” in “{asked.stream}”"
                )
                yield Mistake(path, what, "Route by a question of the same stream")


def _check_route(edition: Edition, path: Path, applies: Routing) -> Iterator[Mistake]:
    for routing, answers in applies.items():
        asked = edition.routing_by_id.get(routing)
        if asked is None:
            yield from find_missing((*path, routing), routing, edition.routing_by_id, "routing question")
        elif asked.answers in edition.answers.by_id:
            choices = [choice.id for choice in edition.answers.by_id[asked.answers].choices]
            for answer in answers:
                yield from find_missing((*path, routing), answer, choices, f"answer to “{routing}”")


def check_prefill(edition: Edition) -> Iterator[Mistake]:
    """A routing question is filled in from a heading of its stream, with answers of its set."""
    for r, question in enumerate(edition.routing):
        path: Path = ("routing", r)
        stream, answers = edition.streams.get(question.stream), edition.answers.by_id.get(question.answers)
        if stream and question.heading:
            yield from find_missing((*path, "heading"), question.heading, stream.heading_by_id, "heading")
        if answers:
            choices = [choice.id for choice in answers.choices]
            for value, answer in question.prefill.items():
                yield from find_missing((*path, "prefill", value), answer, choices, f"answer to “{question.id}”")


CHECKS = (check_ids, check_answer_sets, check_references, check_askable, check_routes, check_prefill)
