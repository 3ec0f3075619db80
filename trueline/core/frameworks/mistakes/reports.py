"""Does the report plan of an edition speak of what there is in it, and of all of it?"""

from collections.abc import Iterator

from trueline.core.frameworks.editions import Edition
from trueline.core.frameworks.mistakes.mistakes import Mistake, Path, find_missing, find_repeated
from trueline.core.frameworks.questions import KeyQuestion
from trueline.core.frameworks.report_plans import Chapter, Display


def check_chapters(edition: Edition) -> Iterator[Mistake]:
    """Chapters are unique, one of a domain or standard names it, and no standard is left out."""
    ids = [(("report", "chapters", c, "id"), chapter.id) for c, chapter in enumerate(edition.report.chapters)]
    yield from find_repeated(ids, "chapters")
    domains = [domain.id for domain in edition.domains]
    for c, chapter in enumerate(edition.report.chapters):
        path: Path = ("report", "chapters", c)
        yield from find_missing((*path, "domain"), chapter.domain, domains, "domain")
        yield from find_missing((*path, "standard"), chapter.standard, edition.standards, "standard")
        for kind in ("domain", "standard"):
            if chapter.kind == kind and getattr(chapter, kind) is None:
                yield Mistake(path, f"a {kind} chapter without its {kind}", f"Add “{kind}:”")
    yield from _find_untold(edition)


def _find_untold(edition: Edition) -> Iterator[Mistake]:
    """Domains of which some standard is told in no chapter."""
    domains = {chapter.domain for chapter in edition.report.chapters if chapter.kind == "domain"}
    standards = {chapter.standard for chapter in edition.report.chapters if chapter.kind == "standard"}
    for domain in edition.domains:
        untold = [standard.id for standard in domain.standards if standard.id not in standards]
        if domain.id in domains or (domain.standards and not untold):
            continue
        what = f"no chapter tells of domain “{domain.id}”"
        remedy = f"Add a chapter of “kind: domain” with “domain: '{domain.id}'”, or one of “kind: standard” for each of"
        yield Mistake(("report", "chapters"), what, f"{remedy} its standards")


def check_displays(edition: Edition) -> Iterator[Mistake]:
    """Displays are unique, name questions that are asked and stand under a standard of their chapter."""
    ids = [
        (("report", "chapters", c, "displays", d, "id"), display.id)
        for c, chapter in enumerate(edition.report.chapters)
        for d, display in enumerate(chapter.displays)
    ]
    yield from find_repeated(ids, "displays")
    for c, chapter in enumerate(edition.report.chapters):
        for d, display in enumerate(chapter.displays):
            path: Path = ("report", "chapters", c, "displays", d)
            yield from _check_display(edition, path, chapter, display)


def _check_display(edition: Edition, path: Path, chapter: Chapter, display: Display) -> Iterator[Mistake]:
    told = [one.id for domain in edition.domains if domain.id == chapter.domain for one in domain.standards]
    yield from find_missing((*path, "standard"), display.standard, told, f"standard in the chapter “{chapter.id}”")
    if display.kind == "needs":
        yield from _check_needs(edition, path, display)
        return
    for question in display.questions:
        yield from find_missing((*path, "questions"), question, edition.questions, "question")
    if display.kind in ("answers", "figures") and not display.questions:
        yield Mistake(path, f"a display of {display.kind} without questions", "Add “questions:”")
    if display.share and len(display.questions) != 1:
        yield Mistake(path, "shares of a whole are those of one question", "Name one question, or leave out “share”")


def _check_needs(edition: Edition, path: Path, display: Display) -> Iterator[Mistake]:
    """Three key questions with the same prompts, each a need with its title: there, enough done, enough progress."""
    for question in display.questions:
        yield from find_missing((*path, "questions"), question, edition.key_questions, "key question")
    if len(display.questions) != len(_NEEDS):
        yield Mistake(path, "a table of needs is not of three key questions", f"Name {', '.join(_NEEDS)}")
    asked = [edition.key_questions[one] for one in display.questions if one in edition.key_questions]
    for other in asked[1:]:
        if _list_prompts(other) != _list_prompts(asked[0]):
            what = f"{other.id} does not ask about the same needs as {asked[0].id}"
            yield Mistake(path, what, "Give both key questions prompts with the same ids")
    for prompt in asked[0].prompts if asked else ():
        if prompt.title is None:
            what = f"the need {asked[0].id}.{prompt.id} has no title"
            yield Mistake(path, what, "Give the prompt a “title:”, such as Accommodation")


_NEEDS = ("the one that asks whether the need is there", "whether enough was done", "whether there was progress")


def _list_prompts(asked: KeyQuestion) -> set[str]:
    return {prompt.id for prompt in asked.prompts}


CHECKS = (check_chapters, check_displays)
