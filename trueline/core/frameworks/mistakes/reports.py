"""Does the report plan of an edition speak of the domains there are, and of all of them?"""

from collections.abc import Iterator

from trueline.core.frameworks.editions import Edition
from trueline.core.frameworks.mistakes.mistakes import Mistake, find_missing, find_repeated


def check_chapters(edition: Edition) -> Iterator[Mistake]:
    """Chapters are unique, a domain chapter names its domain, and no domain is left out."""
    ids = [(("report", "chapters", c, "id"), chapter.id) for c, chapter in enumerate(edition.report.chapters)]
    yield from find_repeated(ids, "chapters")
    domains = [domain.id for domain in edition.domains]
    for c, chapter in enumerate(edition.report.chapters):
        yield from find_missing(("report", "chapters", c, "domain"), chapter.domain, domains, "domain")
        if chapter.kind == "domain" and chapter.domain is None:
            yield Mistake(("report", "chapters", c), "a domain chapter without its domain", "Add “domain:”")
    written = {chapter.domain for chapter in edition.report.chapters if chapter.kind == "domain"}
    for domain in domains:
        if domain not in written:
            what = f"no chapter tells of domain “{domain}”"
            yield Mistake(("report", "chapters"), what, f"Add a chapter of “kind: domain” with “domain: '{domain}'”")


CHECKS = (check_chapters,)
