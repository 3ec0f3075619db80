"""Do the questions of an edition name only answers, streams, methods and routes that exist?"""

import re
from collections.abc import Iterator

from trueline.core.frameworks.editions import Edition
from trueline.core.frameworks.mistakes.mistakes import Mistake, Path, find_missing, find_repeated
from trueline.core.frameworks.mistakes.places import list_asked, list_places, list_standards, list_streams
from trueline.core.frameworks.questions import COMPANIONS, Domain, KeyQuestion, Prompt, Routing, Standard

#: Ids stand in file names, addresses and “2.1.1/CRC”, and in brackets in texts.
_ID = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")


def check_ids(edition: Edition) -> Iterator[Mistake]:
    """Ids are unique where they stand together: a figures file names standards and questions in one column."""
    domains = [((*path, "id"), place.id) for path, place in list_places(edition) if isinstance(place, Domain)]
    yield from find_repeated(domains, "domains")
    standards = [((*path, "id"), standard.id) for path, standard in list_standards(edition)]
    routing = [(("routing", r, "id"), question.id) for r, question in enumerate(edition.routing)]
    yield from find_repeated([*standards, *_list_question_ids(edition), *routing], "standards or questions")
    accountable = [(("accountable", a, "id"), one.id) for a, one in enumerate(edition.accountable)]
    yield from find_repeated(accountable, "of those accountable")


def _list_question_ids(edition: Edition) -> Iterator[tuple[Path, str]]:
    for path, place in list_places(edition):
        if isinstance(place, KeyQuestion):
            yield (*path, "id"), place.id
            for p, prompt in enumerate(place.prompts):
                yield (*path, "prompts", p, "id"), f"{place.id}.{prompt.id}"


def check_id_forms(edition: Edition) -> Iterator[Mistake]:
    """Ids are of letters, digits, dots and hyphens; that of the edition of small letters, digits and hyphens."""
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", edition.id):
        remedy = "Use small letters, digits and hyphens, such as adult-work-2025"
        yield Mistake(("id",), f"“{edition.id}” cannot be the id of an edition", remedy)
    ids = [((*path, "id"), place.id) for path, place in list_places(edition)]
    ids += [(("routing", r, "id"), question.id) for r, question in enumerate(edition.routing)]
    ids += [((*path, "id"), stream.id) for path, stream in list_streams(edition)]
    ids += [(("instruments", i, "id"), one.id) for i, one in enumerate(edition.instruments)]
    ids += [
        (("instruments", i, "items", n, "id"), item.id)
        for i, one in enumerate(edition.instruments)
        for n, item in enumerate(one.items)
    ]
    for path, id_ in ids:
        if id_ in COMPANIONS:
            yield Mistake(path, f"“{id_}” is the name of what an answer lets in", "Use another id")
        if not _ID.fullmatch(id_):
            yield Mistake(path, f"“{id_}” cannot be an id", "Use letters, digits, and dots or hyphens between them")


def check_references(edition: Edition) -> Iterator[Mistake]:
    """Every stream, answer set, accountable organisation and method that is named exists."""
    known = {
        "stream": (edition.streams, "stream"),
        "answers": (edition.answers.by_id, "answer set"),
        "accountable": ([one.id for one in edition.accountable], "organisation under “accountable”"),
        "method": (edition.ratings.method_by_id, "method"),
    }
    for path, place in list_places(edition):
        for name, (ids, named) in known.items():
            yield from find_missing((*path, name), getattr(place, name, None), ids, named)
    for r, question in enumerate(edition.routing):
        yield from find_missing(("routing", r, "stream"), question.stream, edition.streams, "stream")
        yield from find_missing(("routing", r, "answers"), question.answers, edition.answers.by_id, "answer set")


def check_rateable(edition: Edition) -> Iterator[Mistake]:
    """A standard that takes the rating of its lowest key question has key questions with figures; one that is scored
    has something to score.
    """
    if any(check_references(edition)):
        return
    for path, standard in list_standards(edition):
        kind = edition.get_method(standard.id).kind
        if standard.counted == "unrated" or kind == "characteristics":
            continue
        if kind != "lowest-key-question":
            yield from _check_scored(edition, path, standard, one_question=kind == "scores")
            continue
        judged = [asked.id for asked in standard.key_questions if asked.summary]
        if not judged:
            what = f"standard {standard.id} takes the rating of its lowest key question and has none that is judged"
            yield Mistake(path, what, "Add a key question without “summary: false”, or another method")
        for id_ in judged:
            if edition.questions[id_].stream is None:
                what = f"key question {id_} decides a rating, and no case is asked it"
                yield Mistake(path, what, "Add “stream:” here or at its domain, or another method")


def _check_scored(edition: Edition, path: Path, standard: Standard, *, one_question: bool) -> Iterator[Mistake]:
    """A score needs judgements on cases; one that is told as it is needs one."""
    asked = [one for one in edition.questions.values() if one.standard == standard.id and one.stream]
    judged = [one.id for one in asked if one.kind == "summary" or (one.kind == "prompt" and not one_question)]
    if not judged or (one_question and len(judged) > 1):
        wanted = "one key question that is judged on cases" if one_question else "questions that are judged on cases"
        yield Mistake(path, f"standard {standard.id} is scored and does not have {wanted}", f"Give it {wanted}")


def check_characteristics(edition: Edition) -> Iterator[Mistake]:
    """Characteristics are those of ratings of the scale, each once, under a standard that is judged by them."""
    for path, standard in list_standards(edition):
        place: Path = (*path, "characteristics")
        ratings = [((*place, c, "rating"), one.rating) for c, one in enumerate(standard.characteristics)]
        yield from find_repeated(ratings, f"characteristics of {standard.id}", "rating")
        for at, rating in ratings:
            yield from find_missing(at, rating, edition.ratings.rating_by_id, "rating")
        method = edition.ratings.method_by_id.get(standard.method or _find_domain_method(edition, standard))
        if ratings and method and method.kind != "characteristics":
            what = f"standard {standard.id} is judged by figures and has characteristics"
            yield Mistake(place, what, "Leave them out, or name a method of the kind characteristics")


def _find_domain_method(edition: Edition, standard: Standard) -> str:
    return next(domain.method for domain in edition.domains if standard in domain.standards)


def check_found(edition: Edition) -> Iterator[Mistake]:
    """What is true where an answer is met is a clause, for sentences to be built with."""
    for path, place in list_places(edition):
        if isinstance(place, Prompt | KeyQuestion) and place.found and place.found.en.endswith((".", "!", "?")):
            remedy = "Write it as it would follow “in most cases”, without a full stop"
            yield Mistake((*path, "found"), f"“{place.found}” is a sentence, not a clause", remedy)


def check_routes(edition: Edition) -> Iterator[Mistake]:
    """A route leads through a routing question of the same stream, and through answers that it can have."""
    for path, place in list_places(edition):
        if isinstance(place, KeyQuestion | Prompt):
            yield from _check_route(edition, (*path, "applies"), place.applies)
        if isinstance(place, Prompt):
            for target in place.also_counts_to:
                yield from find_missing((*path, "also_counts_to"), target, edition.key_questions, "key question")
    for path, question in list_asked(edition):
        for routing in question.applies:
            asked = edition.routing_by_id.get(routing)
            if asked and question.stream and asked.stream != question.stream:
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
    """A routing question is filled in from a heading of its stream: its values, and answers of the question's set."""
    for r, question in enumerate(edition.routing):
        path: Path = ("routing", r)
        stream, answers = edition.streams.get(question.stream), edition.answers.by_id.get(question.answers)
        heading = stream.heading_by_id.get(question.heading or "") if stream else None
        if stream:
            yield from find_missing((*path, "heading"), question.heading, stream.heading_by_id, "heading")
        if question.prefill and question.heading is None:
            yield Mistake((*path, "prefill"), f"“{question.id}” is filled in from no heading", "Add “heading:”")
        for value, answer in question.prefill.items():
            if heading and heading.values:
                known = [one.title for one in heading.values]
                yield from find_missing((*path, "prefill", value), value, known, f"value of “{heading.id}”")
            if answers:
                choices = [choice.id for choice in answers.choices]
                yield from find_missing((*path, "prefill", value), answer, choices, f"answer to “{question.id}”")


CHECKS = (
    check_ids,
    check_id_forms,
    check_references,
    check_rateable,
    check_characteristics,
    check_found,
    check_routes,
    check_prefill,
)
