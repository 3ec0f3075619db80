"""Does what was published agree with itself and with the rules? Everything its figures allow is worked out again."""

from collections.abc import Iterator

from trueline.core.archives import figure_checks, rating_checks, table_checks
from trueline.core.archives.checks import Check
from trueline.core.archives.publications import Publication
from trueline.core.frameworks import Edition


def check_publication(publication: Publication, edition: Edition) -> Iterator[Check]:
    """Every check that a publication's figures allow, by the rules and the words of its edition."""
    yield from rating_checks.check_standards(publication, edition)
    yield from rating_checks.check_overall(publication, edition)
    yield from rating_checks.check_comparisons(publication, edition)
    yield from rating_checks.check_sizes(publication)
    yield from figure_checks.check_sums(publication)
    yield from figure_checks.check_restatements(publication)
    yield from figure_checks.check_key_question_words(publication, edition.wording)
    yield from figure_checks.check_relations(publication, edition.wording)
    yield from table_checks.check_needs(publication)
    yield from table_checks.check_spreads(publication)
