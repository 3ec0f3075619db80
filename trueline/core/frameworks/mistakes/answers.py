"""Can the answers of an edition be given, and do they make figures where figures are wanted?"""

from collections.abc import Iterator

from trueline.core.frameworks.answer_sets import OPEN_KINDS, AnswerSet
from trueline.core.frameworks.editions import Edition
from trueline.core.frameworks.mistakes.mistakes import Mistake, Path, find_missing, find_repeated
from trueline.core.frameworks.mistakes.places import list_asked


def check_answer_sets(edition: Edition) -> Iterator[Mistake]:
    """A set that is chosen from has choices, says each answer once, and has two of them where it is two-way."""
    sets = [(("answers", "sets", a, "id"), answers.id) for a, answers in enumerate(edition.answers.sets)]
    yield from find_repeated(sets, "answer sets")
    for a, answers in enumerate(edition.answers.sets):
        path: Path = ("answers", "sets", a)
        if not answers.choices and answers.kind not in OPEN_KINDS:
            yield Mistake(path, f"the answer set “{answers.id}” has no choices", "Add its choices")
        choices = [((*path, "choices", c, "id"), choice.id) for c, choice in enumerate(answers.choices)]
        beside = [((*path, "id"), choice.id) for choice in edition.answers.beside]
        yield from find_repeated([*beside, *choices], f"answers of “{answers.id}”")
        if answers.kind == "two-way" and sorted(choice.counts for choice in answers.choices) != ["met", "not_met"]:
            what = f"the two-way answers “{answers.id}” are not one that is met and one that is not_met"
            yield Mistake((*path, "choices"), what, "Give it these two, or make it ordered or category")


def check_lines(edition: Edition) -> Iterator[Mistake]:
    """In an ordered set the line lies in one place: what is met stands above what is not."""
    for a, answers in enumerate(edition.answers.sets):
        counted = [choice.counts for choice in answers.choices if choice.counts in ("met", "not_met")]
        if answers.kind == "ordered" and counted != sorted(counted):
            what = f"the line of “{answers.id}” lies in more than one place"
            yield Mistake(("answers", "sets", a, "choices"), what, "Write the choices best first: met above not_met")


def check_companions(edition: Edition) -> Iterator[Mistake]:
    """What an answer lets in has answers of its own, of a kind that fits, and lets nothing in itself."""
    kinds = {"causes": ("several", "category"), "after": ("two-way",)}
    for a, answers in enumerate(edition.answers.sets):
        for part, fitting in kinds.items():
            path: Path = ("answers", "sets", a, part)
            named = edition.answers.by_id.get(getattr(answers, part) or "")
            yield from find_missing(path, getattr(answers, part), edition.answers.by_id, "answer set")
            if named and (named.kind not in fitting or named.causes or named.after):
                what = f"“{named.id}” cannot be the {part} of “{answers.id}”"
                yield Mistake(path, what, f"Name a set of the kind {' or '.join(fitting)} without causes and after")


def check_figures(edition: Edition) -> Iterator[Mistake]:
    """A judgement on cases has answers that make a figure."""
    for path, question in list_asked(edition):
        answers = edition.answers.by_id.get(question.answers or "")
        if question.stream and question.answers is None:
            yield Mistake(path, f"question {question.id} has no answers", "Add “answers:” here or at its domain")
        elif question.kind in ("prompt", "summary") and answers and not _has_line(answers):
            what = f"question {question.id} is a judgement, and no figure can come of the answers “{answers.id}”"
            yield Mistake((*path, "answers"), what, "Give answers that are met and not_met, or “kind: information”")


def _has_line(answers: AnswerSet) -> bool:
    return {"met", "not_met"} <= {choice.counts for choice in answers.choices}


CHECKS = (check_answer_sets, check_lines, check_companions, check_figures)
