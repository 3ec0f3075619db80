"""Where in an edition does each thing that is judged stand?"""

from collections.abc import Iterator

from trueline.core.frameworks.editions import Edition
from trueline.core.frameworks.mistakes.mistakes import Path
from trueline.core.frameworks.questions import Domain, KeyQuestion, Prompt, Question, Standard
from trueline.core.frameworks.streams import Stream

Place = tuple[Path, Domain | Standard | KeyQuestion | Prompt]


def list_places(edition: Edition) -> Iterator[Place]:
    """Every domain, standard, key question and prompt with its path, from the top down."""
    for d, domain in enumerate(edition.domains):
        yield ("domains", d), domain
        for s, standard in enumerate(domain.standards):
            yield ("domains", d, "standards", s), standard
            for k, asked in enumerate(standard.key_questions):
                path = ("domains", d, "standards", s, "key_questions", k)
                yield path, asked
                yield from (((*path, "prompts", p), prompt) for p, prompt in enumerate(asked.prompts))


def list_standards(edition: Edition) -> Iterator[tuple[Path, Standard]]:
    """Every standard with its path."""
    yield from ((path, place) for path, place in list_places(edition) if isinstance(place, Standard))


def list_streams(edition: Edition) -> Iterator[tuple[Path, Stream]]:
    """Every stream with its path."""
    yield from ((("samples", "streams", s), stream) for s, stream in enumerate(edition.samples.streams))


def list_asked(edition: Edition) -> Iterator[tuple[Path, Question]]:
    """Every question as it is asked, with the path of its key question or prompt."""
    for path, place in list_places(edition):
        if isinstance(place, KeyQuestion):
            prompts = {f"{place.id}.{one.id}": (*path, "prompts", p) for p, one in enumerate(place.prompts)}
            asked: dict[str, Path] = {place.id: path, **prompts}
            yield from ((at, edition.questions[id_]) for id_, at in asked.items() if id_ in edition.questions)
