"""Does the report plan of an edition speak of domains there are?"""

from collections.abc import Iterator

from trueline.core.frameworks.editions import Edition
from trueline.core.frameworks.mistakes.mistakes import Mistake, find_missing, find_repeated


def check_chapters(edition: Edition) -> Iterator[Mistake]:
    """Chapters are unique, and a domain chapter names its domain."""
    ids = [(("report", "chapters", c, "id"), chapter.id) for c, chapter in enumerate(edition.report.chapters)]
    yield from find_repeated(ids, "chapters")
    domains = [domain.id for domain in edition.domains]
    for c, chapter in enumerate(edition.report.chapters):
        yield from find_missing(("report", "chapters", c, "domain"), chapter.domain, domains, "domain")
        if chapter.kind == "domain" and chapter.domain is None:
            yield Mistake(("report", "chapters", c), "a domain chapter without its domain", "Add “domain:”")


CHECKS = (check_chapters,)
