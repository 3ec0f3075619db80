"""A made-up publication, and what checking one says of it."""

from tests.builders import nps
from trueline.core.archives import (
    Check,
    Publication,
    PublishedFigure,
    PublishedKeyQuestion,
    PublishedStandard,
    check_publication,
)

STANDARD = PublishedStandard(
    "3.1",
    "Court reports",
    "Good",
    10,
    (PublishedKeyQuestion("3.1.1", 70, 11), PublishedKeyQuestion("3.1.2", 90, 12)),
)
BARE = Publication("made-up", "Made up", "nps-standards-2018", "S9", "2020", ("Someone",), ())


def checks(publication: Publication, kind: str) -> list[Check]:
    return [one for one in check_publication(publication, nps()) if one.kind == kind]


def outcomes(publication: Publication, kind: str) -> list[str]:
    return [one.outcome for one in checks(publication, kind)]


def figure(**more: object) -> PublishedFigure:
    return PublishedFigure(**{"section": "findings", "line": 5, **more})  # type: ignore[arg-type]
